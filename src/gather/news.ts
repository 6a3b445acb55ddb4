import type { TransferVerdict } from '../model/case.ts'
import { type Day, laterOf } from '../model/day.ts'
import type { FieldName } from '../model/field.ts'
import type { CaseHistory, DebitResult } from '../model/history.ts'
import { addFen, type Fen, fen, NO_FEN } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'

/**
 * For so many days a failure stands against a list that still says, without a day, that the debit is on its way: lists are behind. One that says so
 * longer, or once more after it had told the failure itself, speaks of the next debit. A success stands as long as no failure follows it,
 * and as long as a list that was the one to tell it, and that the money came, does not say unpaid.
 */
const LISTS_CATCH_UP = 14

/** What decides about a result besides the row. */
interface Judging {
  readonly judge: (row: Receivable) => TransferVerdict
  readonly asOf: Day
}

/**
 * Lays what the book has heard since over what the list says: the result of a debit of a later day, money that a paid list reports. The row comes back as it would
 * read if the list knew, so that everything after it (settling, checks, worklists) goes by the same rules; the same row where there is no news.
 *
 * Debits: the later day wins. A result without a day is as old as the run that saw it first, and new where none did. A row that knows no result takes the
 * book's; one that names another channel has no debit any more. A debit on its way is answered by the result of its day or a later one; without a day by a
 * success, and for two weeks by a failure that was entered after a run had seen it on its way. Of several successes one after the other the first one paid, and of a success and a whole payment the
 * earlier one. Payments: the later day, and all that the two report together.
 */
export function withNews(row: Receivable, history: CaseHistory | undefined, judging: Judging): Receivable {
  if (history === undefined || (history.debits.length === 0 && history.payments.length === 0)) return row
  const debited = withDebit(row, history, judging)
  if (judging.judge(debited).status !== 'succeeded') return withPayments(debited, history.payments)
  // a debit that succeeded was paid in full, whatever was paid besides
  const { paidFlag, paidDate, paidAmount } = withPayments(row, history.payments)
  const isWhole = paidFlag === 'paid' && (paidAmount === undefined || paidAmount >= (row.premium ?? NO_FEN))
  const isEarlier = paidDate !== undefined && paidDate < (debited.returnDate ?? paidDate)
  return isWhole && isEarlier ? over(debited, { paidFlag, paidDate, paidAmount }) : debited
}

function withDebit(row: Receivable, history: CaseHistory, { judge, asOf }: Judging): Receivable {
  const own = judge(row)
  // the list said paid of its own before, and takes it back: nobody else had told of that success
  const takesBack = row.paidFlag === 'unpaid' && own.status !== 'succeeded'
  const results = history.debits.filter(({ status, listSaidPaid }) => isResult(status) && !(takesBack && listSaidPaid))
  const news = newsFor(own, row, results, history.afterInFlight, asOf)
  if (news === undefined) return row
  const told = over(row, {
    transferStatus: news.status,
    ...wordsOf(news.rawReason),
    returnDate: news.day,
  })
  return judge(told).status === 'notEnrolled' ? row : told
}

/** The result that stands against what the row says; undefined: none does. */
function newsFor(
  own: TransferVerdict,
  row: Receivable,
  results: readonly DebitResult[],
  afterInFlight: DebitResult | undefined,
  asOf: Day,
): DebitResult | undefined {
  if (own.status === 'inFlight') {
    const { returnDate: sent } = row
    if (sent !== undefined)
      return firstSuccess(results.filter(({ day, status }) => day >= sent && (day > sent || status !== 'inFlight')))
    const paid = firstSuccess(results.filter(({ status }) => status !== 'inFlight'))
    if (paid?.status === 'succeeded') return paid
    return afterInFlight !== undefined && asOf - afterInFlight.day < LISTS_CATCH_UP ? afterInFlight : undefined
  }
  if (!isResult(own.status)) return firstSuccess(results)
  const day = row.returnDate ?? firstSeen(own, results)
  if (day === undefined) return undefined
  if (own.status !== 'succeeded') return firstSuccess(results.filter((one) => one.day > day))
  const last = firstSuccess(results)
  if (last === undefined) return undefined
  return last.status === 'succeeded' ? (last.day < day ? last : undefined) : last.day > day ? last : undefined
}

/** The latest result, and where successes stand one after the other at the end the first of them: it is the one that paid. */
function firstSuccess(results: readonly DebitResult[]): DebitResult | undefined {
  const inOrder = results.toSorted((a, b) => a.day - b.day)
  const before = inOrder.findLastIndex(({ status }) => status !== 'succeeded')
  return before === inOrder.length - 1 ? inOrder[before] : inOrder[before + 1]
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
