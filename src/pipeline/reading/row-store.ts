import { createHash } from 'node:crypto'
import type { ColumnPresence, Origin, Receivable } from '../../model/receivable.ts'
import type { SpillReader } from '../../write/index.ts'
import { openColumn } from '../growing-columns.ts'
import type { Scratch } from '../scratch.ts'
import { openRowReader } from './row-record.ts'
import type { RowsPart } from './row-taking.ts'

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

export type RowLoader = (row: number) => LoadedRow

/** Every row of the input, put aside; only where it came from and where it lies stays in memory. Rows are numbered 0, 1, 2 … */
export interface RowStore {
  readonly size: number
  /** rows of a table that were put aside, behind those known so far. @param shift to be added to their row numbers */
  take(part: Pick<RowsPart, 'rowNos' | 'addresses' | 'secrets'>, table: number, shift: number): void
  /** how many of the next rows are wanted as text */
  readonly secretsWanted: number
  originOf(row: number): Origin
  /** once all rows were added */
  readonly load: RowLoader
  /** for other threads, once all rows were added: {@link openRowLoader} */
  share(): RowsShare
  /** known only to who has the input itself: keys the hashes of customers */
  secret(): string
}

/** Where the rows came from and where they lie; shared memory, one number per row. */
export interface RowsShare {
  readonly tables: Uint16Array
  readonly numbers: Uint32Array
  readonly addresses: Float64Array
  /** the columns of each table */
  readonly presences: readonly ColumnPresence[]
}

/** Rows that go into the secret: enough that nobody guesses it, few enough to cost nothing. */
const SECRET_ROWS = 1000
const NO_CODES: readonly string[] = []
const NO_COLUMNS: ColumnPresence = new Set()

/** @param presences the columns of each table, as far as the tables are known */
export function openRowStore(scratch: Scratch, presences: () => readonly ColumnPresence[]): RowStore {
  const tables = openColumn((n) => new Uint16Array(sharedBytes(n * 2)))
  const numbers = openColumn((n) => new Uint32Array(sharedBytes(n * 4)))
  const addresses = openColumn((n) => new Float64Array(sharedBytes(n * 8)))
  const secret = createHash('sha256').update('customers')
  let load: RowLoader | undefined
  const share = (): RowsShare => ({
    tables: tables.array(),
    numbers: numbers.array(),
    addresses: addresses.array(),
    presences: presences(),
  })
  return {
    get size() {
      return tables.length
    },
    get secretsWanted() {
      return Math.max(0, SECRET_ROWS - tables.length)
    },
    take({ rowNos, addresses: theirs, secrets }, table, shift) {
      for (const text of secrets.slice(0, Math.max(0, SECRET_ROWS - tables.length))) secret.update(text)
      for (let i = 0; i < rowNos.length; i++) {
        tables.push(table)
        numbers.push((rowNos[i] ?? 0) + shift)
        addresses.push(theirs[i] ?? -1)
      }
    },
    originOf: (row) => ({ table: tables.at(row), row: numbers.at(row) }),
    load(row) {
      load ??= openRowLoader(share(), scratch.reader())
      return load(row)
    },
    share,
    secret: () => secret.copy().digest('hex'),
  }
}

/** Loads rows, in any thread. */
export function openRowLoader({ tables, numbers, addresses, presences }: RowsShare, spills: SpillReader): RowLoader {
  const reader = openRowReader(spills)
  return (row) => {
    const origin = { table: tables[row] ?? 0, row: numbers[row] ?? 0 }
    const address = addresses[row] ?? -1
    const receivable = reader.read(address, origin, presences[origin.table] ?? NO_COLUMNS)
    const codes = reader.codes()
    return { receivable, address, codes: codes === '' ? NO_CODES : codes.split(' ') }
  }
}

function sharedBytes(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes)
}
