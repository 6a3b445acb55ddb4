import type { Day } from '../model/day.ts'
import { type Batch, openBatch } from './batch.ts'
import type { SqlValue } from './connection.ts'
import type { Pen, RunMark } from './pen.ts'
import { numberOf } from './values.ts'

/** A case as lists and worklists name it. */
export interface CaseKey {
  readonly policyNo: string
  readonly dueDate: Day
}

/** The tables of what happened to cases, and the columns of each that its writer fills. */
export const ENTRY_COLUMNS = {
  states: [
    'bucket',
    'stage',
    'day_state',
    'disposition',
    'transfer_status',
    'transfer_reason',
    'premium',
    'collector',
    'details',
  ],
  contacts: [
    'day',
    'time',
    'channel',
    'person',
    'outcome',
    'promised',
    'reason',
    'note',
    'collector',
    'change',
    'replaces',
    'list',
    'slot',
    'content',
    'day_stated',
    'source',
  ],
  changes: ['day', 'detail', 'done_on', 'note', 'list', 'content', 'source'],
  debits: ['day', 'status', 'reason', 'raw_reason', 'source'],
  payments: ['day', 'amount', 'product', 'source'],
  assignments: ['collector', 'name', 'rule', 'reason_code'],
  handovers: ['day', 'task', 'supervisor', 'noted_on', 'decision', 'note', 'list', 'content', 'source'],
  notices: ['day', 'kind'],
  tasks: ['code', 'mark', 'done_on', 'done_by'],
} as const satisfies Record<string, readonly string[]>

/** The source of a debit that succeeded by a list which said of its own, too, that the money came. */
export const LIST_SAID_PAID = 'list: paid'

export type EntryTable = keyof typeof ENTRY_COLUMNS
export type EntryValues = readonly (SqlValue | undefined)[]

/** What adds entries to cases, each with the run that it signs for. Nothing is ever changed or taken away. */
export interface Entering {
  /** the number of a case; of one that the book does not know, a new one */
  caseIdOf(key: CaseKey): number
  /** a value for each column of the table; the last ones may be left out */
  add(table: EntryTable, caseId: number, values: EntryValues): void
  /** unless the case has an entry with the same first `alike` values. @returns whether it was added */
  addOnce(table: EntryTable, caseId: number, values: EntryValues, alike?: number): boolean
  /** to be called before the commit */
  flush(): void
}

export function openEntering(pen: Pen, mark: () => RunMark): Entering {
  const { connection } = pen
  const batches = new Map<EntryTable, Batch>()
  const batchOf = (table: EntryTable): Batch => {
    const columns = ENTRY_COLUMNS[table]
    const into = `INSERT INTO ${table} (case_id, entry, run, ${columns.join(', ')})`
    const batch = batches.get(table) ?? openBatch(connection, into, columns.length + 3)
    batches.set(table, batch)
    return batch
  }
  const add = (table: EntryTable, caseId: number, values: EntryValues): void =>
    batchOf(table).add([caseId, pen.nextEntry(), pen.sign(mark()), ...values])
  const find = 'SELECT case_id FROM cases WHERE policy_no = ? AND due_date = ?'
  return {
    caseIdOf({ policyNo, dueDate }) {
      const known = connection.prepare(find).first([policyNo, dueDate])
      if (known) return numberOf(known[0])
      pen.sign(mark())
      connection.prepare('INSERT INTO cases (policy_no, due_date) VALUES (?, ?)').run([policyNo, dueDate])
      return numberOf(connection.prepare(find).first([policyNo, dueDate])?.[0])
    },
    add,
    addOnce(table, caseId, values, alike = values.length) {
      batchOf(table).flush()
      const columns = ENTRY_COLUMNS[table].slice(0, alike)
      const same = columns.map((column) => ` AND ${column} IS ?`).join('')
      const found = connection
        .prepare(`SELECT 1 FROM ${table} WHERE case_id = ?${same} LIMIT 1`)
        .first([caseId, ...values.slice(0, alike)])
      if (!found) add(table, caseId, values)
      return !found
    },
    flush() {
      for (const batch of batches.values()) batch.flush()
    },
  }
}
