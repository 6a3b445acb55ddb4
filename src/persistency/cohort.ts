import { addDays, addMonths, addToMonth, type Day, earlierOf, lastDayOf, type Month, monthOf } from '../model/day.ts'
import type { PersistencyPlace, PersistencyQuestion } from '../model/persistency.ts'
import type { PolicyFact, Receipt } from '../model/policy.ts'
import { type Measure, wordsOf } from '../model/words.ts'

/** Months in a rolling window. */
export const ROLLING = 12

/** How many months before the work month a policy of the measure took effect: its anniversary and 60 days of grace lie in between. */
const MONTHS_BEFORE: Readonly<Record<Measure, number>> = { month13: 14, month25: 26, compound: 26 }

/** The effective month of a measure's cohort in a work month. */
export function cohortOf(measure: Measure, month: Month): Month {
  return addToMonth(month, -MONTHS_BEFORE[measure])
}

/** Whether a policy that took effect in `effective` is in the window of the twelve months that ends with the measure's cohort. */
export function isInWindow(measure: Measure, effective: Month, month: Month): boolean {
  const behind = cohortOf(measure, month) - effective
  return behind >= 0 && behind < ROLLING
}

/** Whether a policy that took effect on a day is asked for by any measure of the work month. */
export function isInAnyWindow(effectiveDate: Day, month: Month): boolean {
  return wordsOf('measure').some((measure) => isInWindow(measure, monthOf(effectiveDate), month))
}

/** The policy years whose premium a report of the work month asks for, of a policy that took effect on a day. */
export function yearsAsked(effectiveDate: Day, month: Month): readonly (2 | 3)[] {
  const effective = monthOf(effectiveDate)
  if (isInWindow('month25', effective, month)) return [2, 3]
  return isInWindow('month13', effective, month) ? [2] : []
}

/** What is received later is not seen: the last day of the work month, or the as-of day if that comes first. */
export function judgedOn({ month, asOf }: Pick<PersistencyQuestion, 'month' | 'asOf'>): Day {
  return earlierOf(asOf, lastDayOf(month))
}

/** What one policy brings to one measure. */
export interface Share extends PersistencyPlace {
  /** fen on the lower side */
  readonly due: number
  /** fen on the upper side */
  readonly receivedFen: number
  /** policies on the lower side: 0 or 1 */
  readonly policies: number
  readonly undated: boolean
}

/** What a policy brings to a measure; undefined if it took effect in none of the measure's months. */
export function shareOf(fact: PolicyFact, measure: Measure, question: PersistencyQuestion): Share | undefined {
  const effective = monthOf(fact.effectiveDate)
  if (!isInWindow(measure, effective, question.month)) return undefined
  const day = judgedOn(question)
  const nothing = { measure, effective, due: 0, receivedFen: 0, policies: 0, received: false, undated: false }
  if (holds(fact.leftOut, day)) return { ...nothing, standing: 'leftOut', due: fact.firstPremium }

  const isAll = question.withinGrace === 'all'
  const second = instalmentOf(fact, 12, fact.year2, isAll || measure === 'month13', question, day)
  const asked = measure === 'month13' ? second : instalmentOf(fact, 24, fact.year3, isAll, question, day)
  if (asked.isUnknown || (measure === 'month25' && second.isUnknown)) return { ...nothing, standing: 'unknown' }
  const due = measure === 'month25' ? second.inTimeFen : fact.firstPremium
  const received = asked.inTimeFen > 0
  // the oldest unpaid instalment decides: who owes year 2 is in grace for year 3 no more
  const couldBeInGrace = measure === 'month13' || second.isUnknown || second.seenFen > 0
  if (!received && due > 0 && couldBeInGrace && asked.inGrace) return { ...nothing, standing: 'inGrace', due }
  return {
    ...nothing,
    standing: due > 0 ? 'counted' : 'notReached',
    received,
    policies: due > 0 ? 1 : 0,
    due,
    receivedFen: asked.inTimeFen,
    undated: received && asked.undated,
  }
}

interface InstalmentSeen {
  /** nothing says whether it was received */
  readonly isUnknown: boolean
  /** fen that had come by the day of judging, and of them those that count: within grace where that is asked */
  readonly seenFen: number
  readonly inTimeFen: number
  /** by the calendar, if it is unpaid */
  readonly inGrace: boolean
  readonly undated: boolean
}

/** What was seen, on the day of judging, of the premium due so many months after the effective date. */
function instalmentOf(
  fact: PolicyFact,
  months: number,
  said: readonly Receipt[] | 'unknown',
  mustBeInGrace: boolean,
  { lapseFromOf }: PersistencyQuestion,
  day: Day,
): InstalmentSeen {
  const lapseFrom = lapseFromOf(addMonths(fact.effectiveDate, months), fact.product)
  const receipts = said === 'unknown' ? [] : said
  const seenFen = cameBy(day, receipts)
  // what came within grace, as far as it was not taken back afterwards
  const inTimeFen = mustBeInGrace
    ? Math.min(cameBy(earlierOf(day, addDays(lapseFrom, -1)), receipts), seenFen)
    : seenFen
  return {
    isUnknown: said === 'unknown',
    seenFen,
    inTimeFen,
    inGrace: day < lapseFrom && !holds(fact.ended, day),
    undated: receipts.some((receipt) => receipt.day === undefined),
  }
}

/** Fen received up to a day, payments taken back subtracted; those without a day are always seen. */
function cameBy(day: Day, receipts: readonly Receipt[]): number {
  let sum = 0
  for (const receipt of receipts) if (receipt.day === undefined || receipt.day <= day) sum += receipt.premium
  return Math.max(0, sum)
}

/** Whether a status held on a day; one without a day always did. */
function holds(status: { readonly since: Day | undefined } | undefined, day: Day): boolean {
  return status !== undefined && (status.since === undefined || status.since <= day)
}
