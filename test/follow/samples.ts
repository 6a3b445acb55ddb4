import { formatDay } from '../../src/model/day.ts'
import type { FollowUpTask } from '../../src/model/follow-up.ts'
import type {
  CaseHistory,
  Contact,
  DebitResult,
  Handover,
  PastAssignment,
  Payment,
  SentNotice,
  ServiceChange,
} from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'
import type { TaskCode } from '../../src/model/task.ts'
import { contextOf, day, oneCase, type Sample } from '../report/samples.ts'

/** Invented histories for the tests of follow. */

export function contact(
  on: string,
  more: Partial<Omit<Contact, 'day' | 'promised'>> & { readonly promised?: string } = {},
): Contact {
  const { promised, ...rest } = more
  return {
    day: day(on),
    time: '',
    channel: 'phone',
    person: '本人',
    outcome: 'informed',
    reason: '',
    note: '',
    collector: 'C001',
    ...rest,
    promised: promised === undefined ? undefined : day(promised),
  }
}

export interface HistorySample {
  readonly firstSeen?: string
  readonly listCame?: string
  readonly contacts?: readonly Contact[]
  readonly debits?: readonly DebitResult[]
  readonly payments?: readonly Payment[]
  readonly changes?: readonly ServiceChange[]
  readonly handovers?: readonly Handover[]
  readonly assignments?: readonly PastAssignment[]
  readonly sent?: readonly SentNotice[]
  readonly since?: Readonly<Partial<Record<TaskCode, string>>>
}

export function historyOf(sample: HistorySample = {}): CaseHistory {
  const firstSeen = sample.firstSeen ?? '2026-01-02'
  return {
    firstSeen: day(firstSeen),
    firstPremium: fen(120_000),
    firstBucket: 'current',
    listCame: day(sample.listCame ?? firstSeen),
    contacts: sample.contacts ?? [],
    debits: sample.debits ?? [],
    payments: sample.payments ?? [],
    changes: sample.changes ?? [],
    handovers: sample.handovers ?? [],
    assignments: sample.assignments ?? [],
    sent: sample.sent ?? [],
    since: Object.fromEntries(Object.entries(sample.since ?? {}).map(([code, on]) => [code, day(on)])),
  }
}

export function handover(on: string, task: TaskCode, notedOn?: string): Handover {
  return { day: day(on), task, supervisor: 'S01', notedOn: notedOn === undefined ? undefined : day(notedOn) }
}

/** What follows from a case on a day; its history, where given, in words of {@link historyOf}. */
export function followed(asOf: string, sample: Sample, history?: HistorySample) {
  const c = oneCase({ ...sample, history: history && historyOf(history) }, contextOf(asOf))
  return { ...c.followUp, c, task: (code: TaskCode) => told(c.followUp.tasks.find((task) => task.code === code)) }
}

/** A task as `overdue 2026-05-04`, `done 2026-05-02 C001`; '' where it does not apply. */
function told(task: FollowUpTask | undefined): string {
  if (task === undefined) return ''
  if (task.doneOn !== undefined) return `done ${formatDay(task.doneOn)} ${task.doneBy}`.trim()
  return task.due === undefined ? task.state : `${task.state} ${formatDay(task.due)}`
}
