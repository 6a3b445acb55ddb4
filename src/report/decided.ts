import type { AssignedCase } from '../model/case.ts'
import { decisionOf } from '../model/decision.ts'
import type { CaseHistory, Handover } from '../model/history.ts'

/** The handover that the supervisor noted last: not always the one that was made last. */
export function lastNoted(handovers: CaseHistory['handovers']): Handover | undefined {
  let last: Handover | undefined
  for (const one of handovers) {
    if (one.notedOn === undefined) continue
    if (last?.notedOn === undefined || one.notedOn >= last.notedOn) last = one
  }
  return last
}

/** What the supervisor decided last, and the next step, word for word; '' = nothing. */
export function decided(handovers: CaseHistory['handovers']): string {
  const { decision = '', nextStep = '' } = lastNoted(handovers) ?? {}
  return [decision, nextStep].filter((part) => part !== '').join('；')
}

/** The supervisor decided last that somebody else takes over, and the same collector has the case still: only the assignment file can change that. */
export function asksForSomebodyElse({ disposition, history, assignedSince }: AssignedCase): boolean {
  if (disposition !== 'worklist' || history === undefined) return false
  const last = lastNoted(history.handovers)
  if (last?.notedOn === undefined || decisionOf(last.decision ?? '') !== 'reassign') return false
  return assignedSince === undefined || assignedSince < last.notedOn
}
