import type { ArchivedList } from './archive.ts'
import type { ListFacts } from './list-facts.ts'
import { compareDates, compareStems } from './list-name.ts'

/** Lists of a series that came as one, the older ones first; never empty, and of each name the last. */
export type Delivery = readonly ArchivedList[]

/** Lists of which those of one delivery are all in force, and those that another of the same delivery has made needless. */
export interface Parts {
  /** the older ones first */
  readonly parts: readonly ArchivedList[]
  readonly outdone: readonly { readonly list: ArchivedList; readonly by: ArchivedList }[]
}

/** Lists with so much in common are one and the same. */
const MOST = 0.5

/**
 * What came as one: the lists of one day, by their names, or else of one night. Big exports come in parts (`应收_20260618_1`, `_2`), those of branches and months under
 * numbers of two digits. One that says that it corrects another is of that one's delivery, whenever it came.
 */
export function deliveriesOf(lists: readonly ArchivedList[]): readonly Delivery[] {
  const deliveries: { readonly key: string; readonly byStem: Map<string, ArchivedList> }[] = []
  for (const list of [...lists].sort(compareLists)) {
    const key = keyOf(list)
    const last = deliveries.at(-1)
    const own = deliveries.find((one) => one.key === key) ?? (list.name.corrects ? last : undefined)
    if (own) own.byStem.set(list.name.stem, list)
    else deliveries.push({ key, byStem: new Map([[list.name.stem, list]]) })
  }
  return deliveries.map(({ byStem }) => [...byStem.values()].sort(compareLists))
}

/**
 * The lists of a delivery that are in force. Parts have other cases; of two that have most of them in common the newer one counts. One that corrects a few cases alone
 * stands beside the list that it corrects.
 */
export async function partsOf(delivery: Delivery, { sharesAmong }: ListFacts): Promise<Parts> {
  if (delivery.length === 1) return { parts: delivery, outdone: [] }
  const shareOf = await sharesAmong(delivery.map(({ path }) => path))
  const parts: ArchivedList[] = []
  const outdone: { list: ArchivedList; by: ArchivedList }[] = []
  for (const list of [...delivery].reverse()) {
    const by = parts.find((newer) => shareOf(list.path, newer.path) >= MOST)
    if (by) outdone.push({ list, by })
    else parts.unshift(list)
  }
  return { parts, outdone }
}

/** Below 0: `a` is the older one. */
export function compareLists(a: ArchivedList, b: ArchivedList): number {
  return (
    compareDates(a.name, b.name) ||
    a.night - b.night ||
    Number(a.name.corrects) - Number(b.name.corrects) ||
    compareStems(a.name, b.name)
  )
}

/** The day of its name, without the time; a name without a day says nothing beyond its night. */
function keyOf({ name: { dates }, night }: ArchivedList): string {
  const days = dates.map((date) => date.slice(0, 8))
  return [...days, ...(days.some((date) => date.length === 8) ? [] : [night])].join(' ')
}
