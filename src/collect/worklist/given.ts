import { columnLetters } from '../../model/letters.ts'
import type { RawCell } from '../../model/raw.ts'
import { givenText, MARK_LENGTH, markOf, readCheckHeader } from '../../model/worklist-form.ts'
import { foldText } from '../fold.ts'
import type { TitleRow } from '../titles.ts'
import { readTypedDay } from './typed-day.ts'

/** A column that the run filled in, and the place of its mark in the check of each line. */
export interface GivenColumn {
  readonly column: number
  readonly title: string
  readonly mark: number
}

/** What the check column tells of a sheet. */
export interface Given {
  /** −1: lost */
  readonly check: number
  /** columns that the run filled in; empty where the check column is lost */
  readonly given: readonly GivenColumn[]
  /** columns that somebody added, by what stands above them (their letters where nothing does) */
  added(column: number): string | undefined
}

/**
 * Reads the header of the check column.
 * @param own columns that are known otherwise: key, cells to fill in; −1 = none
 * @param last the last column that the run wrote, as far as known without the check column: what stands behind it was added
 */
export function readGiven({ titles, folded }: TitleRow, own: readonly number[], last = Number.MAX_SAFE_INTEGER): Given {
  const check = titles.findIndex((title) => readCheckHeader(title) !== undefined)
  const named = check < 0 ? [] : (readCheckHeader(titles[check] ?? '') ?? [])
  const used = new Set([check, ...own])
  const given: GivenColumn[] = []
  for (const [mark, title] of named.entries()) {
    const wanted = foldText(title)
    const column = folded.findIndex((text, index) => !used.has(index) && text === wanted)
    if (column < 0) continue
    used.add(column)
    given.push({ column, title, mark })
  }
  return {
    check,
    given,
    added(column) {
      if (used.has(column)) return undefined
      const title = titles[column] ?? ''
      // without the check column nobody knows which titles are ours
      if (title !== '') return named.length > 0 || column > last ? title : undefined
      return columnLetters(column)
    },
  }
}

/** The given cells of a line that are not what the run wrote. In: the marks of the line. */
export function changedCells(
  given: readonly GivenColumn[],
  cells: readonly RawCell[],
  marks: string,
  epoch1904: boolean,
): readonly (GivenColumn & { readonly cell: RawCell })[] {
  const changed: (GivenColumn & { readonly cell: RawCell })[] = []
  for (const one of given) {
    const expected = marks.slice(one.mark * MARK_LENGTH, (one.mark + 1) * MARK_LENGTH)
    const cell = cells[one.column] ?? ''
    if (expected.length === MARK_LENGTH && !isUnchanged(cell, expected, epoch1904)) changed.push({ ...one, cell })
  }
  return changed
}

/** A date that lost its format is no change, nor is a number that became text. */
function isUnchanged(cell: RawCell, expected: string, epoch1904: boolean): boolean {
  if (markOf(givenText(cell, 'count')) === expected) return true
  const day = typeof cell === 'number' ? readTypedDay(cell, undefined, epoch1904) : undefined
  return day !== undefined && markOf(givenText(day, 'day')) === expected
}
