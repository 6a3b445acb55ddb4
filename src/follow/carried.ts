import type { Case } from '../model/case.ts'
import type { PolicyComplaint } from '../model/history.ts'
import { isWorkedOn } from './seen.ts'

/**
 * A complaint stands until it is answered, whatever becomes of the instalment on which it was noted. Where nobody works on that one any more, it is
 * asked of the policy's oldest one that is worked on; once it is answered there, it is to be seen there.
 * @param cases of one policy
 */
export function carryComplaint(cases: readonly Case[], complaint: PolicyComplaint | undefined): readonly Case[] {
  if (complaint === undefined) return cases
  const { day, notedOn, answeredOn } = complaint
  const open = cases.filter(isWorkedOn)
  if (open.some((c) => notedOn.includes(c.dueDate))) return cases
  const last = answeredOn ?? open.reduce((oldest, c) => Math.min(oldest, c.dueDate), Number.POSITIVE_INFINITY)
  return cases.map((c) => (isWorkedOn(c) && c.dueDate === last ? { ...c, earlierComplaint: day } : c))
}
