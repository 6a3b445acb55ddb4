import { type Day, type Month, monthOf } from '../model/day.ts'
import type { Bucket } from '../model/words.ts'

/** The month plan: due in the work month, one month before it, two, earlier, later. */
export function bucketOf(dueDate: Day, month: Month): Bucket {
  const monthsAgo = month - monthOf(dueDate)
  if (monthsAgo < 0) return 'future'
  if (monthsAgo === 0) return 'current'
  if (monthsAgo === 1) return 'grace1'
  return monthsAgo === 2 ? 'grace2' : 'older'
}
