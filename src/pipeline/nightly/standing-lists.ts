import { type Day, formatDay } from '../../model/day.ts'
import { alikeSeries } from './alike-series.ts'
import { type ArchivedList, archivedLists } from './archive.ts'
import { compareLists } from './deliveries.ts'
import type { Because, BranchShares, ListFacts } from './list-facts.ts'
import { dayIn } from './list-name.ts'
import { type InForce, inForceOf } from './succession.ts'

export interface StandingLists {
  /** the older ones first, so that of two that name one case the newer one counts */
  readonly lists: readonly ArchivedList[]
  /** names of lists that came on this day, and behind a newer one */
  readonly overtaken: readonly string[]
  /** names of lists that are no longer in force, because no newer one came for too long; for a week */
  readonly retired: readonly string[]
  /** lists whose place a newer one of their series, that came on this day, does not take: both are in force */
  readonly beside: readonly { readonly name: string; readonly newer: string; readonly because: Because }[]
  /** of two that came as one, on this day, the one of which the newer one has most cases: only that is in force */
  readonly outdone: readonly { readonly name: string; readonly newer: string }[]
  /** lists that came with others before, and of those that came on this day none follows them */
  readonly unfollowed: readonly { readonly name: string; readonly newer: string }[]
  /** series of which a new one, that begins on this day, shares most cases: both are in force */
  readonly alike: readonly { readonly name: string; readonly newer: string }[]
}

const NAMED_FOR = 7
/** Lists with so much in common are one series. */
const MOST = 0.5
/** Days for which a list may hold cases of the month plan: it comes in the month before they fall due, and they stay for two months after it. */
const PLAN_DAYS = 130

/**
 * The lists in force on a day: of each series the newest. Files whose names differ only in dates, numbers that run on and ending are a series, so that one branch's
 * list that is late does not take another's cases off the worklists. A list that comes late, behind a newer one, takes nothing's place. What came as one may be in
 * parts (`deliveries.ts`), and older lists may stay beside newer ones (`succession.ts`).
 * Nothing else than the archive itself says which they are: there is no second record that could disagree with it.
 * @param listDays a list older than this is no longer in force
 * @param facts asked only where names leave it open whether lists are of several branches or months, or which came as one
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
  const all: InForce[] = []
  const overtaken: string[] = []
  for (const [, alike] of [...bySeries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ofSeries: InForce[] = []
    for (const lists of await apart(alike, facts)) ofSeries.push(await inForceOf(lists, { asOf, listDays, facts }))
    // of several that came together the last one counts, which surprises nobody
    const known = ofSeries.flatMap(({ newest, lists, outdone }) => [
      newest,
      ...lists,
      ...outdone.map(({ list }) => list),
    ])
    if (!ofSeries.some(({ newest }) => newest.night === asOf))
      overtaken.push(...alike.filter((list) => list.night === asOf && !known.includes(list)).map(({ shown }) => shown))
    all.push(...ofSeries)
  }
  const isTonight = ({ newest }: InForce) => newest.night === asOf
  return {
    lists: all.flatMap(({ lists }) => lists).sort((a, b) => compare(writtenOn(a), writtenOn(b))),
    overtaken,
    retired: all
      .filter(({ newest }) => asOf - newest.night <= listDays + NAMED_FOR)
      .flatMap(({ retired }) => retired.map(({ shown }) => shown)),
    beside: all
      .filter(isTonight)
      .flatMap(({ newest, beside }) =>
        beside.map(({ list, because }) => ({ name: list.shown, newer: newest.shown, because })),
      ),
    outdone: all.flatMap(({ outdone }) =>
      outdone
        .filter(({ list, by }) => list.night === asOf || by.night === asOf)
        .map(({ list, by }) => ({ name: list.shown, newer: by.shown })),
    ),
    unfollowed: all
      .filter(isTonight)
      .flatMap(({ newest, unfollowed }) => unfollowed.map(({ shown }) => ({ name: shown, newer: newest.shown }))),
    alike: await alikeSeries(all, asOf, facts),
  }
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

/**
 * Lists that are named alike, by what they are of. Where the names hold long numbers that differ, they may be codes of branches, or numbers of exports that run on: lists
 * that are for the most part of other branches stand beside each other, and so do those that name no branch at all. A policy that moved to another branch makes its
 * list no successor of that branch's.
 */
async function apart(
  alike: readonly ArchivedList[],
  { branchesOf }: ListFacts,
): Promise<readonly (readonly ArchivedList[])[]> {
  const byCodes = new Map<string, ArchivedList[]>()
  for (const list of alike) byCodes.set(list.name.codes, [...(byCodes.get(list.name.codes) ?? []), list])
  if (byCodes.size === 1) return [...byCodes.values()]
  const found: { readonly lists: ArchivedList[]; branches: BranchShares }[] = []
  for (const lists of byCodes.values()) {
    const newest = newestOf(lists)
    const branches = await branchesOf(newest.path)
    const same = found.find((one) => inCommon(one.branches, branches) >= MOST)
    if (same === undefined) found.push({ lists, branches })
    else {
      same.lists.push(...lists)
      if (newestOf(same.lists) === newest) same.branches = branches
    }
  }
  return found.map(({ lists }) => lists)
}

/** How much two lists have in common: 1 = they name the same branches, as often. */
function inCommon(a: BranchShares, b: BranchShares): number {
  return [...a].reduce((sum, [branch, share]) => sum + Math.min(share, b.get(branch) ?? 0), 0)
}

function newestOf(lists: readonly ArchivedList[]): ArchivedList {
  return lists.reduce((newest, list) => (compareLists(newest, list) > 0 ? newest : list))
}
