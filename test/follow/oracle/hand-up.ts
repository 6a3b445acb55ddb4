import type { HandUpReason } from '../../../src/model/follow-up.ts'
import { REASONS } from '../../../src/model/reason.ts'
import type { TaskCode } from '../../../src/model/task.ts'
import type { Facts } from './facts.ts'
import { isPaused, type OracleTask } from './oracle.ts'
import { isReportedDead, type Situation, situationOf } from './situation.ts'

/** Tasks whose owner in docs/rules.md 5 is neither collector nor customer; F09 is the reason's owner's. */
const OF_OTHERS: readonly TaskCode[] = ['F11', 'F13', 'F18']

/** Why a case goes to the supervisor, in no order. In: the facts of a case and its tasks. */
export function handUpOf(facts: Facts, tasks: readonly OracleTask[]): readonly HandUpReason[] {
  const on = situationOf(facts)
  if (on.disposition === 'excluded') return []
  if (on.disposition === 'paid') return tasks.some(({ code }) => code === 'F18') ? ['outcome'] : []
  if (isReportedDead(on)) return ['death']
  const complains = on.complaint !== undefined && on.complaint.answeredOn === undefined
  // on hold: nothing is asked about the money
  if (on.hold) return complains ? ['outcome'] : []
  const holds: Readonly<Record<HandUpReason, boolean>> = {
    death: false,
    outcome: on.problemSince !== undefined || on.standing === 'otherPerson' || complains,
    day45: on.isInGrace && on.overdueDays >= 45,
    brokenPromise: isPromiseBroken(on),
    thirdFailure: failuresInRow(on) >= 3,
    difficultLarge: on.large && on.difficult,
    overdueTasks: tasks.some((task) => task.state === 'overdue' && isOfTheCollector(task.code, on)),
    // reading: only the supervisor can end it
    paused: isPaused(on),
  }
  return Object.entries(holds).flatMap(([reason, is]) => (is ? [reason as HandUpReason] : []))
}

function isPromiseBroken({ contacts, promiseKept, asOf }: Situation): boolean {
  const until = contacts.findLast(({ promised, outcome }) => promised !== undefined && outcome !== 'visit')?.promised
  return until !== undefined && until < asOf && !promiseKept
}

/** reading: a result that is not known breaks no row */
function failuresInRow({ history, debit, asOf }: Situation): number {
  if (history === undefined) return debit === 'failed' ? 1 : 0
  const known = history.debits.filter(({ day, status }) => day <= asOf && status !== 'inFlight')
  const lastSuccess = known.findLastIndex(({ status }) => status === 'succeeded')
  return known.length - 1 - lastSuccess
}

function isOfTheCollector(code: TaskCode, { reason }: Situation): boolean {
  if (code !== 'F09') return !OF_OTHERS.includes(code)
  const [owner] = reason === '' ? [] : REASONS[reason].owners
  return owner === 'collector' || owner === 'customer'
}
