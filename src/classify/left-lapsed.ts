import type { Instalment } from '../model/case.ts'
import type { Day } from '../model/day.ts'
import type { PolicyStatus } from '../model/words.ts'
import { type GraceTerms, lapseFromOf } from './days.ts'
import { dueDateOf } from './settle.ts'

/** What an instalment that left the lists after its lapse means for those that are listed. */
export interface LeftLapsed {
  /** it is the oldest unpaid one still: all days of the policy count from it */
  readonly counts: boolean
  /** nobody knows whether the policy was reinstated since */
  readonly doubtful: boolean
}

/**
 * The month plan drops an instalment after its third month, and the policy stays lapsed all the same. It counts as the oldest unpaid one where the core
 * system says lapsed, and where the next instalment fell due before the lapse: nobody reinstates a policy and leaves that one open. A later
 * instalment may have been billed after a reinstatement; where the core system says in force, it was.
 * @param statuses of the policy, for each of them
 * @param due of the instalment that left the lists
 */
export function judgeLeftLapsed(
  instalments: readonly Instalment[],
  statuses: readonly (PolicyStatus | '')[],
  due: Day,
  termsOf: (instalment: Instalment) => GraceTerms,
): LeftLapsed {
  if (statuses.some((status) => status === 'inForce' || status === 'grace')) return NOTHING
  const isNext = instalments.some((one) => dueDateOf(one) < lapseFromOf(due, termsOf(one)))
  const counts = isNext || statuses.includes('lapsed')
  return { counts, doubtful: !counts }
}

const NOTHING: LeftLapsed = { counts: false, doubtful: false }
