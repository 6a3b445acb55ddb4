import { describe, expect, it } from 'vitest'
import { classifyPolicy } from '../../src/classify/classify.ts'
import { withNews } from '../../src/gather/index.ts'
import type { Instalment } from '../../src/model/case.ts'
import type { FieldName } from '../../src/model/field.ts'
import type { CaseHistory, DebitResult, Payment } from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { openJudge } from '../../src/transfer/index.ts'
import { day } from '../collect/days.ts'
import { contextOf } from '../report/samples.ts'

const judge = openJudge(DEFAULT_SETTINGS)
const judging = { judge, asOf: day('2026-05-20') }
const DUE = '2026-04-10'

function row(cells: Partial<Receivable> = {}): Receivable {
  const columns = new Set(['policyNo', 'dueDate', 'premium', 'transferStatus', ...Object.keys(cells)] as FieldName[])
  return { ...EMPTY_RECEIVABLE, policyNo: 'P1', dueDate: day(DUE), premium: fen(120_000), ...cells, columns }
}

function history(debits: readonly DebitResult[], payments: readonly Payment[] = []): CaseHistory {
  return {
    firstSeen: day('2026-05-01'),
    firstPremium: fen(120_000),
    firstBucket: 'grace1',
    listCame: day('2026-05-01'),
    contacts: [],
    debits,
    payments,
    changes: [],
    handovers: [],
    assignments: [],
    sent: [],
    since: {},
  } as CaseHistory
}

const failed = (on: string, rawReason = '余额不足'): DebitResult => ({
  day: day(on),
  status: 'failed',
  reason: 'T01',
  rawReason,
})
const succeeded = (on: string): DebitResult => ({ day: day(on), status: 'succeeded', reason: '', rawReason: '成功' })
const paid = (on: string | undefined, amount?: number): Payment => ({
  day: on === undefined ? undefined : day(on),
  amount: amount === undefined ? undefined : fen(amount),
})

const verdict = (one: Receivable, past: CaseHistory) => judge(withNews(one, past, judging))

/** The case as it is judged as of 2026-05-20. */
function judged(one: Receivable, past: CaseHistory) {
  const receivable = withNews(one, past, judging)
  const instalment: Instalment = {
    receivable,
    premium: receivable.premium ?? fen(0),
    rows: 1,
    products: [],
    codes: [],
    transfer: judge(receivable),
    listBehind: false,
    transferRisk: '',
    history: past,
  }
  const [c] = classifyPolicy([instalment], contextOf('2026-05-20'))
  const problem = c?.paidAfterLapse !== undefined ? 'paidAfterLapse' : c?.paidInPart ? 'paidInPart' : ''
  return [c?.disposition, problem]
}

describe('news of debits', () => {
  it('is none without a book, and for a book that knows no result', () => {
    const one = row({ transferStatus: 'failed' })
    expect(withNews(one, undefined, judging)).toBe(one)
    expect(withNews(one, history([]), judging)).toBe(one)
    expect(withNews(one, history([{ ...failed('2026-05-09'), status: 'pending' }]), judging)).toBe(one)
  })

  it('is the result of the later day, not that of the same day', () => {
    const one = row({ transferStatus: 'failed', failReason: '户名不符', returnDate: day('2026-05-10') })
    expect(verdict(one, history([succeeded('2026-05-11')])).status).toBe('succeeded')
    expect(verdict(one, history([succeeded('2026-05-10')])).status).toBe('failed')
    expect(verdict(one, history([failed('2026-05-11')])).reason).toBe('T01')
    expect(verdict(one, history([failed('2026-05-09')])).reason).toBe('T03')
  })

  it('takes the last of several, and of one day that which came last', () => {
    expect(verdict(row(), history([failed('2026-05-12'), succeeded('2026-05-09')])).status).toBe('failed')
    expect(verdict(row(), history([failed('2026-05-12'), succeeded('2026-05-12')])).status).toBe('succeeded')
  })

  it('takes a result without a day for as old as the book knows it, and for new where it does not', () => {
    const one = row({ transferStatus: 'failed', failReason: '余额不足' })
    expect(verdict(one, history([failed('2026-05-02'), succeeded('2026-05-09')])).status).toBe('succeeded')
    expect(verdict(one, history([succeeded('2026-05-09')])).status).toBe('failed')
  })

  it('is believed where the list knows no result, but not where it names another channel', () => {
    expect(verdict(row({ payChannel: 'transfer' }), history([failed('2026-05-09')])).status).toBe('failed')
    expect(verdict(row({ payChannel: 'counter' }), history([failed('2026-05-09')])).status).toBe('notEnrolled')
  })

  it('keeps unknown unknown, and the code of the bank beside its words', () => {
    const unknown: DebitResult = { day: day('2026-05-11'), status: 'inFlight', reason: '', rawReason: '处理中' }
    expect(verdict(row({ transferStatus: 'failed', returnDate: day('2026-05-10') }), history([unknown])).status).toBe(
      'inFlight',
    )
    const coded = withNews(row(), history([failed('2026-05-11', '3008 余额不足')]), judging)
    expect([coded.failCode, coded.failReason, judge(coded).rawReason]).toEqual(['3008', '余额不足', '3008 余额不足'])
    expect(withNews(row(), history([failed('2026-05-11', 'insufficient funds')]), judging).failReason).toBe(
      'insufficient funds',
    )
  })

  it('answers a debit on its way by the result of its day or a later one', () => {
    const sent = row({ transferStatus: 'inFlight', returnDate: day('2026-05-10') })
    expect(verdict(sent, history([failed('2026-05-09')])).status).toBe('inFlight')
    expect(verdict(sent, history([failed('2026-05-10')])).status).toBe('failed')
    expect(verdict(sent, history([succeeded('2026-05-11')])).status).toBe('succeeded')
  })

  it('answers one without a day by what was entered after a run had seen it, until lists have caught up', () => {
    const sent = row({ transferStatus: 'inFlight' })
    const known = (afterInFlight: DebitResult) => ({ ...history([afterInFlight]), afterInFlight })
    expect(verdict(sent, history([failed('2026-05-19')])).status).toBe('inFlight')
    expect(verdict(sent, known(failed('2026-05-19'))).status).toBe('failed')
    expect(verdict(sent, known(failed('2026-05-07'))).status).toBe('failed')
    expect(verdict(sent, known(failed('2026-05-06'))).status).toBe('inFlight')
    // what was paid stays paid, however old, whoever saw it first, unless it was taken back
    expect(verdict(sent, history([succeeded('2026-04-20')])).status).toBe('succeeded')
    expect(verdict(sent, known(succeeded('2026-05-14'))).status).toBe('succeeded')
    expect(verdict(sent, history([succeeded('2026-04-20'), failed('2026-04-25')])).status).toBe('inFlight')
  })

  it('lets a list take back what it alone had told: that the debit succeeded and the money came', () => {
    const told = history([{ ...succeeded('2026-05-09'), listSaidPaid: true }])
    expect(verdict(row({ paidFlag: 'unpaid', payChannel: 'transfer' }), told).status).toBe('pending')
    expect(verdict(row({ paidFlag: 'unpaid', transferStatus: 'inFlight' }), told).status).toBe('inFlight')
    expect(verdict(row(), told).status).toBe('succeeded')
    expect(verdict(row({ paidFlag: 'unpaid', transferStatus: 'succeeded' }), told).status).toBe('succeeded')
    // a bank return, or a list behind it, tells what this list does not know yet
    expect(verdict(row({ paidFlag: 'unpaid' }), history([succeeded('2026-05-09')])).status).toBe('succeeded')
  })

  it('lets the first of several successes pay, unless a failure stands between', () => {
    const dayOf = (one: Receivable, past: CaseHistory) => withNews(one, past, judging).returnDate
    expect(dayOf(row(), history([succeeded('2026-05-09'), succeeded('2026-05-12')]))).toBe(day('2026-05-09'))
    expect(dayOf(row(), history([succeeded('2026-05-09'), failed('2026-05-10'), succeeded('2026-05-12')]))).toBe(
      day('2026-05-12'),
    )
    const own = row({ transferStatus: 'succeeded', returnDate: day('2026-05-12') })
    expect(dayOf(own, history([succeeded('2026-05-09'), succeeded('2026-05-12')]))).toBe(day('2026-05-09'))
    expect(dayOf(own, history([succeeded('2026-05-14')]))).toBe(day('2026-05-12'))
    expect(verdict(own, history([failed('2026-05-14')])).status).toBe('failed')
    const failedSince = row({ transferStatus: 'failed', failReason: '余额不足', returnDate: day('2026-05-10') })
    expect(dayOf(failedSince, history([succeeded('2026-05-09'), succeeded('2026-05-12')]))).toBe(day('2026-05-12'))
  })

  it('of a whole payment and a debit that succeeded the earlier one pays: a second debit makes nothing late', () => {
    const lateDebit = row({ dueDate: day('2026-03-10'), transferStatus: 'failed', returnDate: day('2026-05-01') })
    const past = (...payments: Payment[]) => history([succeeded('2026-05-12')], payments)
    expect(judged(lateDebit, past(paid('2026-05-08', 120_000)))).toEqual(['paid', ''])
    expect(judged(lateDebit, past(paid('2026-05-08', 119_999)))).toEqual(['worklist', 'paidAfterLapse'])
    expect(judged(lateDebit, past(paid('2026-05-12', 120_000)))).toEqual(['worklist', 'paidAfterLapse'])
    expect(withNews(lateDebit, past(paid('2026-05-08', 120_000)), judging)).toMatchObject({
      paidDate: day('2026-05-08'),
      returnDate: day('2026-05-12'),
    })
  })

  it('settles the case when the debit succeeded, also beside a payment in part', () => {
    expect(judged(row(), history([succeeded('2026-05-09')]))).toEqual(['paid', ''])
    expect(judged(row(), history([succeeded('2026-05-09')], [paid('2026-05-08', 30_000)]))).toEqual(['paid', ''])
  })
})

describe('news of payments', () => {
  it('settles in full, within the window of docs/rules.md 3 and before the lapse', () => {
    expect(judged(row(), history([], [paid('2026-05-10', 120_000)]))).toEqual(['paid', ''])
    expect(judged(row(), history([], [paid('2026-05-10')]))).toEqual(['paid', ''])
    expect(judged(row(), history([], [paid(undefined)]))).toEqual(['paid', ''])
    expect(judged(row(), history([], [paid('2026-02-09', 120_000)]))).toEqual(['worklist', ''])
    expect(judged(row(), history([], [paid('2026-02-10', 120_000)]))).toEqual(['paid', ''])
  })

  it('of the day of the lapse is money after the lapse, of the day before it settles', () => {
    const old = row({ dueDate: day('2026-03-15') })
    expect(judged(old, history([], [paid('2026-05-14', 120_000)]))).toEqual(['paid', ''])
    expect(judged(old, history([], [paid('2026-05-15', 120_000)]))).toEqual(['worklist', 'paidAfterLapse'])
  })

  it('in part leaves the case open, and two parts settle it', () => {
    expect(judged(row(), history([], [paid('2026-05-10', 119_999)]))).toEqual(['worklist', 'paidInPart'])
    expect(judged(row(), history([], [paid('2026-05-10', 60_000), paid('2026-05-12', 60_000)]))).toEqual(['paid', ''])
  })

  it('adds up with what the list says, once', () => {
    const part = row({ paidDate: day('2026-05-08'), paidAmount: fen(60_000) })
    expect(judged(part, history([], [paid('2026-05-08', 60_000)]))).toEqual(['worklist', 'paidInPart'])
    expect(judged(part, history([], [paid('2026-05-12', 60_000)]))).toEqual(['paid', ''])
    expect(judged(part, history([], [paid('2026-05-08', 60_000), paid('2026-05-12', 60_000)]))).toEqual(['paid', ''])
  })

  it('takes nothing back from a list that says paid', () => {
    expect(judged(row({ paidFlag: 'paid' }), history([], [paid('2026-05-12', 1)]))).toEqual(['paid', ''])
  })
})
