import type { Case } from '../model/case.ts'
import type { CaseHistory } from '../model/history.ts'
import { fingerprintOf } from '../model/interner.ts'
import type { Receivable } from '../model/receivable.ts'

/** What of a row says whose it is. */
export const CLAIM_FIELDS = [
  'branchCode',
  'branchName',
  'collectorCode',
  'collectorName',
  'supervisorCode',
  'supervisorName',
  'agentCode',
  'agentName',
] as const satisfies readonly (keyof Receivable)[]

export type ClaimRow = Pick<Receivable, (typeof CLAIM_FIELDS)[number] | 'policyNo'>

/** What the assignment looks at in a case: little enough to be handed from thread to thread. */
export interface Claim extends Pick<Case, 'policyNo' | 'dueDate' | 'premium' | 'disposition' | 'servicing'> {
  readonly receivable: ClaimRow
  /** undefined: the book does not know the case */
  readonly history: Pick<CaseHistory, 'assignments'> | undefined
  /** the holder as a number; should two ever share one, they share a collector, nothing more */
  readonly customer: number
}

/** What the assignment looks at in a case. */
export function claimOf(c: Case): Claim {
  const { policyNo, dueDate, premium, disposition, servicing, history, receivable } = c
  return {
    policyNo,
    dueDate,
    premium,
    disposition,
    servicing,
    history: history && { assignments: history.assignments },
    receivable,
    customer: fingerprintOf(c.customer),
  }
}
