import type { Day } from '../../model/day.ts'
import type { ListFacts, ShareOf } from './list-facts.ts'
import type { InForce } from './succession.ts'

/** A series with so much in common with another one is perhaps the same under a new name. */
const MOST = 0.5

/** A series that begins tonight, and one that has most of its cases, or of which it has most: both are in force, and a customer whom one of them drops stays on the other. */
export async function alikeSeries(
  all: readonly InForce[],
  asOf: Day,
  { sharesAmong }: ListFacts,
): Promise<readonly { readonly name: string; readonly newer: string }[]> {
  const known = all.filter(({ began }) => began !== asOf)
  const fresh = all.filter(({ began }) => began === asOf)
  if (fresh.length === 0 || all.length === 1) return []
  const shareOf = await sharesAmong(all.flatMap(({ lists }) => lists.map(({ path }) => path)))
  const isAlike = (one: InForce, other: InForce) =>
    shareIn(one, other, shareOf) >= MOST || shareIn(other, one, shareOf) >= MOST
  return fresh.flatMap((one, place) =>
    // two that begin tonight are asked once
    [...known, ...fresh.slice(0, place)]
      .filter((other) => isAlike(one, other))
      .map(({ newest }) => ({ name: newest.shown, newer: one.newest.shown })),
  )
}

/** How many of the cases of one list are in those of the other: the largest share counts. */
function shareIn(one: InForce, other: InForce, shareOf: ShareOf): number {
  const shares = one.lists.map(({ path }) => other.lists.reduce((sum, list) => sum + shareOf(path, list.path), 0))
  return Math.max(0, ...shares)
}
