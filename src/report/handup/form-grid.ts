import type { Cell, PageRow, StyledCell, Tone } from '../../model/sheet.ts'
import { cutTo, widthOf } from '../fit.ts'
import { across } from '../frame.ts'

/** Columns of a form in characters: as wide as A4 upright, or printed smaller where a font is wider. */
export const FORM_WIDTHS: readonly number[] = [10, 14, 10, 14, 10, 14, 10, 14]
const COLUMNS = FORM_WIDTHS.length
const WIDTH = FORM_WIDTHS.reduce((sum, width) => sum + width, 0)

/**
 * Points of a whole form. A4 upright holds 762 between our margins: so a form fits, and the next one's title, which needs
 * {@link TITLE_HEIGHT}, does not. Each form is a page by its page break, and would be one where a program ignores breaks of fitted pages.
 */
export const FORM_HEIGHT = 750
export const TITLE_HEIGHT = 28

/** Points of one line, as the writer counts them. */
const ONE_LINE = 16
const MORE_LINES = 13
/** What the indent takes, and what other fonts are wider by. */
const SLACK = 1

export interface Prose {
  readonly tone?: Tone
  /** lines of text that it may take */
  readonly lines?: number
  /** in points */
  readonly height?: number
}

/** Whether {@link prose} shows it whole on one line. */
export function fitsOneLine(text: string): boolean {
  return widthOf(text) <= WIDTH - 2 * SLACK
}

/** One text over the whole width, cut to the lines it may take. */
export function prose(text: string, { tone, lines = 1, height = heightOf(lines) }: Prose = {}): PageRow {
  const value: StyledCell = { value: cutTo(text, lines * (WIDTH - 2 * SLACK)), kind: lines > 1 ? 'wrapped' : 'text' }
  return { cells: [across(value, COLUMNS, tone)], height }
}

/** Title of a part. */
export function heading(text: string): PageRow {
  return { cells: [across(text, COLUMNS, 'heading')], height: ONE_LINE }
}

/** A label, how many columns its value covers, and the value. */
export type Fact = readonly [label: string, columns: number, value: Cell]

/** Facts beside each other; their labels and values fill the width together. */
export function line(facts: readonly Fact[], height: number = ONE_LINE): PageRow {
  let column = 0
  const cells: Cell[] = []
  for (const [label, columns, value] of facts) {
    cells.push({ value: cutTo(label, room(column, 1)), tone: 'total' })
    cells.push(fitted(value, room(column + 1, columns), columns))
    column += 1 + columns
  }
  return { cells, height }
}

/** A label with room to write behind it: so many lines, so many points together. */
export function writingRoom(label: string, lines: number, points: number): PageRow[] {
  return Array.from({ length: lines }, (_, index) => ({
    cells: [{ value: index === 0 ? label : '', tone: 'total' as const }, across('', COLUMNS - 1, 'input')],
    height: points / lines,
  }))
}

/** A text of up to `lines` lines behind a label. */
export function labelled(label: string, text: string, lines = 1): PageRow {
  const value: StyledCell = {
    value: cutTo(text, lines * (room(1, COLUMNS - 1) - SLACK)),
    kind: lines > 1 ? 'wrapped' : 'text',
    span: COLUMNS - 1,
  }
  return { cells: [{ value: label, tone: 'total' }, value], height: heightOf(lines) }
}

function fitted(value: Cell, width: number, columns: number): Cell {
  const cell: StyledCell = typeof value === 'object' ? value : { value }
  const text = typeof cell.value === 'string' ? cutTo(cell.value, width) : cell.value
  return { ...cell, value: text, span: columns }
}

function room(column: number, columns: number): number {
  return FORM_WIDTHS.slice(column, column + columns).reduce((sum, width) => sum + width, 0) - SLACK
}

function heightOf(lines: number): number {
  return ONE_LINE + (lines - 1) * MORE_LINES
}

/** The points that rows take together. */
export function heightSum(rows: readonly PageRow[]): number {
  return rows.reduce((sum, row) => sum + (row.height ?? ONE_LINE), 0)
}
