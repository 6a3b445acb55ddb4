import type { RawCell } from '../model/raw.ts'
import type { Text } from '../model/text.ts'
import { foldText, tidyText } from './fold.ts'

/** A row of a sheet looked at as a header: where which title stands. Columns count from 0; −1: nowhere. */
export interface TitleRow {
  readonly titles: readonly string[]
  /** the titles as they are compared */
  readonly folded: readonly string[]
  /** the first column with one of our titles, in either language */
  columnOf(title: Text): number
  /** the first column with one of these titles, given as they are compared */
  columnIn(folded: ReadonlySet<string>): number
}

/** Takes a row of cells for a header. In: the cells of one row, from column A on. */
export function readTitles(row: readonly RawCell[]): TitleRow {
  const titles = row.map((cell) => tidyText(String(cell)))
  const folded = titles.map(foldText)
  const columns = new Map<string, number>()
  for (const [column, title] of folded.entries()) if (!columns.has(title)) columns.set(title, column)
  const first = (places: readonly (number | undefined)[]) => {
    const known = places.filter((place) => place !== undefined)
    return known.length === 0 ? -1 : Math.min(...known)
  }
  return {
    titles,
    folded,
    columnOf: ({ zh, en }) => first([columns.get(foldedTitle(zh)), columns.get(foldedTitle(en))]),
    columnIn: (wanted) => first([...wanted].map((title) => columns.get(title))),
  }
}

/** Our own titles, folded once: each row looked at asks for all of them (measured: seven tenths of reading a worklist back). */
const foldedTitles = new Map<string, string>()

function foldedTitle(title: string): string {
  const known = foldedTitles.get(title)
  if (known !== undefined) return known
  const folded = foldText(title)
  foldedTitles.set(title, folded)
  return folded
}
