import type { Day } from '../../../src/model/day.ts'
import type { Contact } from '../../../src/model/history.ts'
import type { TaskCode } from '../../../src/model/task.ts'
import { earliest, monthDay, monthEnd, monthNumber, plus, workdaysLater } from './days.ts'
import { isPromise, isReached, isVisit, notedDays, type Situation } from './situation.ts'

/** A row of the table in docs/rules.md 5 that applies. */
export interface Found {
  /** day of the contact that brought it about, where one did */
  readonly cause?: Day | undefined
  readonly due: (since: Day) => Day
  readonly doneOn: Day | undefined
}

const min = (...days: readonly Day[]) => Math.min(...days) as Day

/** The day on which the n-th of the contacts from a day on was made. */
function nth(contacts: readonly Contact[], n: number, from: number = Number.NEGATIVE_INFINITY): Day | undefined {
  return contacts.filter(({ day }) => day >= from)[n - 1]?.day
}

const graceLess = ({ graceEnd }: Situation, days: number) => plus(graceEnd, -days)
const reached = ({ contacts }: Situation) => contacts.filter(isReached)
const visits = ({ contacts }: Situation) => contacts.filter(isVisit)

export const RULES: Readonly<Record<TaskCode, (on: Situation) => Found | undefined>> = {
  // reading: what is future came on a list before its own month; any attempt so far will do
  F00: (on) =>
    on.stage === 'future' ? { due: () => monthEnd(monthNumber(on.listCame)), doneOn: nth(on.contacts, 1) } : undefined,
  // reading: not due = its own due date is ahead
  F01: (on) =>
    on.overdueDays < 0 && on.debit !== 'notEnrolled'
      ? { due: () => plus(on.dueDate, -3), doneOn: nth(on.contacts, 1) }
      : undefined,
  F02: (on) =>
    on.stage === 'current'
      ? { due: () => min(monthDay(on.month, 25), on.graceEnd), doneOn: nth(reached(on), 1, on.listCame) }
      : undefined,
  F03: (on) => {
    if (on.stage !== 'grace1') return undefined
    const second = nth(on.contacts, 2, on.monthStart)
    const promise = nth(reached(on).filter(isPromise), 1, on.monthStart)
    return {
      due: () => min(monthDay(on.month, 25), on.graceEnd),
      doneOn: second === undefined || promise === undefined ? undefined : (Math.max(second, promise) as Day),
    }
  },
  // reading: visits of this month
  F04: (on) =>
    on.stage === 'grace1' && on.difficult
      ? { due: () => min(monthEnd(on.month), on.graceEnd), doneOn: nth(visits(on), 2, on.monthStart) }
      : undefined,
  F05: (on) => {
    if (on.stage !== 'grace2') return undefined
    // reading: who says that it is paid or in the account is not asked for a reason
    const told = reached(on).filter(
      ({ reason, outcome }) => reason !== '' || outcome === 'paid' || outcome === 'funded',
    )
    return { due: () => min(monthDay(on.month, 10), graceLess(on, 3)), doneOn: nth(told, 1, on.monthStart) }
  },
  F06: (on) => {
    if (!on.isInGrace || on.daysLeft > 7) return undefined
    // reading: the day graceEnd − 3 itself is the first of those that each ask for a call
    const daily = on.asOf >= graceLess(on, 3)
    return {
      due: () => (daily ? on.asOf : graceLess(on, 3)),
      doneOn: nth(reached(on), 1, daily ? on.asOf : graceLess(on, 7)),
    }
  },
  F07: (on) => {
    const isOld = on.isInGrace && on.overdueDays >= 45
    const isProblem = (on.stage === 'current' || on.stage === 'grace1') && on.problemSince !== undefined
    if (!isOld && !isProblem) return undefined
    return {
      cause: isProblem ? on.problemSince : undefined,
      // reading: where both hold, the earlier day
      due: (since) => earliest(isOld ? on.day45 : undefined, isProblem ? plus(since, 3) : undefined) ?? since,
      // reading: one form for a case
      doneOn: on.history?.handovers.find(({ task, day }) => task === 'F07' && day < on.asOf)?.day,
    }
  },
  // reading: in grace, for after the lapse the premium alone changes nothing
  F08: (on) =>
    on.debit === 'failed' && on.isInGrace && on.overdueDays >= 45
      ? { due: () => graceLess(on, 3), doneOn: undefined }
      : undefined,
  F09: (on) => {
    // reading: not after the lapse
    if (on.debit !== 'failed' || on.stage === 'lapsed') return undefined
    // reading: a new failure is to be mended anew
    const failure = on.history?.debits.findLast(({ status, day }) => status === 'failed' && day <= on.asOf)?.day
    const from = (since: Day) => Math.max(since, failure ?? since) as Day
    return {
      due: (since) => min(workdaysLater(from(since), 3, on.isWorkday), on.fixBy ?? on.graceEnd),
      doneOn: undefined,
    }
  },
  F10: visitOf,
  F11: (on) => {
    const isProblem = on.problemSince !== undefined
    if (!isProblem && !(on.large && on.difficult)) return undefined
    // reading: whatever the supervisor noted; and since it was seen = since the supervisor could see it
    const shown = on.history?.handovers.find(
      ({ task, day }) => task === 'F11' && day < on.asOf && day >= (on.problemSince ?? day),
    )?.day
    return {
      cause: on.problemSince,
      due: (since) => (shown === undefined ? on.asOf : (Math.max(shown, since) as Day)),
      doneOn: notedDays(on).find((day) => day >= (on.problemSince ?? 0)),
    }
  },
  F12: (on) => {
    const { handedOverOn: from } = on
    if (!on.orphan || !on.assigned || from === undefined) return undefined
    // reading: a third party is not the customer
    const told = reached(on).filter(({ outcome }) => outcome !== 'thirdParty')
    const seen = Math.max(from, on.history?.firstSeen ?? from) as Day
    return { cause: seen, due: () => plus(from, 7), doneOn: nth(told, 1, from) }
  },
  F13: (on) => {
    const open = on.changes.find(({ doneOn }) => doneOn === undefined)
    const change = open ?? on.changes.at(-1)
    if (change === undefined) return undefined
    return {
      cause: change.day,
      // reading: each change from its own day on
      due: () => workdaysLater(change.day, 1, on.isWorkday),
      doneOn: open === undefined ? (Math.max(...on.changes.map(({ doneOn = 0 }) => doneOn)) as Day) : undefined,
    }
  },
  F14: (on) =>
    on.isLapsed && on.lapsedDays <= 30
      ? { due: () => plus(on.lapseFrom, 10), doneOn: nth(reached(on), 1, on.lapseFrom) }
      : undefined,
  // reading: a visit within the 90 days
  F15: (on) =>
    on.isLapsed && on.reinstateBy - on.asOf <= 90
      ? { due: () => plus(on.reinstateBy, -30), doneOn: nth(visits(on), 1, plus(on.reinstateBy, -90)) }
      : undefined,
  F16: (on) => {
    if (!on.isLapsed) return undefined
    const sent = on.history?.sent.find(({ kind, day }) => kind === 'lapse' && day >= on.lapseFrom && day < on.asOf)
    return { due: () => workdaysLater(on.lapseFrom, 10, on.isWorkday), doneOn: sent?.day }
  },
  F17: (on) => {
    if (!on.isLapsed || on.lapsedDays <= 30) return undefined
    // reading: periods of 90 days after the lapse; the first begins when F14 is over
    const nthPeriod = Math.ceil(on.lapsedDays / 90)
    const from = Math.max(on.lapseFrom + (nthPeriod - 1) * 90 + 1, on.lapseFrom + 31)
    return { due: () => plus(on.lapseFrom, nthPeriod * 90), doneOn: nth(reached(on), 1, from) }
  },
  F18: (on) => {
    const { complaint } = on
    if (complaint === undefined) return undefined
    return {
      cause: complaint.day,
      due: () => workdaysLater(complaint.day, 1, on.isWorkday),
      doneOn: complaint.answeredOn,
    }
  },
  // reading: not after the lapse; who refuses to pay declines the debit too
  F19: (on) =>
    on.debit === 'notEnrolled' && on.stage !== 'lapsed'
      ? { due: () => on.dueDate, doneOn: on.contacts.find(({ outcome }) => outcome === 'refused')?.day }
      : undefined,
}

function visitOf(on: Situation): Found | undefined {
  const many = on.contacts[2]?.day
  const friendlySince = on.potential ? on.friendlySince : undefined
  const applies =
    on.badPhone ||
    on.wrongNumberSince !== undefined ||
    many !== undefined ||
    on.large ||
    friendlySince !== undefined ||
    (on.stage === 'grace2' && !on.promiseKept) ||
    on.changeSince !== undefined ||
    (on.isInGrace && on.daysLeft <= 7) ||
    (on.isLapsed && (on.lapsedDays <= 30 || on.reinstateBy - on.asOf <= 90))
  if (!applies) return undefined
  const end = on.isLapsed ? on.reinstateBy : on.isInGrace || on.isNotDue ? on.graceEnd : undefined
  return {
    cause: earliest(on.wrongNumberSince, many, on.changeSince, friendlySince),
    due: (since) => earliest(plus(since, 7), end) ?? since,
    // reading: any visit so far; of a lapsed case one after the lapse
    doneOn: nth(visits(on), 1, on.isLapsed ? on.lapseFrom : undefined),
  }
}
