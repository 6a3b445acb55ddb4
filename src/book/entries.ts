import { CHANNEL_NAMES, OUTCOME_NAMES, UNPAID_REASON_NAMES } from '../model/contact.ts'
import { asDay, type Day } from '../model/day.ts'
import type {
  CaseHistory,
  Contact,
  DebitResult,
  Handover,
  PastAssignment,
  Payment,
  SentNotice,
  ServiceChange,
} from '../model/history.ts'
import { REASON_CODES } from '../model/reason.ts'
import { TASK_CODES, type TaskCode } from '../model/task.ts'
import { wordsOf } from '../model/words.ts'
import { type Connection, columnsOf } from './connection.ts'
import { LIST_SAID_PAID } from './entering.ts'
import type { Known } from './known.ts'
import type { Row } from './rows.ts'
import { dayOfValue, fenOf, numberOf, textOf, wordOf } from './values.ts'

const STATUSES = wordsOf('transferStatus')

/** Of a contact, behind the run. */
export const CONTACT_COLUMNS =
  'entry, day, time, channel, person, outcome, promised, reason, note, collector, change, replaces'

/** Of a handover, behind the run. A book of an older version, which is only read, may lack the answers. */
export function handoverColumns(connection: Connection): string {
  return `day, task, supervisor, noted_on${answersIn(connection) ? ', decision, note, content' : ''}`
}

/** Of a change, behind the run; as above. */
export function changeColumns(connection: Connection): string {
  return `day, detail, done_on${answersIn(connection) ? ', note' : ''}`
}

function answersIn(connection: Connection): boolean {
  return columnsOf(connection, 'handovers').has('decision')
}

/** The contacts that no later entry replaced, and the changes that were reported with them. */
export function contactsOf(rows: readonly Row[], asOf: Day): Pick<CaseHistory, 'contacts' | 'changes'> {
  if (rows.length === 0) return NONE
  const replaced = new Set(rows.flatMap((row) => entryNumbers(textOf(row[12]))))
  const told = rows.filter((row) => numberOf(row[2]) <= asOf && !replaced.has(numberOf(row[1])))
  // what was entered later was said later, where the hour is not known
  told.sort(
    (a, b) => numberOf(a[2]) - numberOf(b[2]) || compare(textOf(a[3]), textOf(b[3])) || numberOf(a[1]) - numberOf(b[1]),
  )
  return {
    contacts: told.filter(saysMoreThanChange).map(contactOf),
    changes: told.flatMap((row) => (textOf(row[11]) === '' ? [] : [changeOf(row)])),
  }
}

/** `3,5` → 3 and 5 */
export function entryNumbers(text: string): readonly number[] {
  return text === '' ? [] : text.split(',').map(Number)
}

/** A contact of columns entry, day, time … collector, behind the run. */
export function contactOf(row: Row): Contact {
  return {
    day: asDay(numberOf(row[2])),
    time: textOf(row[3]),
    channel: wordOf(CHANNEL_NAMES, row[4]) ?? '',
    person: textOf(row[5]),
    outcome: wordOf(OUTCOME_NAMES, row[6]) ?? '',
    promised: dayOfValue(row[7]),
    reason: wordOf(UNPAID_REASON_NAMES, row[8]) ?? '',
    note: textOf(row[9]),
    collector: textOf(row[10]),
  }
}

/** A line on which only a change was filled in is no call. */
function saysMoreThanChange(row: Row): boolean {
  return (
    textOf(row[11]) === '' ||
    [row[4], row[5], row[6], row[7], row[8], row[9]].some((cell) => cell !== null && cell !== '')
  )
}

function changeOf(row: Row): ServiceChange {
  return { day: asDay(numberOf(row[2])), detail: textOf(row[11]), doneOn: undefined }
}

/** Changes by what they say: that the back office recorded one, or what it remarked, is a later entry of the same words. */
export function changesOf(
  reported: readonly ServiceChange[],
  rows: readonly Row[],
  asOf: Day,
): readonly ServiceChange[] {
  if (rows.length === 0) return reported
  const byDetail = new Map(reported.map((change) => [change.detail, change]))
  for (const [, day, detail, doneOn, note] of rows) {
    const told = byDetail.get(textOf(detail))
    const done = dayOfValue(doneOn)
    const remark = textOf(note) || told?.remark
    if (numberOf(day) <= asOf)
      byDetail.set(textOf(detail), {
        day: told?.day ?? asDay(numberOf(day)),
        detail: textOf(detail),
        doneOn: done !== undefined && done <= asOf ? done : told?.doneOn,
        ...(remark ? { remark } : {}),
      })
  }
  return [...byDetail.values()].sort((a, b) => a.day - b.day)
}

/** Handovers by task and day: that the supervisor noted one, and what was decided, is a later entry of the same. */
export function handoversOf(rows: readonly Row[], asOf: Day): readonly Handover[] {
  const byKey = new Map<string, Handover>()
  for (const [, day, code, supervisor, notedOn, decision, note, content] of rows) {
    const task = wordOf(TASK_CODES, code)
    const noted = dayOfValue(notedOn)
    const key = `${code} ${day}`
    const before = byKey.get(key)
    const answer =
      textOf(content) === '' || (noted ?? asOf) > asOf ? before : { decision: textOf(decision), nextStep: textOf(note) }
    if (task !== undefined && numberOf(day) <= asOf)
      byKey.set(key, {
        day: asDay(numberOf(day)),
        task,
        supervisor: textOf(supervisor),
        notedOn: noted !== undefined && noted <= asOf ? noted : before?.notedOn,
        ...(answer?.decision ? { decision: answer.decision } : {}),
        ...(answer?.nextStep ? { nextStep: answer.nextStep } : {}),
      })
  }
  return [...byKey.values()].sort((a, b) => a.day - b.day)
}

/** undefined when its status is no word of ours. */
export function debitOf([, day, status, reason, raw, source]: Row): DebitResult | undefined {
  const known = wordOf(STATUSES, status)
  if (known === undefined) return undefined
  return {
    day: asDay(numberOf(day)),
    status: known,
    reason: wordOf(REASON_CODES, reason) ?? '',
    rawReason: textOf(raw),
    ...(source === LIST_SAID_PAID ? { listSaidPaid: true as const } : {}),
  }
}

/** Columns day and amount. */
export function paymentOf([, day, amount]: Row): Payment {
  return { day: dayOfValue(day), amount: fenOf(amount) }
}

/** Columns day and kind. */
export function noticeOf([, day, kind]: Row): SentNotice {
  return { day: asDay(numberOf(day)), kind: textOf(kind) }
}

/** Columns collector, name, rule and reason code; the day is that of the run. */
export function assignmentOf([, collector, name, rule, reasonCode]: Row, day: Day): PastAssignment {
  return { day, collector: textOf(collector), name: textOf(name), rule: numberOf(rule), reasonCode: textOf(reasonCode) }
}

/** Tasks whose condition is seen: since when without a break, and which of them are done. */
export interface TaskMarks {
  readonly since: CaseHistory['since']
  readonly done: readonly TaskCode[]
}

/** Reads the marks of tasks, in the order in which they were set. */
export function marksOf(rows: readonly Row[], known: Known): TaskMarks {
  if (rows.length === 0) return NO_TASKS
  const since: Partial<Record<TaskCode, Day>> = {}
  const done = new Set<TaskCode>()
  for (const [run, code, mark] of rows) {
    const task = wordOf(TASK_CODES, code)
    const day = known.dayOfRun.get(numberOf(run))
    if (task === undefined || day === undefined || day > known.asOf) continue
    if (mark === 'done') done.add(task)
    else done.delete(task)
    if (mark === 'ended') delete since[task]
    else since[task] ??= day
  }
  return { since, done: [...done] }
}

const NONE: Pick<CaseHistory, 'contacts' | 'changes'> = { contacts: [], changes: [] }
const NO_TASKS: TaskMarks = { since: {}, done: [] }

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
