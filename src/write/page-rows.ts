import { columnLetters } from '../model/letters.ts'
import type { Cell, PageRow, StyledCell, Tone } from '../model/sheet.ts'
import { copy, ready } from './bytes.ts'
import { putOpening } from './cell-opening.ts'
import { type LookKind, lookKey, type Place } from './look.ts'
import { putPageCell } from './put-cell.ts'
import { heightOf, INDENT, linesOf, ONE_LINE } from './row-height.ts'
import type { Template } from './template.ts'
import { FULL, type XmlSink } from './xml-sink.ts'

/** What rows need to know about the sheet they stand on. */
export interface RowSetting {
  /** widths of the columns, in characters */
  readonly widths: readonly number[]
  /** tone input is open for writing here */
  readonly inputIsOpen: boolean
  /** style of the row where it has no cell; undefined: none needed */
  readonly blankStyle: number | undefined
  readonly template: Pick<Template, 'styleOf' | 'cellStyle'>
}

const TONE_HEIGHTS: Readonly<Partial<Record<Tone, number>>> = { title: 30, subtitle: 22, heading: 22 }

const CLOSE_ROW = ready('</row>')

/**
 * Writes freely laid out rows: those of a page, and the lines above the header of a table.
 * @returns ranges of merged cells
 */
export function pageRows(
  rows: readonly PageRow[],
  firstRow: number,
  setting: RowSetting,
  sink: XmlSink,
): readonly string[] {
  const merges: string[] = []
  rows.forEach((row, index) => {
    pageRow(row, rows[index + 1], firstRow + index, setting, sink, merges)
  })
  return merges
}

/** A cell of a row, with what is known of its looks. */
interface PlacedCell {
  readonly cell: StyledCell
  readonly kind: LookKind
  readonly style: number
  readonly column: number
  readonly span: number
}

function pageRow(
  row: PageRow,
  below: PageRow | undefined,
  rowNo: number,
  setting: RowSetting,
  sink: XmlSink,
  merges: string[],
): void {
  const placed: PlacedCell[] = []
  let height = ONE_LINE
  let column = 0
  const alone = row.cells.reduce((count: number, cell) => count + (cell === undefined ? 0 : 1), 0) === 1
  for (const given of row.cells) {
    const cell = styled(given)
    const kind = isHeading(cell) && row.cells.length > 1 ? headingKind(cell, below, column) : kindOf(cell)
    const tone = cell.tone ?? (cell.sheet === undefined ? 'plain' : 'link')
    const span = Math.max(cell.span ?? 1, 1)
    if (cell.value !== undefined || cell.tone !== undefined || cell.span !== undefined) {
      const place: Place = tone === 'input' && setting.inputIsOpen ? 'form' : alone ? 'prose' : 'page'
      placed.push({ cell, kind, style: setting.template.styleOf(lookKey(place, kind, tone)), column, span })
      if (span > 1) merges.push(`${columnLetters(column)}${rowNo}:${columnLetters(column + span - 1)}${rowNo}`)
      height = Math.max(height, TONE_HEIGHTS[tone] ?? 0, textHeight(cell, kind, tone, column, span, setting))
    }
    column += span
  }
  const blank = setting.blankStyle === undefined ? '' : ` s="${setting.blankStyle}" customFormat="1"`
  const own = row.height ?? height
  sink.write(`<row r="${rowNo}"${blank}${own === ONE_LINE ? '' : ` ht="${own}" customHeight="1"`}>`)
  putCells(placed, ready(String(rowNo)), setting, sink)
}

function putCells(placed: readonly PlacedCell[], rowNo: Uint8Array, { template }: RowSetting, sink: XmlSink): void {
  const { bytes } = sink
  let { at } = sink
  for (const { cell, kind, style, column, span } of placed) {
    if (at >= FULL) at = sink.pass(at)
    const link = cell.sheet === undefined ? undefined : { sheet: cell.sheet, row: cell.row }
    at = putPageCell(bytes, at, cell.value, kind, link, template.cellStyle(column, style), rowNo)
    for (let i = 1; i < span; i++) at = putOpening(bytes, at, template.cellStyle(column + i, style).empty, rowNo)
  }
  sink.at = copy(bytes, at, CLOSE_ROW)
}

function textHeight(cell: StyledCell, kind: LookKind, tone: Tone, column: number, span: number, setting: RowSetting) {
  if (typeof cell.value !== 'string' || (kind !== 'wrapped' && tone !== 'heading')) return 0
  let width = 0
  for (let i = 0; i < span; i++) width += setting.widths[column + i] ?? 9
  const lines = linesOf(cell.value, width - INDENT)
  return lines === 1 ? 0 : heightOf(lines) * (tone === 'title' ? 1.6 : 1)
}

function styled(cell: Cell): StyledCell {
  return typeof cell === 'object' ? cell : { value: cell }
}

function isHeading(cell: StyledCell): boolean {
  return cell.kind === undefined && (cell.tone === 'heading' || cell.tone === 'subtitle')
}

const FIGURES: ReadonlySet<LookKind> = new Set<LookKind>(['day', 'money', 'count', 'share', 'rate'])

/** A heading stands on the side of the figures below it. */
function headingKind(heading: StyledCell, below: PageRow | undefined, column: number): LookKind {
  let at = 0
  for (const given of below?.cells ?? []) {
    const cell = styled(given)
    if (at === column && cell.value !== undefined && FIGURES.has(kindOf(cell))) return kindOf(cell)
    at += Math.max(cell.span ?? 1, 1)
  }
  return kindOf(heading)
}

/** A number that says nothing else is a count. */
function kindOf(cell: StyledCell): LookKind {
  return cell.kind ?? (typeof cell.value === 'number' ? 'count' : 'text')
}
