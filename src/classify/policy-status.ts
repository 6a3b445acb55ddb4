import type { Instalment } from '../model/case.ts'
import { NOTHING_TO_COLLECT, type PolicyStatus } from '../model/words.ts'

type Status = PolicyStatus | ''

/**
 * The status of the policy for each of its instalments. What a row says of the policy holds for all of it: the latest list that says something decides for the instalments
 * of earlier ones, and a policy that is lapsed by one row is lapsed for the others of its list, too: cover that may not be there is not promised. That a policy has
 * ended does not pass to another row of the same list: one of them is wrong, and nobody drops a case for it.
 */
export function policyStatusesOf(instalments: readonly Instalment[]): readonly Status[] {
  const own = instalments.map(({ receivable }) => receivable.policyStatus)
  if (own.every((status) => status === own[0])) return own
  const listOf = ({ receivable }: Instalment) => receivable.origin.table
  const latest = Math.max(...instalments.filter((_, i) => own[i] !== '').map(listOf))
  const told = own.filter((status, i) => status !== '' && instalments[i] && listOf(instalments[i]) === latest)
  const isLapsed = told.includes('lapsed')
  const policy = isLapsed ? 'lapsed' : (told.find(goesOn) ?? told[0] ?? '')
  return instalments.map((one, i) => {
    const status = own[i] ?? ''
    if (listOf(one) < latest) return policy
    return isLapsed && goesOn(status) ? 'lapsed' : status
  })
}

function goesOn(status: Status): boolean {
  return !NOTHING_TO_COLLECT.has(status)
}
