import type { PolicyFact, PolicyRow } from '../model/policy.ts'
import type { ContractStatus, Frequency, LeftOut } from '../model/words.ts'

const LEFT_OUT: Partial<Record<ContractStatus | '', LeftOut>> = {
  coolingOff: 'coolingOff',
  claim: 'claim',
  waived: 'waived',
  transferredOut: 'transferredOut',
}

const ENDED: ReadonlySet<string> = new Set<ContractStatus>(['lapsed', 'surrendered', 'terminated', 'matured'])

/**
 * Why a policy counts on neither side: how it is paid first, then how it ended. The first row that says anything of its status
 * decides: the main product stands first, and a rider that ended does not end the policy.
 * @param frequency '' = not known
 */
export function leftOutOf(rows: readonly PolicyRow[], frequency: Frequency | ''): PolicyFact['leftOut'] {
  if (frequency === 'single') return { why: 'single', since: undefined }
  if (frequency !== '' && frequency !== 'annual') return { why: 'notAnnual', since: undefined }
  const row = speaker(rows)
  const why = row && endingOf(row)
  return why ? { why, since: row.statusDate } : undefined
}

/** Lapsed, surrendered, terminated or matured: such a policy counts, and is in grace no more. */
export function endOf(rows: readonly PolicyRow[]): PolicyFact['ended'] {
  const row = speaker(rows)
  if (!row || !(ENDED.has(row.contractStatus) || ENDED.has(row.endReason))) return undefined
  return { since: row.statusDate }
}

function speaker(rows: readonly PolicyRow[]): PolicyRow | undefined {
  return rows.find((row) => row.contractStatus !== '' || row.endReason !== '' || endingOf(row) !== undefined)
}

function endingOf(row: PolicyRow): LeftOut | undefined {
  if (row.coolingOffFlag === 'yes') return 'coolingOff'
  return LEFT_OUT[row.endReason] ?? LEFT_OUT[row.contractStatus] ?? (row.waivedFlag === 'yes' ? 'waived' : undefined)
}
