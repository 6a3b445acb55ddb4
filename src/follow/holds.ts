import type { Case } from '../model/case.ts'
import { type Day, earlierKnown } from '../model/day.ts'
import { type CaseHold, type CustomerHolds, type Hold, holderKeyOf } from './held.ts'
import { isWorkedOn, openSeen } from './seen.ts'

/**
 * Says whether something was reported on a case that concerns others. A complaint holds nobody where no supervisor is asked to answer it. A death is the policy's, whichever of its cases it was recorded on.
 * @param deaths policies of which one was recorded last, by the book
 */
export function openHoldOf(asOf: Day, deaths: ReadonlyMap<string, Day> = new Map()): (c: Case) => CaseHold | undefined {
  const seenOf = openSeen(asOf)
  return (c) => {
    if (c.disposition === 'excluded') return undefined
    if (!mayHold(c, deaths) && c.carriedComplaint === undefined) return undefined
    const seen = seenOf(c)
    const saysBank = c.transfer.reason === 'T21' && isWorkedOn(c)
    const death = deaths.get(c.policyNo) ?? (saysBank ? asOf : undefined)
    const isAsked = isWorkedOn(c) || c.carriedComplaint !== undefined
    const isOpen = isAsked && seen.complaint?.answer === undefined
    const complaint = isOpen ? seen.complaint?.day : undefined
    if (death === undefined && complaint === undefined) return undefined
    return { policyNo: c.policyNo, customer: holderKeyOf(c), death, complaint }
  }
}

/** Most cases are not looked at more closely. */
export function mayHold(
  { policyNo, transfer, history }: Pick<Case, 'policyNo' | 'transfer' | 'history'>,
  deaths: ReadonlyMap<string, Day>,
): boolean {
  if (transfer.reason === 'T21' || deaths.has(policyNo)) return true
  return history?.contacts.some(({ outcome }) => outcome === 'complaint') === true
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
  return { death: earlierKnown(known.death, death), complaint: earlierKnown(known.complaint, complaint) }
}
