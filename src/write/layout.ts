import type { Book, Column, PageSheet, Sheet, TableSheet, Tone } from '../model/sheet.ts'
import type { Lang } from '../model/text.ts'
import { type LookKey, type LookKind, lookKey } from './look.ts'

/** Everything about a sheet but its rows: two sheets with equal layouts share the XML before and after the rows. */
export interface Layout {
  readonly columns: readonly LayoutColumn[]
  /** rows above the data: lines on top, bands, header; 0 on a page */
  readonly headRows: number
  readonly frozenColumns: number
  readonly hasRows: boolean
  readonly page: boolean
  readonly portrait: boolean
  readonly protection: Sheet['protection']
  readonly tabTone: Tone | undefined
  readonly lang: Lang
}

export interface LayoutColumn {
  readonly width: number
  readonly hidden: boolean
  /** look of the whole column, so that empty cells need not be written */
  readonly look: LookKey | undefined
  readonly choice: Column['choice'] | undefined
}

/** The language of a book, seen from its notice: the title may hold a person's name in the other. */
export function langOf({ notice }: Book): Lang {
  return /[\u3400-\u9fff]/.test(notice) ? 'zh' : 'en'
}

/** Where the cells of a sheet stand and how they look. */
export function layoutOf(sheet: Sheet, lang: Lang): Layout {
  return sheet.kind === 'page' ? pageLayout(sheet, lang) : tableLayout(sheet, lang)
}

function pageLayout(sheet: PageSheet, lang: Lang): Layout {
  return {
    columns: sheet.widths.map((width) => ({ width, hidden: false, look: undefined, choice: undefined })),
    headRows: 0,
    frozenColumns: 0,
    hasRows: sheet.rows.length > 0,
    page: true,
    portrait: sheet.portrait === true,
    protection: sheet.protection,
    tabTone: sheet.tabTone,
    lang,
  }
}

function tableLayout(sheet: TableSheet, lang: Lang): Layout {
  const place = sheet.protection === 'rows' ? 'openTable' : 'table'
  return {
    columns: sheet.columns.map((column) => ({
      width: column.width,
      hidden: column.hidden === true,
      // below the last row nobody is asked for anything: the pale of input cells ends with the rows
      look: lookKey(place, lookKind(column), 'plain'),
      choice: column.choice,
    })),
    headRows: headRowsOf(sheet),
    frozenColumns: sheet.frozenColumns,
    hasRows: sheet.rowCount > 0,
    page: false,
    portrait: false,
    protection: sheet.protection,
    tabTone: sheet.tabTone,
    lang,
  }
}

/** A cell of text format turns a typed day or time into text, which its validation then refuses: the choice decides. */
export function lookKind(column: Column): LookKind {
  if (column.choice === undefined) return column.kind
  if ('time' in column.choice) return 'time'
  return 'dayFrom' in column.choice ? 'day' : column.kind
}

/** Whether a band of group titles stands above the header. */
export function hasBands(sheet: TableSheet): boolean {
  return sheet.columns.some((column) => column.group !== undefined)
}

/** Number of the header row; the data begins below it. */
export function headRowsOf(sheet: TableSheet): number {
  return sheet.top.length + (hasBands(sheet) ? 2 : 1)
}
