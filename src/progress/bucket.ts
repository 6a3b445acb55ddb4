import { type Day, type Month, monthOf } from '../model/day.ts'
import type { PlanBucket } from '../model/settings.ts'
import type { Bucket } from '../model/words.ts'

export const PLAN_BUCKETS: readonly PlanBucket[] = ['current', 'grace1', 'grace2']

/** The bucket of a due date in the plan of a work month (docs/rules.md 1). */
export function bucketOf(dueDate: Day, month: Month): Bucket {
  const ago = month - monthOf(dueDate)
  return ago < 0 ? 'future' : (PLAN_BUCKETS[ago] ?? 'older')
}

/** One of the three months that have a target. */
export function isPlanned(bucket: Bucket): bucket is PlanBucket {
  return bucket === 'current' || bucket === 'grace1' || bucket === 'grace2'
}
