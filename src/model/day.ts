/**
 * A calendar day as the number of days since 1970-01-01; never an instant, never a `Date`.
 * Day counts exclude the first day (due + 60 is the last day of a grace period of 60 days).
 */
export type Day = number & { readonly __day: true }

/** A month as year × 12 + (month − 1), so that months can be subtracted. */
export type Month = number & { readonly __month: true }

export interface DayParts {
  readonly year: number
  /** 1–12 */
  readonly month: number
  /** 1–31 */
  readonly day: number
}

/** A whole number of days that was a day before it was put down: in a record, a column, the book. */
export function asDay(days: number): Day {
  return days as Day
}

const asMonth = (n: number) => n as Month

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days of a month; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0)
}

/** The day of a civil date, or undefined if the calendar has no such date (2026-02-30) or the year is not 1900–2999. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (!(year >= 1900 && year <= 2999) || !(month >= 1 && month <= 12)) return undefined
  if (!(day >= 1 && day <= daysInMonth(year, month))) return undefined
  return civilToDay(year, month, day)
}

/** The earlier of two days, of which either may be unknown. */
export function earlierKnown(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a < b ? a : b
}

/** Civil date → day number by the era method: the year is counted from March, so that the leap day comes last. */
function civilToDay(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return asDay(era * 146097 + dayOfEra - 719468)
}

export function partsOf(day: Day): DayParts {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

export function addDays(day: Day, days: number): Day {
  return asDay(day + days)
}

export function earlierOf(a: Day, b: Day): Day {
  return asDay(Math.min(a, b))
}

export function laterOf(a: Day, b: Day): Day {
  return asDay(Math.max(a, b))
}

/** Same day `months` later, clamped to the end of a shorter month (31 Jan + 1 month = 28 or 29 Feb). */
export function addMonths(day: Day, months: number): Day {
  const p = partsOf(day)
  const at = p.year * 12 + (p.month - 1) + months
  const year = Math.floor(at / 12)
  const month = (at % 12) + 1
  return civilToDay(year, month, Math.min(p.day, daysInMonth(year, month)))
}

/** Same day `years` later; 29 Feb becomes 28 Feb. */
export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12)
}

/** Full years from `from` to `to`: an anniversary on 29 Feb falls on 28 Feb in other years. Negative if `to` is earlier. */
export function fullYears(from: Day, to: Day): number {
  let years = partsOf(to).year - partsOf(from).year
  if (addYears(from, years) > to) years -= 1
  return years
}

export function monthOf(day: Day): Month {
  const p = partsOf(day)
  return asMonth(p.year * 12 + p.month - 1)
}

export function addToMonth(month: Month, months: number): Month {
  return asMonth(month + months)
}

export function firstDayOf(month: Month): Day {
  return civilToDay(Math.floor(month / 12), (month % 12) + 1, 1)
}

export function lastDayOf(month: Month): Day {
  return asDay(firstDayOf(asMonth(month + 1)) - 1)
}

/** 0 = Sunday … 6 = Saturday */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7
}

const two = (n: number) => (n < 10 ? `0${n}` : String(n))
const written = new Map<number, string>()

/** `YYYY-MM-DD`. Days repeat by the thousand in an input, so each is written once and remembered. */
export function formatDay(day: Day): string {
  let text = written.get(day)
  if (text === undefined) {
    const p = partsOf(day)
    text = `${String(p.year).padStart(4, '0')}-${two(p.month)}-${two(p.day)}`
    if (written.size > 100_000) written.clear()
    written.set(day, text)
  }
  return text
}

/** `YYYY-MM` */
export function formatMonth(month: Month): string {
  return `${Math.floor(month / 12)}-${two((month % 12) + 1)}`
}

/** Reads exactly `YYYY-MM-DD`; anything else, and a date the calendar does not have, is undefined. */
export function parseIsoDay(text: string): Day | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return m ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : undefined
}

/** Reads exactly `YYYY-MM`. */
export function parseIsoMonth(text: string): Month | undefined {
  const m = /^(\d{4})-(\d{2})$/.exec(text)
  const day = m ? dayOf(Number(m[1]), Number(m[2]), 1) : undefined
  return day === undefined ? undefined : monthOf(day)
}

/** The serial number that a workbook with the 1900 epoch shows as this day. */
export function toSerial(day: Day): number {
  return day + 25569
}

/**
 * The day of a workbook's date serial (a fraction is a time of day and is dropped).
 * Serials 1–60 are undefined: the 1900 epoch counts a 29 February 1900 that never was.
 */
export function fromSerial(serial: number, epoch1904: boolean): Day | undefined {
  const whole = Math.floor(serial)
  if (!Number.isFinite(whole) || whole <= 60) return undefined
  const day = asDay(whole - (epoch1904 ? 24107 : 25569))
  const { year } = partsOf(day)
  return year >= 1900 && year <= 2999 ? day : undefined
}
