import type { Collector } from '../model/case.ts'
import type { Day } from '../model/day.ts'
import { openWorklistNames } from '../write/index.ts'
import type { BookPlan, CaseBatch } from './books.ts'
import type { CasesJudged } from './cases.ts'
import type { CaseList, Lists } from './lists.ts'

/** The workbooks of a run: one for each collector who has work, and one for what nobody collects. */
export function planWorklists(cases: CasesJudged, lists: Lists, asOf: Day): BookPlan[] {
  const names = openWorklistNames(asOf)
  const batch = (ids: Int32Array) => batchOf(ids, cases, lists)
  const plan = (path: string, { collector, worklist, paid, future }: CaseList): BookPlan => ({
    path,
    lines: worklist.length + paid.length + future.length,
    about: { kind: 'worklist', collector },
    task: () => ({
      kind: 'worklist',
      path,
      collector,
      worklist: batch(worklist),
      paid: batch(paid),
      future: batch(future),
    }),
  })
  const plans = lists.collectors.map((list) => {
    const { branchCode = '', branchName = '', code = '', name = '' } = list.collector ?? {}
    return plan(`worklists/${names.nameOf(branchCode || branchName, code, name)}`, list)
  })
  if (lists.unassigned) plans.push(plan('worklists/unassigned.xlsx', lists.unassigned))
  return plans
}

/** Cases as a thread needs them, in the order of `ids`. */
export function batchOf(ids: Int32Array, cases: CasesJudged, lists: Lists): CaseBatch {
  const { assignment } = cases
  const collectors: (Collector | undefined)[] = []
  const places = new Map<number, number>()
  const placeOf = (id: number): number => {
    const index = assignment.collectorIndexOf(id)
    const known = places.get(index)
    if (known !== undefined) return known
    places.set(index, collectors.length)
    return collectors.push(assignment.collectorOf(id)) - 1
  }
  return {
    collectors,
    collected: ids.map(placeOf),
    dispositions: Array.from(ids, (id) => cases.dispositionOf(id)),
    records: Float64Array.from(ids, (id) => cases.addressOf(id)),
    rules: Array.from(ids, (id) => assignment.ruleOf(id)),
    reasonCodes: Array.from(ids, (id) => assignment.reasonCodeOf(id)),
    since: Array.from(ids, (id) => assignment.sinceOf(id)),
    firstRules: Array.from(ids, (id) => assignment.firstRuleOf(id)),
    previous: Array.from(ids, (id) => assignment.previousOf(id)),
    priorities: ids.map((id) => lists.priorityOf(id)),
  }
}
