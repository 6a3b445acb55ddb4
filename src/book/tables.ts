import { formatMonth, type Month } from '../model/day.ts'
import { maskFreeText } from '../model/mask.ts'
import { REASON_CODES, REASONS } from '../model/reason.ts'
import { reading } from './care.ts'
import { columnsOf, type SqlValue } from './connection.ts'
import { ENTRY_COLUMNS } from './entering.ts'
import { wordOf } from './values.ts'

export interface TableColumn {
  readonly name: string
  readonly kind: 'text' | 'day' | 'money' | 'number' | 'boolean'
}

/** A table of the book as others are to read it: its columns, and its lines in the order in which they were entered. */
export interface BookTable {
  readonly name: string
  readonly columns: readonly TableColumn[]
  each(take: (line: readonly (string | number | boolean | undefined)[]) => void): void
}

/** What a column is, where it is no text that may be shown as it is. */
const KINDS: Readonly<Record<string, Kind>> = {
  as_of: 'day',
  day: 'day',
  due_date: 'day',
  promised: 'day',
  done_on: 'day',
  noted_on: 'day',
  premium: 'money',
  first_premium: 'money',
  amount: 'money',
  run: 'number',
  entry: 'number',
  first_run: 'number',
  last_run: 'number',
  rule: 'number',
  slot: 'number',
  lines: 'number',
  added: 'number',
  last_entry: 'number',
  day_stated: 'boolean',
  purged: 'boolean',
  month: 'month',
  transfer_reason: 'reason',
  raw_reason: 'words',
  person: 'typed',
  note: 'typed',
  change: 'typed',
  decision: 'typed',
  detail: 'typed',
  content: 'typed',
  text: 'typed',
  source: 'typed',
  path: 'typed',
}
type Kind = TableColumn['kind'] | 'month' | 'reason' | 'words' | 'typed'

const OWN_TABLES: readonly (readonly [string, readonly string[], string])[] = [
  ['runs', ['run', 'kind', 'run_id', 'as_of', 'month', 'started_at', 'version'], 'run'],
  ['cases', ['policy_no', 'due_date', 'first_run', 'first_premium', 'first_bucket', 'last_run', 'purged'], 'case_id'],
  ['strays', ['entry', 'run', 'source', 'sheet', 'cell', 'text'], 'entry'],
  ['files', ['entry', 'run', 'sha256', 'path', 'kinds', 'lines', 'added'], 'entry'],
]

/**
 * Hands every table of a book to `take`, all of them as they stood at one moment.
 * @param personal what was typed is shown; otherwise only that something was
 * @throws Refusal R030–R035
 */
export function readTables(path: string, personal: boolean, take: (table: BookTable) => void): void {
  reading(path, (connection) => {
    const hand = (name: string, columns: readonly string[], from: string) => {
      const kinds = columns.map((column): Kind => KINDS[column] ?? 'text')
      take({
        name,
        columns: columns.map((column, i) => ({ name: camel(column), kind: shownAs(kinds[i] ?? 'text') })),
        each: (line) =>
          connection
            .prepare(`SELECT ${columns.join(', ')} FROM ${from}`)
            .each([], (row) => line(row.map((value, i) => shown(value, kinds[i] ?? 'text', personal)))),
      })
    }
    for (const [name, columns, order] of OWN_TABLES) hand(name, columns, `${name} ORDER BY ${order}`)
    hand('listings', ['policy_no', 'due_date', 'month', 'run'], 'listings JOIN cases USING (case_id)')
    for (const [name, all] of Object.entries(ENTRY_COLUMNS)) {
      const there = columnsOf(connection, name)
      const columns = all.filter((column) => there.has(column))
      hand(
        name,
        ['policy_no', 'due_date', 'entry', 'run', ...columns],
        // cases have a note of their first premium, which is not meant
        `${name} JOIN (SELECT case_id, policy_no, due_date FROM cases) USING (case_id) ORDER BY entry`,
      )
    }
  })
}

function shownAs(kind: Kind): TableColumn['kind'] {
  return kind === 'month' || kind === 'reason' || kind === 'words' || kind === 'typed' ? 'text' : kind
}

function shown(value: SqlValue, kind: Kind, personal: boolean): string | number | boolean | undefined {
  if (value === null || value === '') return undefined
  if (kind === 'boolean') return value === 1
  if (kind === 'month') return typeof value === 'number' ? formatMonth(asMonth(value)) : undefined
  if (kind === 'reason') return REASONS[wordOf(REASON_CODES, value) ?? 'T22'].name
  if (kind === 'typed' && !personal) return '***'
  if (kind === 'words' && !personal) return maskFreeText(String(value))
  return value
}

const asMonth = (value: number) => value as Month

/** `due_date` → `dueDate` */
function camel(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
