import { type ColumnDecision, symbolText } from '../../map/index.ts'
import type { FieldName } from '../../model/field.ts'
import type { RawCell } from '../../model/raw.ts'
import { openValuesReader, openValuesWriter, type Spill } from '../../write/index.ts'
import { placeOf, rowAt, tableAt } from '../finding-part.ts'
import { openColumn } from '../growing-columns.ts'
import type { Scratch } from '../scratch.ts'

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
  /** rows that were put aside elsewhere. @param shift to be added to their row numbers, to make places in the input of them */
  take(part: RejectedPart, shift: number): void
  /** in the order of the input */
  inOrder(): Iterable<RejectedRow>
  /** policy numbers of the rows, as far as these say one, some more than once */
  policies(): Iterable<string>
}

/** Rejected rows, put aside. Plain data, can be handed from thread to thread. */
export interface RejectedPart {
  readonly rows: Uint32Array
  readonly addresses: Float64Array
}

/** Puts rejected rows aside one after the other. */
export interface RejectedRecorder {
  add(row: number, codes: readonly string[], cells: readonly RawCell[]): void
  /** what was added since the last time */
  part(): RejectedPart
}

/** Opens a recorder of rejected rows of one table. */
export function openRejectedRecorder(spill: Spill): RejectedRecorder {
  const append = openValuesWriter(spill, VALUES)
  let rows: number[] = []
  let addresses: number[] = []
  return {
    add(row, codes, cells) {
      addresses.push(append([codes, cells]))
      rows.push(row)
    },
    part() {
      const part = { rows: Uint32Array.from(rows), addresses: Float64Array.from(addresses) }
      rows = []
      addresses = []
      return part
    },
  }
}

/** What of a rejected row is put aside: codes, cells. */
const VALUES = 2

export function openRejections(scratch: Scratch): Rejections {
  const append = openValuesWriter(scratch.open(), VALUES)
  const addresses = openColumn((n) => new Float64Array(n))
  const places = openColumn((n) => new Float64Array(n))
  const headers = new Map<number, RejectedHeader>()
  const headerOf = (table: number): RejectedHeader => headers.get(table) ?? { titles: [], fields: [] }
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
    headerOf,
    add({ table, row, codes, cells }) {
      addresses.push(append([codes, cells]))
      places.push(placeOf(table, row))
    },
    take(part, shift) {
      part.rows.forEach((row, i) => {
        places.push(shift + row)
        addresses.push(part.addresses[i] ?? -1)
      })
    },
    *inOrder() {
      const valuesAt = openValuesReader(scratch.reader(), VALUES)
      const ids = Int32Array.from({ length: places.length }, (_, id) => id).sort((a, b) => places.at(a) - places.at(b))
      for (const id of ids) {
        const [codes, cells] = valuesAt(addresses.at(id)) as [string[], RawCell[]]
        const place = places.at(id)
        yield { table: tableAt(place), row: rowAt(place), codes, cells }
      }
    },
    *policies() {
      const valuesAt = openValuesReader(scratch.reader(), VALUES)
      for (let id = 0; id < places.length; id++) {
        const column = headerOf(tableAt(places.at(id))).fields.indexOf('policyNo')
        const [, cells] = valuesAt(addresses.at(id)) as [string[], RawCell[]]
        const policyNo = symbolText(cells[column] ?? '')
        if (policyNo !== '') yield policyNo
      }
    },
  }
}
