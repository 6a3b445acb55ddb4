import { POLICY_FIELD_NAMES, POLICY_FIELDS, type PolicyField } from '../../model/policy-field.ts'
import type { Settings } from '../../model/settings.ts'
import { type Claim, type Dictionary, openDictionary } from '../dictionary.ts'
import { canonicalHeader, foldHeader } from '../fold.ts'
import { AS_IN_RECEIVABLES, POLICY_ALIASES } from './aliases.ts'

type PolicyClaim = Claim<PolicyField>

const EXACT = new Map<string, PolicyClaim>()
const CANONICAL = new Map<string, PolicyClaim>()

for (const field of POLICY_FIELD_NAMES) {
  POLICY_ALIASES[field].forEach((alias, rank) => {
    learn(field, alias, rank)
  })
}
for (const field of POLICY_FIELD_NAMES) {
  for (const name of [field, POLICY_FIELDS[field].title.zh, POLICY_FIELDS[field].title.en]) learn(field, name, 0)
}

function learn(field: PolicyField, alias: string, rank: number): void {
  const folded = foldHeader(alias)
  if (!EXACT.has(folded)) EXACT.set(folded, { field, rank, alias, bySynonym: false })
  const canonical = canonicalHeader(folded)
  if (!CANONICAL.has(canonical)) CANONICAL.set(canonical, { field, rank, alias, bySynonym: true })
}

/** Names that only lists of receivables know come after all names of policy lists. */
const AFTER = 1000

/** The users' own names, the names of policy lists, and the names of receivable lists where they mean the same, in this order. */
export function openPolicyDictionary(settings: Settings): Dictionary<PolicyField> {
  const own = new Map<string, PolicyClaim>()
  for (const field of POLICY_FIELD_NAMES) {
    for (const alias of settings.columns[field] ?? [])
      own.set(foldHeader(alias), { field, rank: -1, alias, bySynonym: false })
  }
  // what a user says about receivables (columns: { policyStatus: … }) holds for policy lists too
  const receivables = openDictionary(settings)
  return (header) => {
    const folded = foldHeader(header)
    if (folded === '') return undefined
    const canonical = canonicalHeader(folded)
    const claim = own.get(folded) ?? EXACT.get(folded) ?? own.get(canonical) ?? CANONICAL.get(canonical)
    if (claim) return claim
    const other = receivables(header)
    const field = other && AS_IN_RECEIVABLES[other.field]
    return other && field ? { ...other, field, rank: other.rank + AFTER } : undefined
  }
}
