import type { TransferVerdict } from '../model/case.ts'
import {
  addDays,
  addToMonth,
  type Day,
  daysInMonth,
  earlierOf,
  firstDayOf,
  laterOf,
  monthOf,
  partsOf,
} from '../model/day.ts'
import { REASONS } from '../model/reason.ts'
import { type RunContext, workdayOnOrBefore } from '../model/run.ts'
import type { Settings } from '../model/settings.ts'

type DeadlineContext = Pick<RunContext, 'asOf' | 'settings' | 'calendar'>

/**
 * Until when a failed debit must be mended: graceEnd − D, or the day before the bank's next debit day if that is earlier;
 * asOf if that is past. On a day off it moves to the last working day before, never before asOf. Nothing unless failed.
 */
export function fixByOf(
  transfer: TransferVerdict,
  bankName: string,
  graceEnd: Day,
  context: DeadlineContext,
): Day | undefined {
  if (transfer.status !== 'failed' || transfer.reason === '') return undefined
  const { asOf, settings, calendar } = context
  let day = addDays(graceEnd, -(settings.deadlines[transfer.reason] ?? REASONS[transfer.reason].days))
  const debitDay = nextDebitDay(asOf, debitDaysOf(bankName, settings.debitDays))
  if (debitDay !== undefined) day = earlierOf(day, addDays(debitDay, -1))
  return day <= asOf ? asOf : laterOf(workdayOnOrBefore(day, calendar), asOf)
}

/** The debit days of a bank: the longest name part that fits, else those of `*`. */
function debitDaysOf(bankName: string, debitDays: Settings['debitDays']): readonly number[] {
  let best = ''
  for (const part of Object.keys(debitDays)) {
    if (part !== '*' && part.length > best.length && bankName.includes(part)) best = part
  }
  return debitDays[best || '*'] ?? []
}

/** The first debit day after `asOf`; in a month too short for it, the month's last day. */
function nextDebitDay(asOf: Day, daysOfMonth: readonly number[]): Day | undefined {
  let next: Day | undefined
  for (const dayOfMonth of daysOfMonth) {
    for (const monthsOn of [0, 1]) {
      const first = firstDayOf(addToMonth(monthOf(asOf), monthsOn))
      const { year, month } = partsOf(first)
      const day = addDays(first, Math.min(dayOfMonth, daysInMonth(year, month)) - 1)
      if (day > asOf) next = next === undefined ? day : earlierOf(next, day)
    }
  }
  return next
}
