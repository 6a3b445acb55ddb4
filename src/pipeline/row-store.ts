import { createHash } from 'node:crypto'
import type { ColumnPresence, Origin, Receivable } from '../model/receivable.ts'
import { decodeReceivable, encodeReceivable } from './codec.ts'
import { openColumn } from './columns.ts'
import type { Scratch } from './scratch.ts'

/** A row that was read, as the second pass loads it again. */
export interface LoadedRow {
  readonly receivable: Receivable
  /** codes of its findings when it was read */
  readonly codes: readonly string[]
  /** the rows of earlier files that it supersedes, where there are any */
  readonly superseded?: readonly Receivable[]
}

/** Every row of the input, on disk; only where it came from stays in memory. Rows are numbered 0, 1, 2 … */
export interface RowStore {
  readonly size: number
  add(row: Receivable, codes: readonly string[]): number
  originOf(row: number): Origin
  load(row: number): LoadedRow
  /** known only to who has the input itself: keys the hashes of customers */
  secret(): string
}

/** Rows that go into the secret: enough that nobody guesses it, few enough to cost nothing. */
const SECRET_ROWS = 1000

/** @param presenceOf the columns that a table has */
export function openRowStore(scratch: Scratch, presenceOf: (table: number) => ColumnPresence): RowStore {
  const spill = scratch.open()
  const tables = openColumn((n) => new Uint16Array(n))
  const numbers = openColumn((n) => new Uint32Array(n))
  const secret = createHash('sha256').update('customers')
  return {
    get size() {
      return tables.length
    },
    add(row, codes) {
      const values = encodeReceivable(row)
      values.push(codes.join(' '))
      const id = spill.append(values)
      tables.push(row.origin.table)
      numbers.push(row.origin.row)
      if (id < SECRET_ROWS) secret.update(JSON.stringify(values))
      return id
    },
    originOf: (row) => ({ table: tables.at(row), row: numbers.at(row) }),
    load(row) {
      const values = spill.read(row)
      const origin = { table: tables.at(row), row: numbers.at(row) }
      const codes = String(values.at(-1))
      return {
        receivable: decodeReceivable(values, origin, presenceOf(origin.table)),
        codes: codes ? codes.split(' ') : [],
      }
    },
    secret: () => secret.copy().digest('hex'),
  }
}
