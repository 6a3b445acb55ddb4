import { type Day, type Month, partsOf } from './day.ts'
import type { Recollection } from './history.ts'
import type { Assignments, Roster } from './roster.ts'
import type { Settings } from './settings.ts'
import type { Lang } from './text.ts'

/** Working days of the staff. Years without holiday data count weekends and fixed holidays only. */
export interface WorkCalendar {
  isWorkday(day: Day): boolean
  /** whether the holidays of the year are known */
  knows(year: number): boolean
}

/** Years whose holidays are not known, and which deadlines need: that of a day, from November on the next, too. */
export function unknownYears(day: Day, calendar: WorkCalendar): readonly number[] {
  const { year, month } = partsOf(day)
  return [year, ...(month >= 11 ? [year + 1] : [])].filter((one) => !calendar.knows(one))
}

/** The last working day on or before `day`. */
export function workdayOnOrBefore(day: Day, calendar: WorkCalendar): Day {
  let at: number = day
  while (!calendar.isWorkday(at as Day)) at -= 1
  return at as Day
}

/** The first working day from `from` to `to`, both included; undefined: all of them are days off. */
export function workdayFrom(from: Day, to: Day, calendar: WorkCalendar): Day | undefined {
  for (let at: number = from; at <= to; at += 1) if (calendar.isWorkday(at as Day)) return at as Day
  return undefined
}

/** The first working day after `day`. */
export function workdayAfter(day: Day, calendar: WorkCalendar): Day {
  let at = day + 1
  while (!calendar.isWorkday(at as Day)) at += 1
  return at as Day
}

/** What every stage may know about a run: the "today", the month, and what the company decided. Nothing here reads a clock. */
export interface RunContext {
  readonly asOf: Day
  readonly month: Month
  readonly lang: Lang
  readonly settings: Settings
  readonly calendar: WorkCalendar
  /** undefined: no roster was given */
  readonly roster: Roster | undefined
  readonly assignments: Assignments
  /** what earlier runs left behind; undefined without a book */
  readonly book: Recollection | undefined
}

/** One sheet of one input file, as findings, cases and the manifest name it. */
export interface TableFacts {
  /** the path as given, with `/` */
  readonly path: string
  /** '' for text files */
  readonly sheet: string
}
