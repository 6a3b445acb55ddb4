import type { OutcomeName } from '../model/contact.ts'
import { isNumberWrong, PROBLEM_OUTCOMES } from '../model/contacts.ts'
import { addDays } from '../model/day.ts'
import { DAY_45, JUST_LAPSED, LAST_WEEK, NEAR_PERMANENT } from '../model/thresholds.ts'
import type { Deadlines } from './deadlines.ts'
import type { Situation } from './rule.ts'
import type { CaseToFollow } from './seen.ts'

/** What several rules ask of a case. */

/** days before the end of grace on which the last calls, and other ways to pay, are due */
const EARLY = 3
const MANY_ATTEMPTS = 3

export const inGrace = ({ c }: Situation) => c.dayState === 'inGrace' && c.stage !== 'lapsed'
export const lapsed = ({ c }: Situation) => c.stage === 'lapsed' && c.dayState === 'lapsed'
export const failed = ({ c }: Situation) => c.transfer.status === 'failed'
export const notEnrolled = ({ c }: Situation) => c.transfer.status === 'notEnrolled'
export const at45 = (at: Situation) => inGrace(at) && at.c.overdueDays >= DAY_45
export const inLastWeek = (at: Situation) => inGrace(at) && at.c.daysLeft <= LAST_WEEK
export const lapsedDays = ({ c }: Situation, days: Deadlines) => days.asOf - c.lapseFrom
export const justLapsed = (at: Situation, days: Deadlines) => lapsed(at) && lapsedDays(at, days) <= JUST_LAPSED
export const nearTwoYears = (at: Situation, days: Deadlines) =>
  lapsed(at) && at.c.reinstateBy - days.asOf <= NEAR_PERMANENT
export const problem = ({ seen }: Situation) => PROBLEM_OUTCOMES.has(seen.outcome)
export const manyAttempts = ({ seen }: Situation) => seen.contacts.length >= MANY_ATTEMPTS

export const today = (_: Situation, days: Deadlines) => days.asOf
export const graceLess3 = ({ c }: Situation) => addDays(c.graceEnd, -EARLY)
export const weekBefore = (c: CaseToFollow) => addDays(c.graceEnd, -LAST_WEEK)

/** The bank says that the holder is dead, or the reason for not paying that was recorded last is a death: on this instalment, or on the policy. */
export const deathReported = ({ c, seen, held }: Situation) =>
  c.transfer.reason === 'T21' || seen.reason === 'death' || held.policyDeath !== undefined

/** There is no number, the export's is wrong, or the last call says so. */
export function phoneUnusable({ c, seen }: Situation): boolean {
  return (
    (c.receivable.mobile === '' && c.receivable.phone === '') ||
    c.codes.includes('V031') ||
    c.codes.includes('V030') ||
    (seen.contacts.length > 0 && isNumberWrong(seen.contacts))
  )
}

const FRIENDLY: ReadonlySet<OutcomeName | ''> = new Set<OutcomeName>([
  'paid',
  'promised',
  'funded',
  'visit',
  'reinstate',
])

export const friendly = ({ seen }: Situation) => FRIENDLY.has(seen.outcome)

/** A change was asked for and is not recorded yet. */
export function changeWanted({ seen }: Situation): boolean {
  return seen.outcome === 'change' || seen.changes.some(({ doneOn }) => doneOn === undefined)
}

export const CHANGE: ReadonlySet<OutcomeName | ''> = new Set<OutcomeName>(['change'])
export { FRIENDLY as FRIENDLY_OUTCOMES }
