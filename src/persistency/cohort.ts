import { addMonths, addToMonth, type Day, earlierOf, lastDayOf, type Month, monthOf } from '../model/day.ts'
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

  const all = question.withinGrace === 'all'
  const second = instalmentOf(fact, 12, fact.year2, all || measure === 'month13', question, day)
  const asked = measure === 'month13' ? second : instalmentOf(fact, 24, fact.year3, all, question, day)
  if (asked.unknown || (measure === 'month25' && second.unknown)) return { ...nothing, standing: 'unknown' }
  const { received, receipt } = asked
  const due = measure !== 'month25' ? fact.firstPremium : second.received ? second.receipt?.premium : undefined
  const couldBeInGrace = measure === 'month13' || second.received
  if (!received && couldBeInGrace && asked.inGrace) return { ...nothing, standing: 'inGrace', due: due ?? 0 }
  return {
    ...nothing,
    standing: due === undefined ? 'notReached' : 'counted',
    received,
    policies: due === undefined ? 0 : 1,
    due: due ?? 0,
    receivedFen: received ? (receipt?.premium ?? 0) : 0,
    undated: received && receipt?.day === undefined,
  }
}

interface InstalmentSeen {
  readonly unknown: boolean
  readonly receipt: Receipt | undefined
  readonly received: boolean
  /** by the calendar, if it is unpaid */
  readonly inGrace: boolean
}

/** What was seen, on the day of judging, of the premium due so many months after the effective date. */
function instalmentOf(
  fact: PolicyFact,
  months: number,
  said: Receipt | undefined | 'unknown',
  mustBeInGrace: boolean,
  { lapseFromOf }: PersistencyQuestion,
  day: Day,
): InstalmentSeen {
  const lapseFrom = lapseFromOf(addMonths(fact.effectiveDate, months), fact.product)
  const receipt = said === 'unknown' ? undefined : said
  const isSeen = receipt !== undefined && (receipt.day === undefined || receipt.day <= day)
  const isInTime = receipt?.day === undefined || receipt.day < lapseFrom
  return {
    unknown: said === 'unknown',
    receipt,
    received: isSeen && (isInTime || !mustBeInGrace),
    inGrace: day < lapseFrom && !holds(fact.ended, day),
  }
}

/** Whether a status held on a day; one without a day always did. */
function holds(status: { readonly since: Day | undefined } | undefined, day: Day): boolean {
  return status !== undefined && (status.since === undefined || status.since <= day)
}
