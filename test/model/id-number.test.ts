import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIsoDay } from '../../src/model/day.ts'
import { birthDateIn, formOf, hasCheckDigit, sexIn } from '../../src/model/id-number.ts'

/** Written from the standard, another way: the check character is the one that makes the weighted sum ≡ 1 (mod 11). */
function withCheckDigit(body: string): string {
  for (const check of '0123456789X') {
    const values = [...body, check].map((c) => (c === 'X' ? 10 : Number(c)))
    const sum = values.reduce((total, value, i) => total + value * (2 ** (17 - i) % 11), 0)
    if (sum % 11 === 1) return body + check
  }
  throw new Error('no check digit fits')
}

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

describe('the check digit of GB 11643-1999', () => {
  it('passes on the example of the standard', () => {
    expect(hasCheckDigit('11010519491231002X')).toBe(true)
    expect(hasCheckDigit('11010519491231002x')).toBe(true)
  })

  it('passes on every number made by the rule', () => {
    fc.assert(fc.property(digits(17), (body) => hasCheckDigit(withCheckDigit(body))))
  })

  it('fails when any one digit is changed', () => {
    fc.assert(
      fc.property(digits(17), fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const valid = withCheckDigit(body)
        const changed = valid.slice(0, at) + ((Number(valid[at]) + by) % 10) + valid.slice(at + 1)
        return !hasCheckDigit(changed)
      }),
    )
  })
})

describe('what an ID number tells', () => {
  it('is birth date and sex, in the new form and the old', () => {
    expect(birthDateIn('11010519491231002X')).toBe(parseIsoDay('1949-12-31'))
    expect(birthDateIn('370000800503013')).toBe(parseIsoDay('1980-05-03'))
    expect(sexIn('11010519491231002X')).toBe('female')
    expect(sexIn('370000800503013')).toBe('male')
  })

  it('is nothing where the digits are no date', () => {
    expect(birthDateIn('370000198002300138')).toBeUndefined()
    expect(formOf('37000019800503013Y')).toBe(0)
    expect(formOf('37000080050301X')).toBe(0)
  })
})
