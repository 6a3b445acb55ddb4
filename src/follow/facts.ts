import { OUTCOMES } from '../model/contact.ts'
import type { Day } from '../model/day.ts'
import { reasonAction, reasonOwners, reasonTitle } from '../model/reason.ts'
import type { Lang } from '../model/text.ts'
import { dayWords, remembered } from '../model/wording.ts'
import type { Deadlines } from './deadlines.ts'
import type { Situation } from './rule.ts'
import { saidOn, visitAgreed } from './rules-promise.ts'
import { VISIT_CAUSES } from './rules-visit.ts'

export type FactsOf = Readonly<Record<string, (at: Situation) => string | number>>

/** What fills the blanks of the rules' texts, and of what to say. */
export function factsOf(days: Deadlines, lang: Lang): FactsOf {
  const dayText = remembered((day: Day) => dayWords(day, days.asOf, lang))
  const dayOr = (day: Day | undefined) => (day === undefined ? '' : dayText(day))
  return {
    left: ({ c }) => c.daysLeft,
    overdue: ({ c }) => Math.max(0, c.overdueDays),
    dueDate: ({ c }) => dayText(c.dueDate),
    graceEnd: ({ c }) => dayText(c.graceEnd),
    lapseFrom: ({ c }) => dayText(c.lapseFrom),
    reinstateBy: ({ c }) => dayText(c.reinstateBy),
    reinstateDays: ({ c }) => c.reinstateBy - days.asOf,
    reason: ({ c }) => reasonTitle(c.transfer.reason, lang),
    action: ({ c }) => reasonAction(c.transfer.reason, lang),
    owner: ({ c }) => reasonOwners(c.transfer.reason, lang),
    risk: ({ c }) => reasonTitle(c.transferRisk, lang),
    promised: ({ seen }) => dayOr(seen.promise?.day),
    complaintDay: ({ seen }) => dayOr(seen.complaint?.day),
    saidDay: (at) => dayOr(saidOn(at, 'paid', days.asOf) ?? saidOn(at, 'funded', days.asOf)),
    visitDay: (at) => dayOr(visitAgreed(at)),
    pausedDay: ({ seen }) => dayOr(seen.paused),
    leftDue: ({ c }) => dayOr(c.maybeLapsedSince),
    heldSince: ({ held }) => dayOr(held.complaint),
    outcome: ({ seen }) => (seen.outcome === '' ? '' : OUTCOMES[seen.outcome].text[lang]),
    visitCause: (at) => VISIT_CAUSES.find(({ holds }) => holds(at, days))?.text[lang] ?? '',
  }
}
