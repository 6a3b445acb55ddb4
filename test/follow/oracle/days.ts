import { type Day, type Month, partsOf } from '../../../src/model/day.ts'

/** Days of docs/rules.md 1, by the calendar of the language in UTC: not by the program's arithmetic. */
export function plus(day: Day, days: number): Day {
  return (day + days) as Day
}

/** A day of a month; 0 = the last day of the month before. */
export function monthDay(month: Month, dayOfMonth: number): Day {
  return (Date.UTC(Math.floor(month / 12), month % 12, dayOfMonth) / 86_400_000) as Day
}

export function monthEnd(month: Month): Day {
  return monthDay((month + 1) as Month, 0)
}

export function monthNumber(day: Day): Month {
  const at = new Date(day * 86_400_000)
  return (at.getUTCFullYear() * 12 + at.getUTCMonth()) as Month
}

/** Same day of the month; 29 Feb → 28 Feb. */
export function yearsLater(day: Day, years: number): Day {
  const { year, month, day: of } = partsOf(day)
  const there = new Date(Date.UTC(year + years, month - 1, of))
  if (there.getUTCMonth() !== month - 1) there.setUTCDate(0)
  return (there.getTime() / 86_400_000) as Day
}

export function earliest(...days: readonly (Day | undefined)[]): Day | undefined {
  const known = days.filter((day) => day !== undefined)
  return known.length === 0 ? undefined : (Math.min(...known) as Day)
}

export function workdaysLater(day: Day, count: number, isWorkday: (day: Day) => boolean): Day {
  let at = day
  for (let left = count; left > 0; ) {
    at = plus(at, 1)
    if (isWorkday(at)) left -= 1
  }
  return at
}
