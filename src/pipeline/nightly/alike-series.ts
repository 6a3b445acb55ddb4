import type { Day } from '../../model/day.ts'
import type { ListFacts } from './list-facts.ts'
import type { InForce } from './succession.ts'

/** A series with so much in common with another one is perhaps the same under a new name. */
const MOST = 0.5

/** A series that begins tonight, and one that has most of its cases, or of which it has most: both are in force, and a customer whom one of them drops stays on the other. */
export async function alikeSeries(
  all: readonly InForce[],
  asOf: Day,
  { shareOf }: ListFacts,
): Promise<readonly { readonly name: string; readonly newer: string }[]> {
  const found: { name: string; newer: string }[] = []
  for (const [place, fresh] of all.entries()) {
    if (fresh.began !== asOf) continue
    for (const [other, known] of all.entries()) {
      // two that begin tonight are asked once
      const isAsked = other !== place && (known.began !== asOf || other < place) && known.lists.length > 0
      if (isAsked && ((await shareIn(known, fresh, shareOf)) >= MOST || (await shareIn(fresh, known, shareOf)) >= MOST))
        found.push({ name: known.newest.shown, newer: fresh.newest.shown })
    }
  }
  return found
}

/** How many of the cases of one list are in those of the other: the largest share counts. */
async function shareIn(one: InForce, other: InForce, shareOf: ListFacts['shareOf']): Promise<number> {
  const shares: number[] = []
  for (const { path } of one.lists) {
    let share = 0
    for (const list of other.lists) share += await shareOf(path, list.path)
    shares.push(share)
  }
  return Math.max(0, ...shares)
}
