import type { Day, Month } from './day.ts'
import type { Fen } from './money.ts'
import type { Named } from './policy.ts'
import { meanRate, type Rate, rateOf } from './rate.ts'
import type { Dimension, LeftOut, Measure, Period } from './words.ts'

/** What a persistency report is asked. */
export interface PersistencyQuestion {
  /** the work month: policies that took effect 14 (26) months before it are its cohort */
  readonly month: Month
  /** what is received after it is not seen */
  readonly asOf: Day
  /** first day without cover of an instalment due on a day, unpaid */
  readonly lapseFromOf: (due: Day, product: Named) => Day
  /** months whose premium counts only if it came within grace: that of year 2 in the 13-month rate, or every one */
  readonly withinGrace: 'month13' | 'all'
  /** weight of the premium rate in the overall rate, percent */
  readonly premiumWeight: number
  /** agents with fewer policies are not ranked */
  readonly fewPolicies: number
}

/** What stands on both sides of one rate: policies and fen due, and of those what was received. */
export interface PersistencySums {
  readonly policies: number
  readonly received: number
  readonly due: Fen
  readonly receivedFen: Fen
  /** unpaid and still in grace: on neither side */
  readonly inGrace: number
  readonly inGraceFen: Fen
  /** nothing says whether they were received: on neither side */
  readonly unknown: number
  /** of those received, how many came without a day */
  readonly undated: number
}

export type MeasureSums = Readonly<Record<Measure, Readonly<Record<Period, PersistencySums>>>>

/** The rates of one agent, branch, product or channel. */
export interface PersistencyGroup extends Named {
  readonly sums: MeasureSums
  /** 1 = best by the overall 13-month rate of twelve months; undefined: too few policies, or no rate */
  readonly rank: number | undefined
}

export interface PoliciesAndFen {
  readonly policies: number
  readonly fen: Fen
}

/** The windows over which those left out are counted: by effective month, 13 and 25 months. */
export type LeftOutCount = Readonly<Record<'month13' | 'month25', Readonly<Record<Period, PoliciesAndFen>>>>

/** Everything a persistency report tells. */
export interface Persistency {
  readonly month: Month
  /** the earlier of the as-of day and the last day of the work month */
  readonly judgedOn: Day
  readonly withinGrace: 'month13' | 'all'
  readonly premiumWeight: number
  readonly fewPolicies: number
  readonly total: MeasureSums
  /** the twelve effective months of each measure, the oldest first */
  readonly months: Readonly<Record<Measure, readonly { readonly effective: Month; readonly sums: PersistencySums }[]>>
  readonly groups: Readonly<Record<Dimension, readonly PersistencyGroup[]>>
  readonly leftOut: Readonly<Record<LeftOut, LeftOutCount>>
  /** policies that were handed in, and those that took effect in none of the months looked at */
  readonly policies: number
  readonly elsewhere: number
}

/** Where one policy stands in one measure of the report. */
export interface PersistencyPlace {
  readonly measure: Measure
  readonly effective: Month
  /** notReached: the premium of year 2 was not received, so 25 months are not asked */
  readonly standing: 'counted' | 'inGrace' | 'leftOut' | 'notReached' | 'unknown'
  readonly received: boolean
}

/** By premium, by cases, and their mean. */
export interface ThreeRates {
  readonly premium: Rate | undefined
  readonly cases: Rate | undefined
  readonly overall: Rate | undefined
}

/** The three rates of what stands on both sides. @param premiumWeight percent */
export function ratesOf(sums: PersistencySums, premiumWeight: number): ThreeRates {
  const premium = rateOf(sums.receivedFen, sums.due)
  const cases = rateOf(sums.received, sums.policies)
  return { premium, cases, overall: meanRate(premium, cases, premiumWeight) }
}
