import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fingerprintOf, openInterner } from '../../src/model/interner.ts'

it('gives each distinct text its own number, and the text back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 300 }), (texts) => {
      const interner = openInterner()
      const numbers = new Map<string, number>()
      for (const text of texts) {
        const known = numbers.get(text)
        expect(interner.find(text)).toBe(known ?? -1)
        const number = interner.intern(text)
        expect(number).toBe(known ?? numbers.size)
        numbers.set(text, number)
      }
      expect(interner.size).toBe(numbers.size)
      for (const [text, number] of numbers) expect(interner.text(number)).toBe(text)
    }),
  )
})

it('compares as text is compared', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), (a, b) => {
      const interner = openInterner()
      expect(Math.sign(interner.compare(interner.intern(a), interner.intern(b)))).toBe(a < b ? -1 : Number(a > b))
    }),
  )
})

it('holds a hundred thousand texts', () => {
  const interner = openInterner()
  for (let i = 0; i < 100_000; i++) interner.intern(`P${i}`)
  expect(interner.size).toBe(100_000)
  expect(interner.find('P99999')).toBe(99_999)
  expect(interner.find('P100000')).toBe(-1)
})

it('fingerprints are whole numbers that tell a hundred thousand texts apart', () => {
  const seen = new Set<number>()
  for (let i = 0; i < 100_000; i++) seen.add(fingerprintOf(`37000019800101${i}`))
  expect(seen.size).toBe(100_000)
  expect([...seen].every(Number.isSafeInteger)).toBe(true)
})
