import type { Case } from '../model/case.ts'
import { type Day, earlierKnown } from '../model/day.ts'
import { foldName } from '../model/holder.ts'

/** What was reported on one case and concerns the others of its policy and customer. Plain data. */
export interface CaseHold {
  readonly policyNo: string
  readonly customer: string
  /** the day of the report of a death; undefined: none is reported */
  readonly death: Day | undefined
  /** the day of a complaint that is not answered */
  readonly complaint: Day | undefined
}

/** What was reported on the cases of one policy or customer. */
export type Hold = Pick<CaseHold, 'death' | 'complaint'>

/** By policy, and by customer and name: rows of one policy may name the holder in different ways, and strangers may share a made-up number. Plain data. */
export interface CustomerHolds {
  readonly policies: ReadonlyMap<string, Hold>
  readonly customers: ReadonlyMap<string, Hold>
}

/** What was reported on any case of the customer, as far as it concerns one of them. */
export interface Held {
  /** the day of the report, of another instalment of the policy or of this one */
  readonly policyDeath: Day | undefined
  /** of another policy of the customer only */
  readonly customerDeath: boolean
  /** the first day of one that is not answered, on any policy of the customer */
  readonly complaint: Day | undefined
}

export const NO_HOLDS: CustomerHolds = { policies: new Map(), customers: new Map() }

const NOT_HELD: Held = { policyDeath: undefined, customerDeath: false, complaint: undefined }

/** What tells one customer from another where something is held back: the same person by number, and by name. Personal. */
export function holderKeyOf({ customer, receivable }: Pick<Case, 'customer' | 'receivable'>): string {
  return `${customer}|${foldName(receivable.holderName)}`
}

/** Says what holds a case. */
export function openHeld({
  policies,
  customers,
}: CustomerHolds): (c: Pick<Case, 'policyNo' | 'customer' | 'receivable'>) => Held {
  if (policies.size === 0) return () => NOT_HELD
  return (c) => {
    const policy = policies.get(c.policyNo)
    const own = customers.get(holderKeyOf(c))
    if (policy === undefined && own === undefined) return NOT_HELD
    const policyDeath = policy?.death
    return {
      policyDeath,
      customerDeath: own?.death !== undefined && policyDeath === undefined,
      complaint: earlierKnown(policy?.complaint, own?.complaint),
    }
  }
}
