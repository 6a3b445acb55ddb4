import type { Day } from './day.ts'
import type { Contact } from './history.ts'
import type { TaskChannel, TaskCode } from './task.ts'
import type { Owner } from './words.ts'

export type TaskState = 'open' | 'dueToday' | 'overdue' | 'done'

/** Why nobody asks for money: a death, money that the office must look at first, a complaint that is not answered or a supervisor who wants no contact. */
export type Standstill = 'death' | 'office' | 'complaint'

/** One thing to do about a case, or done. */
export interface FollowUpTask {
  /** '' where it is a warning that stands on the line and is no task of docs/rules.md 5 (a debit in flight, an account in doubt) */
  readonly code: TaskCode | ''
  readonly state: TaskState
  /** never a day off where it is a deadline of ours; undefined = wait, no day of ours */
  readonly due: Day | undefined
  readonly doneOn: Day | undefined
  /** key of the collector or supervisor who did it, '' when not done or not known */
  readonly doneBy: string
  readonly channel: TaskChannel
  readonly owner: Owner | 'supervisor'
  /** what to do and why, in the run's language */
  readonly text: string
}

/** Why a case goes to the supervisor. */
export type HandUpReason =
  | 'death'
  | 'outcome'
  | 'day45'
  | 'brokenPromise'
  | 'thirdFailure'
  | 'difficultLarge'
  | 'overdueTasks'
  | 'paused'

/** The last promise of a customer, and what became of it. A payment on or before the day keeps it. */
export interface PromiseKept {
  readonly day: Day
  readonly state: 'open' | 'kept' | 'broken'
}

/** What follows from a case and its history: what to do, what was done, what to say. */
export interface FollowUp {
  /** in the order of urgency: what to do first stands first; done ones last */
  readonly tasks: readonly FollowUpTask[]
  /** the gravest reason why nobody asks for money now, whether it was reported on this case or on another of the customer; '' = none */
  readonly standstill: Standstill | ''
  /** calls and visits so far, those that reached nobody included */
  readonly attempts: number
  /** those that reached somebody */
  readonly reached: number
  /** the last three, newest first */
  readonly lastContacts: readonly Contact[]
  readonly promise: PromiseKept | undefined
  /** what to say for the reason recorded last, '' when none */
  readonly say: string
  /** whom to ask next when nobody is reached, '' while somebody is */
  readonly askNext: string
  readonly handUp: readonly HandUpReason[]
  /** debits that failed one after the other, as far as known */
  readonly failedDebits: number
}
