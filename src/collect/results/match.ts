import type { CollectedDebit, CollectedPayment, KnownCase } from '../../model/collected.ts'
import { addDays, type Day } from '../../model/day.ts'
import { EARLIEST_PAYMENT } from '../../model/thresholds.ts'
import type { ResultRow } from './result-row.ts'

/** What the book knows of a policy, and what this collecting has added already. */
export interface PolicyBooks {
  readonly cases: readonly KnownCase[]
  readonly debits: Omit<CollectedDebit, 'source'>[]
  readonly payments: Omit<CollectedPayment, 'source'>[]
}

export type MatchedRow =
  | { readonly is: 'known' }
  /** a failure without a day that was recorded before, on that day, and a run has seen a debit still to come since */
  | { readonly is: 'saidBefore'; readonly day: Day }
  | { readonly is: 'unmatched' }
  /** the policy has no unpaid instalment */
  | { readonly is: 'settled' }
  | { readonly is: 'ambiguous'; readonly count: number }
  | { readonly is: 'new'; readonly dueDate: Day }

/**
 * The case that a line of a return or a paid list is about: that of its due date, or the oldest unpaid one that money and day fit. Nothing is guessed: where
 * several are unpaid and the amount equals none, the line is ambiguous.
 * @param repeats how many equal lines of the same file came before it: two equal payments of one list are two
 */
export function matchRow(row: ResultRow, books: PolicyBooks, repeats: number): MatchedRow {
  if (row.dueDate !== undefined) {
    const { dueDate } = row
    if (!books.cases.some((one) => one.dueDate === dueDate)) return { is: 'unmatched' }
    // the result of a debit said twice is one result; money without an amount is the whole premium, and not twice
    const isMoney = row.debit === undefined && row.payment?.amount !== undefined
    return timesHeld(row, books, dueDate) > (isMoney ? repeats : 0)
      ? knownOrSaidBefore(row, books, dueDate)
      : { is: 'new', dueDate }
  }
  if (books.cases.length === 0) return { is: 'unmatched' }
  if (timesHeld(row, books, undefined) > repeats) return knownOrSaidBefore(row, books, undefined)
  const day = row.payment?.day ?? row.debit?.day
  const open = books.cases.filter((one) => !one.paid && !isSettled(one, books))
  if (open.length === 0) return { is: 'settled' }
  const unpaid = open
    .filter((one) => day === undefined || day > addDays(one.dueDate, -EARLIEST_PAYMENT))
    .sort((a, b) => a.dueDate - b.dueDate)
  const [oldest] = unpaid
  if (oldest === undefined) return { is: 'unmatched' }
  if (unpaid.length === 1 || row.amount === undefined) return { is: 'new', dueDate: oldest.dueDate }
  const equal = unpaid.find((one) => one.premium === row.amount)
  return equal === undefined ? { is: 'ambiguous', count: unpaid.length } : { is: 'new', dueDate: equal.dueDate }
}

/** A bank that gives no days says the same of the next debit as of the one before: where one was still to come since, nobody can tell. */
function knownOrSaidBefore({ debit }: ResultRow, { cases, debits }: PolicyBooks, dueDate: Day | undefined): MatchedRow {
  const isMeant = (one: { readonly dueDate: Day }) => dueDate === undefined || one.dueDate === dueDate
  const last = debits.filter(isMeant).at(-1)?.result.day
  if (last === undefined || debit?.status !== 'failed' || debit.day !== undefined) return { is: 'known' }
  const isAwaited = cases.some((one) => isMeant(one) && one.awaiting !== undefined && one.awaiting > last)
  return isAwaited ? { is: 'saidBefore', day: last } : { is: 'known' }
}

/** How often the books hold what the line says, for the case of a due date or for any of the policy. */
function timesHeld(row: ResultRow, books: PolicyBooks, dueDate: Day | undefined): number {
  const debits = debitsHeld(row, books, dueDate)
  const payments = paymentsHeld(row, books, dueDate)
  // a line that tells both is new as long as one of them is
  return row.debit !== undefined && row.payment !== undefined ? Math.min(debits, payments) : debits + payments
}

function debitsHeld({ debit }: ResultRow, books: PolicyBooks, dueDate: Day | undefined): number {
  if (debit === undefined) return 0
  return books.debits.filter(
    (one) =>
      (dueDate === undefined || one.dueDate === dueDate) &&
      one.result.status === debit.status &&
      one.result.rawReason === debit.rawReason &&
      // a list without days says nothing new by saying the same again
      (debit.day === undefined || one.result.day === debit.day),
  ).length
}

/** How often the books hold the payment that a line tells, for the case of a due date or for any of the policy. */
export function paymentsHeld({ payment, product }: ResultRow, books: PolicyBooks, dueDate: Day | undefined): number {
  if (payment === undefined) return 0
  return books.payments.filter(
    (one) =>
      (dueDate === undefined || one.dueDate === dueDate) &&
      one.product === product &&
      one.payment.day === payment.day &&
      one.payment.amount === payment.amount,
  ).length
}

/** Paid by what was collected: the last debit succeeded, or payments come to the premium. */
function isSettled({ dueDate, premium }: KnownCase, { debits, payments }: PolicyBooks): boolean {
  const results = debits.filter((one) => one.dueDate === dueDate).map((one) => one.result)
  if (results.toSorted((a, b) => a.day - b.day).at(-1)?.status === 'succeeded') return true
  let sum = 0
  for (const one of payments)
    if (one.dueDate === dueDate) {
      if (one.payment.amount === undefined) return true
      sum += one.payment.amount
    }
  return sum > 0 && sum >= premium
}

/** The day of the debit that had succeeded last, where a failure of that day or later says now that it did not. */
export function successBefore({ debit }: ResultRow, dueDate: Day, { debits }: PolicyBooks, asOf: Day): Day | undefined {
  if (debit?.status !== 'failed') return undefined
  const results = debits.filter((one) => one.dueDate === dueDate).map((one) => one.result)
  const last = results.toSorted((a, b) => a.day - b.day).at(-1)
  return last?.status === 'succeeded' && last.day <= (debit.day ?? asOf) ? last.day : undefined
}
