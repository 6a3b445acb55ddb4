import { type Day, partsOf } from '../model/day.ts'
import type { Tenday } from '../model/words.ts'

/** Due day 1–10, 11–20, 21–end of the month. */
export function tendayOf(dueDate: Day): Tenday {
  const { day } = partsOf(dueDate)
  if (day <= 10) return 'early'
  return day <= 20 ? 'middle' : 'late'
}
