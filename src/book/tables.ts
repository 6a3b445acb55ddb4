import { formatMonth, type Month } from '../model/day.ts'
import { maskFreeText } from '../model/mask.ts'
import { REASON_CODES, REASONS } from '../model/reason.ts'
import { reading } from './care.ts'
import { columnsOf, type SqlValue } from './connection.ts'
import { partsOf } from './details.ts'
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
  gone_run: 'number',
  rule: 'number',
  slot: 'number',
  lines: 'number',
  added: 'number',
  last_entry: 'number',
  day_stated: 'boolean',
  purged: 'boolean',
  month: 'month',
  transfer_reason: 'reason',
  details: 'packed',
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
type Kind = TableColumn['kind'] | 'month' | 'reason' | 'packed' | 'words' | 'typed'

const OWN_TABLES: readonly (readonly [string, readonly string[], string])[] = [
  ['runs', ['run', 'kind', 'run_id', 'as_of', 'month', 'started_at', 'version'], 'run'],
  [
    'cases',
    ['policy_no', 'due_date', 'first_run', 'first_premium', 'first_bucket', 'last_run', 'gone_run', 'purged'],
    'case_id',
  ],
  ['names', ['kind', 'code', 'name', 'run'], 'kind, code, run'],
  ['strays', ['entry', 'run', 'source', 'sheet', 'cell', 'text'], 'entry'],
  ['files', ['entry', 'run', 'sha256', 'path', 'kinds', 'lines', 'added'], 'entry'],
]

const OF_CASE = ['policy_no', 'due_date'] as const

/**
 * Hands every table of a book to `take`, all of them as they stood at one moment.
 * @param personal what was typed is shown; otherwise only that something was
 * @throws Refusal R030–R035
 */
export function readTables(path: string, personal: boolean, take: (table: BookTable) => void): void {
  reading(path, (connection) => {
    // a book of an older version lacks what came later
    const hand = (name: string, all: readonly string[], from: string, theirs: readonly string[] = []) => {
      const there = columnsOf(connection, name)
      if (there.size === 0) return
      const columns = [...theirs, ...all.filter((column) => there.has(column))]
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
    hand('listings', ['month', 'run'], 'listings JOIN cases USING (case_id)', OF_CASE)
    for (const [name, columns] of Object.entries(ENTRY_COLUMNS))
      hand(
        name,
        ['entry', 'run', ...columns],
        // cases have a note of their first premium, which is not meant
        `${name} JOIN (SELECT case_id, policy_no, due_date FROM cases) USING (case_id) ORDER BY entry`,
        OF_CASE,
      )
  })
}

function shownAs(kind: Kind): TableColumn['kind'] {
  return kind === 'month' || kind === 'reason' || kind === 'packed' || kind === 'words' || kind === 'typed'
    ? 'text'
    : kind
}

function shown(value: SqlValue, kind: Kind, personal: boolean): string | number | boolean | undefined {
  if (value === null || value === '') return undefined
  if (kind === 'boolean') return value === 1
  if (kind === 'month') return typeof value === 'number' ? formatMonth(asMonth(value)) : undefined
  if (kind === 'reason') return REASONS[wordOf(REASON_CODES, value) ?? 'T22'].name
  if (kind === 'packed') return partsOf(String(value)).join(';')
  if (kind === 'typed' && !personal) return '***'
  if (kind === 'words' && !personal) return maskFreeText(String(value))
  return value
}

const asMonth = (value: number) => value as Month

/** `due_date` → `dueDate` */
function camel(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
