import type { ReasonCode } from '../model/reason.ts'

/** What the words or the code of a bank say: a failure reason, or one of the states that are no failure. `pending` = not sent yet. */
export type Outcome = ReasonCode | 'success' | 'unknown' | 'pending'

/** Whether words say one of the states that are no failure. */
export function isNoFailure(outcome: Outcome | undefined): outcome is Exclude<Outcome, ReasonCode> {
  return outcome === 'success' || outcome === 'unknown' || outcome === 'pending'
}
