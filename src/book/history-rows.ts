import type { Day } from '../model/day.ts'
import type { CaseHistory, LastAssignment, PastAssignment, PolicyHistory } from '../model/history.ts'
import { wordsOf } from '../model/words.ts'
import type { SqlRow, SqlValue } from './connection.ts'
import { ENTRY_COLUMNS } from './entering.ts'
import {
  assignmentOf,
  changesOf,
  contactsOf,
  debitOf,
  handoversOf,
  marksOf,
  noticeOf,
  paymentOf,
  type Row,
} from './entries.ts'
import type { BookSource } from './recollection.ts'
import { asDay, dayOfValue, fenOf, numberOf, textOf, wordOf } from './values.ts'

/** What of the book a reader may know. */
export interface Known extends BookSource {
  /** as-of day of each run that it may know of */
  readonly dayOfRun: ReadonlyMap<number, Day>
}

/** The entries of a case in one table. */
const entries = (table: keyof typeof ENTRY_COLUMNS, columns: string) =>
  `json((SELECT json_group_array(json_array(run, ${columns})) FROM ${table} h WHERE h.case_id = c.case_id AND h.run <= ?2))`

/** A state as one text. (`concat_ws` of this version leaves out what is empty.) */
const stateText = (columns: readonly string[]) =>
  columns.map((column) => (column === 'details' ? "coalesce(details, '')" : column)).join(" || '|' || ")

/** What a book of an older version, which is only read, may lack. */
export interface BookColumns {
  readonly handovers: ReadonlySet<string>
  readonly states: ReadonlySet<string>
}

/**
 * ?1 policy, ?2 last run known, ?3 work month, ?4 and ?5 first and last due date → one text, the cases of the policy: JSON is put together by the database and read at
 * once, which is faster than rows.
 */
export const historySql = ({ handovers, states }: BookColumns) => `
  SELECT json_group_array(json_array(c.case_id, due_date, first_run, first_premium, first_bucket,
    (SELECT run FROM listings l WHERE l.case_id = c.case_id AND month = ?3),
    (SELECT ${stateText(ENTRY_COLUMNS.states.filter((column) => states.has(column)))} FROM states s WHERE s.case_id = c.case_id ORDER BY entry DESC LIMIT 1),
    ${entries('contacts', 'entry, day, time, channel, person, outcome, promised, reason, note, collector, change, replaces')},
    ${entries('debits', 'day, status, reason, raw_reason')},
    ${entries('payments', 'day, amount')},
    ${entries('changes', `day, detail, done_on${handovers.has('decision') ? ', note' : ''}`)},
    ${entries('handovers', `day, task, supervisor, noted_on${handovers.has('decision') ? ', decision, note, content' : ''}`)},
    ${entries('assignments', 'collector, name, rule, reason_code')},
    ${entries('notices', 'day, kind')},
    ${entries('tasks', 'code, mark')}
  )) FROM (SELECT case_id, due_date, first_run, first_premium, first_bucket FROM cases
  WHERE policy_no = ?1 AND due_date BETWEEN ?4 AND ?5 ORDER BY due_date) c`

/** ?1 policy, ?2 last run known → one text */
export const LAST_ASSIGNMENT_SQL = `
  SELECT json_group_array(json_array(run, collector, name, rule, reason_code, due_date))
  FROM (SELECT run, collector, name, rule, reason_code, due_date FROM cases c JOIN assignments a ON a.case_id = c.case_id
  WHERE policy_no = ?1 AND run <= ?2 ORDER BY entry)`

/** What {@link historySql} tells of a case. */
type Told = readonly [
  id: number,
  due: number,
  firstRun: SqlValue,
  premium: SqlValue,
  bucket: SqlValue,
  listedIn: SqlValue,
  state: SqlValue,
  ...lists: readonly (readonly Row[])[],
]

/** The cases of a policy, those left out of which nothing had happened yet on the as-of day. */
export function policyIn(row: SqlRow | undefined, known: Known): PolicyHistory | undefined {
  const told: readonly Told[] = listIn(row)
  if (told.length === 0) return undefined
  const histories = told.flatMap((one) => historyIn(one, known))
  return histories.length === 0 ? undefined : new Map(histories)
}

/** A list that the database put together as JSON. */
export function listIn<T>(row: SqlRow | undefined): readonly T[] {
  const text = row?.[0]
  return typeof text !== 'string' || text === '[]' ? [] : JSON.parse(text)
}

function historyIn(told: Told, known: Known): readonly [Day, CaseHistory][] {
  const [id, due, firstRun, premium, bucket, listedIn, state, ...lists] = told
  const first = known.dayOfRun.get(numberOf(firstRun))
  const seen = first !== undefined && first <= known.asOf ? first : undefined
  const [contacts, debits, payments, changes, handovers, assignments, notices, tasks] = lists
  const kept = <T extends { readonly day: Day | undefined }>(
    rows: readonly Row[] | undefined,
    read: (row: Row, dayOfRun: Day) => T | undefined,
  ): readonly T[] => {
    const found = (rows ?? NO_ROWS).flatMap((one) => {
      const entered = known.dayOfRun.get(numberOf(one[0])) ?? known.asOf
      const entry = read(one, entered)
      return entry && (entry.day ?? entered) <= known.asOf ? [entry] : []
    })
    return found.length < 2 ? found : found.sort((a, b) => (a.day ?? 0) - (b.day ?? 0))
  }
  const listed = known.dayOfRun.get(numberOf(listedIn))
  const marks = marksOf(tasks ?? NO_ROWS, known)
  const talks = contactsOf(contacts ?? NO_ROWS, known.asOf)
  const history: CaseHistory = {
    firstSeen: seen ?? known.asOf,
    firstPremium: seen === undefined ? undefined : fenOf(premium),
    firstBucket: seen === undefined ? undefined : wordOf(BUCKETS, bucket),
    listCame: listed !== undefined && listed <= known.asOf ? listed : known.asOf,
    contacts: talks.contacts,
    debits: kept(debits, debitOf),
    payments: kept(payments, paymentOf),
    changes: changesOf(talks.changes, changes ?? NO_ROWS, known.asOf),
    handovers: handoversOf(handovers ?? NO_ROWS, known.asOf),
    assignments: kept(assignments, assignmentOf),
    sent: kept(notices, noticeOf),
    since: marks.since,
    recorded: { id, listed: listed !== undefined, state: textOf(state), done: marks.done },
  }
  return seen === undefined && isBlank(history) ? [] : [[asDay(due), history]]
}

/** Of several entries of one day that of the latest due date counts; then whoever had it before the last one had it. */
export function lastAssignmentIn(found: SqlRow | undefined, known: Known): LastAssignment | undefined {
  const rows: readonly Row[] = listIn(found)
  if (rows.length === 0) return undefined
  const entered = (row: Row): Day | undefined => known.dayOfRun.get(numberOf(row[0]))
  const told = rows
    .filter((row) => textOf(row[1]) !== '' && (entered(row) ?? Number.POSITIVE_INFINITY) <= known.asOf)
    .map((row) => ({ ...assignmentOf(row, entered(row) ?? known.asOf), due: dayOfValue(row[5]) ?? 0 }))
    .sort((a, b) => a.day - b.day || a.due - b.due)
  const last = told.at(-1)
  if (!last) return undefined
  const before = told.findLastIndex(({ collector }) => collector !== last.collector)
  const { due, ...since }: PastAssignment & { due: number } = told[before + 1] ?? last
  const earlier = told.findLast(({ collector, day }) => collector !== last.collector && day < since.day)
  return { ...since, before: earlier }
}

const NO_ROWS: readonly Row[] = []
const BUCKETS = wordsOf('bucket')

function isBlank(history: CaseHistory): boolean {
  const { contacts, debits, payments, changes, handovers, assignments, sent } = history
  return [contacts, debits, payments, changes, handovers, assignments, sent].every((list) => list.length === 0)
}
