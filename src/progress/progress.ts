import type { ReasonCode } from '../model/reason.ts'
import {
  NOT_NOTED,
  type Progress,
  type ProgressGroup,
  type ProgressQuestion,
  type Standing,
} from '../model/standing.ts'
import { TASK_CODES, type TaskCode } from '../model/task.ts'
import { type ProgressBy, wordsOf } from '../model/words.ts'
import { isPlanned } from './bucket.ts'
import {
  add,
  type CountedFailures,
  type CountedFigures,
  count,
  countFailure,
  noSum,
  openFailures,
  openFigures,
} from './figures.ts'

/** Counts cases one by one; nothing of a case is kept. */
export interface ProgressCount {
  take(standing: Standing): void
  result(): Progress
}

const BY = wordsOf('progressBy')

/** @param question the run that the report is about */
export function openProgress(question: ProgressQuestion): ProgressCount {
  const total = openFigures()
  const groups: Readonly<Record<ProgressBy, Map<string, CountedFigures>>> = {
    branch: new Map(),
    team: new Map(),
    collector: new Map(),
  }
  const failures = new Map<ReasonCode | '', CountedFailures>()
  const overdue = new Map<TaskCode, ReturnType<typeof noSum>>()
  const leftOut = noSum()
  let [cases, present, presentBefore, notNoted] = [0, 0, 0, 0]

  return {
    take(standing) {
      count(total, standing)
      for (const by of BY) count(at(groups[by], standing.whose[by], openFigures), standing)
      for (const failure of standing.failures)
        countFailure(at(failures, failure.reason, openFailures), failure, standing.premium)
      for (const task of standing.overdue ?? []) add(at(overdue, task, noSum), standing.premium)
      if (!standing.isReceivable && isPlanned(standing.bucket)) add(leftOut, standing.firstPremium)
      if (standing.whose.branch === NOT_NOTED) notNoted += 1
      cases += 1
      if (standing.isListed) present += 1
      if (wasPresent(standing, question)) presentBefore += 1
    },
    result: () => ({
      question,
      total,
      groups: { branch: listed(groups.branch), team: listed(groups.team), collector: listed(groups.collector) },
      failures: [...failures]
        .map(([reason, sum]) => ({ reason, ...sum }))
        .sort((a, b) => b.all.cases - a.all.cases || (a.reason < b.reason ? -1 : 1)),
      overdueByTask: TASK_CODES.flatMap((task) => {
        const sum = overdue.get(task)
        return sum ? [{ task, sum }] : []
      }),
      cases,
      present,
      presentBefore,
      leftOut,
      notNoted,
    }),
  }
}

/** On the lists after the run before: still there and not new or back, or gone since. */
function wasPresent({ isGone, isListed, changes }: Standing, { previous }: ProgressQuestion): boolean {
  if (previous === undefined) return false
  if (isGone) return changes.includes('gone') || changes.includes('goneOfPlan') || changes.includes('goneSettled')
  return isListed && !changes.includes('new') && !changes.includes('returned')
}

function at<K, T>(sums: Map<K, T>, key: K, make: () => T): T {
  let sum = sums.get(key)
  if (sum === undefined) {
    sum = make()
    sums.set(key, sum)
  }
  return sum
}

function listed(groups: ReadonlyMap<string, CountedFigures>): readonly ProgressGroup[] {
  return [...groups].map(([key, figures]) => ({ key, figures })).sort((a, b) => (a.key < b.key ? -1 : 1))
}
