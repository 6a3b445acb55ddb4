import type { RawCell } from '../model/raw.ts'
import { type AnswerForm, readAnswerForm } from './answers/form.ts'
import { readTitles } from './titles.ts'
import { type Form, readForm } from './worklist/form.ts'

/** A sheet that people filled in: a collector's lines, or what a supervisor or the back office answered. */
export type SheetForm = Form | AnswerForm

/** so many rows are looked at for the header: people write notes above it */
const HEADER_ROWS = 40

/**
 * Finds the header of a sheet. Undefined: nobody was asked to fill this sheet in.
 * @param rows the first rows of the sheet
 * @param names columns by their defined names
 */
export function findSheetForm(
  rows: readonly (readonly RawCell[])[],
  names: ReadonlyMap<string, number>,
): SheetForm | undefined {
  for (const [at, cells] of rows.slice(0, HEADER_ROWS).entries()) {
    const row = readTitles(cells)
    const form = readAnswerForm(row, at, names) ?? readForm(row, at, names)
    if (form !== undefined) return form
  }
  return undefined
}
