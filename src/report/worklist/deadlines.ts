import { addDays, type Day, firstDayOf, lastDayOf, weekdayOf } from '../../model/day.ts'
import { workdayOnOrBefore } from '../../model/run.ts'
import type { ReportContext } from '../context.ts'

/** Days that the advice counts with. Without a book of earlier contacts every condition was first seen as of today. */
export interface Deadlines {
  readonly asOf: Day
  /** the coming Sunday, or today */
  readonly weekEnd: Day
  readonly monthTenth: Day
  readonly monthTwentyFifth: Day
  readonly monthEnd: Day
  /** our own deadlines that fall on a day off move to the last working day before, never before today */
  settle(day: Day): Day
  /** `count` working days after `day` */
  workdaysAfter(day: Day, count: number): Day
  isDayOff(day: Day): boolean
}

/** Opens the days that the advice counts with; working days are asked for once. */
export function openDeadlines(context: ReportContext): Deadlines {
  const { asOf, month, calendar } = context
  const settled = new Map<Day, Day>()
  const dayOff = new Map<Day, boolean>()
  const later = new Map<number, Day>()
  const first = firstDayOf(month)
  return {
    asOf,
    weekEnd: addDays(asOf, (7 - weekdayOf(asOf)) % 7),
    monthTenth: addDays(first, 9),
    monthTwentyFifth: addDays(first, 24),
    monthEnd: lastDayOf(month),
    settle(day) {
      if (day <= asOf) return asOf
      let at = settled.get(day)
      if (at === undefined) {
        at = latest(asOf, workdayOnOrBefore(day, calendar))
        settled.set(day, at)
      }
      return at
    },
    workdaysAfter(day, count) {
      const key = day * 64 + count
      let at = later.get(key)
      if (at === undefined) {
        at = day
        for (let left = count; left > 0; ) {
          at = addDays(at, 1)
          if (calendar.isWorkday(at)) left--
        }
        later.set(key, at)
      }
      return at
    },
    isDayOff(day) {
      let off = dayOff.get(day)
      if (off === undefined) {
        off = !calendar.isWorkday(day)
        dayOff.set(day, off)
      }
      return off
    },
  }
}

/** The earlier of two days. */
export function earliest(a: Day, b: Day): Day {
  return a < b ? a : b
}

function latest(a: Day, b: Day): Day {
  return a > b ? a : b
}
