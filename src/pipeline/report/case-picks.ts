import type { Standing } from '../../model/standing.ts'
import { type Change, wordsOf } from '../../model/words.ts'
import type { CaseLines, ChangedLines } from '../../report/index.ts'

/** Cases that the workbook lists one by one; the data file lists all. A line takes the place of forty cells. */
export const MOST_CASES = 20_000
/** Of one change. */
const MOST_OF_CHANGE = 2_000

/** Keeps the cases that the workbook shall list, whatever the number of cases. */
export interface CasePicks {
  look(standing: Standing): void
  lines(): CaseLines
  changed(): ChangedLines
}

export function openCasePicks(most = MOST_CASES, mostOfChange = MOST_OF_CHANGE): CasePicks {
  const all = openLargest(most)
  const flagged = openLargest(most)
  const ofChange = new Map<Change, Largest>()
  for (const change of wordsOf('change')) ofChange.set(change, openLargest(mostOfChange))
  return {
    look(standing) {
      if (!all.isCut) all.add(standing)
      if (isForSomebody(standing)) flagged.add(standing)
      for (const change of standing.changes) ofChange.get(change)?.add(standing)
    },
    lines() {
      const chosen = all.isCut ? flagged : all
      return { standings: [...chosen.list()].sort(byWhose), isComplete: !all.isCut }
    },
    changed() {
      const lines = wordsOf('change').flatMap((change) =>
        (ofChange.get(change)?.list() ?? []).map((standing) => ({ change, standing })),
      )
      return { lines, cut: wordsOf('change').filter((change) => ofChange.get(change)?.isCut) }
    },
  }
}

/** Somebody has to do something, or to know. */
function isForSomebody({ changes, overdue, promise, failures }: Standing): boolean {
  return (
    changes.some((change) => change !== 'new' && change !== 'paid' && change !== 'goneSettled') ||
    (overdue?.length ?? 0) > 0 ||
    promise?.state === 'broken' ||
    failures.some(({ isOpen }) => isOpen)
  )
}

interface Largest {
  add(standing: Standing): void
  /** the largest first */
  list(): readonly Standing[]
  /** there were more */
  readonly isCut: boolean
}

function openLargest(most: number): Largest {
  let kept: Standing[] = []
  let count = 0
  const trim = () => {
    kept = kept.sort(byPremium).slice(0, most)
  }
  return {
    add(standing) {
      count += 1
      kept.push(standing)
      if (kept.length >= 2 * most) trim()
    },
    list() {
      trim()
      return kept
    },
    get isCut() {
      return count > most
    },
  }
}

function byPremium(a: Standing, b: Standing): number {
  return b.premium - a.premium || compare(a.policyNo, b.policyNo) || a.dueDate - b.dueDate
}

function byWhose(a: Standing, b: Standing): number {
  return (
    compare(a.whose.branch, b.whose.branch) ||
    compare(a.whose.team, b.whose.team) ||
    compare(a.whose.collector, b.whose.collector) ||
    b.dueDate - a.dueDate ||
    compare(a.policyNo, b.policyNo)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
