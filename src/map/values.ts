import { mobileIn } from '../model/phone.ts'
import type { RawCell } from '../model/raw.ts'
import { isNothing, readSymbols, tidy } from './cells/text.ts'
import { foldHeader } from './fold.ts'
import { filledTexts, isRemark, repeatsHeader } from './noise.ts'

/** The values of one column in the rows that were looked at, each once, with how often it occurs. */
export interface ColumnValues {
  readonly filled: number
  readonly counts: ReadonlyMap<string, number>
}

/** Looks into columns of the rows below the header; each column is looked at once, and only if somebody asks. */
export interface Values {
  readonly rows: readonly (readonly RawCell[])[]
  /** of the first rows: enough to tell what a column is */
  of(column: number): ColumnValues
  /** of all rows there are: for verdicts about the whole column */
  all(column: number): ColumnValues
}

/** so many rows tell what a column is */
export const ENOUGH_ROWS = 2000
const MOST_DISTINCT = 5000

/**
 * @param rows below the header. Rows that hold less than three cells (titles), totals, signatures and repeats of the header are not looked at.
 * @param header all that stands in the header's lines, folded
 */
export function openValues(
  rows: readonly (readonly RawCell[])[],
  names: readonly string[],
  header: ReadonlySet<string>,
): Values {
  const enough = Math.min(3, names.length)
  const body = rows.filter((row) => {
    const filled = row.reduce<number>((n, cell) => (cell === '' ? n : n + 1), 0)
    if (filled < enough) return false
    const first = firstText(row)
    if (isName(first, header) && repeatsHeader(filledTexts(row), header)) return false
    // only a line that is half empty can be a total: the others need not be read for it
    return filled * 2 > names.length || !isRemark(first)
  })
  const first = body.slice(0, ENOUGH_ROWS)
  const lookInto = (some: typeof body) => {
    const seen = new Map<number, ColumnValues>()
    return (column: number) => {
      const values = seen.get(column) ?? valuesOf(some, column)
      seen.set(column, values)
      return values
    }
  }
  return { rows: body, of: lookInto(first), all: lookInto(body) }
}

const MANY_DIGITS = /\d{4}/

/** Folding is dear, and most rows begin with a number that is no name. */
function isName(first: string, header: ReadonlySet<string>): boolean {
  return !MANY_DIGITS.test(first) && header.has(foldHeader(tidy(first)))
}

function firstText(row: readonly RawCell[]): string {
  const cell = row.find((each) => typeof each === 'number' || tidy(each) !== '')
  return String(cell ?? '')
}

function valuesOf(rows: readonly (readonly RawCell[])[], column: number): ColumnValues {
  const counts = new Map<string, number>()
  let filled = 0
  for (const row of rows) {
    const cell = row[column]
    if (cell === undefined || cell === '') continue
    const text = readSymbols(String(cell))
    if (isNothing(text)) continue
    filled += 1
    if (counts.size < MOST_DISTINCT || counts.has(text)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return { filled, counts }
}

/** The share of a column's distinct values that pass a test; 0 where there are none. */
export function shareOf({ counts }: ColumnValues, test: (value: string) => boolean): number {
  if (counts.size === 0) return 0
  let passed = 0
  for (const value of counts.keys()) if (test(value)) passed += 1
  return passed / counts.size
}

/** The most frequent values, for the explanation of a decision. */
export function examples({ counts }: ColumnValues, most = 3): readonly string[] {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([value]) => value)
}

const CHINESE = /[\u3400-\u9fff]/
const CODE = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/

/** Whether a column holds names, codes, or cannot be told. */
export function shapeOf(values: ColumnValues): 'names' | 'codes' | 'unknown' {
  if (values.filled === 0) return 'unknown'
  if (shareOf(values, (value) => CHINESE.test(value)) >= 0.5) return 'names'
  return shareOf(values, (value) => CODE.test(value) && /\d/.test(value)) >= 0.9 ? 'codes' : 'unknown'
}

/** Whether nearly all values of a column are mobile numbers. */
export function holdsMobiles(values: ColumnValues): boolean {
  return shareOf(values, (value) => mobileIn(value.replace(/\.0$/, '')) !== '') >= 0.8
}
