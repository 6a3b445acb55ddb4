import { type Day, earlierOf } from '../model/day.ts'
import type { DebitResult } from '../model/history.ts'
import type { CaseToFollow } from './seen.ts'

/** Debits that failed one after the other up to the as-of day; one whose result is not known breaks no row. */
export function failuresInRow(c: CaseToFollow, asOf: Day): number {
  if (c.transfer.status === 'succeeded') return 0
  let count = isNews(c, asOf) ? 1 : 0
  const debits = debitsUntil(c, asOf)
  for (let i = debits.length - 1; i >= 0; i--) {
    const status = debits[i]?.status
    if (status === 'succeeded') break
    if (status === 'failed') count += 1
  }
  return count
}

/** The day of the failure that the case stands with; undefined where the book knows none. */
export function lastFailureOf(c: CaseToFollow, asOf: Day): Day | undefined {
  if (c.history === undefined) return undefined
  if (isNews(c, asOf)) return earlierOf(c.receivable.returnDate ?? asOf, asOf)
  return debitsUntil(c, asOf).findLast(({ status }) => status === 'failed')?.day
}

/** The list tells of a failure that the book does not know yet. */
function isNews({ transfer, receivable, history }: CaseToFollow, asOf: Day): boolean {
  if (transfer.status !== 'failed') return false
  const failures = history?.debits.filter(({ status, day }) => status === 'failed' && day <= asOf) ?? []
  const { returnDate } = receivable
  if (returnDate !== undefined) return !failures.some(({ day }) => day === returnDate)
  return failures.at(-1)?.rawReason !== transfer.rawReason
}

function debitsUntil({ history }: CaseToFollow, asOf: Day): readonly DebitResult[] {
  return history?.debits.filter(({ day }) => day <= asOf) ?? []
}
