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
