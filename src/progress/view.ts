import type { Day } from '../model/day.ts'
import type { CaseRecord, PastDetails, PastState } from '../model/progress.ts'
import type { Paid, ProgressQuestion } from '../model/standing.ts'
import { DAY_45 } from '../model/thresholds.ts'
import { paidAfter } from './paid.ts'
import { type SeenState, seenAt, stateAt } from './states.ts'

/** A case as the book knows it, looked at as the report is asked. */
export interface View {
  readonly record: CaseRecord
  readonly question: ProgressQuestion
  /** as seen last, before it was gone */
  readonly now: SeenState
  readonly details: PastDetails | undefined
  readonly isGone: boolean
  /** on the lists; of a case that an older version noted, only if the last run saw it */
  readonly isListed: boolean
  readonly paid: Paid | undefined
  /** on the lists, to be collected, and not paid since */
  readonly isOpen: boolean
  /** as it stood after the run before; undefined: that run did not know it */
  readonly before: PastState | undefined
  /** the same as seen last, before it was gone */
  readonly seenBefore: SeenState | undefined
}

/** @throws Error where no run that may be known saw the case */
export function viewOf(record: CaseRecord, question: ProgressQuestion): View {
  const { last, previous } = question
  const latest = stateAt(record, last.run)
  const now = seenAt(record, last.run)
  if (latest === undefined || now === undefined) throw new Error('a case of the report was seen by its run')
  const isGone = latest.disposition === 'gone'
  const details = now.details()
  const paid = paidAfter(record, last.run, Number.POSITIVE_INFINITY)
  const isListed = !isGone && (details !== undefined || record.lastRun >= last.run)
  const isOpen = isListed && paid === undefined && isToCollect(now)
  return {
    record,
    question,
    now,
    details,
    isGone,
    isListed,
    paid,
    isOpen,
    before: previous && stateAt(record, previous.run),
    seenBefore: previous && seenAt(record, previous.run),
  }
}

/** On a worklist, or for nobody yet. */
export function isToCollect({ disposition }: PastState): boolean {
  return disposition === 'worklist' || disposition === 'unassigned'
}

/** Lapsed, for two years or not. */
export function isLapsed({ stage }: PastState): boolean {
  return stage === 'lapsed' || stage === 'permanentlyLapsed'
}

/** Whether it is the 45th day of a case, or later. */
export function isAtDay45(details: PastDetails | undefined, on: Day): boolean {
  return details !== undefined && on >= details.oldestDue + DAY_45
}
