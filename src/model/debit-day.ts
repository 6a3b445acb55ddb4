import { bankOf } from './bank.ts'
import { addDays, addToMonth, type Day, daysInMonth, earlierOf, firstDayOf, monthOf, partsOf } from './day.ts'
import type { Settings } from './settings.ts'

/** The bank's first debit day after `asOf`, where the settings name its days of the month; in a month too short for one, the month's last day. */
export function nextDebitDay(bankName: string, asOf: Day, debitDays: Settings['debitDays']): Day | undefined {
  let next: Day | undefined
  for (const dayOfMonth of debitDaysOf(bankName, debitDays)) {
    for (const monthsOn of [0, 1]) {
      const first = firstDayOf(addToMonth(monthOf(asOf), monthsOn))
      const { year, month } = partsOf(first)
      const day = addDays(first, Math.min(dayOfMonth, daysInMonth(year, month)) - 1)
      if (day > asOf) next = next === undefined ? day : earlierOf(next, day)
    }
  }
  return next
}

/** The debit days of a bank: the longest part of its name as it is written, else another name of it, else those of `*`. */
function debitDaysOf(bankName: string, debitDays: Settings['debitDays']): readonly number[] {
  const parts = Object.keys(debitDays).filter((part) => part !== '*')
  const written = parts.filter((part) => bankName.includes(part)).sort((a, b) => b.length - a.length)
  const best = written[0] ?? parts.find((part) => bankOf(part) === bankOf(bankName))
  return debitDays[best ?? '*'] ?? []
}
