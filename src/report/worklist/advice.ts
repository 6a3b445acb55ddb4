import type { AssignedCase } from '../../model/case.ts'
import type { FollowUpTask } from '../../model/follow-up.ts'

/** What a line says of the tasks of its case: what to do first, and what else. */
export interface Advice {
  /** undefined: nothing is to be done, or everything is done */
  readonly first: FollowUpTask | undefined
  readonly further: readonly FollowUpTask[]
  /** the deed that is latest; undefined while nothing is done */
  readonly done: FollowUpTask | undefined
}

const MOST_FURTHER = 3

/** What the line of a case says. Tasks come in the order of urgency, those that are done last. */
export function adviceOf({ followUp }: AssignedCase): Advice {
  const { tasks } = followUp
  const open = tasks.filter((task) => task.state !== 'done')
  return {
    first: open[0],
    further: open.slice(1, 1 + MOST_FURTHER),
    done: tasks.find((task) => task.state === 'done'),
  }
}

/** What to do first, without the rest. */
export function firstTask({ followUp }: AssignedCase): FollowUpTask | undefined {
  const [first] = followUp.tasks
  return first?.state === 'done' ? undefined : first
}
