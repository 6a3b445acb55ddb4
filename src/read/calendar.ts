import { createRequire } from 'node:module'
import { type Day, formatDay, parseIsoDay, partsOf, weekdayOf } from '../model/day.ts'
import type { WorkCalendar } from '../model/run.ts'
import type { Settings } from '../model/settings.ts'

/** Days off and days made up for, by `YYYY-MM-DD`. */
interface PublicDays {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

const require = createRequire(import.meta.url)
/** The plain data of chinese-days. Its functions count in instants and give other days west of Greenwich. */
const PUBLIC_DAYS: PublicDays = require('chinese-days/dist/chinese-days.json')

/** Off in every year, by the regulation on public holidays of 2024; `MM-DD`. The other holidays follow the moon, and weekends are moved about them. */
const FIXED_DAYS_OFF: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])

/** The years whose public holidays chinese-days knows; for others it silently counts weekends only. */
const FIRST_KNOWN_YEAR = 2004
const LAST_KNOWN_YEAR = 2026

/**
 * The working days of the staff: the official calendar of the mainland, weekends and fixed holidays in years it does not know,
 * and the settings' own days above both. A year counts as known, too, when the settings name days of it.
 */
export function openCalendar(holidays: Settings['holidays']): WorkCalendar {
  const decided = new Map<number, boolean>()
  const ownYears = new Set<number>()
  const take = (days: readonly string[], works: boolean) => {
    for (const text of days) {
      const day = parseIsoDay(text)
      if (day === undefined) continue
      decided.set(day, works)
      ownYears.add(partsOf(day).year)
    }
  }
  take(holidays.off, false)
  take(holidays.work, true)
  const isKnown = (year: number) => year >= FIRST_KNOWN_YEAR && year <= LAST_KNOWN_YEAR
  return {
    isWorkday(day) {
      const known = decided.get(day)
      if (known !== undefined) return known
      const works = isKnown(partsOf(day).year) ? isPublicWorkday(day) : isWeekday(day) && !isFixedDayOff(day)
      decided.set(day, works)
      return works
    },
    knows: (year) => isKnown(year) || ownYears.has(year),
  }
}

function isPublicWorkday(day: Day): boolean {
  const text = formatDay(day)
  if (text in PUBLIC_DAYS.workdays) return true
  return isWeekday(day) && !(text in PUBLIC_DAYS.holidays)
}

function isFixedDayOff(day: Day): boolean {
  return FIXED_DAYS_OFF.has(formatDay(day).slice(5))
}

function isWeekday(day: Day): boolean {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}
