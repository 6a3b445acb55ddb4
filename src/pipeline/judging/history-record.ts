import { CHANNEL_NAMES, OUTCOME_NAMES, UNPAID_REASON_NAMES } from '../../model/contact.ts'
import { asDay, type Day } from '../../model/day.ts'
import type {
  CaseHistory,
  Contact,
  DebitResult,
  Handover,
  PastAssignment,
  Payment,
  RecordedCase,
  SentNotice,
  ServiceChange,
} from '../../model/history.ts'
import type { Fen } from '../../model/money.ts'
import { REASON_CODES } from '../../model/reason.ts'
import { TASK_CODES, type TaskCode } from '../../model/task.ts'
import type { RecordReader, RecordWriter } from '../../write/index.ts'
import { openNumbersOf, openWordNumbers } from '../record-parts.ts'

/** How the entries of one list are put down: each takes the same numbers. */
interface Form<T> {
  readonly numbers: number
  write(out: RecordWriter, entry: T): void
  read(record: RecordReader): T
}

const WORD = {
  bucket: openWordNumbers('bucket'),
  status: openWordNumbers('transferStatus'),
  reason: openNumbersOf(REASON_CODES),
  task: openNumbersOf(TASK_CODES),
  channel: openNumbersOf(CHANNEL_NAMES),
  outcome: openNumbersOf(OUTCOME_NAMES),
  unpaid: openNumbersOf(UNPAID_REASON_NAMES),
}

/** Where texts of one kind stand: histories are of any length, so that the place in the record tells nothing. Behind all places of a case. */
const PLACE = {
  time: 100,
  person: 101,
  note: 102,
  collector: 103,
  name: 104,
  rawReason: 105,
  typed: 106,
  kind: 107,
  state: 108,
}

const dayOf = (record: RecordReader) => asDay(record.whole() ?? 0)
const maybeDayOf = (record: RecordReader) => record.whole() as Day | undefined
const maybeFenOf = (record: RecordReader) => record.large() as Fen | undefined

const CONTACT: Form<Contact> = {
  numbers: 9,
  write(out, { day, time, channel, person, outcome, promised, reason, note, collector }) {
    out.whole(day)
    out.text(time, PLACE.time)
    out.whole(WORD.channel.numberOf(channel))
    out.text(person, PLACE.person)
    out.whole(WORD.outcome.numberOf(outcome))
    out.whole(promised)
    out.whole(WORD.unpaid.numberOf(reason))
    out.text(note, PLACE.note)
    out.text(collector, PLACE.collector)
  },
  read: (record) => ({
    day: dayOf(record),
    time: record.text(),
    channel: WORD.channel.of(record.whole()),
    person: record.text(),
    outcome: WORD.outcome.of(record.whole()),
    promised: maybeDayOf(record),
    reason: WORD.unpaid.of(record.whole()),
    note: record.text(),
    collector: record.text(),
  }),
}

const DEBIT: Form<DebitResult> = {
  numbers: 4,
  write(out, { day, status, reason, rawReason }) {
    out.whole(day)
    out.whole(WORD.status.numberOf(status))
    out.whole(WORD.reason.numberOf(reason))
    out.text(rawReason, PLACE.rawReason)
  },
  read: (record) => ({
    day: dayOf(record),
    status: WORD.status.of(record.whole()) || 'notEnrolled',
    reason: WORD.reason.of(record.whole()),
    rawReason: record.text(),
  }),
}

const PAYMENT: Form<Payment> = {
  numbers: 3,
  write(out, { day, amount }) {
    out.whole(day)
    out.large(amount)
  },
  read: (record) => ({ day: maybeDayOf(record), amount: maybeFenOf(record) }),
}

const CHANGE: Form<ServiceChange> = {
  numbers: 4,
  write(out, { day, detail, doneOn, remark = '' }) {
    out.whole(day)
    out.text(detail, PLACE.typed)
    out.whole(doneOn)
    out.text(remark, PLACE.typed)
  },
  read(record) {
    const change = { day: dayOf(record), detail: record.text(), doneOn: maybeDayOf(record) }
    const remark = record.text()
    return remark === '' ? change : { ...change, remark }
  },
}

const HANDOVER: Form<Handover> = {
  numbers: 6,
  write(out, { day, task, supervisor, notedOn, decision = '', nextStep = '' }) {
    out.whole(day)
    out.whole(WORD.task.numberOf(task))
    out.text(supervisor, PLACE.collector)
    out.whole(notedOn)
    out.text(decision, PLACE.typed)
    out.text(nextStep, PLACE.typed)
  },
  read(record) {
    const [day, task] = [dayOf(record), taskOf(record)]
    const handover = { day, task, supervisor: record.text(), notedOn: maybeDayOf(record) }
    const [decision, nextStep] = [record.text(), record.text()]
    return { ...handover, ...(decision === '' ? {} : { decision }), ...(nextStep === '' ? {} : { nextStep }) }
  },
}

const ASSIGNMENT: Form<PastAssignment> = {
  numbers: 5,
  write(out, { day, collector, name, rule, reasonCode }) {
    out.whole(day)
    out.text(collector, PLACE.collector)
    out.text(name, PLACE.name)
    out.whole(rule)
    out.text(reasonCode, PLACE.kind)
  },
  read: (record) => ({
    day: dayOf(record),
    collector: record.text(),
    name: record.text(),
    rule: record.whole() ?? 0,
    reasonCode: record.text(),
  }),
}

const NOTICE: Form<SentNotice> = {
  numbers: 2,
  write(out, { day, kind }) {
    out.whole(day)
    out.text(kind, PLACE.kind)
  },
  read: (record) => ({ day: dayOf(record), kind: record.text() }),
}

const DONE: Form<TaskCode> = {
  numbers: 1,
  write: (out, task) => out.whole(WORD.task.numberOf(task)),
  read: taskOf,
}

const RECORDED: Form<RecordedCase> = {
  numbers: 3,
  write(out, { id, listed, state }) {
    out.whole(id)
    out.whole(listed ? 1 : 0)
    out.text(state, PLACE.state)
  },
  read: (record) => ({ id: record.whole() ?? 0, listed: record.whole() === 1, state: record.text(), done: [] }),
}

/** Whether there is a history; then: first seen, its premium, its bucket, since when it is listed. */
const HEAD = 1
const FACTS = 5
/** The numbers that say how long the lists are. */
const LENGTHS = 10

/** How many numbers {@link writeHistory} puts down. */
export function numbersOfHistory(history: CaseHistory | undefined): number {
  if (history === undefined) return HEAD
  const { contacts, debits, payments, changes, handovers, assignments, sent, since, recorded } = history
  return (
    HEAD +
    FACTS +
    LENGTHS +
    contacts.length * CONTACT.numbers +
    debits.length * DEBIT.numbers +
    payments.length * PAYMENT.numbers +
    changes.length * CHANGE.numbers +
    handovers.length * HANDOVER.numbers +
    assignments.length * ASSIGNMENT.numbers +
    sent.length * NOTICE.numbers +
    Object.keys(since).length * SINCE_NUMBERS +
    (recorded ? RECORDED.numbers + recorded.done.length * DONE.numbers : 0)
  )
}

/** Puts down what the book knows of a case, as part of a record. */
export function writeHistory(out: RecordWriter, history: CaseHistory | undefined): void {
  out.whole(history ? 1 : 0)
  if (history === undefined) return
  const { recorded } = history
  out.whole(history.firstSeen)
  out.large(history.firstPremium)
  out.whole(WORD.bucket.numberOf(history.firstBucket ?? ''))
  out.whole(history.listCame)
  writeAll(out, CONTACT, history.contacts)
  writeAll(out, DEBIT, history.debits)
  writeAll(out, PAYMENT, history.payments)
  writeAll(out, CHANGE, history.changes)
  writeAll(out, HANDOVER, history.handovers)
  writeAll(out, ASSIGNMENT, history.assignments)
  writeAll(out, NOTICE, history.sent)
  writeSince(out, history.since)
  writeAll(out, RECORDED, recorded ? [recorded] : NONE)
  writeAll(out, DONE, recorded?.done ?? NONE)
}

/** What {@link writeHistory} put down. */
export function readHistory(record: RecordReader): CaseHistory | undefined {
  if (record.whole() !== 1) return undefined
  const history: { -readonly [K in keyof CaseHistory]: CaseHistory[K] } = {
    firstSeen: dayOf(record),
    firstPremium: maybeFenOf(record),
    firstBucket: WORD.bucket.of(record.whole()) || undefined,
    listCame: dayOf(record),
    contacts: readAll(record, CONTACT),
    debits: readAll(record, DEBIT),
    payments: readAll(record, PAYMENT),
    changes: readAll(record, CHANGE),
    handovers: readAll(record, HANDOVER),
    assignments: readAll(record, ASSIGNMENT),
    sent: readAll(record, NOTICE),
    since: readSince(record),
  }
  const [recorded] = readAll(record, RECORDED)
  const done = readAll(record, DONE)
  if (recorded) history.recorded = { ...recorded, done }
  return history
}

const NONE: readonly never[] = []

function writeAll<T>(out: RecordWriter, form: Form<T>, entries: readonly T[]): void {
  out.whole(entries.length)
  for (const entry of entries) form.write(out, entry)
}

/** Most lists of most cases are empty. */
function readAll<T>(record: RecordReader, form: Form<T>): readonly T[] {
  const length = record.whole() ?? 0
  if (length === 0) return NONE
  const entries: T[] = []
  for (let i = 0; i < length; i++) entries.push(form.read(record))
  return entries
}

const SINCE_NUMBERS = 2

function writeSince(out: RecordWriter, since: CaseHistory['since']): void {
  const tasks = Object.keys(since) as TaskCode[]
  out.whole(tasks.length)
  for (const task of tasks) {
    out.whole(WORD.task.numberOf(task))
    out.whole(since[task])
  }
}

function readSince(record: RecordReader): CaseHistory['since'] {
  const since: Partial<Record<TaskCode, Day>> = {}
  for (let left = record.whole() ?? 0; left > 0; left--) since[taskOf(record)] = dayOf(record)
  return since
}

function taskOf(record: RecordReader): TaskCode {
  return WORD.task.of(record.whole()) || 'F00'
}
