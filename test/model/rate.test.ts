import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRates, formatRate, formatRatio, meanRate, rateNumber, rateOf } from '../../src/model/rate.ts'

describe('rates', () => {
  it('are rounded half up, and only where they are shown', () => {
    expect(formatRate(rateOf(1, 3))).toBe('33.33%')
    expect(formatRate(rateOf(2, 3))).toBe('66.67%')
    expect(formatRate(rateOf(99995, 100000))).toBe('100.00%')
    expect(formatRate(rateOf(12345, 1000000))).toBe('1.23%')
    expect(formatRate(rateOf(12350, 1000000))).toBe('1.24%')
    expect(formatRatio(rateOf(5, 1000), 2)).toBe('0.01')
    expect(formatRatio(rateOf(0, 7), 6)).toBe('0.000000')
    expect(formatRatio(undefined, 6)).toBe('')
  })

  it('mark what is over 100 %, even by one fen', () => {
    expect(formatRate(rateOf(1_000_001, 1_000_000))).toBe('100.00% ⚠')
    expect(formatRate(rateOf(1_000_000, 1_000_000))).toBe('100.00%')
  })

  it('keep sums that no float could divide exactly', () => {
    const whole = Number.MAX_SAFE_INTEGER
    expect(compareRates(rateOf(whole - 1, whole), rateOf(whole, whole))).toBe(-1)
  })

  it('have a mean between them, wherever both are there', () => {
    const amount = integer({ min: 1, max: 1_000_000 })
    assert(
      property(amount, amount, amount, amount, integer({ min: 0, max: 100 }), (a, b, c, d, weight) => {
        const [first, second] = [rateOf(a, b), rateOf(c, d)]
        const mean = meanRate(first, second, weight)
        const [low, high] = compareRates(first, second) < 0 ? [first, second] : [second, first]
        expect(compareRates(low, mean)).toBeLessThanOrEqual(0)
        expect(compareRates(mean, high)).toBeLessThanOrEqual(0)
      }),
    )
    expect(meanRate(undefined, rateOf(1, 2), 50)).toBeUndefined()
  })

  it('are numbers of six places in a workbook', () => {
    expect(rateNumber({ part: 2n, whole: 3n })).toBe(0.666667)
  })
})
