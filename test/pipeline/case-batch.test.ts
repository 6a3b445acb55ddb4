import { expect, it } from 'vitest'
import type { AssignmentRule, Collector } from '../../src/model/case.ts'
import type { Disposition } from '../../src/model/words.ts'
import { assignedAt, batchOf } from '../../src/pipeline/judging/case-batch.ts'
import type { AssignableCase } from '../../src/pipeline/judging/case-record.ts'
import { classifyOne, contextOf, day } from '../classify/samples.ts'

const FORMER = { key: 'S9', name: '测辛' }
const CONTEXT = contextOf('2026-05-20')

function collector(key: string): Collector {
  return {
    key,
    code: key,
    name: '',
    branchCode: '',
    branchName: '',
    supervisorCode: '',
    supervisorName: '',
  } as Collector
}
const [ONE, TWO] = [collector('S1'), collector('S2')]

/** What was decided about the cases 0 to 3, each thing different from its neighbour's. */
const DECIDED = {
  collectors: [ONE, TWO, undefined, ONE],
  dispositions: ['worklist', 'paid', 'unassigned', 'future'] as readonly Disposition[],
  rules: [3, 2, 7, 5] as readonly AssignmentRule[],
  firstRules: [5, 4, 7, 5] as readonly AssignmentRule[],
  reasons: ['01', '07', '', '02'],
  since: [day('2026-03-01'), day('2026-05-20'), undefined, day('1969-12-31')],
  former: [undefined, FORMER, undefined, undefined],
  priorities: [7, 0, 0, 1],
}

it('hands over what was decided about each case, in the order of the list, also between threads', () => {
  const cases = {
    addressOf: (id: number) => 2 ** 40 + id,
    dispositionOf: (id: number) => DECIDED.dispositions[id] ?? 'worklist',
    assignment: {
      collectorOf: (id: number) => DECIDED.collectors[id],
      ruleOf: (id: number) => DECIDED.rules[id] ?? 7,
      firstRuleOf: (id: number) => DECIDED.firstRules[id] ?? 7,
      reasonCodeOf: (id: number) => DECIDED.reasons[id] ?? '',
      sinceOf: (id: number) => DECIDED.since[id],
      previousOf: (id: number) => DECIDED.former[id],
    },
  }
  const order = [2, 0, 3, 1]
  const batch = structuredClone(
    batchOf(Int32Array.from(order), cases, { priorityOf: (id) => DECIDED.priorities[id] ?? 0 }),
  )
  for (const [place, id] of order.entries()) {
    expect(batch.records[place]).toBe(2 ** 40 + id)
    const c = assignedAt(batch, place, { ...classifyOne({ due: '2026-05-10' }, CONTEXT) } as AssignableCase)
    expect(c).toMatchObject({
      collector: DECIDED.collectors[id],
      disposition: DECIDED.dispositions[id],
      assignedBy: DECIDED.rules[id],
      assignedFirstBy: DECIDED.firstRules[id],
      reasonCode: DECIDED.reasons[id],
      assignedSince: DECIDED.since[id],
      previousCollector: DECIDED.former[id],
      priority: DECIDED.priorities[id],
    })
  }
})
