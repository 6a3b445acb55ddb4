import { type AssignmentRule, reasonCodeOf } from '../model/case.ts'

/** What was decided about each case, five bytes a case. */
export interface Decisions {
  /** a case that nobody collects yet */
  open(caseId: number, orphan: boolean): void
  decide(caseId: number, rule: AssignmentRule, collector: number): void
  markOwn(caseId: number): void
  markTogether(caseId: number): void
  /** place in the list of collectors; −1 = nobody */
  collectorIndexOf(caseId: number): number
  ruleOf(caseId: number): AssignmentRule
  /** 05 adjusted, 07 imported, 01 automatic, 06 agent left, 02 orphan; '' when unassigned */
  reasonCodeOf(caseId: number): string
  /** rule 5 gave the case to the agent who sold it: it is the collector's own, which nobody could know before */
  isOwn(caseId: number): boolean
  /** the case follows another one of its customer (rules 5 and 6) */
  isTogether(caseId: number): boolean
}

/** Place = rule. */
const RULES: readonly AssignmentRule[] = [7, 1, 2, 3, 4, 5, 6, 7]

/** One byte a case: the rule in the low bits. */
const RULE = 7
const ORPHAN = 8
const OWN = 16
const TOGETHER = 32

export function openDecisions(): Decisions {
  let collectorOf = new Int32Array(1 << 10).fill(-1)
  let marks = new Uint8Array(1 << 10)
  const markOf = (caseId: number) => marks[caseId] ?? 0
  const widen = (least: number): void => {
    const capacity = Math.max(least, collectorOf.length * 2)
    const wider = new Int32Array(capacity).fill(-1)
    wider.set(collectorOf)
    collectorOf = wider
    const widerMarks = new Uint8Array(capacity)
    widerMarks.set(marks)
    marks = widerMarks
  }
  return {
    open(caseId, orphan) {
      if (caseId >= collectorOf.length) widen(caseId + 1)
      collectorOf[caseId] = -1
      marks[caseId] = orphan ? ORPHAN : 0
    },
    decide(caseId, rule, collector) {
      collectorOf[caseId] = collector
      marks[caseId] = (markOf(caseId) & ~RULE) | rule
    },
    markOwn(caseId) {
      marks[caseId] = markOf(caseId) | OWN
    },
    markTogether(caseId) {
      marks[caseId] = markOf(caseId) | TOGETHER
    },
    collectorIndexOf: (caseId) => collectorOf[caseId] ?? -1,
    ruleOf: (caseId) => RULES[markOf(caseId) & RULE] ?? 7,
    reasonCodeOf(caseId) {
      const mark = markOf(caseId)
      return reasonCodeOf(RULES[mark & RULE] ?? 7, (mark & ORPHAN) !== 0)
    },
    isOwn: (caseId) => (markOf(caseId) & OWN) !== 0,
    isTogether: (caseId) => (markOf(caseId) & TOGETHER) !== 0,
  }
}
