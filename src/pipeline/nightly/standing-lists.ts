import { type Day, formatDay } from '../../model/day.ts'
import { type ArchivedList, archivedLists } from './archive.ts'
import { compareDates, compareStems, dayIn } from './list-name.ts'

export interface StandingLists {
  /** the older ones first, so that of two that name one case the newer one counts */
  readonly lists: readonly ArchivedList[]
  /** names of lists that came on this day, and behind a newer one */
  readonly overtaken: readonly string[]
  /** names of lists that are no longer in force, because no newer one came for too long; for a week */
  readonly retired: readonly string[]
}

/** The branches that a list names → their shares of its rows. */
export type BranchShares = ReadonlyMap<string, number>

const NAMED_FOR = 7
/** Lists with so much in common are one series. */
const MOST = 0.5

/**
 * The lists in force on a day: of each series the newest. Files whose names differ only in dates, numbers that run on and ending are a series, so that one branch's
 * list that is late does not take another's cases off the worklists. A list that comes late, behind a newer one, takes nothing's place.
 * Nothing else than the archive itself says which they are: there is no second record that could disagree with it.
 * @param listDays a list older than this is no longer in force
 * @param branchesOf the branches that a list names; asked only where names leave it open whether lists are of several branches
 */
export async function standingLists(
  archive: string,
  asOf: Day,
  listDays: number,
  branchesOf: (path: string) => Promise<BranchShares>,
): Promise<StandingLists> {
  const bySeries = new Map<string, ArchivedList[]>()
  for (const list of await archivedLists(archive, (night) => night <= asOf && asOf - night <= listDays + NAMED_FOR)) {
    const { series } = list.name
    bySeries.set(series, [...(bySeries.get(series) ?? []), list])
  }
  const newest: ArchivedList[] = []
  const overtaken: string[] = []
  for (const [, alike] of [...bySeries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const best = await apart(alike, branchesOf)
    newest.push(...best)
    // of several that came together the last one counts, which surprises nobody
    const isLate = (list: ArchivedList) =>
      list.night === asOf && !best.includes(list) && !best.some((one) => one.night === asOf)
    overtaken.push(...alike.filter(isLate).map(({ shown }) => shown))
  }
  const isOld = ({ night }: ArchivedList) => asOf - night > listDays
  const lists = newest.filter((list) => !isOld(list)).sort((a, b) => compare(writtenOn(a), writtenOn(b)))
  return { lists, overtaken, retired: newest.filter(isOld).map(({ shown }) => shown) }
}

/** The last full date of its name, or else the night that it came. */
export function writtenOn({ name, night }: ArchivedList): string {
  return dayIn(name) ?? formatDay(night).replaceAll('-', '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The newest of lists that are named alike. Where the names hold long numbers that differ, they may be codes of branches, or numbers of exports that run on: lists
 * that are for the most part of other branches stand beside each other, and so do those that name no branch at all. A policy that moved to another branch makes its
 * list no successor of that branch's.
 */
async function apart(
  alike: readonly ArchivedList[],
  branchesOf: (path: string) => Promise<BranchShares>,
): Promise<readonly ArchivedList[]> {
  const byCodes = new Map<string, ArchivedList>()
  for (const list of alike) {
    const other = byCodes.get(list.name.codes)
    byCodes.set(list.name.codes, other === undefined ? list : newerOf(other, list))
  }
  if (byCodes.size === 1) return [...byCodes.values()]
  const series: { newest: ArchivedList; branches: BranchShares }[] = []
  for (const list of byCodes.values()) {
    const branches = await branchesOf(list.path)
    const same = series.find((one) => inCommon(one.branches, branches) >= MOST)
    if (same === undefined) series.push({ newest: list, branches })
    else if (newerOf(same.newest, list) === list) {
      same.newest = list
      same.branches = branches
    }
  }
  return series.map(({ newest }) => newest)
}

/** How much two lists have in common: 1 = they name the same branches, as often. */
function inCommon(a: BranchShares, b: BranchShares): number {
  return [...a].reduce((sum, [branch, share]) => sum + Math.min(share, b.get(branch) ?? 0), 0)
}

/** @param a of the earlier night, or before `b` in its folder */
function newerOf(a: ArchivedList, b: ArchivedList): ArchivedList {
  return (compareDates(a.name, b.name) || a.night - b.night || compareStems(a.name, b.name)) > 0 ? a : b
}
