import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mobileIn } from '../../src/model/phone.ts'
import { isCardNumber, passesLuhn, phoneKey } from '../../src/verify/numbers.ts'

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

describe('phones and cards', () => {
  it('knows a mobile by its eleven digits, with or without country code', () => {
    expect(mobileIn('+86 138 0000 1234')).toBe('13800001234')
    expect(mobileIn('12800001234')).toBe('')
    expect(phoneKey('0531-88880000')).toBe('053188880000')
    expect(phoneKey('无')).toBe('')
  })

  it('takes only 16 to 19 digits that start with 62, 4 or 5 for a card', () => {
    expect(isCardNumber(`62${'0'.repeat(14)}`)).toBe(true)
    expect(isCardNumber(`62${'0'.repeat(13)}`)).toBe(false)
    expect(isCardNumber(`4${'0'.repeat(18)}`)).toBe(true)
    expect(isCardNumber(`5${'0'.repeat(19)}`)).toBe(false)
    expect(isCardNumber(`3${'0'.repeat(15)}`)).toBe(false)
  })

  it('fails Luhn when any one digit is changed', () => {
    fc.assert(
      fc.property(digits(18), fc.nat(18), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const valid = [...'0123456789'].map((check) => body + check).find(passesLuhn) ?? ''
        const changed = valid.slice(0, at) + ((Number(valid[at]) + by) % 10) + valid.slice(at + 1)
        return passesLuhn(valid) && !passesLuhn(changed)
      }),
    )
  })
})
