import { type PersistencyGroup, type PersistencyQuestion, ratesOf } from '../model/persistency.ts'
import { compareRates, type Rate } from '../model/rate.ts'

/**
 * Best first, by the overall 13-month rate of twelve months; equal rates share a place. Those with few policies, without a rate, or
 * without a name come after, by code, and have no rank.
 */
export function ranked(
  groups: readonly Omit<PersistencyGroup, 'rank'>[],
  { premiumWeight, fewPolicies }: Pick<PersistencyQuestion, 'premiumWeight' | 'fewPolicies'>,
): readonly PersistencyGroup[] {
  const rated = groups.map((group) => {
    const { rolling } = group.sums.month13
    const { overall } = ratesOf(rolling, premiumWeight)
    const counts = rolling.policies >= fewPolicies && (group.code !== '' || group.name !== '')
    return { group, rate: counts ? overall : undefined }
  })
  rated.sort((a, b) => compareRates(b.rate, a.rate) || byName(a.group, b.group))
  let rank = 0
  let before: Rate | undefined
  return rated.map(({ group, rate }, index) => {
    if (!rate) return { ...group, rank: undefined }
    if (compareRates(rate, before) !== 0) rank = index + 1
    before = rate
    return { ...group, rank }
  })
}

function byName(a: Omit<PersistencyGroup, 'rank'>, b: Omit<PersistencyGroup, 'rank'>): number {
  const [x, y] = [a.code || a.name, b.code || b.name]
  return x < y ? -1 : x > y ? 1 : 0
}
