import type { ColumnDecision } from '../map/index.ts'
import type { FieldName } from '../model/field.ts'
import type { RawCell } from '../model/raw.ts'
import { openValuesReader, openValuesWriter } from '../write/index.ts'
import { openColumn } from './columns.ts'
import type { Scratch } from './scratch.ts'

/** A rejected row with its original cells, unmasked. */
export interface RejectedRow {
  readonly table: number
  readonly row: number
  readonly codes: readonly string[]
  readonly cells: readonly RawCell[]
}

/** The header of a table as it was read: what the rejected rows are written under. */
export interface RejectedHeader {
  readonly titles: readonly string[]
  readonly fields: readonly (FieldName | undefined)[]
}

/** Rejected rows with their original cells, on disk. */
export interface Rejections {
  readonly size: number
  header(table: number, columns: readonly ColumnDecision[]): void
  headerOf(table: number): RejectedHeader
  add(row: RejectedRow): void
  /** in the order of the input */
  inOrder(): Iterable<RejectedRow>
}

/** What of a rejected row is put aside: codes, cells. */
const VALUES = 2
const ROWS_OF_A_TABLE = 2 ** 32

export function openRejections(scratch: Scratch): Rejections {
  const append = openValuesWriter(scratch.open(), VALUES)
  const valuesAt = openValuesReader(scratch.reader(), VALUES)
  const addresses = openColumn((n) => new Float64Array(n))
  const places = openColumn((n) => new Float64Array(n))
  const headers = new Map<number, RejectedHeader>()
  return {
    get size() {
      return places.length
    },
    header(table, columns) {
      headers.set(table, {
        titles: columns.map((column) => column.header),
        fields: columns.map((column) => column.field),
      })
    },
    headerOf: (table) => headers.get(table) ?? { titles: [], fields: [] },
    add({ table, row, codes, cells }) {
      addresses.push(append([codes, cells]))
      places.push(table * ROWS_OF_A_TABLE + row)
    },
    *inOrder() {
      const ids = Int32Array.from({ length: places.length }, (_, id) => id).sort((a, b) => places.at(a) - places.at(b))
      for (const id of ids) {
        const [codes, cells] = valuesAt(addresses.at(id)) as [string[], RawCell[]]
        const place = places.at(id)
        yield { table: Math.floor(place / ROWS_OF_A_TABLE), row: place % ROWS_OF_A_TABLE, codes, cells }
      }
    },
  }
}
