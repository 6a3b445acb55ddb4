import * as XLSX from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { MergedCells, RawCell } from '../../model/raw.ts'
import { lookOf, type NumberLook, readNumber, showNumber } from '../serial.ts'
import type { BookSheet } from './messages.ts'

XLSX.set_cptable(codePages)

/** A row that is not blank, with the number that Excel shows. */
export interface BookRow {
  readonly rowNo: number
  readonly cells: RawCell[]
}

/** The rows of a workbook that the library read as a whole. */
export interface BookRows {
  readonly epoch1904: boolean
  readonly sheets: readonly (BookSheet & { rows(): Iterable<BookRow> })[]
}

/** Simplified Chinese: for BIFF5 workbooks that do not say their code page. */
const CODE_PAGE = 936

/** Reads a BIFF stream. `cells`: how many cells its records hold; throws if the library found fewer. */
export function readBiffBook(stream: Buffer, cells: number): BookRows {
  const book = XLSX.read(stream, { type: 'buffer', dense: true, cellNF: true, cellText: false, codepage: CODE_PAGE })
  const rows = bookRows(book)
  const found = book.SheetNames.reduce((sum, name) => sum + countCells(book.Sheets[name]), 0)
  // array formulas and the like are counted twice by no version seen; fewer means that something was passed over
  if (found < cells) throw new Error(`${found} / ${cells} cells`)
  return rows
}

function bookRows(book: XLSX.WorkBook): BookRows {
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.filter((name) => (book.Sheets[name]?.['!type'] ?? 'sheet') === 'sheet')
  const hidden = new Set(book.Workbook?.Sheets?.flatMap((sheet, at) => (sheet.Hidden ? [book.SheetNames[at]] : [])))
  const rows = (name: string) => () => sheetRows(book.Sheets[name], epoch1904)
  return {
    epoch1904,
    sheets: sheets.map((name) => ({
      name,
      hidden: hidden.has(name),
      merged: mergedIn(book.Sheets[name]),
      rows: rows(name),
    })),
  }
}

function mergedIn(sheet: XLSX.WorkSheet | undefined): readonly MergedCells[] {
  const ranges = sheet?.['!merges'] ?? []
  return ranges.flatMap(({ s, e }) => (e.r > s.r ? [{ column: s.c, from: s.r + 1, to: e.r + 1 }] : []))
}

function countCells(sheet: XLSX.WorkSheet | undefined): number {
  let count = 0
  for (const row of sheet?.['!data'] ?? []) for (const cell of row ?? []) if (cell?.v !== undefined) count += 1
  return count
}

function* sheetRows(sheet: XLSX.WorkSheet | undefined, epoch1904: boolean): Generator<BookRow> {
  const rows = sheet?.['!data'] ?? []
  for (let index = 0; index < rows.length; index += 1) {
    const cells: RawCell[] = []
    let isBlank = true
    for (const [column, cell] of (rows[index] ?? []).entries()) {
      const value = cell === undefined || cell === null ? '' : cellValue(cell, epoch1904)
      if (value === '') continue
      while (cells.length < column) cells.push('')
      cells[column] = value
      isBlank &&= typeof value === 'string' && value.trim() === ''
    }
    if (!isBlank) yield { rowNo: index + 1, cells }
  }
}

function cellValue(cell: XLSX.CellObject, epoch1904: boolean): RawCell {
  const { t, v } = cell
  if (v === undefined || t === 'z') return ''
  if (t === 'n') return showNumber(readNumber(String(v)), lookOfCode(cell.z), epoch1904)
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE'
  if (t === 'e') return ERRORS.get(Number(v)) ?? '#N/A'
  return String(v)
}

const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])

const looks = new Map<string | number, NumberLook>()

function lookOfCode(code: string | number | undefined): NumberLook {
  if (code === undefined) return 'plain'
  let look = looks.get(code)
  if (look === undefined) {
    look = typeof code === 'number' ? lookOf(code, undefined) : lookOf(0, code)
    looks.set(code, look)
  }
  return look
}
