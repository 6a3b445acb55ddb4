import { addDays, type Day, firstDayOf, lastDayOf, laterOf } from '../model/day.ts'
import { type RunContext, workdayOnOrBefore } from '../model/run.ts'

/** Days that tasks count with. */
export interface Deadlines {
  readonly asOf: Day
  /** of the work month */
  readonly monthFirst: Day
  readonly monthTenth: Day
  readonly monthTwentyFifth: Day
  readonly monthEnd: Day
  /** the last working day on or before `day` */
  workdayBefore(day: Day): Day
  /** our own deadlines that fall on a day off move to the last working day before, never before today */
  settle(day: Day): Day
  /** `count` working days after `day` */
  workdaysAfter(day: Day, count: number): Day
}

/** Opens the days that tasks count with; working days are asked for once. */
export function openDeadlines({ asOf, month, calendar }: Pick<RunContext, 'asOf' | 'month' | 'calendar'>): Deadlines {
  const before = new Map<Day, Day>()
  const later = new Map<number, Day>()
  const first = firstDayOf(month)
  const workdayBefore = (day: Day): Day => {
    let at = before.get(day)
    if (at === undefined) {
      at = workdayOnOrBefore(day, calendar)
      before.set(day, at)
    }
    return at
  }
  return {
    asOf,
    monthFirst: first,
    monthTenth: addDays(first, 9),
    monthTwentyFifth: addDays(first, 24),
    monthEnd: lastDayOf(month),
    workdayBefore,
    settle: (day) => (day <= asOf ? asOf : laterOf(asOf, workdayBefore(day))),
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
  }
}
