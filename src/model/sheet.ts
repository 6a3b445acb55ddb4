import type { Fen } from './money.ts'

/**
 * A workbook as pure data: `report/` says what stands where, `write/` knows how a workbook is made.
 * Values are plain: text; a day as `Day` in a column of kind `day`; an amount as `Fen` in a column of kind `money`.
 */
export interface Book {
  readonly title: string
  readonly sheets: readonly Sheet[]
  /** drop-down lists, written once on a locked dictionary sheet; a column or cell names one by its key */
  readonly lists: readonly DropDown[]
  /** name of the dictionary sheet, e.g. 字典 */
  readonly listsSheet: string
  /** stands in the footer of each printed page, e.g. 内含客户信息 严禁外传 */
  readonly notice: string
}

export interface DropDown {
  readonly key: string
  /** header of its column on the dictionary sheet */
  readonly title: string
  readonly values: readonly string[]
}

/**
 * text: `@`, policy numbers, accounts, phones too · wrapped: text that may break into lines · day: a real date ·
 * money: fen shown as yuan with two decimals · count: whole number · share, rate: number shown as percent with one decimal, with two
 */
export type CellKind = 'text' | 'wrapped' | 'day' | 'money' | 'count' | 'share' | 'rate'

/** What a cell says by its looks. `write/` owns colours and fonts. */
export type Tone =
  | 'plain'
  | 'title'
  | 'subtitle'
  | 'heading'
  | 'muted'
  | 'danger'
  | 'warning'
  | 'good'
  | 'input'
  | 'total'
  | 'emphasis'
  | 'link'

export type CellValue = string | number | undefined

/** A cell that differs from its column's kind or tone. */
export interface StyledCell {
  readonly value: CellValue
  readonly kind?: CellKind
  readonly tone?: Tone
  /** columns it covers, merged (pages only) */
  readonly span?: number
  /** name of a sheet of the same book that the cell leads to */
  readonly sheet?: string
  /** row of that sheet, 1 = the first; left out = the first */
  readonly row?: number
}

export type Cell = CellValue | StyledCell

export interface Column {
  /** unique in the sheet */
  readonly key: string
  readonly title: string
  readonly kind: CellKind
  /** in characters of the default font */
  readonly width: number
  readonly tone?: Tone
  /** title of the band above the headers that this column belongs to; neighbours with one group share one band */
  readonly group?: string
  /** drop-down of its cells: key of a list of the book, or a rule */
  readonly choice?:
    | { readonly list: string /** other text is allowed too: the list only suggests */; readonly free?: true }
    | { readonly dayFrom: number; readonly dayTo: number }
    | { readonly time: true }
  readonly hidden?: boolean
  /** defined name of the column's cells */
  readonly definedName?: string
}

interface SheetBase {
  /** at most 31 characters, none of \ / ? * [ ] : */
  readonly name: string
  readonly visibility?: 'visible' | 'hidden' | 'veryHidden'
  readonly tabTone?: Tone
  /** locked: nothing can be changed · rows: header locked, data rows open so that people can sort and filter · open: not protected */
  readonly protection: 'locked' | 'rows' | 'open'
}

/** A table: lines above the header, one header, many rows; frozen header, filter, print titles. */
export interface TableSheet extends SheetBase {
  readonly kind: 'table'
  /** lines above the header */
  readonly top: readonly PageRow[]
  readonly columns: readonly Column[]
  /** made lazily: a sheet of 200,000 rows is never held as cells */
  readonly rows: Iterable<readonly Cell[]>
  readonly rowCount: number
  /** columns that stay in sight when scrolling sideways */
  readonly frozenColumns: number
  /** how many columns are printed, from the left: a page fitted to the width of fifty columns could not be read; undefined = all */
  readonly printedColumns?: number
}

/** A page laid out freely, to be read and printed: the overview, the form, the instructions. */
export interface PageSheet extends SheetBase {
  readonly kind: 'page'
  readonly widths: readonly number[]
  readonly rows: readonly PageRow[]
  readonly portrait?: boolean
}

export interface PageRow {
  readonly cells: readonly Cell[]
  /** in points; undefined = as high as its text needs */
  readonly height?: number
  /** on paper a new page begins with this row (pages only) */
  readonly newPage?: true
}

export type Sheet = TableSheet | PageSheet

/** Counts what a worklist holds, as it was written: the books must balance against it. */
export interface WorklistTally {
  cases: number
  fen: Fen
}
