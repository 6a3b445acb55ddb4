import type { Day, Month } from './day.ts'
import type { PromiseKept } from './follow-up.ts'
import type { Fen } from './money.ts'
import type { PastRun } from './progress.ts'
import type { ReasonCode } from './reason.ts'
import type { PlanBucket, Settings } from './settings.ts'
import type { TaskCode } from './task.ts'
import type { Bucket, Change, DayState, Disposition, ProgressBy, RollOutcome, Stage, TargetGroup } from './words.ts'

/** What a follow-up report is asked. */
export interface ProgressQuestion {
  /** the run that it is about: its day is "today", its month the work month */
  readonly last: PastRun
  /** the last run of an earlier day; undefined: nobody knows what has changed */
  readonly previous: PastRun | undefined
  /** money, debits and contacts until this day are known: not before the day of the run */
  readonly heardUntil: Day
  /** the first run of each work month */
  readonly firstOfMonth: ReadonlyMap<Month, number>
  readonly targets: Settings['targets']
}

/** Whose a case is: keys, '' = nobody or none; {@link NOT_NOTED} where an older version of the book did not note it. */
export type Whose = Readonly<Record<ProgressBy, string>>
export const NOT_NOTED = '?'

/** How and when a case was paid. */
export interface Paid {
  /** the day of the money, else that of the lists, else that of the run that saw it paid first */
  readonly on: Day
  readonly by: 'bank' | 'other'
}

/** Debits of a case that failed one after the other, and how that ended. */
export interface Failure {
  /** of the last of them */
  readonly reason: ReasonCode | ''
  readonly first: Day
  readonly times: number
  /** the day of the money, whatever way it came; undefined: not yet */
  readonly mendedOn: Day | undefined
  /** somebody has to mend it: not paid, and still to be collected */
  readonly isOpen: boolean
}

/** A case that was to be collected when the list of a month came, and what became of it. */
export interface Roll {
  readonly bucket: PlanBucket
  readonly premium: Fen
  readonly outcome: RollOutcome
}

/** Where one case stands in the follow-up report. */
export interface Standing {
  readonly policyNo: string
  readonly dueDate: Day
  readonly whose: Whose
  /** by the work month of the report */
  readonly bucket: Bucket
  readonly stage: Stage
  readonly dayState: DayState
  /** as seen last; of a case that is gone and of which money was heard since: paid */
  readonly disposition: Disposition
  readonly isGone: boolean
  readonly isListed: boolean
  /** on the lists, to be collected, and not paid since */
  readonly isOpen: boolean
  readonly isOnHold: boolean
  readonly firstDay: Day
  readonly firstBucket: Bucket
  /** frozen at first sight */
  readonly firstPremium: Fen
  /** as seen last */
  readonly premium: Fen
  /** stands in the receivable of its due month: not excluded from the beginning until now */
  readonly isReceivable: boolean
  readonly paid: Paid | undefined
  readonly changes: readonly Change[]
  /** calls and visits since the month's list came, and of those the ones that reached somebody */
  readonly attempts: number
  readonly reached: number
  /** undefined: not noted */
  readonly overdue: readonly TaskCode[] | undefined
  readonly promise: PromiseKept | undefined
  readonly failures: readonly Failure[]
  /** from the month before to the work month, and in the work month so far */
  readonly rolled: Roll | undefined
  readonly rolling: Roll | undefined
  /** of those that were to be collected when the month's list came; with the premium of that day */
  readonly group: { readonly name: TargetGroup; readonly premium: Fen } | undefined
}

export interface CasesAndPremium {
  readonly cases: number
  readonly fen: Fen
}

/** Both sides of a collection rate. */
export interface Collection {
  readonly receivable: CasesAndPremium
  readonly paid: CasesAndPremium
  /** of those paid: by debit */
  readonly byBank: CasesAndPremium
  /** of the receivable: first seen after its due month, so that what was paid earlier is not known */
  readonly late: CasesAndPremium
}

export interface Contacted {
  readonly open: CasesAndPremium
  readonly attempted: CasesAndPremium
  readonly reached: CasesAndPremium
}

export interface PromisesKept {
  readonly kept: CasesAndPremium
  readonly broken: CasesAndPremium
  readonly open: CasesAndPremium
}

/** A change, and of those that changed the ones which the run before did not know. */
export interface Changed extends CasesAndPremium {
  readonly unknownBefore: number
}

export interface TargetSum {
  readonly base: CasesAndPremium
  readonly paid: CasesAndPremium
}

/** The figures of the whole, a branch, a team or a collector. */
export interface Figures {
  readonly collection: Readonly<Record<PlanBucket, Collection>>
  readonly contacted: Contacted
  /** open cases with overdue tasks */
  readonly overdue: CasesAndPremium
  readonly overdueTasks: number
  readonly promises: PromisesKept
  readonly changes: Readonly<Record<Change, Changed>>
  readonly rolled: Readonly<Record<PlanBucket, Readonly<Record<RollOutcome, CasesAndPremium>>>>
  readonly rolling: Readonly<Record<PlanBucket, Readonly<Record<RollOutcome, CasesAndPremium>>>>
  readonly targets: Readonly<Record<TargetGroup, TargetSum>>
  readonly failures: FailureSum
}

/** Days from the first failure to the money: classes by their last day. */
export const MENDED_WITHIN = [3, 7, 15, 30, Number.POSITIVE_INFINITY] as const

export interface FailureSum {
  readonly all: CasesAndPremium
  readonly mended: CasesAndPremium
  /** in each class of {@link MENDED_WITHIN} */
  readonly within: readonly number[]
  /** over all that were mended */
  readonly days: number
  /** still to be mended; the others were excluded, or are gone */
  readonly open: CasesAndPremium
}

export interface ProgressGroup {
  readonly key: string
  readonly figures: Figures
}

/** Everything the follow-up report tells in figures. */
export interface Progress {
  readonly question: ProgressQuestion
  readonly total: Figures
  /** in the order of their keys */
  readonly groups: Readonly<Record<ProgressBy, readonly ProgressGroup[]>>
  readonly failures: readonly (FailureSum & { readonly reason: ReasonCode | '' })[]
  /** task → open cases on which it is overdue */
  readonly overdueByTask: readonly { readonly task: TaskCode; readonly sum: CasesAndPremium }[]
  /** cases looked at; on the lists now, and in the run before */
  readonly cases: number
  readonly present: number
  readonly presentBefore: number
  /** due in the months of the plan, and excluded from the beginning: in no receivable */
  readonly leftOut: CasesAndPremium
  /** cases of which an older version noted too little */
  readonly notNoted: number
}
