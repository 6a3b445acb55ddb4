import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addFen, fen, formatFen, formatFenGrouped, formatShare, NO_FEN } from '../../src/model/money.ts'

describe('fen', () => {
  it.each([
    [0, '0.00', '0.00'],
    [1, '0.01', '0.01'],
    [10, '0.10', '0.10'],
    [123450, '1234.50', '1,234.50'],
    [100000000, '1000000.00', '1,000,000.00'],
    [-5, '-0.05', '-0.05'],
    [-123456789, '-1234567.89', '-1,234,567.89'],
    [9007199254740991, '90071992547409.91', '90,071,992,547,409.91'],
  ])('%i is written %s and %s', (amount, plain, grouped) => {
    expect(formatFen(fen(amount))).toBe(plain)
    expect(formatFenGrouped(fen(amount))).toBe(grouped)
  })

  it.each([0.5, 1e16, Number.NaN, Number.POSITIVE_INFINITY])('%d is no amount', (n) => {
    expect(() => fen(n)).toThrow()
  })

  it('are added without loss, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }).map(fen)), (amounts) => {
        const sum = amounts.reduce(addFen, NO_FEN)
        expect([...amounts].reverse().reduce(addFen, NO_FEN)).toBe(sum)
        expect(
          formatFen(sum)
            .replace('.', '')
            .replace(/^(-?)0+(?=\d)/, '$1'),
        ).toBe(String(sum))
      }),
    )
  })
})

describe('a share', () => {
  it('of nothing is a dash', () => {
    expect(formatShare(0, 0)).toBe('—')
    expect(formatShare(5, 0)).toBe('—')
  })

  it('has one decimal', () => {
    expect(formatShare(1, 3)).toBe('33.3%')
    expect(formatShare(2, 3)).toBe('66.7%')
    expect(formatShare(0, 3)).toBe('0.0%')
    expect(formatShare(3, 3)).toBe('100.0%')
  })

  it('over 100 % is shown as it is, and marked', () => {
    expect(formatShare(5, 4)).toBe('125.0% ⚠')
  })
})
