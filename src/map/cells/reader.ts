import type { FieldName } from '../../model/field.ts'
import type { Finding } from '../../model/finding.ts'
import type { RawCell } from '../../model/raw.ts'
import type { Receivable } from '../../model/receivable.ts'
import { tidy } from './text.ts'

/** Reads one cell into the row, and raises what is wrong with it. */
export type CellReader = (cell: RawCell, row: Receivable, raise: Raise) => void
export type Raise = (finding: Finding) => void

/** What reading a cell can come to, besides a value. */
export type Unread = 'empty' | 'unreadable'

/** A finding about a cell, with the value as written. */
export function about(code: string, field: FieldName, cell: RawCell): Finding {
  return { code, field, value: tidy(String(cell)) }
}
