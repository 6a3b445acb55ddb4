import { addToMonth, type Day, earlierOf, formatDay, type Month, monthOf } from '../../model/day.ts'
import type { ArchivedList } from './archive.ts'
import { compareLists, type Delivery, deliveriesOf, partsOf } from './deliveries.ts'
import type { Because, ListFacts } from './list-facts.ts'

/** What of lists that take each other's place is in force, and why. */
export interface InForce {
  readonly newest: ArchivedList
  /** the night of the first of them */
  readonly began: Day
  readonly lists: readonly ArchivedList[]
  /** the newest, where it is too old */
  readonly retired: readonly ArchivedList[]
  readonly outdone: readonly { readonly list: ArchivedList; readonly by: ArchivedList }[]
  /** those among `lists` whose place the newer ones do not take */
  readonly beside: readonly { readonly list: ArchivedList; readonly because: Because }[]
  /** parts of the delivery before that nothing in the newest follows */
  readonly unfollowed: readonly ArchivedList[]
}

interface Question {
  readonly asOf: Day
  readonly listDays: number
  readonly facts: ListFacts
}

/**
 * The newest delivery, and what stays beside it: of each earlier month the last delivery, if it has no due month in common with those in force and the plan of the
 * month still holds its cases; and a part (of a branch, of a due month) that was not sent again with the others, if those in force name nothing of its months or branches.
 * @param all of one series, not empty
 */
export async function inForceOf(all: readonly ArchivedList[], { asOf, listDays, facts }: Question): Promise<InForce> {
  const deliveries = deliveriesOf(all)
  const last = deliveries.at(-1) ?? []
  const newest = all.reduce((one, list) => (compareLists(one, list) > 0 ? one : list))
  const began = all.reduce((first, { night }) => earlierOf(first, night), newest.night)
  if (asOf - newest.night > listDays)
    return { newest, began, lists: [], retired: last, outdone: [], beside: [], unfollowed: [] }
  const { parts, outdone } = await partsOf(last, facts)
  const standing = [...parts]
  const beside = [...(await correctedBy(newest, parts, facts))]
  const unfollowed: ArchivedList[] = []
  const planFrom = addToMonth(monthOf(asOf), -2)
  // of what comes in parts, each may be late
  const inParts = new Set(deliveries.filter(({ length }) => length > 1).flatMap((delivery) => delivery.map(slotOf)))
  const isPart = (list: ArchivedList) => asOf - list.night <= listDays && inParts.has(slotOf(list))
  const followed = new Set(last.map(slotOf))
  const months = new Set([monthIn(newest)])
  for (const delivery of deliveries.slice(0, -1).reverse()) {
    const isOfOtherMonth = !months.has(monthOfDelivery(delivery))
    const isLeft = (list: ArchivedList) => isPart(list) && !followed.has(slotOf(list))
    const wanted = delivery.filter((list) => isOfOtherMonth || isLeft(list))
    const inForce = wanted.length > 0 ? (await partsOf(delivery, facts)).parts : []
    const isShrunk = delivery === deliveries.at(-2) && delivery.some((list) => followed.has(slotOf(list)))
    for (const list of inForce.filter((one) => wanted.includes(one)).reverse()) {
      const because = await whyBeside(list, standing, planFrom, { isPart: isPart(list), facts })
      if (because === 'months' || because === 'branches') {
        standing.push(list)
        beside.push({ list, because })
      } else if (because === undefined && isShrunk && isLeft(list)) unfollowed.push(list)
    }
    months.add(monthOfDelivery(delivery))
    for (const list of delivery) followed.add(slotOf(list))
  }
  return { newest, began, lists: standing, retired: [], outdone, beside, unfollowed }
}

/** The parts of which the newest one corrects some cases. */
async function correctedBy(newest: ArchivedList, parts: readonly ArchivedList[], { sharesAmong }: ListFacts) {
  if (!newest.name.corrects) return []
  const shareOf = await sharesAmong(parts.map(({ path }) => path))
  const isCorrected = (list: ArchivedList) => list !== newest && shareOf(newest.path, list.path) > 0
  return parts
    .filter(isCorrected)
    .map((list): { list: ArchivedList; because: Because } => ({ list, because: 'corrected' }))
}

/** @returns undefined: the newer ones take its place; `past`: its cases are in the plan no more */
async function whyBeside(
  list: ArchivedList,
  newer: readonly ArchivedList[],
  planFrom: Month,
  { isPart, facts }: { readonly isPart: boolean; readonly facts: ListFacts },
): Promise<'months' | 'branches' | 'past' | undefined> {
  const months = await apartFrom(list, newer, facts.dueMonthsOf)
  if (months && months.size > 0) return [...months].some((month) => month >= planFrom) ? 'months' : 'past'
  const branches = isPart ? await apartFrom(list, newer, facts.branchNamesOf) : undefined
  return branches && branches.size > 0 ? 'branches' : undefined
}

/** What a list names; undefined as soon as others name it, too. A list that holds all that is unpaid shows it in its first rows. */
async function apartFrom<T>(
  list: ArchivedList,
  others: readonly ArchivedList[],
  namedBy: (path: string, isWanted: (one: T) => boolean) => Promise<ReadonlySet<T>>,
): Promise<ReadonlySet<T> | undefined> {
  let own: ReadonlySet<T> = new Set()
  for (const { path } of others) {
    const first = await namedBy(path, () => true)
    own = await namedBy(list.path, (one) => first.has(one))
    if (meet(own, first)) return undefined
    const known = own
    if (meet(await namedBy(path, (one) => known.has(one)), own)) return undefined
  }
  return own
}

function meet<T>(some: ReadonlySet<T>, others: ReadonlySet<T>): boolean {
  return [...some].some((one) => others.has(one))
}

function monthOfDelivery(delivery: Delivery): string {
  const newest = delivery.at(-1)
  return newest === undefined ? '' : monthIn(newest)
}

/** By the dates in its name, or else of the night that it came. */
function monthIn({ name, night }: ArchivedList): string {
  return name.dates.length > 0 ? name.dates.map((date) => date.slice(0, 6)).join(' ') : formatDay(night).slice(0, 7)
}

function slotOf({ name }: ArchivedList): string {
  return name.slot
}
