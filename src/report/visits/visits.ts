import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import { earlierOf } from '../../model/day.ts'
import type { FollowUpTask } from '../../model/follow-up.ts'
import type { TaskCode } from '../../model/task.ts'

/** A visit to be made: why, by when, and whether the customer agreed to the day. */
export interface Visit {
  /** the day agreed, else the last day of the task */
  readonly day: Day
  readonly agreed: boolean
  readonly text: string
}

/** Tasks that are done by going there. */
const VISIT_TASKS: ReadonlySet<TaskCode | ''> = new Set<TaskCode>(['F04', 'F10', 'F15'])

/** The visit that a case asks for, if any: agreed with the customer for today or later, or a task not done yet. */
export function visitOf(c: AssignedCase, asOf: Day): Visit | undefined {
  if (c.followUp.standstill !== '') return undefined
  const open = c.followUp.tasks.filter((task) => VISIT_TASKS.has(task.code) && task.state !== 'done')
  const agreed = agreedDay(c, asOf)
  const due = earliestDue(open, asOf)
  const text = open[0]?.text ?? ''
  if (agreed !== undefined) return { day: agreed, agreed: true, text }
  return due === undefined ? undefined : { day: due, agreed: false, text }
}

/** The day of the last visit agreed, if it is today or later; one that was agreed later replaces it. */
function agreedDay({ history }: AssignedCase, asOf: Day): Day | undefined {
  const last = history?.contacts.findLast(({ outcome, promised }) => outcome === 'visit' && promised !== undefined)
  return last?.promised !== undefined && last.promised >= asOf ? last.promised : undefined
}

/** The earliest last day of the tasks, today where it is over. */
function earliestDue(tasks: readonly FollowUpTask[], asOf: Day): Day | undefined {
  const days = tasks.flatMap(({ due }) => (due === undefined ? [] : [due < asOf ? asOf : due]))
  return days.length === 0 ? undefined : days.reduce(earlierOf)
}
