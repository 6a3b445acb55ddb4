import type { Case } from '../model/case.ts'
import type { Day } from '../model/day.ts'
import type { PolicyComplaint } from '../model/history.ts'
import { isWorkedOn } from './seen.ts'

/**
 * A complaint stands until it is answered, whatever becomes of the instalment on which it was noted. Where nobody works on that one any more, it is
 * asked of the policy's oldest one that is worked on; where there is none, of its own as long as the list holds it, paid as it is. Once it is answered on another
 * instalment, it is to be seen there.
 * @param cases of one policy
 */
export function carryComplaint(cases: readonly Case[], complaint: PolicyComplaint | undefined): readonly Case[] {
  if (complaint === undefined) return cases
  const { day, notedOn, answeredOn } = complaint
  const open = cases.filter(isWorkedOn)
  if (open.some((c) => notedOn.includes(c.dueDate))) return cases
  const asked =
    answeredOn === undefined ? (oldestOf(open) ?? paidOf(cases, notedOn)) : open.find((c) => c.dueDate === answeredOn)
  return asked === undefined ? cases : cases.map((c) => (c === asked ? { ...c, carriedComplaint: day } : c))
}

function oldestOf(cases: readonly Case[]): Case | undefined {
  return cases.reduce<Case | undefined>((oldest, c) => (oldest && oldest.dueDate <= c.dueDate ? oldest : c), undefined)
}

function paidOf(cases: readonly Case[], notedOn: readonly Day[]): Case | undefined {
  return oldestOf(cases.filter((c) => c.disposition === 'paid' && notedOn.includes(c.dueDate)))
}
