import type { Instalment } from '../model/case.ts'
import { addDays, addMonths, type Day, laterOf } from '../model/day.ts'
import { addFen, type Fen, NO_FEN } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'
import { INTERVAL_MONTHS } from '../model/words.ts'
import { type GraceTerms, lapseFromOf } from './days.ts'

export type PaymentProblem = 'paidAfterLapse' | 'paidInPart' | ''

/** Which instalments of a policy are paid, and what is still open. */
export interface Settlement {
  /** aligned with the instalments */
  readonly paid: readonly boolean[]
  readonly problems: readonly PaymentProblem[]
  /** the oldest unpaid due date; undefined when everything is paid */
  readonly oldestDue: Day | undefined
  readonly unpaidInstalments: number
  readonly unpaidFen: Fen
}

/** Money that an export reports on one instalment. */
interface Payment {
  /** undefined: the export gives no date */
  readonly date: Day | undefined
  /** not yet used up */
  left: number
}

const EARLIEST_DAYS = 60

/**
 * Settles the instalments of one policy (domain.md 4, "paid"); money goes to the oldest first.
 *
 * In order of due date each instalment looks for a payment: its own, else those reported on later instalments, the next one
 * first. It takes the first that could be its own: dated (if dated at all) after the previous instalment's due date, or the 60
 * days before its own, and before the lapse, and large enough for it in full. What it takes is used up; a remainder can pay the
 * next. So a June payment settles an unpaid May and leaves June open, and never the reverse: older money does not move forward.
 *
 * The lapse counts from the oldest unpaid instalment. Going oldest first, that is known when it is needed: the first instalment
 * that finds no payment, else the one being looked at. Each instalment is looked at once, so the walk ends.
 *
 * @param termsOf the grace of an instalment's product
 */
export function settle(
  instalments: readonly Instalment[],
  termsOf: (instalment: Instalment) => GraceTerms,
): Settlement {
  const order = inOrderOfDue(instalments)
  const payments = instalments.map(paymentOf)
  const paid = instalments.map(() => false)
  const problems: PaymentProblem[] = instalments.map(() => '')
  let oldestDue: Day | undefined
  let unpaidInstalments = 0
  let unpaidFen = NO_FEN
  for (let i = 0; i < order.length; i++) {
    const at = order[i] ?? 0
    const instalment = instalments[at]
    if (!instalment) continue
    const lapseFrom = lapseFromOf(oldestDue ?? dueDateOf(instalment), termsOf(instalment))
    const payment = firstFitting(order, i, payments, instalment, lapseFrom)
    if (payment) {
      payment.left -= instalment.premium
      paid[at] = true
      continue
    }
    problems[at] = problemOf(payments[at], instalment, lapseFrom)
    oldestDue ??= dueDateOf(instalment)
    unpaidInstalments += 1
    unpaidFen = addFen(unpaidFen, instalment.premium)
  }
  return { paid, problems, oldestDue, unpaidInstalments, unpaidFen }
}

/** The due date of an accepted row; a row without one is rejected long before. */
export function dueDateOf({ receivable }: Instalment): Day {
  if (receivable.dueDate === undefined) throw new Error('a case has a due date')
  return receivable.dueDate
}

function inOrderOfDue(instalments: readonly Instalment[]): readonly number[] {
  const order = instalments.map((_, index) => index)
  if (order.length < 2) return order
  const dues = instalments.map(dueDateOf)
  return order.sort((a, b) => (dues[a] ?? 0) - (dues[b] ?? 0) || a - b)
}

/** Paid flag, paid date or a debit that succeeded. The debit's date counts where no paid date is given. */
function paymentOf(instalment: Instalment): Payment | undefined {
  const { receivable: row, transfer } = instalment
  const succeeded = transfer.status === 'succeeded'
  if (row.paidFlag !== 'paid' && row.paidDate === undefined && !succeeded) return undefined
  return { date: row.paidDate ?? (succeeded ? row.returnDate : undefined), left: reportedFen(instalment) }
}

/** Without an amount the export means: in full. */
function reportedFen({ receivable, premium }: Instalment): number {
  return receivable.paidAmount ?? premium
}

function firstFitting(
  order: readonly number[],
  from: number,
  payments: readonly (Payment | undefined)[],
  instalment: Instalment,
  lapseFrom: Day,
): Payment | undefined {
  const after = latestTooEarly(instalment.receivable, dueDateOf(instalment))
  for (let i = from; i < order.length; i++) {
    const payment = payments[order[i] ?? 0]
    if (!payment || payment.left < instalment.premium) continue
    if (payment.date === undefined || (payment.date > after && payment.date < lapseFrom)) return payment
  }
  return undefined
}

/** The last day on which money is too early to be this instalment's: dueDate − min(60, days of one instalment interval). */
function latestTooEarly({ frequency }: Receivable, dueDate: Day): Day {
  const sixtyBefore = addDays(dueDate, -EARLIEST_DAYS)
  const months = frequency === '' ? 0 : INTERVAL_MONTHS[frequency]
  if (months === 0) return sixtyBefore
  return laterOf(addMonths(dueDate, -months), sixtyBefore)
}

/**
 * What is wrong with the money reported on an instalment that it did not settle. Nothing, where the money went to an older
 * instalment or came too early: then it belongs to one that is not listed here. An amount counts even where no flag or date does.
 */
function problemOf(payment: Payment | undefined, instalment: Instalment, lapseFrom: Day): PaymentProblem {
  const reported = reportedFen(instalment)
  if (!payment) return reported > 0 && reported < instalment.premium ? 'paidInPart' : ''
  if (payment.left !== reported) return ''
  const { date } = payment
  if (date !== undefined && date >= lapseFrom) return 'paidAfterLapse'
  if (date !== undefined && date <= latestTooEarly(instalment.receivable, dueDateOf(instalment))) return ''
  return reported < instalment.premium ? 'paidInPart' : ''
}
