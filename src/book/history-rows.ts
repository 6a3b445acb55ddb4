import { asDay, type Day } from '../model/day.ts'
import type { CaseHistory, DebitResult, LastAssignment, PolicyMemory, PolicyQuestion } from '../model/history.ts'
import { wordsOf } from '../model/words.ts'
import { type Connection, columnsOf, type SqlValue } from './connection.ts'
import { isListTold } from './details.ts'
import { ENTRY_COLUMNS } from './entering.ts'
import {
  assignmentOf,
  CONTACT_COLUMNS,
  changeColumns,
  changesOf,
  contactsOf,
  debitOf,
  handoverColumns,
  handoversOf,
  marksOf,
  noticeOf,
  paymentOf,
} from './entries.ts'
import type { Known } from './known.ts'
import { openLeftLapsed } from './left-lapsed.ts'
import { inTurns, listIn, openRowsOf, type Row } from './rows.ts'
import { fenOf, numberOf, textOf, wordOf } from './values.ts'

/** The run that began the last stretch in which the list said that the debit of case ?1 is on its way; ?2 last run known */
const IN_FLIGHT_SINCE = `
  SELECT min(run) FROM states WHERE case_id = ?1 AND transfer_status = 'inFlight' AND run <= ?2
  AND entry > coalesce((SELECT max(entry) FROM states WHERE case_id = ?1 AND transfer_status <> 'inFlight'
    AND entry < (SELECT max(entry) FROM states WHERE case_id = ?1 AND transfer_status = 'inFlight' AND run <= ?2)), 0)`

/** ?1 policies with their first and last due dates, ?2 work month; `state` as one text. (`concat_ws` of this version leaves out what is empty.) */
const casesSql = (states: ReadonlySet<string>) => `
  SELECT json_group_array(json_array(c.case_id, due_date, first_run, first_premium, first_bucket,
    (SELECT run FROM listings l WHERE l.case_id = c.case_id AND month = ?2),
    (SELECT ${ENTRY_COLUMNS.states
      .filter((column) => states.has(column))
      .map((column) => (column === 'details' ? "coalesce(details, '')" : column))
      .join(" || '|' || ")} FROM states s WHERE s.case_id = c.case_id ORDER BY entry DESC LIMIT 1),
    asked.key))
  FROM json_each(?1) asked
  CROSS JOIN cases c ON policy_no = asked.value ->> 0 AND due_date BETWEEN asked.value ->> 1 AND asked.value ->> 2`

/** ?1 policies, ?2 last run known → who had them, over all their cases */
const ASSIGNMENTS_SQL = `
  SELECT json_group_array(json_array(run, collector, name, rule, reason_code, due_date, entry, asked.key))
  FROM json_each(?1) asked CROSS JOIN cases c ON policy_no = asked.value ->> 0
  CROSS JOIN assignments a ON a.case_id = c.case_id WHERE run <= ?2`

type Told = readonly [
  id: number,
  due: number,
  firstRun: SqlValue,
  premium: SqlValue,
  bucket: SqlValue,
  listedIn: SqlValue,
  state: SqlValue,
  asked: number,
]

/** What stands in the tables about one case. */
interface OfCase {
  readonly contacts: readonly Row[]
  readonly debits: readonly Row[]
  readonly payments: readonly Row[]
  readonly changes: readonly Row[]
  readonly handovers: readonly Row[]
  readonly notices: readonly Row[]
  readonly tasks: readonly Row[]
}

/** Reads what the book knows of many policies at once: a query for each table. */
export function openHistories(
  connection: Connection,
  known: Known,
): (asked: readonly PolicyQuestion[]) => readonly PolicyMemory[] {
  const cases = connection.prepare(casesSql(columnsOf(connection, 'states')))
  const assignments = connection.prepare(ASSIGNMENTS_SQL)
  const rowsOf = (table: string, columns: string) => openRowsOf(connection, table, `run, ${columns}`, known.upTo)
  const contacts = rowsOf('contacts', CONTACT_COLUMNS)
  const debits = rowsOf('debits', 'day, status, reason, raw_reason, source')
  const payments = rowsOf('payments', 'day, amount')
  const changes = rowsOf('changes', changeColumns(connection))
  const handovers = rowsOf('handovers', handoverColumns(connection))
  const notices = rowsOf('notices', 'day, kind')
  const since = connection.prepare(IN_FLIGHT_SINCE)
  const inFlightSince = (id: number) => since.first([id, known.upTo])?.[0] ?? null
  const tasks = rowsOf('tasks', 'code, mark')
  const leftLapsedOf = openLeftLapsed(connection, known)

  return (asked) => {
    const policies = JSON.stringify(asked.map(({ policyNo, ...dues }) => [policyNo, ...rangeOf(dues)]))
    const told = listIn<Told>(cases.first([policies, known.month]))
    const had = inTurns(listIn<Row>(assignments.first([policies, known.upTo])))
    const ids = JSON.stringify(told.map(([id]) => id))
    const turns = {
      contacts: contacts(ids),
      debits: debits(ids),
      payments: payments(ids),
      changes: changes(ids),
      handovers: handovers(ids),
      notices: notices(ids),
      tasks: tasks(ids),
    }
    const leftLapsed = leftLapsedOf(policies)
    let place = 0
    return asked.map((_, policy) => {
      const assigned = had(policy)
      const histories = new Map<Day, CaseHistory>()
      for (let one = told[place]; one !== undefined && one.at(-1) === policy; one = told[++place]) {
        const rows: OfCase = {
          contacts: turns.contacts(place),
          debits: turns.debits(place),
          payments: turns.payments(place),
          changes: turns.changes(place),
          handovers: turns.handovers(place),
          notices: turns.notices(place),
          tasks: turns.tasks(place),
        }
        const history = historyIn(one, rows, assigned, known, inFlightSince)
        if (history) histories.set(asDay(one[1]), history)
      }
      const left = leftLapsed.get(policy)
      return {
        history: histories.size === 0 ? undefined : histories,
        ...(left === undefined ? {} : { leftLapsed: left }),
        last: lastAssignmentIn(assigned, known),
      }
    })
  }
}

/** First and last due date; of none where no case is asked for. */
function rangeOf({ from = ALWAYS, to = NEVER, onlyLast }: Omit<PolicyQuestion, 'policyNo'>): readonly [Day, Day] {
  return onlyLast ? [NEVER, ALWAYS] : [from, to]
}

/** Before and after all due dates. */
const ALWAYS = asDay(-1_000_000)
const NEVER = asDay(1_000_000)

/** @returns undefined where nothing had happened yet on the as-of day */
function historyIn(
  [id, due, firstRun, premium, bucket, listedIn, state]: Told,
  rows: OfCase,
  assigned: readonly Row[],
  known: Known,
  inFlightSince: (id: number) => SqlValue,
): CaseHistory | undefined {
  const first = known.dayOfRun.get(numberOf(firstRun))
  const seen = first !== undefined && first <= known.asOf ? first : undefined
  const listed = known.dayOfRun.get(numberOf(listedIn))
  const marks = marksOf(rows.tasks, known)
  const talks = contactsOf(rows.contacts, known.asOf)
  const mayStand = isOnItsWay(textOf(state))
  const answer = mayStand ? afterInFlight(rows.debits, known, () => inFlightSince(id)) : undefined
  const history: CaseHistory = {
    firstSeen: seen ?? known.asOf,
    firstPremium: seen === undefined ? undefined : fenOf(premium),
    firstBucket: seen === undefined ? undefined : wordOf(BUCKETS, bucket),
    listCame: listed !== undefined && listed <= known.asOf ? listed : known.asOf,
    contacts: talks.contacts,
    debits: entriesOf(rows.debits, known, debitOf),
    ...(answer ? { afterInFlight: answer } : {}),
    payments: entriesOf(rows.payments, known, paymentOf),
    changes: changesOf(talks.changes, rows.changes, known.asOf),
    handovers: handoversOf(rows.handovers, known.asOf),
    assignments: entriesOf(
      assigned.filter((row) => row[DUE] === due),
      known,
      assignmentOf,
    ),
    sent: entriesOf(rows.notices, known, noticeOf),
    since: marks.since,
    recorded: { id, listed: listed !== undefined, state: textOf(state), done: marks.done },
  }
  return seen === undefined && isBlank(history) ? undefined : history
}

/**
 * Whether the list may have said last that the debit is on its way, if a failure stood against it or not. Once it has told the failure itself, it has caught up:
 * where it says so again it speaks of the next debit.
 */
function isOnItsWay(state: string): boolean {
  const status = state.split('|', STATUS + 1)[STATUS]
  return status === 'inFlight' || (status === 'failed' && !isListTold(state))
}

const STATUS = ENTRY_COLUMNS.states.indexOf('transfer_status')

/** Older results are nobody's answer any more: the few cases that have a newer one are looked at more closely. */
const RECENT = 31

/** The result of a debit that a run saw on its way: entered after that run, whatever day the bank gives it. */
function afterInFlight(debits: readonly Row[], known: Known, inFlightSince: () => SqlValue): DebitResult | undefined {
  if (debits.length === 0) return undefined
  const isAnswer = ({ status, day }: DebitResult) =>
    (status === 'succeeded' || status === 'failed') && known.asOf - day < RECENT
  if (!entriesOf(debits, known, debitOf).some(isAnswer)) return undefined
  const since = inFlightSince()
  if (since === null) return undefined
  const later = debits.filter((row) => numberOf(row[0]) > numberOf(since))
  return entriesOf(later, known, debitOf).findLast(isAnswer)
}

/** The entries that may be known, in the order of their days. */
function entriesOf<T extends { readonly day: Day | undefined }>(
  rows: readonly Row[],
  { dayOfRun, asOf }: Known,
  read: (row: Row, dayOfRun: Day) => T | undefined,
): readonly T[] {
  if (rows.length === 0) return NONE
  const found: T[] = []
  for (const row of rows) {
    const entered = dayOfRun.get(numberOf(row[0])) ?? asOf
    const entry = read(row, entered)
    if (entry && (entry.day ?? entered) <= asOf) found.push(entry)
  }
  return found.length < 2 ? found : found.sort((a, b) => (a.day ?? 0) - (b.day ?? 0))
}

/** Where {@link ASSIGNMENTS_SQL} tells the due date and the entry. */
const DUE = 5
const ENTRY = 6

/** Of several entries of one day that of the latest due date counts; then whoever had it before the last one had it. */
function lastAssignmentIn(rows: readonly Row[], known: Known): LastAssignment | undefined {
  if (rows.length === 0) return undefined
  const told = rows
    .flatMap((row) => {
      const day = known.dayOfRun.get(numberOf(row[0]))
      return textOf(row[1]) !== '' && day !== undefined && day <= known.asOf ? [{ ...assignmentOf(row, day), row }] : []
    })
    .sort((a, b) => a.day - b.day || placeIn(a.row, b.row, DUE) || placeIn(a.row, b.row, ENTRY))
  const last = told.at(-1)
  if (!last) return undefined
  const first = told[told.findLastIndex(({ collector }) => collector !== last.collector) + 1] ?? last
  const before = told.findLast(({ collector, day }) => collector !== last.collector && day < first.day)
  const { row, ...since } = first
  return { ...since, before: before && { collector: before.collector, name: before.name } }
}

function placeIn(a: Row, b: Row, column: number): number {
  return numberOf(a[column]) - numberOf(b[column])
}

const NONE: readonly never[] = []
const BUCKETS = wordsOf('bucket')

function isBlank(history: CaseHistory): boolean {
  const { contacts, debits, payments, changes, handovers, assignments, sent } = history
  return [contacts, debits, payments, changes, handovers, assignments, sent].every((list) => list.length === 0)
}
