import type { Bucket, DayState, PolicyStatus, Stage } from '../model/words.ts'

/**
 * What the worklists use; first match wins (docs/rules.md 1).
 * The core system's "lapsed" comes before the day state: it knows more than one list, and promising cover would be dangerous.
 * @param deferred the product does not lapse by itself when grace ends unpaid
 */
export function stageOf(dayState: DayState, policyStatus: PolicyStatus | '', deferred: boolean, bucket: Bucket): Stage {
  if (dayState === 'permanentlyLapsed') return 'permanentlyLapsed'
  if (policyStatus === 'lapsed') return 'lapsed'
  if (dayState === 'lapsed') return deferred ? 'deferred' : 'lapsed'
  return bucket === 'older' ? 'grace2' : bucket
}
