import type { Day } from '../../src/model/day.ts'
import type { Typed } from './collectors.ts'
import type { Answered } from './supervisors.ts'

type Row = Readonly<Record<string, string>>

/**
 * reading: a complaint stands until it is answered. Where nobody works on the instalment on which it was noted, it is asked of the policy's oldest one that is
 * worked on, else of its own, paid as it is. Out: its day, if it is asked of this row, or was answered there.
 * @param rows of the run
 */
export function carriedTo(
  row: Row,
  rows: readonly Row[],
  typed: readonly Typed[],
  answers: readonly Answered[],
  at: Day,
): Day | undefined {
  const isOfPolicy = ({ policyNo }: { readonly policyNo?: string }) => policyNo === row.policyNo
  const complaints = typed
    .filter((one) => isOfPolicy(one) && one.outcome === 'complaint' && one.day <= at)
    .toSorted((a, b) => a.day - b.day)
  const days = new Set(complaints.map((one) => one.day))
  const answer = answers
    .filter((one) => isOfPolicy(one) && one.change === '' && one.listed < at && one.on !== undefined && one.on <= at)
    .filter(({ on, decision }) => {
      if (['按投诉处理', '暂停联系', '换人跟进'].includes(decision)) return false
      return !days.has(on as Day) || decision === '投诉已答复'
    })
    .toSorted((a, b) => (a.on as number) - (b.on as number))
    .at(-1)
  const open = complaints.find((one) => answer?.on === undefined || one.day > answer.on)
  const complaint = open ?? complaints.at(-1)
  if (complaint === undefined) return undefined
  const notedOn = complaints.filter((one) => open === undefined || one.day >= open.day).map((one) => one.dueDate)
  const ofPolicy = rows.filter(isOfPolicy).toSorted((a, b) => ((a.dueDate ?? '') < (b.dueDate ?? '') ? -1 : 1))
  const worked = ofPolicy.filter(({ disposition = '' }) => ['worklist', 'unassigned', 'future'].includes(disposition))
  const isNoted = ({ dueDate = '' }: Row) => notedOn.includes(dueDate)
  if (worked.some(isNoted)) return undefined
  const asked =
    open === undefined
      ? worked.find(({ dueDate }) => dueDate === answer?.dueDate)
      : (worked[0] ?? ofPolicy.find((one) => one.disposition === 'paid' && isNoted(one)))
  return asked?.dueDate === row.dueDate ? complaint.day : undefined
}
