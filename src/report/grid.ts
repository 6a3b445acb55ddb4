import type { Fen } from '../model/money.ts'
import type { Cell, CellKind, CellValue, PageRow, StyledCell, Tone } from '../model/sheet.ts'
import { across } from './frame.ts'
import type { Sum } from './sum.ts'

/** Blocks of a page: a heading across the page, a line of column titles, lines below. Cells say how many grid columns they cover. */

export interface GridColumn {
  readonly title: string
  readonly span: number
  /** of the figures below, where the title shall stand on their side */
  readonly kind?: CellKind
}

/** Number of grid columns of the overview and the summary. */
export const GRID_WIDTHS: readonly number[] = [11, 14, 14, 12, 16, 12, 11, 12, 11, 12, 11, 12]
const GRID = GRID_WIDTHS.length

/** A row of one cell over the whole width of the grid. */
export function wide(value: Cell, tone?: Tone): PageRow {
  return { cells: [across(value, GRID, tone)] }
}

/** The headings of a block, each over the columns it spans. */
export function headings(columns: readonly GridColumn[]): PageRow {
  return {
    cells: columns.map(({ title, span, kind }) =>
      across(kind === undefined ? title : { value: title, kind }, span, 'subtitle'),
    ),
  }
}

/** One cell for each column, spread over its grid columns. */
export function gridRow(columns: readonly GridColumn[], cells: readonly Cell[], tone?: Tone): PageRow {
  return {
    cells: columns.map(({ span }, index) => {
      const cell = cells[index]
      const own: StyledCell = typeof cell === 'object' ? cell : { value: cell }
      return { ...own, span, ...(tone && own.tone === undefined ? { tone } : {}) }
    }),
  }
}

/** A heading, the titles and the lines; nothing at all where there are no lines. */
export function block(
  title: string,
  columns: readonly GridColumn[],
  lines: readonly PageRow[],
  note?: string,
): readonly PageRow[] {
  if (lines.length === 0) return []
  return [
    { cells: [] },
    wide(title, 'heading'),
    headings(columns),
    ...lines,
    ...(note === undefined ? [] : [wide(note, 'muted')]),
  ]
}

/** An amount in a cell of its own. */
export function money(value: Fen): StyledCell {
  return { value, kind: 'money' }
}

/** Cases and premium as two cells, empty where there are none. */
export function casesAndPremium(sum: Sum, tone?: Tone): readonly Cell[] {
  if (sum.cases === 0) return [undefined, undefined]
  return [{ ...counted(sum.cases), ...(tone === undefined ? {} : { tone }) }, money(sum.fen)]
}

/** A whole number in a cell of its own. */
export function counted(value: number): StyledCell {
  return { value, kind: 'count' }
}

/** A day in a cell of its own. */
export function dayCell(value: CellValue, tone?: Tone): StyledCell {
  return { value, kind: 'day', ...(tone && tone !== 'plain' ? { tone } : {}) }
}

/** A share of a whole; "—" where the whole is 0, and a mark where it is more than the whole. */
export function share(part: number, whole: number): StyledCell {
  if (whole === 0) return { value: '—' }
  return part > whole ? { value: part / whole, kind: 'share', tone: 'warning' } : { value: part / whole, kind: 'share' }
}
