import { OUTCOMES } from '../../../src/model/contact.ts'
import { addMonths, type Day, firstDayOf, type Month, monthOf } from '../../../src/model/day.ts'
import type { PastRun } from '../../../src/model/progress.ts'
import type { Life, Sight } from './life.ts'

/**
 * The follow-up report (docs/rules.md 7) once more, as plainly as it can be written: each question is put to the whole life of each case.
 * Nothing of src/progress is used. `reading:` = the rules leave it open; src/progress/README.md says how it is read.
 */

export interface Asked {
  /** all runs until the one that is reported, oldest first */
  readonly runs: readonly PastRun[]
  /** until when money, debits and contacts are known */
  readonly heardUntil: Day
}

/** What was known at a moment: after a run, and what was entered since. */
export interface Moment {
  readonly run: number
  readonly entered: number
  readonly day: Day
  /** the day of the run */
  readonly asOf: Day
}

const last = <T>(list: readonly T[]): T | undefined => list.at(-1)

export function reported({ runs }: Asked): PastRun {
  const found = last(runs)
  if (!found) throw new Error('no run')
  return found
}

/** The last run of an earlier day. */
export const before = ({ runs }: Asked): PastRun | undefined =>
  last(runs.filter(({ asOf }) => asOf < reported({ runs, heardUntil: asOf }).asOf))

/** The list that held it last, by then. */
export const seenLast = (life: Life, { run }: Moment): Sight | undefined =>
  last(life.sights.filter((one) => one.run <= run))

/** reading: of a list that an older version noted nobody can tell whether it holds a case no more. */
export function isGone(life: Life, moment: Moment, { runs }: Asked): boolean {
  const seen = seenLast(life, moment)
  return seen?.details !== undefined && runs.some(({ run }) => run > seen.run && run <= moment.run)
}

interface Money {
  readonly run: number
  readonly day: Day | undefined
  readonly fen: number
  readonly isDebit: boolean
}

/** Money that was entered by then, in the order of its days; a debit that succeeded is the whole premium. */
function moneyOf(life: Life, { entered }: Moment, premium: number): readonly Money[] {
  const debits = life.debits.filter(({ status }) => status === 'succeeded')
  const all = [
    ...debits.map(({ run, day }) => ({ run, day, fen: premium, isDebit: true })),
    ...life.payments.map(({ run, day, amount }) => ({ run, day, fen: amount ?? premium, isDebit: false })),
  ]
  return all.filter(({ run }) => run <= entered).toSorted((x, y) => (x.day ?? 0) - (y.day ?? 0))
}

/** The day on which it was there in full; what has no day was there from the beginning. */
function dayInFull(money: readonly Money[], premium: number): Day | undefined {
  let sum = 0
  for (const { fen, day } of money) {
    sum += fen
    if (sum >= premium) return day
  }
  return last(money)?.day
}

/** docs/rules.md 3: later than min(60 days, an interval) before the due date, and before the lapse. */
function isInWindow(life: Life, { details }: Sight, { day }: Money): boolean {
  if (day === undefined) return true
  const months = INTERVALS[details?.frequency ?? ''] ?? 12
  const from = Math.max(life.dueDate - 60, addMonths(life.dueDate, -months))
  return day > from && day < (details?.lapseFrom ?? life.dueDate + 61)
}

const INTERVALS: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, semiannual: 6 }

export interface Paid {
  readonly on: Day
  readonly by: 'bank' | 'other'
}

/**
 * Whether, when and how it was paid, as far as known by then. reading: a run's judgement decides; what was heard since is judged here. The day
 * that a list gives says that the whole was there by then.
 */
export function paidBy(life: Life, moment: Moment): Paid | undefined {
  const seen = seenLast(life, moment)
  if (!seen) return undefined
  const money = moneyOf(life, moment, seen.premium)
  if (seen.disposition === 'paid') {
    const lists = life.sights.filter(({ run }) => run <= seen.run)
    const firstPaid = lists[lists.findLastIndex(({ disposition }) => disposition !== 'paid') + 1]
    const isBank = seen.transferStatus === 'succeeded' || money.some(({ isDebit }) => isDebit)
    const told = seen.details?.paidOn
    const isWhole = money.reduce((sum, { fen }) => sum + fen, 0) >= seen.premium
    const heard = isWhole || told === undefined ? dayInFull(money, seen.premium) : undefined
    const on = Math.min(heard ?? Number.POSITIVE_INFINITY, told ?? Number.POSITIVE_INFINITY) as Day
    return { on: Number.isFinite(on) ? on : (firstPaid?.day ?? seen.day), by: isBank ? 'bank' : 'other' }
  }
  const fitting = money.filter((one) => isInWindow(life, seen, one))
  const debit = fitting.find(({ isDebit, run }) => isDebit && run > seen.run)
  if (debit?.day !== undefined) return { on: debit.day, by: 'bank' }
  const payments = fitting.filter(({ isDebit }) => !isDebit)
  if (!life.payments.some(({ run }) => run > seen.run && run <= moment.entered)) return undefined
  if (payments.reduce((sum, { fen }) => sum + fen, 0) < seen.premium) return undefined
  return { on: dayInFull(payments, seen.premium) ?? life.dueDate, by: 'other' }
}

const isCollected = (disposition: string) => disposition === 'worklist' || disposition === 'unassigned'

export const isListed = (life: Life, { run }: Moment) => life.sights.some((one) => one.run === run)

/** On the list, to be collected, and not paid since. */
export function isOpen(life: Life, moment: Moment): boolean {
  const seen = seenLast(life, moment)
  return (
    seen !== undefined && isListed(life, moment) && isCollected(seen.disposition) && paidBy(life, moment) === undefined
  )
}

/** On the lists after the run before: still there, or gone since. */
export const wasListed = (life: Life, now: Moment, then: Moment, asked: Asked) =>
  seenLast(life, then) !== undefined && !isGone(life, then, asked) && (isListed(life, now) || isGone(life, now, asked))

export const monthsBehind = (life: Life, month: Month) => month - monthOf(life.dueDate)
const PLAN = ['current', 'grace1', 'grace2'] as const
export const bucketOf = (life: Life, month: Month) => {
  const behind = monthsBehind(life, month)
  return behind < 0 ? 'future' : (PLAN[behind] ?? 'older')
}

/** Excluded from the beginning until now: in no receivable. */
export const isLeftOut = (life: Life) => life.sights.every(({ disposition }) => disposition === 'excluded')

/** First seen after its due month: what was paid earlier is not known. */
export const isLate = (life: Life) => {
  const first = life.sights[0]
  return first !== undefined && monthOf(first.day) > monthOf(life.dueDate)
}

/** The list of a month that held it first. */
export function listOf(life: Life, month: Month, { runs }: Asked): Sight | undefined {
  const ofMonth = runs.filter((run) => run.month === month).map(({ run }) => run)
  return life.sights.find(({ run }) => ofMonth.includes(run))
}

/** Since the month's list came; reading: from the first of the month at the latest. */
export function contactsOf(life: Life, asked: Asked) {
  const { month } = reported(asked)
  const list = listOf(life, month, asked)
  const from = Math.min(list?.day ?? Number.POSITIVE_INFINITY, firstDayOf(month))
  const own = life.contacts.filter(({ day }) => day >= from && day <= asked.heardUntil)
  return {
    attempts: own.length,
    reached: own.filter(({ outcome }) => outcome !== '' && OUTCOMES[outcome].reached).length,
  }
}

/**
 * The last promise: kept by money in full on or before its day. reading: or for a week by the word of a collector, by then, that it came or lies in
 * the account; settled promises of earlier months are not asked any more.
 */
export function promiseOf(life: Life, asked: Asked, now: Moment): 'open' | 'kept' | 'broken' | undefined {
  const promise = last(life.contacts.filter(({ outcome, promised }) => outcome !== 'visit' && promised !== undefined))
  const on = promise?.promised
  if (promise === undefined || on === undefined) return undefined
  const paid = paidBy(life, now)
  const isSaid = life.contacts.some(
    ({ day, outcome }) =>
      (outcome === 'paid' || outcome === 'funded') &&
      day >= promise.day &&
      day <= on &&
      (paid !== undefined || now.day - day < 7),
  )
  const came = life.payments.filter(({ day }) => day !== undefined && day <= on)
  const premium = seenLast(life, now)?.premium ?? 0
  const isCovered = came.length > 0 && came.reduce((sum, { amount }) => sum + (amount ?? premium), 0) >= premium
  const isKept = isSaid || (paid ? paid.on <= on : isCovered)
  const state = isKept ? 'kept' : paid || now.day > on ? 'broken' : 'open'
  return state === 'open' || on >= firstDayOf(reported(asked).month) ? state : undefined
}

const isLapsed = ({ stage }: Sight) => stage === 'lapsed' || stage === 'permanentlyLapsed'

/** What became of a case since the last run of an earlier day. reading: each change is asked by itself. */
export function changesOf(life: Life, asked: Asked, now: Moment, then: Moment): readonly string[] {
  const [seen, seenThen] = [seenLast(life, now), seenLast(life, then)]
  if (!seen) return []
  const [paid, paidThen] = [paidBy(life, now), paidBy(life, then)]
  const [gone, goneThen] = [isGone(life, now, asked), isGone(life, then, asked)]
  const open = isOpen(life, now)
  const isOut = seen.disposition === 'excluded' && !paid
  const debit = last(life.debits.toSorted((x, y) => x.day - y.day || x.run - y.run))
  const day45 = (seen.details?.oldestDue ?? Number.POSITIVE_INFINITY) + 45
  const isNew = seenThen === undefined
  const lapsedThen = !isNew && isCollected(seenThen.disposition) && isLapsed(seenThen) && !paidThen
  const lapseFrom = seen.details?.lapseFrom ?? life.dueDate + 61
  const byItself = (seenThen?.details?.oldestDue ?? life.dueDate) >= life.dueDate
  // reading: by the lapse as the run knows it now; that an older instalment had lapsed, as far as was known then, says nothing of this one
  const reinstated = lapsedThen && (paid ? paid.on >= lapseFrom : open && !isLapsed(seen) && byItself)
  const left = gone && !isNew && !goneThen
  const isPast = monthsBehind(life, reported(asked).month) > 2
  const isFailed = (sight: Sight | undefined) => sight?.transferStatus === 'failed'
  const is: Readonly<Record<string, boolean>> = {
    paid: paid !== undefined && !paidThen && !reinstated,
    failed:
      open && ((debit?.status === 'failed' && debit.run > then.entered) || (isFailed(seen) && !isFailed(seenThen))),
    day45:
      open &&
      seen.dayState === 'inGrace' &&
      now.asOf >= day45 &&
      (isNew || then.asOf < (seen.details?.oldestDue ?? 0) + 45),
    lapsed: open && seen.stage === 'lapsed' && (isNew || !isLapsed(seenThen)),
    reinstated,
    excluded: isOut && !gone && seenThen?.disposition !== 'excluded',
    reopened: open && !isNew && (paidThen !== undefined || seenThen.disposition === 'excluded'),
    new: !gone && isNew,
    returned: !gone && goneThen,
    goneSettled: left && (paid !== undefined || isOut),
    goneOfPlan: left && !paid && !isOut && isPast,
    gone: left && !paid && !isOut && !isPast,
  }
  return Object.keys(is).filter((change) => is[change])
}

export const isPlan = (bucket: string): bucket is (typeof PLAN)[number] => PLAN.some((one) => one === bucket)

/**
 * A case that was to be collected when the list of a month held it first, and what became of it. reading: when the next month's list held it
 * first; of what no next list held: until now. The plan ends with grace 2: who left it unpaid then has not paid.
 */
export function rollOf(life: Life, asked: Asked, month: Month, now: Moment) {
  const base = listOf(life, month, asked)
  const bucket = bucketOf(life, month)
  if (!base || !isCollected(base.disposition) || !isPlan(bucket)) return undefined
  return { bucket, premium: base.premium, outcome: outcomeOf(life, asked, (month + 1) as Month, now) }
}

function outcomeOf(life: Life, asked: Asked, next: Month, now: Moment) {
  const list = listOf(life, next, asked)
  if (list) return list.disposition === 'paid' || list.disposition === 'excluded' ? list.disposition : 'rolled'
  if (paidBy(life, now)) return 'paid'
  if (seenLast(life, now)?.disposition === 'excluded') return 'excluded'
  const { month } = reported(asked)
  if (!isGone(life, now, asked)) return month < next ? 'rolled' : 'pending'
  return bucketOf(life, month) === 'older' ? 'rolled' : 'gone'
}

/** The group for target setting, of what was to be collected when the month's list came. */
export function groupOf(
  life: Life,
  asked: Asked,
  month: Month,
): { readonly name: string; readonly premium: number } | undefined {
  const base = listOf(life, month, asked)
  if (!base?.details || !isCollected(base.disposition)) return undefined
  return { name: nameOf(base, base.details), premium: base.premium }
}

function nameOf(base: Sight, details: NonNullable<Sight['details']>): string {
  const { lapseFrom, reinstateBy, yearBand, frequency, difficult } = details
  if (isLapsed(base)) {
    if (base.day - lapseFrom <= 30) return 'justLapsed'
    return reinstateBy - base.day <= 90 ? 'nearPermanent' : 'other'
  }
  if (base.stage === 'grace1' || base.stage === 'grace2') return difficult ? 'graceDifficult' : 'graceEasy'
  if (base.stage !== 'current') return 'other'
  // reading: who pays annually has no instalment left in the first year
  if (yearBand === 'first') return frequency === 'annual' ? 'yearUnknown' : 'first'
  if (yearBand === 'unknown') return 'yearUnknown'
  return yearBand === 'second' ? 'second' : 'later'
}

export interface Failure {
  readonly first: Day
  readonly reason: string
  readonly mendedOn: Day | undefined
  readonly isOpen: boolean
}

/** Debits that failed one after the other, and how that ended. reading: of the cases due in M, M−1, M−2, and of those still on the lists. */
export function failuresOf(life: Life, asked: Asked, now: Moment): readonly Failure[] {
  if (!isPlan(bucketOf(life, reported(asked).month)) && !isListed(life, now)) return []
  const failures: Failure[] = []
  let running: readonly { readonly day: Day; readonly reason: string }[] = []
  const end = (mendedOn: Day | undefined, isOpen: boolean) => {
    const [first, latest] = [running[0], last(running)]
    if (first && latest) failures.push({ first: first.day, reason: latest.reason, mendedOn, isOpen })
    running = []
  }
  for (const { status, day, reason } of life.debits.toSorted((x, y) => x.day - y.day || x.run - y.run)) {
    if (status === 'failed') running = [...running, { day, reason }]
    else if (status === 'succeeded') end(day, false)
  }
  const paid = paidBy(life, now)
  const first = running[0]?.day ?? life.dueDate
  end(paid && (Math.max(paid.on, first) as Day), isOpen(life, now))
  return failures
}
