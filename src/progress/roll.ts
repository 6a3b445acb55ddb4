import type { Month } from '../model/day.ts'
import { addToMonth } from '../model/day.ts'
import type { CaseRecord } from '../model/progress.ts'
import type { Roll } from '../model/standing.ts'
import type { RollOutcome } from '../model/words.ts'
import { bucketOf, isPlanned } from './bucket.ts'
import { seenAt, stateAt } from './states.ts'
import { isToCollect, type View } from './view.ts'

/**
 * A case that was to be collected when the list of a month came: what became of it when the next month's list came, or, for the work month
 * itself, until now.
 * @returns undefined: it was not to be collected then, or was in no bucket of the plan
 */
export function rollOf(view: View, month: Month): Roll | undefined {
  const { record } = view
  const listed = record.listings.find((listing) => listing.month === month)
  const base = listed && stateAt(record, listed.run)
  if (base === undefined || !isToCollect(base)) return undefined
  const bucket = bucketOf(record.dueDate, month)
  if (!isPlanned(bucket)) return undefined
  return { bucket, premium: base.premium, outcome: outcomeOf(view, addToMonth(month, 1)) }
}

function outcomeOf(view: View, next: Month): RollOutcome {
  const { record, question } = view
  const listed = record.listings.find((listing) => listing.month === next)
  const then = listed && stateAt(record, listed.run)
  if (then) return then.disposition === 'paid' ? 'paid' : then.disposition === 'excluded' ? 'excluded' : 'rolled'
  if (view.paid) return 'paid'
  if (view.now.disposition === 'excluded') return 'excluded'
  if (!view.isGone) return question.last.month < next ? 'rolled' : 'pending'
  // the plan ends with grace 2: who left the list unpaid then has not paid
  return bucketOf(record.dueDate, question.last.month) === 'older' ? 'rolled' : 'gone'
}

/** The state in which the list of a month found a case first; undefined: it was not on it. */
export function baseOf(record: CaseRecord, month: Month) {
  const listed = record.listings.find((listing) => listing.month === month)
  const state = listed && seenAt(record, listed.run)
  return state && { state, day: listed.day }
}
