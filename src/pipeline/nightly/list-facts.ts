import type { Month } from '../../model/day.ts'

/** The newer list has no due month, or no branch, of the other; or it corrects few of its cases. */
export type Because = 'months' | 'branches' | 'corrected'

/** What is asked of the lists themselves, where their names leave it open which of them take the place of others. */
export interface ListFacts {
  /** the branches that a list names → their shares of its rows */
  branchesOf(path: string): Promise<BranchShares>
  /** the months in which its rows fall due; no longer read once one of them is wanted */
  dueMonthsOf(path: string, isWanted: (month: Month) => boolean): Promise<ReadonlySet<Month>>
  /** the branches that its rows name; no longer read once one of them is wanted */
  branchNamesOf(path: string, isWanted: (branch: string) => boolean): Promise<ReadonlySet<string>>
  /** of any two of some lists; each of them is read twice, however many they are */
  sharesAmong(paths: readonly string[]): Promise<ShareOf>
}

/** How many of the cases of a list another one names, too: 0 none, 1 all. */
export type ShareOf = (path: string, other: string) => number

/** The branches that a list names → their shares of its rows. */
export type BranchShares = ReadonlyMap<string, number>
