import type { Lang } from './text.ts'

/**
 * A page to be read on a screen, a phone or paper, as pure data: `report/` says what stands on it, `write/` makes one HTML file of it.
 * All texts are plain text; numbers that people read are texts already.
 */
export interface Page {
  readonly lang: Lang
  readonly title: string
  /** what and as of when, in one line */
  readonly subtitle: string
  /** the most important figures, side by side */
  readonly figures: readonly KeyFigure[]
  readonly sections: readonly PageSection[]
  /** small print at the end */
  readonly footer: readonly string[]
}

export interface KeyFigure {
  readonly label: string
  /** e.g. `91.25%` */
  readonly value: string
  /** what it is made of */
  readonly detail: string
  readonly tone?: PageTone
}

export type PageTone = 'plain' | 'muted' | 'warning'

export interface PageSection {
  readonly title: string
  readonly blocks: readonly PageBlock[]
}

export type PageBlock =
  | { readonly kind: 'prose'; readonly paragraphs: readonly string[]; readonly tone?: PageTone }
  | PageTable
  | LineChart
  | BarChart

export interface PageColumn {
  readonly title: string
  /** numbers stand right, in digits of one width */
  readonly align: 'left' | 'right'
  /** left out on a narrow screen */
  readonly secondary?: true
}

export interface PageTable {
  readonly kind: 'table'
  /** what the table shows, for those who cannot see it */
  readonly caption: string
  readonly columns: readonly PageColumn[]
  readonly rows: readonly PageTableRow[]
  /** e.g. how many lines are in the workbook only */
  readonly note?: string
}

export interface PageTableRow {
  readonly cells: readonly string[]
  readonly tone?: PageTone | 'total'
}

interface ChartBase {
  readonly title: string
  /** what one sees, in a sentence: for those who cannot */
  readonly description: string
  readonly unit: 'percent' | 'count'
}

/** Values over time. A missing value leaves a gap. */
export interface LineChart extends ChartBase {
  readonly kind: 'lines'
  /** short labels of the horizontal axis */
  readonly categories: readonly string[]
  /** at most four: more lines cannot be told apart */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | undefined)[] }[]
}

/** One bar for each thing, labelled with its value. */
export interface BarChart extends ChartBase {
  readonly kind: 'bars'
  readonly bars: readonly { readonly name: string; readonly value: number; readonly label: string }[]
}
