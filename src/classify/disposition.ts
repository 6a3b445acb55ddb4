import { type DayState, type Disposition, NOTHING_TO_COLLECT, type PolicyStatus, type Stage } from '../model/words.ts'

/** Why a case is left out, '' if it is not: the core system's word, else two years of suspension. */
export function exclusionOf(
  policyStatus: PolicyStatus | '',
  dayState: DayState,
): PolicyStatus | 'permanentlyLapsed' | '' {
  if (NOTHING_TO_COLLECT.has(policyStatus)) return policyStatus
  return dayState === 'permanentlyLapsed' ? 'permanentlyLapsed' : ''
}

/** What happens to a case, first match wins (docs/rules.md 3). `unassigned` is decided when nobody can be found to collect it. */
export function dispositionOf(paid: boolean, exclusion: string, stage: Stage): Disposition {
  if (paid) return 'paid'
  if (exclusion !== '') return 'excluded'
  return stage === 'future' ? 'future' : 'worklist'
}
