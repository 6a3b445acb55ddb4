import { addDays, type Day, dayOf, fromSerial, parseIsoDay, partsOf } from '../../model/day.ts'
import type { RawCell } from '../../model/raw.ts'
import { foldText } from '../fold.ts'

const FULL = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/
/** behind a day; looked for before blanks go: 2026/6/1 10:20 is not the 11th */
const CLOCK = /(\d[日号]?)(?:\s+|t|(?<=[日号]))\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*$/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const NO_YEAR = /^(\d{1,2})(?:[-/]|月|\.(?=\d{2}$|[1-9]$))(\d{1,2})[日号]?$/
/** a typed number of this size is a date whose format got lost */
const SERIALS = { from: 36_000, to: 80_000 }
/** a day without a year is meant within so many days around the day of the list */
const AROUND = { before: 62, after: 124 }

/**
 * The day that a collector wrote: a date cell, a serial that lost its format, `2026/6/18`, `20260618`, `6月18日`, `6-18`. A day without a year is the one next to
 * the day of the list, if there is just one near it. Undefined: cannot be told.
 * @param near the as-of day of the list
 */
export function readTypedDay(cell: RawCell, near: Day | undefined, epoch1904: boolean): Day | undefined {
  if (typeof cell === 'number') return readNumber(cell, near, epoch1904)
  const iso = parseIsoDay(cell.slice(0, 10))
  if (iso !== undefined && (cell.length === 10 || cell[10] === ' ')) return iso
  const text = foldText(cell.replace(CLOCK, '$1'))
  const full = FULL.exec(text) ?? COMPACT.exec(text)
  if (full !== null) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = NO_YEAR.exec(text)
  if (short !== null) return nearest(Number(short[1]), Number(short[2]), near)
  return /^\d{5}$/.test(text) ? readNumber(Number(text), near, epoch1904) : undefined
}

function readNumber(value: number, near: Day | undefined, epoch1904: boolean): Day | undefined {
  if (value >= SERIALS.from && value < SERIALS.to) return fromSerial(value, epoch1904)
  if (Number.isInteger(value)) {
    const compact = COMPACT.exec(String(value))
    return compact === null ? undefined : dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  }
  // 6.18; 6.1 may have been 6.10
  const short = /^(\d{1,2})\.(\d{2})$/.exec(String(value))
  return short === null ? undefined : nearest(Number(short[1]), Number(short[2]), near)
}

function nearest(month: number, day: number, near: Day | undefined): Day | undefined {
  if (near === undefined) return undefined
  const { year } = partsOf(near)
  const days = [year - 1, year, year + 1].flatMap((each) => dayOf(each, month, day) ?? [])
  return days.find((each) => each >= addDays(near, -AROUND.before) && each <= addDays(near, AROUND.after))
}
