import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { TaskCode } from '../../model/task.ts'
import type { Text } from '../../model/text.ts'
import type { Deadlines } from './deadlines.ts'

/** One thing to do about a case. The first rule that applies is the most urgent one; the others follow it. */
export interface AdviceRule {
  /** the follow-up task, '' where it is only a warning */
  readonly code: TaskCode | ''
  readonly applies: (c: AssignedCase, days: Deadlines) => boolean
  /** with the blanks that {@link factsOf} of advice.ts fills */
  readonly text: Text
  /** until when, before it is moved off a day off; absent = no day of ours */
  readonly by?: (c: AssignedCase, days: Deadlines) => Day
  /** nothing else is to be done about such a case */
  readonly last?: true
}
