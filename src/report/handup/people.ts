import type { AssignedCase, Collector } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import { count, noSum, type Sum } from '../sum.ts'
import { earlierHandover, isHandedUp, lapsesSoon, lateTasks } from './rules.ts'

/** What a supervisor must know of one of their people. Plain data: it is counted in one thread and shown in another. */
export interface PersonSums {
  /** '' = cases that nobody collects */
  readonly key: string
  readonly code: string
  readonly name: string
  /** to be collected, what is on hold included */
  readonly unpaid: Sum
  /** past day 45, in grace, and not handed over on an earlier day */
  readonly day45: Sum
  /** handed up for a promise not kept: no death, nothing on hold */
  readonly broken: Sum
  /** last day of grace within seven days */
  readonly soon: Sum
  /** handed up for tasks of the collector past their day, and the tasks */
  readonly late: Sum
  lateTasks: number
  readonly handedUp: Sum
}

/** Nothing counted yet for a collector, or for what nobody collects. */
export function noPersonSums(collector: Collector | undefined): PersonSums {
  return {
    key: collector?.key ?? '',
    code: collector?.code ?? '',
    name: collector?.name ?? '',
    unpaid: noSum(),
    day45: noSum(),
    broken: noSum(),
    soon: noSum(),
    late: noSum(),
    lateTasks: 0,
    handedUp: noSum(),
  }
}

/** Counts a case of the person; only those to be collected count. */
export function countForPerson(person: PersonSums, c: AssignedCase, asOf: Day): void {
  if (c.disposition !== 'worklist' && c.disposition !== 'unassigned') return
  count(person.unpaid, c)
  if (lapsesSoon(c)) count(person.soon, c)
  if (!isHandedUp(c)) return
  const { handUp } = c.followUp
  count(person.handedUp, c)
  if (handUp.includes('overdueTasks')) {
    count(person.late, c)
    person.lateTasks += lateTasks(c.followUp).length
  }
  if (handUp.includes('brokenPromise')) count(person.broken, c)
  if (handUp.includes('day45') && earlierHandover(c, 'F07', asOf) === undefined) count(person.day45, c)
}
