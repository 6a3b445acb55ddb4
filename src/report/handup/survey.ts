import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { HandUpReason } from '../../model/follow-up.ts'
import type { CaseSource } from '../context.ts'
import type { Sum } from '../sum.ts'
import { count, noSum } from '../sum.ts'
import { isHandedUp, isNoted, isProblem, lapsesSoon, needsForm } from './rules.ts'

/** What one walk over the cases of a supervisor's workbook found out: positions and numbers, no cases. */
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

interface Ranked {
  readonly position: number
  readonly noted: boolean
  readonly left: number
  readonly premium: number
}

/** Walks over the cases once. `mostForms`: forms beyond are left to a later run. */
export function surveyHandUps(source: CaseSource, asOf: Day, mostForms: number): HandUpSurvey {
  const problems: Ranked[] = []
  const late: Ranked[] = []
  const soon: Ranked[] = []
  const formless = new Set<number>()
  const byReason = new Map<HandUpReason, Sum>()
  for (let position = 0; position < source.count; position++) {
    const c = source.at(position)
    const isSoon = lapsesSoon(c)
    // what was noted comes last, but for what lapses soon
    const ranked = { position, noted: !isSoon && isNoted(c, asOf), left: urgencyOf(c), premium: c.premium }
    if (isSoon) soon.push(ranked)
    if (!isHandedUp(c)) continue
    ;(isProblem(c) ? problems : late).push(ranked)
    if (needsForm(c, asOf)) formless.add(position)
    for (const reason of c.followUp.handUp) {
      const sum = byReason.get(reason) ?? noSum()
      count(sum, c)
      byReason.set(reason, sum)
    }
  }
  const inOrder = (list: Ranked[]) => list.sort(moreUrgentFirst).map(({ position }) => position)
  const found = { problems: inOrder(problems), late: inOrder(late), soon: inOrder(soon) }
  const needing = [...found.problems, ...found.late].filter((position) => formless.has(position))
  const forms = new Map(needing.slice(0, mostForms).map((position, index) => [position, index + 1]))
  return { ...found, forms, formsLeft: needing.length - forms.size, byReason }
}

/** What the supervisor has noted, and may wait, comes last; then by days of grace, the larger premium first. */
function moreUrgentFirst(a: Ranked, b: Ranked): number {
  return Number(a.noted) - Number(b.noted) || a.left - b.left || b.premium - a.premium || a.position - b.position
}

/** Days of grace left; what is lapsed already, and what is not due, comes after what is in grace. */
function urgencyOf(c: AssignedCase): number {
  if (c.dayState === 'inGrace' && c.stage !== 'lapsed') return c.daysLeft
  return c.dayState === 'notDue' ? 1_000 : 2_000
}
