import type { Day } from '../../model/day.ts'
import { openWorklistNames } from '../../write/index.ts'
import { batchOf } from '../judging/case-batch.ts'
import type { CasesJudged } from '../judging/cases.ts'
import type { CaseList, Lists } from '../judging/lists.ts'
import type { BookPlan } from './books.ts'

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
