import type { Day } from '../model/day.ts'
import type { Disposition } from '../model/words.ts'
import { openWorklistNames } from '../write/index.ts'
import type { BookTask, CaseBatch } from './books.ts'
import type { CasesJudged } from './cases.ts'
import type { CaseList, Lists } from './lists.ts'

/** The workbooks of a run: one for each collector who has work, and one for what nobody collects. */
export function bookTasks(cases: CasesJudged, lists: Lists, asOf: Day): BookTask[] {
  const names = openWorklistNames(asOf)
  const batch = (disposition: Disposition, ids: Int32Array) => batchOf(disposition, ids, cases, lists)
  const task = (path: string, list: CaseList, disposition: Disposition): BookTask => ({
    kind: 'worklist',
    path,
    collector: list.collector,
    worklist: batch(disposition, list.worklist),
    paid: batch('paid', list.paid),
    future: batch('future', list.future),
  })
  const tasks = lists.collectors.map((list) => {
    const { branchCode = '', branchName = '', code = '', name = '' } = list.collector ?? {}
    return task(`worklists/${names.nameOf(branchCode || branchName, code, name)}`, list, 'worklist')
  })
  if (lists.unassigned) tasks.push(task('worklists/unassigned.xlsx', lists.unassigned, 'unassigned'))
  return tasks
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
