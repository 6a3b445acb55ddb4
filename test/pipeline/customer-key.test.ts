import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCustomerKeys } from '../../src/pipeline/writing/customer-key.ts'
import { openSipHash } from '../../src/pipeline/writing/sip-hash.ts'

describe('SipHash-2-4', () => {
  const key = Uint8Array.from({ length: 16 }, (_, i) => i)
  const bytes = Uint8Array.from({ length: 64 }, (_, i) => i)

  it.each([
    [0, '726fdb47dd0e0e31'],
    [1, '74f839c593dc67fd'],
    [7, 'ab0200f58b01d137'],
    [8, '93f5f5799a932462'],
    [15, 'a129ca6149be45e5'],
    [63, '958a324ceb064572'],
  ])('gives for the first %i bytes what its authors published', (length, expected) => {
    expect(openSipHash(key)(bytes, length)).toBe(expected)
  })
})

describe('the key of a customer', () => {
  const keyOf = openCustomerKeys('a secret')

  it('is sixteen hex digits, the same for the same customer, another under another secret', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (customer) => {
        expect(keyOf(customer)).toMatch(/^[0-9a-f]{16}$/)
        expect(openCustomerKeys('a secret')(customer)).toBe(keyOf(customer))
        expect(openCustomerKeys('another')(customer)).not.toBe(keyOf(customer))
      }),
    )
  })

  it('differs between customers, however alike they are', () => {
    const keys = new Set<string>()
    for (let n = 0; n < 20_000; n++) keys.add(keyOf(`id:37010119800101${String(n).padStart(4, '0')}`))
    expect(keys.size).toBe(20_000)
  })
})
