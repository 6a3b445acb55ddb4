import { settingOf } from './bank.ts'
import { addDays, addToMonth, type Day, daysInMonth, earlierOf, firstDayOf, monthOf, partsOf } from './day.ts'
import type { Settings } from './settings.ts'

/** The bank's first debit day after `asOf`, where the settings name its days of the month, or `*` those of all others; in a month too short for one, the month's last day. */
export function nextDebitDay(bankName: string, asOf: Day, debitDays: Settings['debitDays']): Day | undefined {
  let next: Day | undefined
  for (const dayOfMonth of settingOf(debitDays, bankName) ?? debitDays['*'] ?? []) {
    for (const monthsOn of [0, 1]) {
      const first = firstDayOf(addToMonth(monthOf(asOf), monthsOn))
      const { year, month } = partsOf(first)
      const day = addDays(first, Math.min(dayOfMonth, daysInMonth(year, month)) - 1)
      if (day > asOf) next = next === undefined ? day : earlierOf(next, day)
    }
  }
  return next
}
