import type {
  Answer,
  CollectedDebit,
  CollectedPayment,
  CollectingBook,
  Collection,
  KnownCase,
  NewEntry,
  StoredEntry,
} from '../model/collected.ts'
import { asDay } from '../model/day.ts'
import { NO_FEN } from '../model/money.ts'
import { TASK_CODES } from '../model/task.ts'
import type { SqlRow } from './connection.ts'
import { type Entering, type EntryTable, openEntering } from './entering.ts'
import { contactOf, debitOf, entryNumbers, paymentOf } from './entries.ts'
import { lastListsIn } from './list-holders.ts'
import { openPen, type Pen, type WritingOptions } from './pen.ts'
import { listIn } from './rows.ts'
import { dayOfValue, fenOf, numberOf, textOf, wordOf } from './values.ts'

/**
 * Opens the book for `xuqi collect`, makes it when it is not there.
 * @throws Refusal R030–R034
 */
export async function openCollectingBook(path: string, options: WritingOptions): Promise<CollectingBook> {
  const pen = await openPen(path, options)
  const first = (sql: string, values: readonly (string | number)[]) => pen.connection.prepare(sql).first(values)
  const rows = (sql: string, values: readonly (string | number)[]): readonly SqlRow[] => listIn(first(sql, values))
  return {
    asOfOf: (runId) => dayOfValue(first(RUN_DAY, [runId])?.[0]),
    casesOf: (policyNo) => rows(CASES, [policyNo]).map(caseOf),
    holderOf: (policyNo, dueDate, runId) => textOf(first(HOLDER, [policyNo, dueDate, runId])?.[0]),
    entriesOf: (policyNo) => entriesIn(rows(ENTRIES, [policyNo]), policyNo),
    entriesFrom: (sources) =>
      rows(FROM, [JSON.stringify([...sources])])
        .map(([policyNo]) => textOf(policyNo))
        .flatMap((policyNo) => entriesIn(rows(ENTRIES, [policyNo]), policyNo))
        .filter(({ source, replaced }) => !replaced && sources.has(source)),
    handoversOf: (policyNo) =>
      rows(HANDOVERS, [policyNo]).flatMap(([due, day, code, supervisor]) => {
        const task = wordOf(TASK_CODES, code)
        if (task === undefined) return []
        return [{ dueDate: asDay(numberOf(due)), day: asDay(numberOf(day)), task, supervisor: textOf(supervisor) }]
      }),
    answersOf: (policyNo) => [
      ...rows(NOTED, [policyNo]).flatMap((row) => notedOf(row, policyNo)),
      ...rows(DONE, [policyNo]).map((row) => doneOf(row, policyNo)),
    ],
    debitsOf: (policyNo) =>
      rows(DEBITS, [policyNo]).flatMap(([due, ...row]) => {
        const result = debitOf(row)
        return result ? [{ policyNo, dueDate: asDay(numberOf(due)), result }] : []
      }),
    paymentsOf: (policyNo) =>
      rows(PAYMENTS, [policyNo]).map(([due, product, ...row]) => {
        return { policyNo, dueDate: asDay(numberOf(due)), payment: paymentOf(row), product: textOf(product) }
      }),
    lastLists: () => lastListsIn(pen.connection),
    holdsFile: (sha256) => first(FILE, [sha256]) !== undefined,
    holdsStray: ({ source, sheet, text }) => first(STRAY, [source, sheet, text]) !== undefined,
    record(collection) {
      enter(collection, pen)
      pen.commit()
    },
    close: pen.abandon,
  }
}

const RUN_DAY = "SELECT as_of FROM runs WHERE run_id = ? AND kind = 'run' ORDER BY run DESC LIMIT 1"
const CASES = `
  SELECT json_group_array(json_array(due_date,
    (SELECT premium FROM states s WHERE s.case_id = c.case_id ORDER BY entry DESC LIMIT 1),
    (SELECT disposition FROM states s WHERE s.case_id = c.case_id ORDER BY entry DESC LIMIT 1) = 'paid',
    CASE WHEN (SELECT transfer_status FROM states s WHERE s.case_id = c.case_id ORDER BY entry DESC LIMIT 1)
      IN ('inFlight', 'pending') THEN (SELECT as_of FROM runs WHERE run = c.last_run) END))
  FROM (SELECT * FROM cases WHERE policy_no = ? AND first_run IS NOT NULL ORDER BY due_date) c`
/** ?3 run id; a run that is repeated bears the same */
const HOLDER = `
  SELECT collector FROM cases c JOIN states s ON s.case_id = c.case_id
  WHERE policy_no = ?1 AND due_date = ?2
    AND (?3 = '' OR s.run <= (SELECT max(run) FROM runs WHERE run_id = ?3 AND kind = 'run'))
  ORDER BY entry DESC LIMIT 1`
const ENTRIES = entriesOf(
  'contacts',
  'entry, day, time, channel, person, outcome, promised, reason, note, collector, change, replaces, list, slot, content, day_stated, source',
)
const FROM = `
  SELECT json_group_array(json_array(policy_no))
  FROM (SELECT DISTINCT policy_no FROM contacts h JOIN cases c ON c.case_id = h.case_id
    WHERE source IN (SELECT value FROM json_each(?)) ORDER BY policy_no)`
const DEBITS = entriesOf('debits', 'run, day, status, reason, raw_reason')
const PAYMENTS = entriesOf('payments', 'product, run, day, amount')
const HANDOVERS = entriesOf('handovers', 'day, task, supervisor')
const ANSWERED = 'AND content IS NOT NULL'
const NOTED = entriesOf('handovers', 'list, noted_on, note, content, source, day, task, supervisor, decision', ANSWERED)
const DONE = entriesOf('changes', 'list, done_on, note, content, source, day, detail', ANSWERED)

function entriesOf(table: EntryTable, columns: string, only = ''): string {
  return `
  SELECT json_group_array(json_array(due_date, ${columns}))
  FROM (SELECT * FROM cases c JOIN ${table} h ON h.case_id = c.case_id WHERE policy_no = ? ${only} ORDER BY entry)`
}
const FILE = 'SELECT 1 FROM files WHERE sha256 = ?'
const STRAY = 'SELECT 1 FROM strays WHERE source = ? AND sheet = ? AND text = ?'

function caseOf([due, premium, paid, seen]: SqlRow): KnownCase {
  const known = { dueDate: asDay(numberOf(due)), premium: fenOf(premium) ?? NO_FEN, paid: paid === 1 }
  const awaiting = dayOfValue(seen)
  return awaiting === undefined ? known : { ...known, awaiting }
}

function entriesIn(rows: readonly SqlRow[], policyNo: string): readonly StoredEntry[] {
  const replaced = new Set(rows.flatMap((row) => entryNumbers(textOf(row[12]))))
  return rows.map((row) => ({
    policyNo,
    dueDate: asDay(numberOf(row[0])),
    id: numberOf(row[1]),
    replaced: replaced.has(numberOf(row[1])),
    contact: contactOf(row),
    change: textOf(row[11]),
    runId: textOf(row[13]),
    slot: numberOf(row[14]),
    content: textOf(row[15]),
    dayStated: row[16] === 1,
    source: textOf(row[17]),
  }))
}

function answerLineOf([due, list, on, note, content, source, day]: SqlRow, policyNo: string) {
  return {
    policyNo,
    dueDate: asDay(numberOf(due)),
    runId: textOf(list),
    on: dayOfValue(on),
    note: textOf(note),
    content: textOf(content),
    source: textOf(source),
    day: asDay(numberOf(day)),
  }
}

function notedOf(row: SqlRow, policyNo: string): readonly Answer[] {
  const task = wordOf(TASK_CODES, row[7])
  if (task === undefined) return []
  const [supervisor, decision] = [textOf(row[8]), textOf(row[9])]
  return [{ kind: 'supervisor', ...answerLineOf(row, policyNo), task, supervisor, decision }]
}

function doneOf(row: SqlRow, policyNo: string): Answer {
  return { kind: 'changes', ...answerLineOf(row, policyNo), detail: textOf(row[7]) }
}

function enter(collection: Collection, pen: Pen): void {
  const mark = { kind: 'collect', runId: '', asOf: collection.asOf, month: undefined } as const
  const entering = openEntering(pen, () => mark)
  for (const entry of collection.entries) addContact(entry, entering)
  for (const answer of collection.answers) addAnswer(answer, entering)
  for (const debit of collection.debits) addDebit(debit, entering)
  for (const payment of collection.payments) addPayment(payment, entering)
  for (const { source, sheet, cell, text } of collection.strays) {
    if (pen.connection.prepare(STRAY).first([source, sheet, text])) continue
    pen.connection
      .prepare('INSERT INTO strays (entry, run, source, sheet, cell, text) VALUES (?, ?, ?, ?, ?, ?)')
      .run([pen.nextEntry(), pen.sign(mark), source, sheet, cell, text])
  }
  for (const { path, sha256, kinds, lines, added } of collection.files) {
    if (pen.connection.prepare(FILE).first([sha256])) continue
    pen.connection
      .prepare('INSERT INTO files (entry, run, sha256, path, kinds, lines, added) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run([pen.nextEntry(), pen.sign(mark), sha256, path, kinds.join(' '), lines, added])
  }
  entering.flush()
}

function addContact(entry: NewEntry, entering: Entering): void {
  const { contact } = entry
  entering.add('contacts', entering.caseIdOf(entry), [
    contact.day,
    contact.time,
    contact.channel,
    contact.person,
    contact.outcome,
    contact.promised,
    contact.reason,
    contact.note,
    contact.collector,
    entry.change,
    entry.replaces.join(','),
    entry.runId,
    entry.slot,
    entry.content,
    entry.dayStated ? 1 : 0,
    entry.source,
  ])
}

function addAnswer(answer: Answer, entering: Entering): void {
  const { day, on, note, runId, content, source } = answer
  const typed = [note, runId, content, source]
  if (answer.kind === 'changes') entering.add('changes', entering.caseIdOf(answer), [day, answer.detail, on, ...typed])
  else
    entering.add('handovers', entering.caseIdOf(answer), [
      day,
      answer.task,
      answer.supervisor,
      on,
      answer.decision,
      ...typed,
    ])
}

function addDebit({ result: { day, status, reason, rawReason }, source, ...key }: CollectedDebit, entering: Entering) {
  return entering.addOnce('debits', entering.caseIdOf(key), [day, status, reason, rawReason, source], 4)
}

/** Whether it is new was settled against this book: two equal payments of one list are two. */
function addPayment({ payment: { day, amount }, product, source, ...key }: CollectedPayment, entering: Entering) {
  entering.add('payments', entering.caseIdOf(key), [day, amount, product, source])
}
