import type { Instalment } from '../model/case.ts'
import { addDays, addMonths, type Day, laterOf } from '../model/day.ts'
import { addFen, type Fen, fen, NO_FEN } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'
import { INTERVAL_MONTHS } from '../model/words.ts'
import { type GraceTerms, lapseFromOf } from './days.ts'

/** Which instalments of a policy are paid, and what is still open. */
export interface Settlement {
  /** aligned with the instalments, like the two below */
  readonly paid: readonly boolean[]
  /** what stands on an open instalment, less than its premium or of no use to it; the premium of a paid one */
  readonly paidFen: readonly Fen[]
  /** some of the money on an open instalment came on or after the lapse */
  readonly paidAfterLapse: readonly boolean[]
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
  left: Fen
  /** a flag, a date or a debit says that it came; an amount alone settles nothing */
  readonly came: boolean
}

const EARLIEST_DAYS = 60

/**
 * Settles the instalments of one policy (domain.md 4, "paid"); money goes to the oldest first.
 *
 * In order of due date each instalment looks for a payment: its own, else one that an older instalment did not need, else those
 * reported on later instalments, the next one first. It takes the first that could be its own: dated (if dated at all) after the
 * previous instalment's due date, or the 60 days before its own, and before the lapse, and large enough for it in full. What it
 * takes is used up; a remainder can pay the next. So a June payment settles an unpaid May and leaves June open.
 *
 * An instalment that another's money settled does not need its own any more: that moves on to the next one, and may make it full
 * together with what is left there. Other money never moves forward.
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
  const paidFen = instalments.map(({ premium }) => premium)
  const paidAfterLapse = instalments.map(() => false)
  let displaced: Payment[] = []
  let oldestDue: Day | undefined
  let unpaidInstalments = 0
  let unpaidFen = NO_FEN
  for (const [place, at] of order.entries()) {
    const instalment = instalments[at]
    const own = payments[at]
    if (!instalment || !own) continue
    const after = latestTooEarly(instalment.receivable, dueDateOf(instalment))
    const lapseFrom = lapseFromOf(oldestDue ?? dueDateOf(instalment), termsOf(instalment))
    const fits = ({ came, date }: Payment) => came && (date === undefined || (date > after && date < lapseFrom))
    const here = [own, ...displaced]
    const later = order.slice(place + 1).map((other) => payments[other] ?? NOTHING)
    const sources = pay(instalment.premium, here, later, fits)
    if (sources.length > 0) {
      paid[at] = true
      displaced = here.filter(
        (one) => one.left > 0 && (one !== own || (!sources.includes(own) && canMoveOn(own, after))),
      )
      continue
    }
    paidFen[at] = here.reduce((sum, one) => addFen(sum, one.left), NO_FEN)
    paidAfterLapse[at] = here.some(
      ({ came, date, left }) => came && left > 0 && date !== undefined && date >= lapseFrom,
    )
    displaced = []
    oldestDue ??= dueDateOf(instalment)
    unpaidInstalments += 1
    unpaidFen = addFen(unpaidFen, instalment.premium)
  }
  return { paid, paidFen, paidAfterLapse, oldestDue, unpaidInstalments, unpaidFen }
}

const NOTHING: Payment = { date: undefined, left: NO_FEN, came: false }

/**
 * Takes a premium from the first payment that fits and is large enough, else from all that stand on the instalment together.
 * @returns where it was taken from; nothing if they do not suffice
 */
function pay(
  premium: Fen,
  here: readonly Payment[],
  later: readonly Payment[],
  fits: (payment: Payment) => boolean,
): readonly Payment[] {
  const single = [...here, ...later].find((one) => one.left >= premium && fits(one))
  const sources = single ? [single] : here.filter(fits)
  if (sources.reduce((sum, { left }) => addFen(sum, left), NO_FEN) < premium) return []
  let open: Fen = premium
  for (const source of sources) {
    const taken = fen(Math.min(source.left, open))
    source.left = fen(source.left - taken)
    open = fen(open - taken)
  }
  return sources
}

/** Money that its instalment does not need can be the next one's; what came too early belongs to one that is not listed here. */
function canMoveOn({ came, date }: Payment, after: Day): boolean {
  return came && (date === undefined || date > after)
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

/** Paid flag, paid date or a debit that succeeded; the debit's date counts where no paid date is given. */
function paymentOf(instalment: Instalment): Payment {
  const { receivable: row, transfer } = instalment
  const succeeded = transfer.status === 'succeeded'
  const came = row.paidFlag === 'paid' || row.paidDate !== undefined || succeeded
  const date = row.paidDate ?? (succeeded ? row.returnDate : undefined)
  return { date, left: came ? reportedFen(instalment) : (row.paidAmount ?? NO_FEN), came }
}

/** Without an amount the export means: in full. */
function reportedFen({ receivable, premium }: Instalment): Fen {
  return receivable.paidAmount ?? premium
}

/** The last day on which money is too early to be this instalment's: dueDate − min(60, days of one instalment interval). */
function latestTooEarly({ frequency }: Receivable, dueDate: Day): Day {
  const sixtyBefore = addDays(dueDate, -EARLIEST_DAYS)
  const months = frequency === '' ? 0 : INTERVAL_MONTHS[frequency]
  if (months === 0) return sixtyBefore
  return laterOf(addMonths(dueDate, -months), sixtyBefore)
}
