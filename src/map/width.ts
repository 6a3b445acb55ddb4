import type { Finding } from '../model/finding.ts'
import type { RawCell } from '../model/raw.ts'
import { tidy } from './cells/text.ts'
import type { TablePlan } from './table-plan.ts'

/** M009: more cells than headers; in delimited text also fewer, where other rows are full. */
export function checkWidth(cells: readonly RawCell[], plan: TablePlan, textual: boolean): Finding | undefined {
  const width = plan.columns.length
  if (cells.length === width) return undefined
  if (cells.length < width) return plan.fullRows ? rowWidth(cells.length, width) : undefined
  let filled = 0
  let reachesBeyond = false
  cells.forEach((cell, column) => {
    if (typeof cell === 'string' && tidy(cell) === '') return
    filled += 1
    if (column >= width) reachesBeyond = true
  })
  // in delimited text a cell beyond the last header means that the row has shifted, however many of its cells are empty
  return filled > width || (textual && reachesBeyond) ? rowWidth(cells.length, width) : undefined
}

function rowWidth(cells: number, columns: number): Finding {
  return { code: 'M009', value: String(cells), facts: { cells, columns } }
}
