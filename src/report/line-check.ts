import type { Cell, CellKind, Column } from '../model/sheet.ts'
import type { Lang } from '../model/text.ts'
import { CHECK_NAME, checkHeader, givenText, markOf } from '../model/worklist-form.ts'

/**
 * The hidden column by which the reader of a workbook that comes back knows which columns somebody added, and which cells were changed that
 * nobody was asked to fill in. In: the titles of the columns that the run fills in, in the order of their marks.
 */
export function checkColumn(givenTitles: readonly string[], lang: Lang): Column {
  const title = checkHeader(givenTitles, lang)
  return { key: 'check', title, kind: 'text', width: 10, hidden: true, definedName: CHECK_NAME }
}

/** The mark of a cell in a column of a kind. */
export function markOfCell(cell: Cell, kind: CellKind): string {
  return typeof cell === 'object' ? markOf(givenText(cell.value, cell.kind ?? kind)) : markOf(givenText(cell, kind))
}
