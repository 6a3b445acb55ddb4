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
  /** those among `lists` whose place the newer ones do not take; those of earlier months with the first list of a month only */
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
  const slots = new Set(last.map(slotOf))
  const followed = new Set(last.map(partOf))
  // that the months before stay is told once
  const isNewMonth = !all.some((list) => list.night < newest.night && monthIn(list) === monthIn(newest))
  const months = new Set([monthIn(newest)])
  for (const delivery of deliveries.slice(0, -1).reverse()) {
    const isOfOtherMonth = !months.has(monthOfDelivery(delivery))
    const isLeft = (list: ArchivedList) => isPart(list) && !followed.has(partOf(list))
    const isShrunk = delivery === deliveries.at(-2) && delivery.some((list) => slots.has(slotOf(list)))
    const left: InForce['beside'][number][] = []
    const without: ArchivedList[] = []
    for (const list of delivery.filter((one) => isOfOtherMonth || isLeft(one)).reverse()) {
      const because = await whyBeside(list, { newest, all: standing }, planFrom, { isPart: isPart(list), facts })
      if (because === 'months' || because === 'branches') left.push({ list, because })
      else if (because === undefined && isShrunk && isPart(list) && !slots.has(slotOf(list))) without.push(list)
    }
    const own = left.length + without.length > 0 ? (await partsOf(delivery, facts)).parts : []
    beside.push(...left.filter(({ list }) => own.includes(list) && (isNewMonth || monthIn(list) === monthIn(newest))))
    standing.push(...left.flatMap(({ list }) => (own.includes(list) ? [list] : [])))
    unfollowed.push(...without.filter((list) => own.includes(list)))
    months.add(monthOfDelivery(delivery))
    for (const list of delivery) followed.add(partOf(list))
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

/**
 * Whether a list is apart from each newer one, by its due months, or being a part by its branches: of two months in three branches each, every one of the newer lists
 * holds its month or its branch.
 * @returns what the newest has not; undefined: a newer one takes its place; `past`: its cases are in the plan no more
 */
async function whyBeside(
  list: ArchivedList,
  newer: { readonly newest: ArchivedList; readonly all: readonly ArchivedList[] },
  planFrom: Month,
  { isPart, facts }: { readonly isPart: boolean; readonly facts: ListFacts },
): Promise<'months' | 'branches' | 'past' | undefined> {
  let because: 'months' | 'branches' = 'months'
  let due: ReadonlySet<Month> | undefined
  for (const other of newer.all) {
    const months = await apartFrom(list, other, facts.dueMonthsOf)
    due ??= months
    if (months) continue
    if (!isPart || !(await apartFrom(list, other, facts.branchNamesOf))) return undefined
    if (other === newer.newest) because = 'branches'
  }
  return due && ![...due].some((month) => month >= planFrom) ? 'past' : because
}

/** What a list names; undefined where it names nothing, or another one names some of it, too. A list that holds all that is unpaid shows it in its first rows. */
async function apartFrom<T>(
  list: ArchivedList,
  { path }: ArchivedList,
  namedBy: (path: string, isWanted: (one: T) => boolean) => Promise<ReadonlySet<T>>,
): Promise<ReadonlySet<T> | undefined> {
  const first = await namedBy(path, () => true)
  const own = await namedBy(list.path, (one) => first.has(one))
  if (own.size === 0 || meet(own, first)) return undefined
  return meet(await namedBy(path, (one) => own.has(one)), own) ? undefined : own
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

/** The part of which a newer list is one again: of each month there is one. */
function partOf(list: ArchivedList): string {
  return `${monthIn(list)}|${slotOf(list)}`
}

function slotOf({ name }: ArchivedList): string {
  return name.slot
}
