import { openServicing } from '../../classify/index.ts'
import { openFollowUp } from '../../follow/index.ts'
import type { AssignedCase, Collector } from '../../model/case.ts'
import type { RunContext } from '../../model/run.ts'
import type { Axis } from '../../sort/index.ts'
import type { CasesJudged, Judged } from './cases.ts'

/** The cases of one workbook, as numbers of cases. */
export interface CaseList {
  /** undefined: the workbook of what nobody collects */
  readonly collector: Collector | undefined
  /** in the order in which they are to be worked on */
  readonly worklist: Int32Array
  /** shown on the collector's workbook, outside its totals; next month's in the order in which they are to be worked on */
  readonly paid: Int32Array
  readonly future: Int32Array
}

export interface Lists {
  /** a list for each collector who has work, be it next month's only, in order of branch and code */
  readonly collectors: readonly CaseList[]
  readonly unassigned: CaseList | undefined
  /** 1 = first in the default order among its collector's cases; 0 when on no worklist */
  priorityOf(caseId: number): number
}

/** assign → sort: who gets which cases, and in what order. */
export function arrangeLists({ cases, order }: Judged, axes: readonly Axis[]): Lists {
  const { assignment } = cases
  const byCollector = assignment.collectors.map(() => ({
    worklist: [] as number[],
    paid: [] as number[],
    future: [] as number[],
  }))
  const unassigned: number[] = []
  for (let id = 0; id < cases.count; id++) {
    if (!cases.has(id)) continue
    const disposition = cases.dispositionOf(id)
    const own = byCollector[assignment.collectorIndexOf(id)]
    if (disposition === 'unassigned') unassigned.push(id)
    else if (own && disposition !== 'excluded') own[disposition].push(id)
  }
  const priorities = new Int32Array(cases.count)
  const collectors: CaseList[] = []
  for (const [index, own] of byCollector.entries()) {
    const collector = assignment.collectors[index]
    if (!collector || own.worklist.length + own.future.length === 0) continue
    const byDefault = order.arrange(Int32Array.from(own.worklist), [])
    for (const [place, id] of byDefault.entries()) priorities[id] = place + 1
    const worklist = axes.length === 0 ? byDefault : order.arrange(byDefault, axes)
    const future = order.arrange(Int32Array.from(own.future), axes)
    collectors.push({ collector, worklist, paid: Int32Array.from(own.paid), future })
  }
  collectors.sort(
    (a, b) =>
      compareTexts(a.collector?.branchCode, b.collector?.branchCode) ||
      compareTexts(a.collector?.key, b.collector?.key),
  )
  const nobodys = order.arrange(Int32Array.from(unassigned), axes)
  const none = new Int32Array(0)
  return {
    collectors,
    unassigned: nobodys.length > 0 ? { collector: undefined, worklist: nobodys, paid: none, future: none } : undefined,
    priorityOf: (caseId) => priorities[caseId] ?? 0,
  }
}

/** Puts a case together with its collector and what follows from it: what reports and workbooks show. */
export function openAssembler(cases: CasesJudged, lists: Lists, context: RunContext): (id: number) => AssignedCase {
  const { assignment } = cases
  const servicingOf = openServicing(context)
  const followUpOf = openFollowUp(context, cases.holds)
  return (id) => {
    const c = cases.load(id)
    c.collector = assignment.collectorOf(id)
    c.servicing = servicingOf(c.receivable, c.collector)
    c.assignedBy = assignment.ruleOf(id)
    c.reasonCode = assignment.reasonCodeOf(id)
    c.assignedSince = assignment.sinceOf(id)
    c.assignedFirstBy = assignment.firstRuleOf(id)
    c.previousCollector = assignment.previousOf(id)
    c.disposition = cases.dispositionOf(id)
    c.priority = lists.priorityOf(id)
    c.followUp = followUpOf(c)
    return c
  }
}

function compareTexts(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
