import type { Case } from '../model/case.ts'
import { type Day, earlierKnown } from '../model/day.ts'

/** What was reported on one case and concerns the others of its policy and customer. Plain data. */
export interface CaseHold {
  readonly policyNo: string
  readonly customer: string
  readonly death: boolean
  /** the day of a complaint that is not answered */
  readonly complaint: Day | undefined
}

/** What was reported on the cases of one policy or customer. */
export type Hold = Pick<CaseHold, 'death' | 'complaint'>

/** By policy, and by customer: rows of one policy may name the holder in different ways. Plain data. */
export interface CustomerHolds {
  readonly policies: ReadonlyMap<string, Hold>
  readonly customers: ReadonlyMap<string, Hold>
}

/** What was reported on any case of the customer, as far as it concerns one of them. */
export interface Held {
  /** of another instalment of the policy, or of this one */
  readonly policyDeath: boolean
  /** of another policy of the customer only */
  readonly customerDeath: boolean
  /** the first day of one that is not answered, on any policy of the customer */
  readonly complaint: Day | undefined
}

export const NO_HOLDS: CustomerHolds = { policies: new Map(), customers: new Map() }

const NOT_HELD: Held = { policyDeath: false, customerDeath: false, complaint: undefined }

/** Says what holds a case. */
export function openHeld({ policies, customers }: CustomerHolds): (c: Pick<Case, 'policyNo' | 'customer'>) => Held {
  if (policies.size === 0) return () => NOT_HELD
  return ({ policyNo, customer }) => {
    const policy = policies.get(policyNo)
    const own = customers.get(customer)
    if (policy === undefined && own === undefined) return NOT_HELD
    const policyDeath = policy?.death === true
    return {
      policyDeath,
      customerDeath: own?.death === true && !policyDeath,
      complaint: earlierKnown(policy?.complaint, own?.complaint),
    }
  }
}
