import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { HandUpReason } from '../../model/follow-up.ts'
import type { Sum } from '../sum.ts'
import { count, noSum } from '../sum.ts'
import { isHandedUp, isNoted, isProblem, lapsesSoon, needsForm } from './rules.ts'

/** What a walk over the cases of a supervisor's workbook found out: positions and numbers, no cases. Plain data. */
export interface HandUpSurvey {
  /** handed up for a problem, the most urgent first */
  readonly problems: readonly number[]
  /** handed up only because tasks are late */
  readonly late: readonly number[]
  /** last day of grace within seven days, the soonest first */
  readonly soon: readonly number[]
  /** position → number of its form, 1 = first */
  readonly forms: ReadonlyMap<number, number>
  /** cases that need a form beyond what a sheet holds */
  readonly formsLeft: number
  readonly byReason: ReadonlyMap<HandUpReason, Sum>
}

/** Looks at the cases of one supervisor's workbook one by one; sixteen bytes of each are kept. */
export interface HandUpSurveyor {
  /** the case of the next position, from 0 on */
  add(c: AssignedCase): void
  /** @param mostForms forms beyond are left to a later run */
  found(mostForms: number): HandUpSurvey
}

/** What is kept of a case. */
const IS = { problem: 1, late: 2, soon: 4, formless: 8 } as const

export function openHandUpSurvey(asOf: Day): HandUpSurveyor {
  const kinds: number[] = []
  const ranks: number[] = []
  const byReason = new Map<HandUpReason, Sum>()
  const inOrder = (kind: number): number[] => {
    const positions: number[] = []
    for (const [position, ofOne] of kinds.entries()) if ((ofOne & kind) !== 0) positions.push(position)
    return positions.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b)
  }
  return {
    add(c) {
      const isSoon = lapsesSoon(c)
      // what was noted comes last, but for what lapses soon
      ranks.push(rankOf(c, !isSoon && isNoted(c, asOf)))
      const isUp = isHandedUp(c)
      const up = !isUp ? 0 : isProblem(c) ? IS.problem : IS.late
      kinds.push(up | (isSoon ? IS.soon : 0) | (isUp && needsForm(c, asOf) ? IS.formless : 0))
      if (!isUp) return
      for (const reason of c.followUp.handUp) {
        const sum = byReason.get(reason) ?? noSum()
        count(sum, c)
        byReason.set(reason, sum)
      }
    },
    found(mostForms) {
      const found = { problems: inOrder(IS.problem), late: inOrder(IS.late), soon: inOrder(IS.soon) }
      const isFormless = (position: number) => ((kinds[position] ?? 0) & IS.formless) !== 0
      const needing = [...found.problems, ...found.late].filter(isFormless)
      const forms = new Map(needing.slice(0, mostForms).map((position, index) => [position, index + 1]))
      return { ...found, forms, formsLeft: needing.length - forms.size, byReason }
    },
  }
}

const MOST_LEFT = 2 ** 12
const MOST_FEN = 2 ** 40

/** What the supervisor has noted, and may wait, comes last; then by days of grace, the larger premium first: all in one number. */
function rankOf(c: AssignedCase, noted: boolean): number {
  return ((noted ? MOST_LEFT : 0) + urgencyOf(c)) * MOST_FEN - Math.min(c.premium, MOST_FEN - 1)
}

/** Days of grace left; what is lapsed already, and what is not due, comes after what is in grace. */
function urgencyOf(c: AssignedCase): number {
  if (c.dayState === 'inGrace' && c.stage !== 'lapsed') return c.daysLeft
  return c.dayState === 'notDue' ? 1_000 : 2_000
}
