import { addToMonth, type Day, formatDay, type Month, monthOf } from '../../model/day.ts'
import { type ArchivedList, archivedLists } from './archive.ts'
import { compareDates, compareStems, dayIn } from './list-name.ts'

export interface StandingLists {
  /** the older ones first, so that of two that name one case the newer one counts */
  readonly lists: readonly ArchivedList[]
  /** names of lists that came on this day, and behind a newer one */
  readonly overtaken: readonly string[]
  /** names of lists that are no longer in force, because no newer one came for too long; for a week */
  readonly retired: readonly string[]
  /** lists of other due months than a newer one of their series that came on this day: both are in force */
  readonly beside: readonly { readonly name: string; readonly newer: string }[]
}

/** What is asked of the lists themselves, where their names leave it open which of them take the place of others. */
export interface ListFacts {
  /** the branches that a list names → their shares of its rows */
  branchesOf(path: string): Promise<BranchShares>
  /** the months in which its rows fall due; no longer read once one of them is wanted */
  dueMonthsOf(path: string, isWanted: (month: Month) => boolean): Promise<ReadonlySet<Month>>
}

/** The branches that a list names → their shares of its rows. */
export type BranchShares = ReadonlyMap<string, number>

const NAMED_FOR = 7
/** Lists with so much in common are one series. */
const MOST = 0.5
/** Days for which a list may hold cases of the month plan: it comes in the month before they fall due, and they stay for two months after it. */
const PLAN_DAYS = 130

/**
 * The lists in force on a day: of each series the newest. Files whose names differ only in dates, numbers that run on and ending are a series, so that one branch's
 * list that is late does not take another's cases off the worklists. A list that comes late, behind a newer one, takes nothing's place. Exports of a
 * month hold what falls due in it, or all that is unpaid: one that has no due month in common with the newer ones stays in force beside them while its cases are in the plan.
 * Nothing else than the archive itself says which they are: there is no second record that could disagree with it.
 * @param listDays a list older than this is no longer in force
 * @param facts asked only where names leave it open whether lists are of several branches or months
 */
export async function standingLists(
  archive: string,
  asOf: Day,
  listDays: number,
  facts: ListFacts,
): Promise<StandingLists> {
  const bySeries = new Map<string, ArchivedList[]>()
  for (const list of await listsOf(archive, asOf, listDays + NAMED_FOR)) {
    const { series } = list.name
    bySeries.set(series, [...(bySeries.get(series) ?? []), list])
  }
  const isOld = ({ night }: ArchivedList) => asOf - night > listDays
  const newest: ArchivedList[] = []
  const overtaken: string[] = []
  const besides: StandingLists['beside'][number][] = []
  const earlier: ArchivedList[] = []
  for (const [, alike] of [...bySeries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const groups = await apart(alike, facts)
    const best = groups.map((group) => group.newest)
    for (const group of groups) {
      if (asOf - group.newest.night > listDays + NAMED_FOR) continue
      newest.push(group.newest)
      const others = isOld(group.newest) ? [] : await ofOtherMonths(group, asOf, facts)
      earlier.push(...others)
      if (group.newest.night === asOf)
        besides.push(...others.map(({ shown }) => ({ name: shown, newer: group.newest.shown })))
    }
    // of several that came together the last one counts, which surprises nobody
    const isLate = (list: ArchivedList) =>
      list.night === asOf && !best.includes(list) && !earlier.includes(list) && !best.some((one) => one.night === asOf)
    overtaken.push(...alike.filter(isLate).map(({ shown }) => shown))
  }
  const inForce = [...newest.filter((list) => !isOld(list)), ...earlier]
  const lists = inForce.sort((a, b) => compare(writtenOn(a), writtenOn(b)))
  return { lists, overtaken, retired: newest.filter(isOld).map(({ shown }) => shown), beside: besides }
}

/** Lists of the last days, and those named like them that may hold cases of the plan; not one of each number that runs on. */
async function listsOf(archive: string, asOf: Day, days: number): Promise<readonly ArchivedList[]> {
  const isWithin = (night: Day, most: number) => night <= asOf && asOf - night <= most
  const all = await archivedLists(archive, (night) => isWithin(night, Math.max(days, PLAN_DAYS)))
  const keyOf = ({ name }: ArchivedList) => JSON.stringify([name.series, name.codes])
  const recent = new Set(all.filter(({ night }) => isWithin(night, days)).map(keyOf))
  return all.filter((list) => recent.has(keyOf(list)))
}

/** The last full date of its name, or else the night that it came. */
export function writtenOn({ name, night }: ArchivedList): string {
  return dayIn(name) ?? formatDay(night).replaceAll('-', '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Lists of which each takes the place of the one before. */
interface Succession {
  newest: ArchivedList
  readonly all: ArchivedList[]
}

/**
 * Lists that are named alike, by what they are of. Where the names hold long numbers that differ, they may be codes of branches, or numbers of exports that run on: lists
 * that are for the most part of other branches stand beside each other, and so do those that name no branch at all. A policy that moved to another branch makes its
 * list no successor of that branch's.
 */
async function apart(alike: readonly ArchivedList[], { branchesOf }: ListFacts): Promise<readonly Succession[]> {
  const byCodes = new Map<string, Succession>()
  for (const list of alike) {
    const other = byCodes.get(list.name.codes)
    if (other === undefined) byCodes.set(list.name.codes, { newest: list, all: [list] })
    else join(other, [list])
  }
  if (byCodes.size === 1) return [...byCodes.values()]
  const found: { readonly lists: Succession; branches: BranchShares }[] = []
  for (const lists of byCodes.values()) {
    const branches = await branchesOf(lists.newest.path)
    const same = found.find((one) => inCommon(one.branches, branches) >= MOST)
    if (same === undefined) found.push({ lists, branches })
    else {
      join(same.lists, lists.all)
      if (lists.all.includes(same.lists.newest)) same.branches = branches
    }
  }
  return found.map(({ lists }) => lists)
}

function join(succession: Succession, lists: readonly ArchivedList[]): void {
  for (const list of lists) {
    succession.all.push(list)
    succession.newest = newerOf(succession.newest, list)
  }
}

/** Of each earlier month the last list, if it has no due month in common with those in force, and the plan of the month still holds its cases. */
async function ofOtherMonths(
  { newest, all }: Succession,
  asOf: Day,
  facts: ListFacts,
): Promise<readonly ArchivedList[]> {
  const lastOf = new Map<string, ArchivedList>()
  for (const list of all) lastOf.set(monthIn(list), newerOf(lastOf.get(monthIn(list)) ?? list, list))
  const planFrom = addToMonth(monthOf(asOf), -2)
  const standing = [newest]
  const ordered = [...lastOf.values()].sort((a, b) => (newerOf(a, b) === a ? -1 : 1))
  for (const list of ordered) {
    if (monthIn(list) === monthIn(newest)) continue
    const months = await monthsApart(list, standing, facts)
    if (months !== undefined && [...months].some((month) => month >= planFrom)) standing.push(list)
  }
  return standing.slice(1)
}

/** The due months of a list; undefined as soon as one of them is another's, too. A list that holds all that is unpaid shows it in its first rows. */
async function monthsApart(
  list: ArchivedList,
  others: readonly ArchivedList[],
  { dueMonthsOf }: ListFacts,
): Promise<ReadonlySet<Month> | undefined> {
  let months: ReadonlySet<Month> = new Set()
  for (const { path } of others) {
    const first = await dueMonthsOf(path, () => true)
    months = await dueMonthsOf(list.path, (month) => first.has(month))
    if (meet(months, first)) return undefined
    const own = months
    if (meet(await dueMonthsOf(path, (month) => own.has(month)), own)) return undefined
  }
  return months
}

function meet(some: ReadonlySet<Month>, others: ReadonlySet<Month>): boolean {
  return [...some].some((month) => others.has(month))
}

/** By the dates in its name, or else of the night that it came. */
function monthIn({ name, night }: ArchivedList): string {
  return name.dates.length > 0 ? name.dates.map((date) => date.slice(0, 6)).join(' ') : formatDay(night).slice(0, 7)
}

/** How much two lists have in common: 1 = they name the same branches, as often. */
function inCommon(a: BranchShares, b: BranchShares): number {
  return [...a].reduce((sum, [branch, share]) => sum + Math.min(share, b.get(branch) ?? 0), 0)
}

/** @param a of the earlier night, or before `b` in its folder */
function newerOf(a: ArchivedList, b: ArchivedList): ArchivedList {
  return (compareDates(a.name, b.name) || a.night - b.night || compareStems(a.name, b.name)) > 0 ? a : b
}
