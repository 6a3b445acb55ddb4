import type { Day } from './day.ts'
import { type DecisionName, decisionOf } from './decision.ts'
import type { Complaint, Deed, Handover } from './history.ts'

/** They begin the handling of a complaint, and answer nobody. */
const NO_ANSWER: ReadonlySet<DecisionName | undefined> = new Set<DecisionName>(['complaint', 'pause', 'reassign'])

/**
 * The first complaint after the last answer; where all are answered, the last one. The answer is the supervisor's note on the case, for
 * whatever it was handed up: his workbook has one line a case. On the day of the complaint itself a note may have been made before it: there only
 * one that says that it is answered counts.
 * @param days on which the customer complained, oldest first
 */
export function complaintOf(days: readonly Day[], handovers: readonly Handover[], asOf: Day): Complaint | undefined {
  const last = days.at(-1)
  if (last === undefined) return undefined
  let answer: Deed | undefined
  for (const { notedOn, supervisor, decision = '' } of handovers) {
    if (notedOn === undefined || notedOn > asOf) continue
    const decided = decisionOf(decision)
    if (NO_ANSWER.has(decided) || (days.includes(notedOn) && decided !== 'answered')) continue
    if (answer === undefined || notedOn > answer.day) answer = { day: notedOn, by: supervisor }
  }
  const open = days.find((day) => answer === undefined || day > answer.day)
  return open === undefined ? { day: last, answer } : { day: open, answer: undefined }
}

/** The days of the contacts in which the customer complained. */
export function complaintDays(contacts: readonly { readonly day: Day; readonly outcome: string }[]): readonly Day[] {
  return contacts.filter(({ outcome }) => outcome === 'complaint').map(({ day }) => day)
}
