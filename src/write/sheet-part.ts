import { columnLetters } from '../model/letters.ts'
import { refuse } from '../model/refusal.ts'
import type { Book, PageSheet, Sheet, TableSheet } from '../model/sheet.ts'
import { xmlText } from './cell-text.ts'
import { headRowsOf, langOf, layoutOf, lookKind } from './layout.ts'
import { pageRows, type RowSetting } from './page-rows.ts'
import type { SharedTexts } from './shared-texts.ts'
import { type Frame, frameOf } from './sheet-frame.ts'
import { headerRows } from './table-header.ts'
import { tableRows } from './table-rows.ts'
import type { Template } from './template.ts'
import type { XmlSink } from './xml-sink.ts'

/** Rows of a sheet that Excel can open. */
const MOST_ROWS = 1_048_576
/** Excel's limit for header and footer is 255 characters, the page numbers included. */
const LONGEST_NOTICE = 180

/** Writes the sheet of a table: the frame of its layout around its rows. `path` is for refusals. */
export async function writeTableSheet(
  sheet: TableSheet,
  book: Book,
  template: Template,
  shared: SharedTexts,
  sink: XmlSink,
  path: string,
): Promise<void> {
  const lastRow = headRowsOf(sheet) + sheet.rowCount
  const frame = frameFor(sheet, sheet.columns.length, lastRow, book, template, path)
  sink.write(frame.head)
  const merges = await writeTable(sheet, template, shared, sink)
  sink.write(
    `</sheetData>${frame.afterRows}${mergeCells(merges)}${frame.end}${ignoredErrors(sheet, lastRow)}</worksheet>`,
  )
  sink.flush()
}

/** Writes the sheet of a page: the same bytes in whatever workbook it stands. */
export function writePageSheet(sheet: PageSheet, book: Book, template: Template, sink: XmlSink, path: string): void {
  const { widths, rows, protection } = sheet
  const setting: RowSetting = { widths, inputIsOpen: protection !== 'locked', blankStyle: undefined, template }
  const frame = frameFor(sheet, pageWidth(sheet), rows.length, book, template, path)
  sink.write(frame.head)
  const merges = pageRows(rows, 1, setting, sink)
  sink.write(`</sheetData>${frame.afterRows}${mergeCells(merges)}${frame.end}${rowBreaks(sheet)}</worksheet>`)
  sink.flush()
}

function frameFor(
  sheet: Sheet,
  width: number,
  lastRow: number,
  book: Book,
  template: Template,
  path: string,
): Pick<Frame, 'afterRows' | 'end'> & { readonly head: string } {
  if (lastRow > MOST_ROWS) {
    const what = {
      zh: `“${sheet.name}”有 ${lastRow} 行，工作表最多 ${MOST_ROWS} 行`,
      en: `"${sheet.name}" has ${lastRow} rows, a sheet holds ${MOST_ROWS}`,
    }
    throw refuse('R018', { path, what })
  }
  const layout = layoutOf(sheet, langOf(book))
  const { start, beforeRows, ...rest } = frameOf(layout, lastRow, footerText(book.notice), template.styleOf)
  const dimension = `A1:${columnLetters(Math.max(width - 1, 0))}${Math.max(lastRow, 1)}`
  return { ...rest, head: `${start}<dimension ref="${dimension}"/>${beforeRows}<sheetData>` }
}

async function writeTable(
  sheet: TableSheet,
  template: Template,
  shared: SharedTexts,
  sink: XmlSink,
): Promise<readonly string[]> {
  const setting: RowSetting = {
    widths: sheet.columns.map((column) => (column.hidden ? 0 : column.width)),
    inputIsOpen: sheet.protection !== 'locked',
    blankStyle: template.styleOf('prose/wrapped/plain'),
    template,
  }
  const topMerges = pageRows(sheet.top, 1, setting, sink)
  const header = headerRows(sheet, template.styleOf)
  sink.write(header.xml)
  await tableRows(sheet, headRowsOf(sheet) + 1, template, shared, sink)
  return [...topMerges, ...header.merges]
}

function pageWidth(sheet: PageSheet): number {
  const used = sheet.rows.map((row) =>
    row.cells.reduce((sum: number, cell) => sum + (typeof cell === 'object' ? (cell.span ?? 1) : 1), 0),
  )
  return used.reduce((a, b) => Math.max(a, b), sheet.widths.length)
}

function mergeCells(ranges: readonly string[]): string {
  if (ranges.length === 0) return ''
  return `<mergeCells count="${ranges.length}">${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
}

/** Excel's limit of breaks that a sheet holds. */
const MOST_BREAKS = 1_026

/** A break is named by the row above it. A page before the first row would be an empty one. */
function rowBreaks({ name, rows }: PageSheet): string {
  const above = rows.flatMap((row, index) => (row.newPage && index > 0 ? [index] : []))
  if (above.length === 0) return ''
  if (above.length > MOST_BREAKS)
    throw new Error(`${name} has ${above.length} page breaks, a sheet holds ${MOST_BREAKS}`)
  const list = above.map((row) => `<brk id="${row}" max="16383" man="1"/>`)
  return `<rowBreaks count="${above.length}" manualBreakCount="${above.length}">${list.join('')}</rowBreaks>`
}

/** No green triangles on policy numbers: in text columns a number as text is meant. */
function ignoredErrors(sheet: TableSheet, lastRow: number): string {
  if (sheet.rowCount === 0) return ''
  const first = headRowsOf(sheet) + 1
  const ranges: string[] = []
  const isText = (index: number) => {
    const column = sheet.columns[index]
    return column !== undefined && (lookKind(column) === 'text' || lookKind(column) === 'wrapped')
  }
  for (let from = 0; from < sheet.columns.length; from++) {
    if (!isText(from)) continue
    let to = from
    while (isText(to + 1)) to += 1
    ranges.push(`${columnLetters(from)}${first}:${columnLetters(to)}${lastRow}`)
    from = to
  }
  if (ranges.length === 0) return ''
  return `<ignoredErrors><ignoredError sqref="${ranges.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`
}

/** A footer takes `&` for a command, and digits right after one for a font size. */
function footerText(notice: string): string {
  const cut = [...notice].slice(0, LONGEST_NOTICE).join('').replaceAll('&', '&&')
  return xmlText(/^\d/.test(cut) ? ` ${cut}` : cut)
}
