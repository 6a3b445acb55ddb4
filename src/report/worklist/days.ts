import { addDays, type Day, lastDayOf, weekdayOf } from '../../model/day.ts'
import { workdayOnOrBefore } from '../../model/run.ts'
import type { ReportContext } from '../context.ts'

/** Days that the worklist speaks of. */
export interface Days {
  readonly asOf: Day
  /** the coming Sunday, or today */
  readonly weekEnd: Day
  readonly monthEnd: Day
  /** the last working day before today */
  readonly lastWorkday: Day
  isDayOff(day: Day): boolean
}

/** Opens the days that the worklist speaks of; days off are asked for once. */
export function openDays({ asOf, month, calendar }: ReportContext): Days {
  const dayOff = new Map<Day, boolean>()
  return {
    asOf,
    weekEnd: addDays(asOf, (7 - weekdayOf(asOf)) % 7),
    monthEnd: lastDayOf(month),
    lastWorkday: workdayOnOrBefore(addDays(asOf, -1), calendar),
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
