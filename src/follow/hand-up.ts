import type { FollowUpTask, HandUpReason } from '../model/follow-up.ts'
import { at45, deathReported, problem } from './conditions.ts'
import type { Situation } from './rule.ts'

const MANY_FAILURES = 3
const NO_REASONS: readonly HandUpReason[] = []

/** Why a case goes to the supervisor, the gravest first. In: a case that is worked on, its tasks and its failed debits in a row. */
export function handUpReasons(
  at: Situation,
  tasks: readonly FollowUpTask[],
  failedDebits: number,
): readonly HandUpReason[] {
  const { complaint, outcome } = at.seen
  const complains = complaint !== undefined && complaint.answer === undefined
  if (deathReported(at)) return ['death']
  // whatever becomes of the money, a complaint is answered
  if (at.c.hold !== '') return complains ? ['outcome'] : NO_REASONS
  const reasons: HandUpReason[] = []
  if (problem(at) || outcome === 'otherPerson' || complains) reasons.push('outcome')
  if (at45(at)) reasons.push('day45')
  if (at.seen.promise?.state === 'broken') reasons.push('brokenPromise')
  if (failedDebits >= MANY_FAILURES) reasons.push('thirdFailure')
  if (at.c.large && at.c.difficult) reasons.push('difficultLarge')
  if (tasks.some(isLate)) reasons.push('overdueTasks')
  // only the supervisor can end it
  if (at.seen.paused !== undefined) reasons.push('paused')
  return reasons
}

/** A task of the collector, or of the customer whom the collector reminds, whose day is over. */
function isLate({ state, owner }: FollowUpTask): boolean {
  return state === 'overdue' && (owner === 'collector' || owner === 'customer')
}
