import { columnLetters } from '../model/letters.ts'
import type { Cell, PageRow, StyledCell, Tone } from '../model/sheet.ts'
import { cellContent, linkContent } from './cell-xml.ts'
import { type LookKey, type LookKind, lookKey, type Place } from './look.ts'
import { heightOf, linesOf, ONE_LINE } from './row-height.ts'

/** What rows need to know about the sheet they stand on. */
export interface RowSetting {
  /** widths of the columns, in characters */
  readonly widths: readonly number[]
  /** tone input is open for writing here */
  readonly inputIsOpen: boolean
  /** style of the row where it has no cell; undefined: none needed */
  readonly blankStyle: number | undefined
  styleOf(key: LookKey): number
}

export interface WrittenRows {
  readonly xml: string
  /** ranges of merged cells */
  readonly merges: readonly string[]
}

/** What the indent of words on a page takes, in characters. */
const INDENT = 1.5

const TONE_HEIGHTS: Readonly<Partial<Record<Tone, number>>> = { title: 30, subtitle: 22, heading: 22 }

/** Freely laid out rows: those of a page, and the lines above the header of a table. */
export function pageRows(rows: readonly PageRow[], firstRow: number, setting: RowSetting): WrittenRows {
  const merges: string[] = []
  let xml = ''
  rows.forEach((row, index) => {
    xml += pageRow(row, rows[index + 1], firstRow + index, setting, merges)
  })
  return { xml, merges }
}

function pageRow(
  row: PageRow,
  below: PageRow | undefined,
  rowNo: number,
  setting: RowSetting,
  merges: string[],
): string {
  let cells = ''
  let height = ONE_LINE
  let column = 0
  const alone = row.cells.filter((cell) => cell !== undefined).length === 1
  for (const given of row.cells) {
    const cell = styled(given)
    const kind = isHeading(cell) && row.cells.length > 1 ? headingKind(cell, below, column) : kindOf(cell)
    const tone = cell.tone ?? (cell.sheet === undefined ? 'plain' : 'link')
    const span = Math.max(cell.span ?? 1, 1)
    if (cell.value !== undefined || cell.tone !== undefined || cell.span !== undefined) {
      const place: Place = tone === 'input' && setting.inputIsOpen ? 'form' : alone ? 'prose' : 'page'
      const style = setting.styleOf(lookKey(place, kind, tone))
      cells += `<c r="${columnLetters(column)}${rowNo}" s="${style}"${contentOf(cell, kind)}`
      for (let i = 1; i < span; i++) cells += `<c r="${columnLetters(column + i)}${rowNo}" s="${style}"/>`
      if (span > 1) merges.push(`${columnLetters(column)}${rowNo}:${columnLetters(column + span - 1)}${rowNo}`)
      height = Math.max(height, TONE_HEIGHTS[tone] ?? 0, textHeight(cell, kind, tone, column, span, setting))
    }
    column += span
  }
  const blank = setting.blankStyle === undefined ? '' : ` s="${setting.blankStyle}" customFormat="1"`
  const own = row.height ?? height
  return `<row r="${rowNo}"${blank}${own === ONE_LINE ? '' : ` ht="${own}" customHeight="1"`}>${cells}</row>`
}

function contentOf(cell: StyledCell, kind: LookKind): string {
  if (cell.value === undefined || cell.value === '') return '/>'
  return cell.sheet === undefined ? cellContent(cell.value, kind) : linkContent(cell.value, kind, cell.sheet)
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
