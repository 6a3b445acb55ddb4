import type { TransferVerdict } from '../model/case.ts'
import { type Day, laterOf } from '../model/day.ts'
import type { FieldName } from '../model/field.ts'
import type { CaseHistory, DebitResult } from '../model/history.ts'
import { addFen, type Fen, fen, NO_FEN } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'

/**
 * Lays what the book has heard since over what the list says: the result of a debit of a later day, money that a paid list reports. The row comes back as it would
 * read if the list knew, so that everything after it (settling, checks, worklists) goes by the same rules; the same row where there is no news.
 *
 * Debits: the later day wins. A result without a day is as old as the run that saw it first, and new where none did. A row that knows no result takes the
 * book's; one that names another channel has no debit any more. Payments: the later day, and all that the two report together.
 */
export function withNews(
  row: Receivable,
  history: CaseHistory | undefined,
  judge: (row: Receivable) => TransferVerdict,
): Receivable {
  if (history === undefined || (history.debits.length === 0 && history.payments.length === 0)) return row
  const debited = withDebit(row, history.debits, judge)
  // a debit that succeeded was paid in full, whatever was paid besides
  return judge(debited).status === 'succeeded' ? debited : withPayments(debited, history.payments)
}

function withDebit(
  row: Receivable,
  debits: readonly DebitResult[],
  judge: (row: Receivable) => TransferVerdict,
): Receivable {
  const results = debits.filter(({ status }) => isResult(status))
  const last = results.reduce<DebitResult | undefined>(
    (latest, one) => (latest === undefined || one.day >= latest.day ? one : latest),
    undefined,
  )
  if (last === undefined) return row
  const own = judge(row)
  if (isResult(own.status)) {
    const day = row.returnDate ?? firstSeen(own, results)
    if (day === undefined || last.day <= day) return row
  }
  const news = over(row, {
    transferStatus: last.status,
    ...wordsOf(last.rawReason),
    returnDate: last.day,
  })
  return judge(news).status === 'notEnrolled' ? row : news
}

function isResult(status: TransferVerdict['status']): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'inFlight'
}

/** The day since which the book knows the very result; undefined: it is new. */
function firstSeen({ status, rawReason }: TransferVerdict, results: readonly DebitResult[]): Day | undefined {
  return results.find((one) => one.status === status && one.rawReason === rawReason)?.day
}

const CODE = /^(?=\S*\d)[\w.-]+$/

/** Code and words of the bank as they were given: `3008 余额不足` → both. */
function wordsOf(rawReason: string): Pick<Receivable, 'failCode' | 'failReason'> {
  const blank = rawReason.indexOf(' ')
  const first = blank === -1 ? rawReason : rawReason.slice(0, blank)
  if (!CODE.test(first)) return { failCode: '', failReason: rawReason }
  return { failCode: first, failReason: blank === -1 ? '' : rawReason.slice(blank + 1) }
}

function withPayments(row: Receivable, payments: CaseHistory['payments']): Receivable {
  if (payments.length === 0) return row
  const isPaid = row.paidFlag === 'paid' || row.paidDate !== undefined
  const days = [...payments.map((one) => one.day), row.paidDate].filter((day) => day !== undefined)
  // the list says paid and no day: so it is, whatever the book knows of it
  const paidDate = isPaid && row.paidDate === undefined ? undefined : days.reduce<Day | undefined>(later, undefined)
  const isWhole = payments.some((one) => one.amount === undefined) || (isPaid && row.paidAmount === undefined)
  return over(row, { paidFlag: 'paid', paidDate, paidAmount: isWhole ? undefined : sumOf(row, payments) })
}

/** What the book's payments come to, with the row's own unless the book holds it among them. */
function sumOf({ paidAmount = NO_FEN, paidDate }: Receivable, payments: CaseHistory['payments']): Fen {
  const sum = payments.reduce((total, one) => addFen(total, one.amount ?? NO_FEN), NO_FEN)
  const isHeld = paidDate === undefined || payments.some((one) => one.day === undefined || one.day <= paidDate)
  return isHeld ? fen(Math.max(sum, paidAmount)) : addFen(sum, paidAmount)
}

function later(a: Day | undefined, b: Day): Day {
  return a === undefined ? b : laterOf(a, b)
}

/** The row with other values, which it has columns for from now on: what the book says counts like a cell. */
function over(row: Receivable, values: Partial<Receivable>): Receivable {
  const names = Object.keys(values) as readonly FieldName[]
  return { ...row, ...values, columns: new Set([...row.columns, ...names]) }
}
