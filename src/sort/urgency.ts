import type { Case } from '../model/case.ts'

/**
 * The default order of a worklist (docs/rules.md 4) as one number, the smaller the earlier: cases in grace by the days left, then
 * those not due by due date, then lapsed and deferred ones, the latest lapse first; within these large ones first.
 * Cases of no worklist follow by due date: the coming month, paid, excluded.
 */
export function urgencyOf(c: Case): number {
  return (groupOf(c) * SPAN + ORIGIN + placeOf(c)) * 2 + (c.large ? 0 : 1)
}

/** More than any count of days on either side of 1970, so that groups never overlap. */
const ORIGIN = 1_000_000
const SPAN = 2 * ORIGIN

const GROUP = { inGrace: 0, notDue: 1, lapsed: 2, future: 3, paid: 4, excluded: 5 } as const

function groupOf(c: Case): number {
  if (c.disposition === 'paid' || c.disposition === 'excluded' || c.disposition === 'future')
    return GROUP[c.disposition]
  if (c.stage === 'lapsed' || c.dayState === 'lapsed' || c.dayState === 'permanentlyLapsed') return GROUP.lapsed
  return c.dayState === 'inGrace' ? GROUP.inGrace : GROUP.notDue
}

function placeOf(c: Case): number {
  const group = groupOf(c)
  if (group === GROUP.inGrace) return c.daysLeft
  return group === GROUP.lapsed ? -c.lapseFrom : c.dueDate
}
