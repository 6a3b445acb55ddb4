import { createHash } from 'node:crypto'
import { FIELD_NAMES } from '../model/field.ts'
import type { ColumnPresence, Origin, Receivable } from '../model/receivable.ts'
import { openColumn } from './columns.ts'
import { openRowReader, openRowWriter } from './row-record.ts'
import type { Scratch } from './scratch.ts'

/** A row that was read, as the second pass loads it again. */
export interface LoadedRow {
  readonly receivable: Receivable
  /** where just this receivable was put aside; undefined for one that was put together since */
  readonly address: number | undefined
  /** codes of its findings when it was read */
  readonly codes: readonly string[]
  /** the rows of earlier files that it supersedes, where there are any */
  readonly superseded?: readonly Receivable[]
}

/** Every row of the input, put aside; only where it came from and where it lies stays in memory. Rows are numbered 0, 1, 2 … */
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
const NO_CODES: readonly string[] = []

/** @param presenceOf the columns that a table has */
export function openRowStore(scratch: Scratch, presenceOf: (table: number) => ColumnPresence): RowStore {
  const write = openRowWriter(scratch.open())
  const reader = openRowReader(scratch.reader())
  const tables = openColumn((n) => new Uint16Array(n))
  const numbers = openColumn((n) => new Uint32Array(n))
  const addresses = openColumn((n) => new Float64Array(n))
  const secret = createHash('sha256').update('customers')
  return {
    get size() {
      return tables.length
    },
    add(row, codes) {
      const id = tables.length
      const joined = codes.join(' ')
      addresses.push(write(row, joined))
      tables.push(row.origin.table)
      numbers.push(row.origin.row)
      if (id < SECRET_ROWS) secret.update(JSON.stringify([...FIELD_NAMES.map((name) => row[name]), joined]))
      return id
    },
    originOf: (row) => ({ table: tables.at(row), row: numbers.at(row) }),
    load(row) {
      const origin = { table: tables.at(row), row: numbers.at(row) }
      const address = addresses.at(row)
      const receivable = reader.read(address, origin, presenceOf(origin.table))
      const codes = reader.codes()
      return { receivable, address, codes: codes === '' ? NO_CODES : codes.split(' ') }
    },
    secret: () => secret.copy().digest('hex'),
  }
}
