import type { Case } from '../model/case.ts'
import { type Day, earlierKnown } from '../model/day.ts'
import { deathReportedHere } from './conditions.ts'
import type { CaseHold, CustomerHolds, Hold } from './held.ts'
import { isWorkedOn, openSeen } from './seen.ts'

/**
 * Says whether something was reported on a case that concerns others. Paid cases and those set apart hold nobody: no supervisor is asked to
 * answer on them.
 */
export function openHoldOf(asOf: Day): (c: Case) => CaseHold | undefined {
  const seenOf = openSeen(asOf)
  return (c) => {
    if (!isWorkedOn(c) || !mayHold(c)) return undefined
    const seen = seenOf(c)
    const death = deathReportedHere({ c, seen })
    const complaint = seen.complaint?.answer === undefined ? seen.complaint?.day : undefined
    if (!death && complaint === undefined) return undefined
    return { policyNo: c.policyNo, customer: c.customer, death, complaint }
  }
}

/** Most cases are not looked at more closely. */
export function mayHold({ transfer, history }: Pick<Case, 'transfer' | 'history'>): boolean {
  if (transfer.reason === 'T21') return true
  return history?.contacts.some(({ outcome, reason }) => outcome === 'complaint' || reason === 'death') === true
}

/** Puts together what was reported on all cases. */
export function gatherHolds(holds: Iterable<CaseHold>): CustomerHolds {
  const policies = new Map<string, Hold>()
  const customers = new Map<string, Hold>()
  for (const hold of holds) {
    policies.set(hold.policyNo, both(policies.get(hold.policyNo), hold))
    customers.set(hold.customer, both(customers.get(hold.customer), hold))
  }
  return { policies, customers }
}

function both(known: Hold | undefined, { death, complaint }: Hold): Hold {
  if (known === undefined) return { death, complaint }
  return { death: known.death || death, complaint: earlierKnown(known.complaint, complaint) }
}
