import type { Cell, CellKind, PageRow, TableSheet, Tone } from '../model/sheet.ts'
import type { Lang, Text } from '../model/text.ts'
import { again, capped, MAX_LINES } from './frame.ts'

/** A column of a report as a declaration: its title, its looks, and what stands in its cells. */
export interface TableColumn<T> {
  readonly key: string
  readonly title: Text
  readonly kind: CellKind
  readonly width: number
  readonly tone?: Tone
  readonly cell: (of: T) => Cell
}

export interface TableParts<T> {
  readonly name: string
  readonly top: readonly PageRow[]
  readonly columns: readonly TableColumn<T>[]
  /** walked anew each time the rows are asked for */
  readonly lines: Iterable<T>
  readonly count: number
  readonly lang: Lang
  readonly frozenColumns?: number
}

/** An open sheet with one line for each of `lines`, made while it is written; at most as many as a sheet can hold. */
export function tableSheet<T>({
  name,
  top,
  columns,
  lines,
  count,
  lang,
  frozenColumns = 1,
}: TableParts<T>): TableSheet {
  return {
    kind: 'table',
    name,
    protection: 'open',
    frozenColumns,
    top,
    columns: columns.map(({ key, title, kind, width, tone }) => ({
      key,
      title: title[lang],
      kind,
      width,
      ...(tone ? { tone } : {}),
    })),
    rowCount: Math.min(count, MAX_LINES),
    rows: again(function* () {
      for (const line of capped(lines)) yield columns.map((column) => column.cell(line))
    }),
  }
}

/** The cells of a line that adds up the others. */
export function inTone(cells: readonly Cell[], tone: Tone): readonly Cell[] {
  return cells.map((cell) => ({ ...(typeof cell === 'object' ? cell : { value: cell }), tone }))
}
