import type { AssignedCase } from '../../model/case.ts'
import { contactsUntil, PROBLEM_OUTCOMES, standsSince } from '../../model/contacts.ts'
import type { Day } from '../../model/day.ts'
import type { FollowUp, FollowUpTask, HandUpReason } from '../../model/follow-up.ts'
import type { Handover } from '../../model/history.ts'
import type { TaskCode } from '../../model/task.ts'
import type { Text } from '../../model/text.ts'
import { LAST_WEEK } from '../../model/thresholds.ts'
import { lastNoted } from '../decided.ts'
import { both } from '../wording.ts'

/**
 * Why a case goes to the supervisor, the gravest first, with what the supervisor is asked to do.
 * `{…}` blanks are filled by `why.ts`.
 */
export const HAND_UP: Readonly<Record<HandUpReason, { readonly title: Text; readonly why: Text }>> = {
  death: {
    title: both('身故报案（待核实）', 'death reported (to be confirmed)'),
    why: both(
      '身故报案（待核实）：停止收费联系，问清谁身故，能否变更投保人、豁免',
      'death reported (to be confirmed): do not ask for money; find out who died, change of holder, waiver',
    ),
  },
  outcome: {
    title: both('客户拒缴、退保、投诉或失联', 'refusal, surrender, complaint or untraceable'),
    why: both('{outcome}', 'customer: {outcome}'),
  },
  day45: {
    title: both('已过应缴日45天', '45 days past the due date'),
    why: both('已过应缴日{overdue}天仍未缴', '{overdue} days past the due date and unpaid'),
  },
  brokenPromise: {
    title: both('承诺未兑现', 'promise not kept'),
    why: both('承诺{promised}缴费，没有缴', 'promised for {promised}, not paid'),
  },
  thirdFailure: {
    title: both('连续扣款失败三次', 'third failed debit'),
    why: both('连续扣款失败{failures}次', '{failures} debits failed in a row'),
  },
  difficultLarge: {
    title: both('大额疑难件', 'large and difficult'),
    why: both('大额疑难件', 'large and difficult'),
  },
  overdueTasks: {
    title: both('任务过了期限', 'tasks past their day'),
    why: both('{late}过了期限', 'past its day: {late}'),
  },
  paused: {
    title: both('主管决定暂停联系', 'no contact by decision'),
    why: both(
      '您决定暂停联系，没有人在跟：请定什么时候、由谁再联系',
      'no contact by your decision, nobody works on it: say when and by whom it goes on',
    ),
  },
}

export const HAND_UP_REASONS = Object.keys(HAND_UP) as readonly HandUpReason[]

/** Tasks of the collector, or of the customer whom the collector reminds, whose last day is over. */
export function lateTasks({ tasks }: FollowUp): readonly FollowUpTask[] {
  return tasks.filter(({ state, owner }) => state === 'overdue' && (owner === 'collector' || owner === 'customer'))
}

/** Handed up for more than tasks that are late: those stand on a list of their own. */
export function isProblem({ followUp }: AssignedCase): boolean {
  return followUp.handUp.some((reason) => reason !== 'overdueTasks')
}

/** Whether anything of the case goes to the supervisor: of next month's and paid ones only what holds the customer's other cases. */
export function isHandedUp({ followUp, disposition }: AssignedCase): boolean {
  if (followUp.handUp.length === 0) return false
  if (disposition === 'worklist' || disposition === 'unassigned') return true
  return followUp.standstill === 'death' || followUp.tasks.some(isOpenComplaint)
}

function isOpenComplaint({ code, state }: FollowUpTask): boolean {
  return code === 'F18' && state !== 'done'
}

/** In grace with seven days left or fewer, and money is asked for. */
export function lapsesSoon(c: AssignedCase): boolean {
  return (
    c.dayState === 'inGrace' &&
    c.stage !== 'lapsed' &&
    c.daysLeft <= LAST_WEEK &&
    c.hold === '' &&
    !c.followUp.handUp.includes('death') &&
    (c.disposition === 'worklist' || c.disposition === 'unassigned')
  )
}

/** The handover of a task that was made on an earlier day; one of the same day belongs to this run, done once more. */
export function earlierHandover(c: AssignedCase, task: TaskCode, asOf: Day): Handover | undefined {
  return earlierHandovers(c, asOf).findLast((one) => one.task === task)
}

/** The handovers of earlier days' runs. */
export function earlierHandovers({ history }: AssignedCase, asOf: Day): readonly Handover[] {
  return history?.handovers.filter((one) => one.day < asOf) ?? []
}

/** The day on which the supervisor last noted the case, of handovers before this run. */
export function notedOn(c: AssignedCase, asOf: Day): Day | undefined {
  return lastNoted(earlierHandovers(c, asOf))?.notedOn
}

/** The supervisor has noted the case, and nothing has come up since that is to be noted anew. */
export function isNoted(c: AssignedCase, asOf: Day): boolean {
  const asksAnew = c.followUp.tasks.some(({ code, state }) => (code === 'F11' || code === 'F18') && state !== 'done')
  return !asksAnew && notedOn(c, asOf) !== undefined
}

/** F07 applies and its form was not handed over on an earlier day: the form is made in this run. */
export function needsForm(c: AssignedCase, asOf: Day): boolean {
  return (
    isHandedUp(c) &&
    c.followUp.tasks.some((task) => task.code === 'F07') &&
    earlierHandover(c, 'F07', asOf) === undefined
  )
}

/**
 * The case is reported up in this run (F11): a problem beyond its age, or the task stands open; and it was not reported on an earlier day.
 * The form of day 45 is a handover of its own (F07).
 */
export function isReportedNow(c: AssignedCase, asOf: Day): boolean {
  const { handUp, tasks } = c.followUp
  const since = standsSince(contactsUntil(c.history?.contacts ?? [], asOf), PROBLEM_OUTCOMES)
  const grave = handUp.some((reason) => reason !== 'day45' && reason !== 'overdueTasks')
  const asked = tasks.some(({ code, state }) => code === 'F11' && state !== 'done')
  const reported = earlierHandover(c, 'F11', asOf)
  // a new problem is reported anew
  const isReported = reported !== undefined && (since === undefined || reported.day >= since)
  return isHandedUp(c) && (grave || asked) && !isReported
}
