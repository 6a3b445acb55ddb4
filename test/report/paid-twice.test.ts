import { describe, expect, it } from 'vitest'
import type { AssignedCase } from '../../src/model/case.ts'
import type { DebitResult, Payment } from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'
import { paidTwice } from '../../src/report/index.ts'
import { paidTwiceWords } from '../../src/report/paid-twice.ts'
import { followed } from './followed.ts'
import { contextOf, day, oneCase } from './samples.ts'

const context = contextOf('2026-06-18')
const debit = (on: string, status: DebitResult['status'] = 'succeeded'): DebitResult => ({
  day: day(on),
  status,
  reason: '',
  rawReason: '',
})
const payment = (on: string, yuan?: number): Payment => ({
  day: day(on),
  amount: yuan === undefined ? undefined : fen(yuan * 100),
})
const paid = (debits: readonly DebitResult[], payments: readonly Payment[] = [], returned?: string): AssignedCase =>
  followed(
    oneCase(
      {
        due: '2026-06-01',
        yuan: 500,
        paidFlag: 'paid',
        ...(returned ? { transferStatus: 'succeeded', returnDate: day(returned) } : {}),
      },
      context,
    ),
    {},
    { debits, payments },
  )

describe('an instalment that was perhaps paid twice', () => {
  it('has two debits that succeeded on different days', () => {
    expect(paidTwice(paid([debit('2026-06-05'), debit('2026-06-10')]))).toEqual([day('2026-06-05'), day('2026-06-10')])
    expect(paidTwice(paid([debit('2026-06-05')], [], '2026-06-10'))).toEqual([day('2026-06-05'), day('2026-06-10')])
    expect(paidTwice(paid([debit('2026-06-05')], [], '2026-06-05'))).toBeUndefined()
    expect(paidTwice(paid([debit('2026-06-05'), debit('2026-06-10', 'failed')]))).toBeUndefined()
    expect(paidTwice(paid([debit('2026-06-05')], [], '2026-06-06'))).toBeUndefined()
    expect(paidTwice(paid([debit('2026-06-05'), debit('2026-06-07', 'failed'), debit('2026-06-10')]))).toBeUndefined()
  })

  it('has a whole payment well before the debit: a day apart, or after it, they tell of the same money', () => {
    expect(paidTwice(paid([debit('2026-06-10')], [payment('2026-06-08')]))).toEqual([
      day('2026-06-08'),
      day('2026-06-10'),
    ])
    expect(paidTwice(paid([debit('2026-06-10')], [payment('2026-06-08', 500)]))).toBeDefined()
    expect(paidTwice(paid([debit('2026-06-10')], [payment('2026-06-08', 499)]))).toBeUndefined()
    expect(paidTwice(paid([debit('2026-06-10')], [payment('2026-06-09')]))).toBeUndefined()
    expect(paidTwice(paid([debit('2026-06-10')], [payment('2026-06-12')]))).toBeUndefined()
  })

  it('is told to finance with both days, and nobody else is', () => {
    const twice = paid([debit('2026-06-05'), debit('2026-06-10')])
    expect(paidTwiceWords(twice, context.asOf, 'zh')).toBe('可能缴了两次（6月5日、6月10日）：请财务核实，多收的退还')
    expect(paidTwice({ ...twice, disposition: 'worklist' })).toBeUndefined()
    expect(paidTwice({ ...twice, history: undefined })).toBeUndefined()
  })
})
