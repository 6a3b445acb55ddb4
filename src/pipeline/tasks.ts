import type { Day } from '../model/day.ts'
import type { Disposition } from '../model/words.ts'
import { openWorklistNames } from '../write/index.ts'
import type { BookPlan, CaseBatch } from './books.ts'
import type { CasesJudged } from './cases.ts'
import type { CaseList, Lists } from './lists.ts'

/** The workbooks of a run: one for each collector who has work, and one for what nobody collects. */
export function planWorklists(cases: CasesJudged, lists: Lists, asOf: Day): BookPlan[] {
  const names = openWorklistNames(asOf)
  const batch = (disposition: Disposition, ids: Int32Array) => batchOf(disposition, ids, cases, lists)
  const plan = (path: string, { collector, worklist, paid, future }: CaseList, disposition: Disposition): BookPlan => ({
    path,
    lines: worklist.length + paid.length + future.length,
    about: { kind: 'worklist', collector },
    task: () => ({
      kind: 'worklist',
      path,
      collector,
      worklist: batch(disposition, worklist),
      paid: batch('paid', paid),
      future: batch('future', future),
    }),
  })
  const plans = lists.collectors.map((list) => {
    const { branchCode = '', branchName = '', code = '', name = '' } = list.collector ?? {}
    return plan(`worklists/${names.nameOf(branchCode || branchName, code, name)}`, list, 'worklist')
  })
  if (lists.unassigned) plans.push(plan('worklists/unassigned.xlsx', lists.unassigned, 'unassigned'))
  return plans
}

/** Cases of one disposition as a thread needs them, in the order of `ids`. */
export function batchOf(disposition: Disposition, ids: Int32Array, cases: CasesJudged, lists: Lists): CaseBatch {
  return {
    disposition,
    records: Float64Array.from(ids, (id) => cases.addressOf(id)),
    rules: Array.from(ids, (id) => cases.assignment.ruleOf(id)),
    reasonCodes: Array.from(ids, (id) => cases.assignment.reasonCodeOf(id)),
    since: Array.from(ids, (id) => cases.assignment.sinceOf(id)),
    firstRules: Array.from(ids, (id) => cases.assignment.firstRuleOf(id)),
    previous: Array.from(ids, (id) => cases.assignment.previousOf(id)),
    priorities: ids.map((id) => lists.priorityOf(id)),
  }
}
