import type { Instalment } from '../model/case.ts'
import { addDays, addMonths, type Day, laterOf } from '../model/day.ts'
import { addFen, type Fen, fen, NO_FEN } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'
import { EARLIEST_PAYMENT } from '../model/thresholds.ts'
import { INTERVAL_MONTHS } from '../model/words.ts'
import { type GraceTerms, lapseFromOf } from './days.ts'

/** Which instalments of a policy are paid, and what is still open. */
export interface Settlement {
  /** aligned with the instalments */
  readonly standings: readonly Standing[]
  /** the oldest unpaid due date; undefined when everything is paid */
  readonly oldestDue: Day | undefined
  /** not paid in time and in full */
  readonly unpaidInstalments: number
  /** of these, those for which the whole sum did not come after the lapse either: that is finance's to decide, and asked of nobody */
  readonly askedInstalments: number
  /** premium of those asked for */
  readonly askedFen: Fen
}

/** How it stands with one instalment. */
export interface Standing {
  readonly paid: boolean
  /** what counts for it of the money that was reported; of a paid one its premium */
  readonly paidFen: Fen
  /** paid: the day of the last of the money that was needed; undefined: of some of it nobody says when it came */
  readonly paidOn: Day | undefined
  /** not paid, although something came for it: less than its premium */
  readonly paidInPart: boolean
  /** not paid, although money came for it on or after the lapse: the latest day of it */
  readonly paidAfterLapse: Day | undefined
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

/**
 * Settles the instalments of one policy (docs/rules.md 3, "paid"); money goes to the oldest first.
 *
 * In order of due date each instalment is paid by its own money, else together with what older ones did not need, else with the
 * help of one payment reported on a later instalment, the next one first, that would suffice alone. Money fits that is dated (if
 * dated at all) before the lapse, and after the previous instalment's due date, or the 60 days before its own. What is taken is used
 * up. So a June payment settles an unpaid May and leaves June open; what it leaves over stays on June.
 *
 * Where another's money helped, what is left of its own, late or not enough, moves on to the next: it came, and is not needed here.
 * What an instalment was simply paid too much never moves on.
 *
 * The lapse counts from the oldest unpaid instalment. Going oldest first, that is known when it is needed: the first instalment
 * that finds no payment, else the one being looked at. Each instalment is looked at once, so the walk ends.
 *
 * @param termsOf the grace of an instalment's product
 * @param older the due date of an unpaid instalment that is not listed: the lapse counts from it
 */
export function settle(
  instalments: readonly Instalment[],
  termsOf: (instalment: Instalment) => GraceTerms,
  older?: Day,
): Settlement {
  const order = inOrderOfDue(instalments)
  const payments = instalments.map(paymentOf)
  /** what was reported on later instalments than the one being looked at, the next one last */
  const later = order.flatMap((at) => (payments[at]?.came ? [payments[at]] : [])).reverse()
  const standings: Standing[] = instalments.map(({ premium }) => ({ ...PAID, paidFen: premium }))
  let moved: readonly Payment[] = []
  let oldestDue = older
  let unpaidInstalments = 0
  let askedInstalments = 0
  let askedFen = NO_FEN
  for (const at of order) {
    const instalment = instalments[at]
    const own = payments[at]
    if (!instalment || !own) continue
    if (own.came) later.pop()
    const after = latestTooEarly(instalment.receivable, dueDateOf(instalment))
    const lapseFrom = lapseFromOf(oldestDue ?? dueDateOf(instalment), termsOf(instalment))
    const inTime = ({ date }: Payment) => date === undefined || date < lapseFrom
    const fits = (one: Payment) => one.came && inTime(one) && (one.date === undefined || one.date > after)
    const here = [...(fits(own) ? [own] : []), ...moved.filter(inTime)].filter(({ left }) => left > 0)
    const sources = sourcesOf(instalment.premium, here, later, fits)
    if (sources) {
      standings[at] = { ...PAID, paidFen: instalment.premium, paidOn: take(instalment.premium, sources) }
      const needsOwn = sources.length === 1 && sources[0] === own
      moved = [...(needsOwn || !own.came || isTooEarly(own, after) ? [] : [own]), ...moved].filter(
        ({ left }) => left > 0,
      )
      continue
    }
    const standing = openStanding(instalment, own, moved, lapseFrom)
    standings[at] = standing
    moved = []
    oldestDue ??= dueDateOf(instalment)
    unpaidInstalments += 1
    if (standing.paidAfterLapse !== undefined && !standing.paidInPart) continue
    askedInstalments += 1
    askedFen = addFen(askedFen, instalment.premium)
  }
  return { standings, oldestDue, unpaidInstalments, askedInstalments, askedFen }
}

const PAID = { paid: true, paidOn: undefined, paidInPart: false, paidAfterLapse: undefined } as const

/** Which payments pay a premium, in the order in which they are taken; undefined: none do. */
function sourcesOf(
  premium: Fen,
  here: readonly Payment[],
  later: readonly Payment[],
  fits: (payment: Payment) => boolean,
): readonly Payment[] | undefined {
  const [first] = here
  if (first && first.left >= premium) return [first]
  if (sumOf(here) >= premium) return here
  const helper = later.findLast((one) => one.left >= premium && fits(one))
  return helper && [...here, helper]
}

/** Takes a premium from payments, one after the other. @returns the latest day of those taken from; undefined: one of them has none */
function take(premium: Fen, sources: readonly Payment[]): Day | undefined {
  let open: Fen = premium
  const days: (Day | undefined)[] = []
  for (const source of sources) {
    const taken = fen(Math.min(source.left, open))
    if (taken > 0) days.push(source.date)
    source.left = fen(source.left - taken)
    open = fen(open - taken)
  }
  const known = days.filter((day) => day !== undefined)
  return known.length === 0 || known.length < days.length ? undefined : known.reduce(laterOf)
}

/** How it stands with an instalment that is not paid, and keeps what came for it: its own, unless an older one took it all, and what moved on to it. */
function openStanding(instalment: Instalment, own: Payment, moved: readonly Payment[], lapseFrom: Day): Standing {
  const all = own.left === 0 && reportedFen(instalment) > 0 ? moved : [own, ...moved]
  const paidFen = sumOf(all)
  const late = all.flatMap(({ date }) => (date !== undefined && date >= lapseFrom ? [date] : []))
  const somethingCame = all.some(({ came, left }) => came || left > 0)
  return {
    paid: false,
    paidFen,
    paidOn: undefined,
    paidInPart: somethingCame && paidFen < instalment.premium,
    paidAfterLapse: late.length === 0 ? undefined : late.reduce(laterOf),
  }
}

function sumOf(payments: readonly Payment[]): Fen {
  return payments.reduce((sum, { left }) => addFen(sum, left), NO_FEN)
}

/** It belongs to an instalment that is not listed here. */
function isTooEarly({ date }: Payment, after: Day): boolean {
  return date !== undefined && date <= after
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
  const sixtyBefore = addDays(dueDate, -EARLIEST_PAYMENT)
  const months = frequency === '' ? 0 : INTERVAL_MONTHS[frequency]
  if (months === 0) return sixtyBefore
  return laterOf(addMonths(dueDate, -months), sixtyBefore)
}
