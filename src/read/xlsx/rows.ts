import type { RawCell } from '../../model/raw.ts'
import { refuse } from '../../model/refusal.ts'
import { openCellReader, type WorkbookContext } from './cells.ts'
import { incomplete } from './markup.ts'
import { findByte, goesOn, isNameEnd, newTag, readTag } from './tag.ts'
import type { ZipEntry } from './zip.ts'

/** Excel's own limits. */
const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
/** Short rows with a cell far to the right would grow without end. */
const MOST_CELLS_AT_ONCE = 8_000_000
const LESS = 60
const GREATER = 62

/**
 * A function that scans bytes holding whole rows and hands over each row that is not blank, with its number.
 * Rows and cells without an address follow the one before; a row is as long as its last cell that is not empty.
 */
export function openRowScanner(
  path: string,
  entry: ZipEntry,
  prefix: string,
  context: WorkbookContext,
  take: (rowNo: number, cells: RawCell[]) => void,
): (rows: Buffer) => void {
  const rowTag = Buffer.from(`<${prefix}row`)
  const rowEnd = Buffer.from(`</${prefix}row`)
  const cellTag = Buffer.from(`<${prefix}c`)
  const cell = openCellReader(path, entry, prefix, context)
  const tag = newTag()
  let rowNo = 0
  let cellsAtOnce = 0

  /** Takes the row whose tag ends at `from`; returns where it ends. */
  function takeRow(bytes: Buffer, from: number): number {
    const cells: RawCell[] = []
    let column = 0
    let isBlank = true
    let at = findByte(bytes, LESS, from)
    while (at !== -1 && !goesOn(bytes, at, rowEnd)) {
      if (!goesOn(bytes, at, cellTag) || !isNameEnd(bytes[at + cellTag.length])) {
        at = findByte(bytes, LESS, at + 1)
        continue
      }
      at = readTag(bytes, at + cellTag.length, tag)
      if (at === -1) throw incomplete(path, entry)
      if (tag.column !== -1) column = tag.column
      if (column >= MOST_COLUMNS) throw tooLarge(path)
      if (!tag.empty) {
        at = cell.read(bytes, at, tag)
        const { value } = cell
        if (value !== '') {
          while (cells.length < column) cells.push('')
          cells[column] = value
          isBlank &&= typeof value === 'string' && value.trim() === ''
        }
      }
      column += 1
      at = findByte(bytes, LESS, at)
    }
    if (at === -1) throw incomplete(path, entry)
    if (!isBlank) take(rowNo, cells)
    cellsAtOnce += cells.length
    if (cellsAtOnce > MOST_CELLS_AT_ONCE) throw tooLarge(path)
    return at + rowEnd.length
  }

  return (bytes) => {
    cellsAtOnce = 0
    let at = bytes.indexOf(rowTag)
    while (at !== -1) {
      at += rowTag.length
      if (isNameEnd(bytes[at])) {
        at = readTag(bytes, at, tag)
        if (at === -1) throw incomplete(path, entry)
        rowNo = tag.row > 0 ? tag.row : rowNo + 1
        if (rowNo > MOST_ROWS) throw tooLarge(path)
        if (!tag.empty) at = findByte(bytes, GREATER, takeRow(bytes, at))
      }
      at = bytes.indexOf(rowTag, at)
    }
  }
}

function tooLarge(path: string) {
  const what = { zh: '超出 1,048,576 行或 16,384 列', en: 'more than 1,048,576 rows or 16,384 columns' }
  return refuse('R018', { path, what: what })
}
