import { describe, expect, it } from 'vitest'
import { kindOf, matchRow, newsOf, type PolicyBooks, type ResultRow } from '../../src/collect/index.ts'
import type { KnownCase } from '../../src/model/collected.ts'
import type { FieldName } from '../../src/model/field.ts'
import { fen } from '../../src/model/money.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { openJudge } from '../../src/transfer/index.ts'
import { day } from './days.ts'

const judge = openJudge(DEFAULT_SETTINGS)

function table(columns: readonly FieldName[], ...rows: readonly Partial<Receivable>[]) {
  const presence = new Set(columns)
  return {
    presence,
    rows: rows.map((cells) => {
      const row: Receivable = { ...EMPTY_RECEIVABLE, ...cells, columns: presence }
      return { row, verdict: judge(row) }
    }),
  }
}

const kind = (...args: Parameters<typeof table>) => {
  const { presence, rows } = table(...args)
  return kindOf(presence, rows).kind
}

describe('what a table is', () => {
  const failed = { transferStatus: 'failed', failReason: '余额不足' } as const
  const RETURN: readonly FieldName[] = ['policyNo', 'transferStatus', 'failReason', 'returnDate']
  const WIDE: readonly FieldName[] = [...RETURN, 'dueDate', 'premium', 'mobile', 'address', 'collectorCode']

  it('is a return where the bank has answered for every line, also that it does not know yet', () => {
    expect(kind(RETURN, failed, { transferStatus: 'succeeded' }, { failReason: '处理中' })).toBe('return')
  })

  it('is a return although a slim one leaves a few lines open, and a list of receivables when half of them are', () => {
    const slim: readonly FieldName[] = [...RETURN, 'dueDate', 'premium']
    expect(kind(slim, failed, failed, {})).toBe('return')
    expect(kind(slim, failed, {})).toBe('receivables')
  })

  it('is a list of receivables as soon as one line of a wide table is open', () => {
    expect(kind(WIDE, failed, failed, failed, {})).toBe('receivables')
    expect(kind(WIDE, failed, failed)).toBe('return')
  })

  it.each([
    ['contract facts', [...WIDE, 'frequency', 'policyStatus'], {}],
    ['a paid flag', [...RETURN, 'dueDate', 'premium', 'paidFlag', 'collectorName'], { paidFlag: 'unpaid' }],
  ] as const)('is a list of receivables, whatever became of the debits, where it has %s', (_, columns, cells) => {
    const inFlight = { transferStatus: 'inFlight' } as const
    for (const debit of [failed, inFlight]) expect(kind(columns, { ...debit, ...cells })).toBe('receivables')
    expect(kind(columns, { ...failed, ...cells }, { transferStatus: 'succeeded' })).toBe('receivables')
  })

  it('is a return although it names holder, account, amount, and a contract fact, or says what was not received', () => {
    const bank: readonly FieldName[] = ['holderName', 'accountName', 'bankAccount', 'bankName', 'dueDate', 'premium']
    const line = { ...failed, bankAccount: '6222020000000000013' }
    expect(kind([...RETURN, ...bank], line)).toBe('return')
    expect(kind([...WIDE, ...bank, 'frequency'], line)).toBe('return')
    expect(kind([...RETURN, ...bank, 'paidFlag'], { ...line, paidFlag: 'unpaid' })).toBe('return')
    // nothing is due: no list that a run could read
    expect(kind([...RETURN, 'mobile', 'address', 'frequency', 'policyStatus'], failed)).toBe('return')
  })

  it('is a paid list where every line is paid, and none where one says that it is not', () => {
    const columns: readonly FieldName[] = ['policyNo', 'dueDate', 'premium', 'paidFlag', 'paidDate']
    expect(kind(columns, { paidFlag: 'paid' }, { paidDate: day('2026-06-01') })).toBe('paid')
    expect(kind(columns, { paidFlag: 'paid' }, { paidFlag: 'paid' }, { paidFlag: 'unpaid' })).toBe('receivables')
  })

  it('is nothing where there are neither results nor payments', () => {
    expect(kind(['policyNo', 'holderName'], {})).toBe('none')
    expect(kind(['policyNo', 'dueDate', 'premium'])).toBe('none')
    // the header of a return: on many days the bank has nothing to say
    expect(kind(RETURN)).toBe('return')
  })
})

describe('the news of a line', () => {
  const news = (as: 'return' | 'paid', columns: readonly FieldName[], cells: Partial<Receivable>) => {
    const [one] = table(columns, cells).rows
    if (one === undefined) throw new Error('no row')
    return newsOf(one.row, one.verdict, as)
  }

  it('is the result of the debit with the reason that the bank gives', () => {
    const { debit, payment } = news('return', ['failReason'], { failReason: '余额不足', returnDate: day('2026-06-10') })
    expect(debit).toEqual({ day: day('2026-06-10'), status: 'failed', reason: 'T01', rawReason: '余额不足' })
    expect(payment).toBeUndefined()
  })

  it('leaves unknown unknown', () => {
    expect(news('return', ['failReason'], { transferStatus: 'failed', failReason: '处理中' }).debit?.status).toBe(
      'inFlight',
    )
    expect(news('return', ['failReason'], {}).debit).toBeUndefined()
  })

  it('tells money once: a debit that succeeded is no payment besides', () => {
    const cells = { transferStatus: 'succeeded', paidAmount: fen(120_000) } as const
    const both = news('return', ['transferStatus', 'paidAmount'], cells)
    expect([both.debit?.status, both.payment]).toEqual(['succeeded', undefined])
    const paid = news('paid', ['transferStatus', 'paidAmount'], cells)
    expect([paid.debit, paid.payment?.amount]).toEqual([undefined, 120_000])
  })
})

describe('the case of a line', () => {
  const MAY = day('2026-05-20')
  const JUNE = day('2026-06-20')
  const open = (dueDate: typeof MAY, premium: number): KnownCase => ({ dueDate, premium: fen(premium), paid: false })
  const books = (...cases: readonly KnownCase[]): PolicyBooks => ({ cases, debits: [], payments: [] })
  const paid = (amount: number | undefined, on = '2026-06-21', dueDate?: typeof MAY): ResultRow => ({
    file: 'paid.csv',
    source: '/paid.csv',
    sheet: '',
    row: 2,
    policyNo: 'P1',
    dueDate,
    amount: amount === undefined ? undefined : fen(amount),
    product: '',
    debit: undefined,
    payment: { day: day(on), amount: amount === undefined ? undefined : fen(amount) },
  })

  it('is that of its due date, and none where the book does not know it', () => {
    expect(matchRow(paid(500, '2026-06-21', JUNE), books(open(MAY, 500), open(JUNE, 500)), 0)).toEqual({
      is: 'new',
      dueDate: JUNE,
    })
    expect(matchRow(paid(500, '2026-06-21', JUNE), books(open(MAY, 500)), 0)).toEqual({ is: 'unmatched' })
    expect(matchRow(paid(500), books(), 0)).toEqual({ is: 'unmatched' })
  })

  it('is the oldest unpaid one without a due date', () => {
    expect(matchRow(paid(500), books(open(MAY, 500), open(JUNE, 500)), 0)).toEqual({ is: 'new', dueDate: MAY })
    expect(matchRow(paid(undefined), books(open(JUNE, 500), open(MAY, 500)), 0)).toEqual({ is: 'new', dueDate: MAY })
    expect(matchRow(paid(500), books({ ...open(MAY, 500), paid: true }, open(JUNE, 500)), 0)).toEqual({
      is: 'new',
      dueDate: JUNE,
    })
  })

  it('is the one that the amount equals, and nobody guesses where it equals none', () => {
    expect(matchRow(paid(700), books(open(MAY, 500), open(JUNE, 700)), 0)).toEqual({ is: 'new', dueDate: JUNE })
    expect(matchRow(paid(1000), books(open(MAY, 500), open(JUNE, 500)), 0)).toEqual({ is: 'ambiguous', count: 2 })
  })

  it('is in part the only unpaid one', () => {
    expect(matchRow(paid(300), books(open(MAY, 500)), 0)).toEqual({ is: 'new', dueDate: MAY })
  })

  it('is none that falls due more than 60 days after the money came', () => {
    expect(matchRow(paid(500, '2026-04-21'), books(open(JUNE, 500)), 0)).toEqual({ is: 'unmatched' })
    expect(matchRow(paid(500, '2026-04-22'), books(open(JUNE, 500)), 0)).toEqual({ is: 'new', dueDate: JUNE })
  })

  it('is known when the list is read again, and two equal lines of one list are two payments', () => {
    const known = books(open(MAY, 500), open(JUNE, 500))
    known.payments.push({
      policyNo: 'P1',
      dueDate: MAY,
      payment: { day: day('2026-06-21'), amount: fen(500) },
      product: '',
    })
    expect(matchRow(paid(500), known, 0)).toEqual({ is: 'known' })
    expect(matchRow(paid(500), known, 1)).toEqual({ is: 'new', dueDate: JUNE })
  })

  it('is known with its due date when the list is read again, and two equal lines of one list are two payments there too', () => {
    const known = books(open(MAY, 1000))
    expect(matchRow(paid(500, '2026-06-21', MAY), known, 0)).toEqual({ is: 'new', dueDate: MAY })
    const payment = { day: day('2026-06-21'), amount: fen(500) }
    known.payments.push({ policyNo: 'P1', dueDate: MAY, payment, product: '' })
    expect(matchRow(paid(500, '2026-06-21', MAY), known, 0)).toEqual({ is: 'known' })
    expect(matchRow(paid(500, '2026-06-21', MAY), known, 1)).toEqual({ is: 'new', dueDate: MAY })
    known.payments.push({ policyNo: 'P1', dueDate: MAY, payment, product: '' })
    expect(matchRow(paid(500, '2026-06-21', MAY), known, 1)).toEqual({ is: 'known' })
  })

  it('is told where a failure without a day repeats an earlier one, and a run has seen a debit still to come since', () => {
    const failed: ResultRow = {
      ...paid(undefined, '2026-06-21', MAY),
      payment: undefined,
      debit: { day: undefined, status: 'failed', reason: 'T01', rawReason: '余额不足' },
    }
    const result = { day: day('2026-06-01'), status: 'failed', reason: 'T01', rawReason: '余额不足' } as const
    const known = (awaiting: string, dueDate = MAY): PolicyBooks => ({
      ...books({ ...open(dueDate, 500), awaiting: day(awaiting) }),
      debits: [{ policyNo: 'P1', dueDate: MAY, result }],
    })
    // the list on which the debit was on its way that failed on that day
    expect(matchRow(failed, known('2026-06-01'), 0)).toEqual({ is: 'known' })
    const saidBefore = { is: 'saidBefore', day: result.day }
    expect(matchRow(failed, known('2026-06-02'), 0)).toEqual(saidBefore)
    expect(matchRow({ ...failed, dueDate: undefined }, known('2026-06-02'), 0)).toEqual(saidBefore)
    // without a due date it may be the next instalment's, with one it is not
    expect(matchRow({ ...failed, dueDate: undefined }, known('2026-06-02', JUNE), 0)).toEqual(saidBefore)
    const both = { ...known('2026-06-02', JUNE), cases: [open(MAY, 500), ...known('2026-06-02', JUNE).cases] }
    expect(matchRow(failed, both, 0)).toEqual({ is: 'known' })
  })
})
