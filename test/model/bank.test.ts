import { describe, expect, it } from 'vitest'
import { bankOf } from '../../src/model/bank.ts'
import { parseIsoDay } from '../../src/model/day.ts'
import { nextDebitDay } from '../../src/model/debit-day.ts'

describe('the bank that a name means', () => {
  it.each([
    ['农行', '中国农业银行'],
    ['中国农业银行股份有限公司济南历下支行', '中国农业银行'],
    ['Ａ Ｂ Ｃ', '中国农业银行'],
    ['農業銀行', '中国农业银行'],
    ['工行', '中国工商银行'],
    ['中国银行', '中国银行'],
    ['中行山东省分行', '中国银行'],
    ['邮储银行', '中国邮政储蓄银行'],
    ['浦发银行', '上海浦东发展银行'],
    ['中国民生银行', '中国民生银行'],
  ])('%s', (name, bank) => {
    expect(bankOf(name)).toBe(bank)
  })

  it.each(['中国农业发展银行', '农商行', '山东省农村信用社联合社', '齐鲁银行', '海峡银行', ''])(
    '%s is none of the large ones',
    (name) => {
      expect(bankOf(name)).toBe(name)
    },
  )
})

describe('debit days by bank', () => {
  const day = (text: string) => parseIsoDay(text) ?? expect.fail(text)
  const next = (bank: string, debitDays: Readonly<Record<string, readonly number[]>>) =>
    nextDebitDay(bank, day('2026-06-18'), debitDays)

  it('hold for every name of the bank, the longest part that fits before all', () => {
    const days = { 农业银行: [5], '*': [20] }
    for (const name of ['农业银行', '农行', '中国农业银行', 'ABC', '农行历下支行'])
      expect(next(name, days)).toBe(day('2026-07-05'))
    expect(next('农行', { 中国农业银行: [5] })).toBe(day('2026-07-05'))
    expect(next('农商行', days)).toBe(day('2026-06-20'))
    // what is said of a branch is not said of the bank
    expect(next('农行青岛支行', { ...days, 农行历下支行: [25] })).toBe(day('2026-07-05'))
    expect(next('农业银行', { 农行历下支行: [25] })).toBeUndefined()
    expect(next('邮政储蓄银行', { 邮储银行: [5] })).toBe(day('2026-07-05'))
    expect(next('工**行', { '*': [20] })).toBe(day('2026-06-20'))
    expect(next('农行历下支行', { 农业银行: [5], 农行历下支行: [25] })).toBe(day('2026-06-25'))
  })
})
