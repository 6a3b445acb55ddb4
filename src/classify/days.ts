import { addDays, addYears, type Day } from '../model/day.ts'
import { DAY_45 } from '../model/thresholds.ts'
import type { DayState } from '../model/words.ts'

/** How long cover holds and how long it can be restored. */
export interface GraceTerms {
  readonly graceDays: number
  readonly reinstateYears: number
  readonly lapseBufferDays: number
}

/** The days that follow from the oldest unpaid due date of a policy (docs/rules.md 1). */
export interface GraceDays {
  /** cover holds to 24:00 of it */
  readonly graceEnd: Day
  readonly day45: Day
  readonly lapseFrom: Day
  /** the last day to reinstate */
  readonly reinstateBy: Day
}

/** The first day without cover. A company's buffer moves it, and nothing else. */
export function lapseFromOf(oldestDue: Day, terms: GraceTerms): Day {
  return addDays(oldestDue, terms.graceDays + 1 + terms.lapseBufferDays)
}

/** Never moved for holidays: due + 60 is still in grace, due + 61 is lapsed. */
export function graceDaysOf(oldestDue: Day, terms: GraceTerms): GraceDays {
  const lapseFrom = lapseFromOf(oldestDue, terms)
  return {
    graceEnd: addDays(oldestDue, terms.graceDays),
    day45: addDays(oldestDue, DAY_45),
    lapseFrom,
    reinstateBy: addYears(lapseFrom, terms.reinstateYears),
  }
}

/** The legal state by day: pure arithmetic, whatever the core system or the bank says. */
export function dayStateOf(asOf: Day, oldestDue: Day, days: GraceDays): DayState {
  if (asOf < oldestDue) return 'notDue'
  if (asOf < days.lapseFrom) return 'inGrace'
  return asOf <= days.reinstateBy ? 'lapsed' : 'permanentlyLapsed'
}
