import type { Day } from '../model/day.ts'
import type { Standstill } from '../model/follow-up.ts'
import type { Deed } from '../model/history.ts'
import type { TaskChannel, TaskCode } from '../model/task.ts'
import type { Text } from '../model/text.ts'
import type { Owner } from '../model/words.ts'
import type { Deadlines } from './deadlines.ts'
import type { Held } from './held.ts'
import type { CaseToFollow, Seen } from './seen.ts'

/** What a rule is asked about. One object serves all cases of a run: a rule keeps nothing of it. */
export interface Situation {
  readonly c: CaseToFollow
  readonly seen: Seen
  /** what was reported on other cases of the customer */
  readonly held: Held
  /** the first day on which the rule's condition was seen; known to `due` and `text` only */
  readonly since: Day
}

/**
 * One row of the cadence: a task of docs/rules.md 5, or a warning that is none. Rules stand in the order of urgency, which decides
 * between those that are due on one day. Where several rules have one code the first that applies speaks for it.
 */
export interface TaskRule {
  /** '' where it is only a warning */
  readonly code: TaskCode | ''
  readonly applies: (at: Situation, days: Deadlines) => boolean
  /** the contact's day that brought the task about; the book's `since` may be later */
  readonly cause?: (at: Situation, days: Deadlines) => Day | undefined
  /** until when, before it is moved off a day off; absent = no day of ours */
  readonly due?: (at: Situation, days: Deadlines) => Day
  /** undefined: not done. Asked only where there is a history */
  readonly done?: (at: Situation, days: Deadlines) => Deed | undefined
  /** where they differ from what TASKS says */
  readonly channel?: (at: Situation) => TaskChannel
  readonly owner?: (at: Situation) => Owner
  /** with the blanks that `facts.ts` fills */
  readonly text: Text
  /** nothing else is to be done about such a case until it is done, but what goes on despite it */
  readonly last?: Standstill
  /** what does not stop it: it asks the customer for nothing */
  readonly despite?: readonly Standstill[]
  /** follows the others, whatever its day: `always`, or `past` where its day is past and nobody knows whether it was done */
  readonly yields?: 'always' | 'past'
}
