import ExcelJS from 'exceljs'
import { type Day, toSerial } from '../../src/model/day.ts'
import type { Book, Cell, CellKind, StyledCell, TableSheet } from '../../src/model/sheet.ts'
import { hasBands, headRowsOf, lookKind } from '../../src/write/layout.ts'
import { allLooks, type LookKey, type Place } from '../../src/write/look.ts'

const looks = allLooks()

/** The same book written by exceljs alone, cell by cell: slow and plain, the reference for the fast writer. */
export async function writePlainly(book: Book): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  for (const sheet of book.sheets) {
    const worksheet = workbook.addWorksheet(sheet.name, { state: sheet.visibility ?? 'visible' })
    if (sheet.kind === 'page') {
      sheet.rows.forEach((row, index) => {
        const place = row.cells.length === 1 ? 'prose' : 'page'
        let column = 1
        for (const cell of row.cells) {
          const { span = 1 } = styled(cell)
          put(worksheet.getCell(index + 1, column), styled(cell), place, undefined)
          if (span > 1) worksheet.mergeCells(index + 1, column, index + 1, column + span - 1)
          column += span
        }
      })
    } else writeTable(worksheet, sheet)
  }
  return workbook
}

function writeTable(worksheet: ExcelJS.Worksheet, sheet: TableSheet): void {
  const header = headRowsOf(sheet)
  const place = sheet.protection === 'rows' ? 'openTable' : 'table'
  sheet.columns.forEach((column, index) => {
    const cell = worksheet.getCell(header, index + 1)
    cell.value = column.title
    cell.style = styleOf(column.tone === 'input' ? 'inputHeader' : 'header')
    if (hasBands(sheet) && column.group !== undefined && column.group !== sheet.columns[index - 1]?.group) {
      worksheet.getCell(header - 1, index + 1).value = column.group
    }
  })
  let rowNo = header
  for (const row of sheet.rows) {
    rowNo += 1
    sheet.columns.forEach((column, index) => {
      const cell = styled(row[index])
      const kind = cell.kind ?? lookKind(column)
      const tone = cell.tone ?? column.tone
      if (cell.value === undefined && tone === undefined) return
      put(worksheet.getCell(rowNo, index + 1), { ...cell, ...(tone ? { tone } : {}) }, place, kind)
    })
  }
  sheet.top.forEach((row, index) => {
    row.cells.forEach((cell, column) => {
      put(worksheet.getCell(index + 1, column + 1), styled(cell), row.cells.length === 1 ? 'prose' : 'page', undefined)
    })
  })
  worksheet.autoFilter = { from: { row: header, column: 1 }, to: { row: rowNo, column: sheet.columns.length } }
}

function put(
  target: ExcelJS.Cell,
  cell: StyledCell,
  place: Place,
  columnKind: ReturnType<typeof lookKind> | undefined,
): void {
  const kind = columnKind ?? cell.kind ?? (typeof cell.value === 'number' ? 'count' : 'text')
  if (cell.value === undefined && cell.tone === undefined) return
  const tone = cell.tone ?? (cell.sheet === undefined ? 'plain' : 'link')
  if (cell.value !== undefined) target.value = plainValue(cell.value, kind)
  target.style = styleOf(`${place}/${kind}/${tone}`)
}

function plainValue(value: string | number, kind: CellKind | 'time'): string | number {
  if (typeof value === 'string') return value
  if (kind === 'money') return Number((value / 100).toFixed(2))
  if (kind === 'day') return toSerial(value as Day)
  return kind === 'text' || kind === 'wrapped' ? String(value) : value
}

function styleOf(key: LookKey): Partial<ExcelJS.Style> {
  const look = looks.get(key)
  if (look === undefined) throw new Error(key)
  return look
}

function styled(cell: Cell): StyledCell {
  return typeof cell === 'object' ? cell : { value: cell }
}
