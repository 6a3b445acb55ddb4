import { type Day, earlierOf } from '../model/day.ts'
import type { DebitResult } from '../model/history.ts'
import { keep } from '../model/keep.ts'
import type { CaseToFollow } from './seen.ts'

/** Debits that failed one after the other up to the as-of day; one whose result is not known breaks no row. */
export function failuresInRow(c: CaseToFollow, asOf: Day): number {
  const { status: now } = c.transfer
  if (now === 'succeeded') return 0
  if (c.history === undefined) return now === 'failed' ? 1 : 0
  let count = isNews(c, asOf) ? 1 : 0
  const debits = debitsUntil(c, asOf)
  for (let i = debits.length - 1; i >= 0; i--) {
    const status = debits[i]?.status
    if (status === 'succeeded') break
    if (status === 'failed') count += 1
  }
  return count
}

/** The day of the failure that the case stands with; undefined where nobody says. */
export function lastFailureOf(c: CaseToFollow, asOf: Day): Day | undefined {
  const known = failuresUntil(c, asOf).at(-1)
  if (!isNews(c, asOf)) return known?.day
  const { returnDate } = c.receivable
  if (returnDate !== undefined) return earlierOf(returnDate, asOf)
  // other words than those of the last failure: the list tells of a further one
  return known === undefined ? undefined : asOf
}

/** The list tells of a failure that the book does not know yet. */
function isNews(c: CaseToFollow, asOf: Day): boolean {
  if (c.transfer.status !== 'failed') return false
  const failures = failuresUntil(c, asOf)
  const { returnDate } = c.receivable
  if (returnDate !== undefined) return !failures.some(({ day }) => day === returnDate)
  return failures.at(-1)?.rawReason !== c.transfer.rawReason
}

function failuresUntil(c: CaseToFollow, asOf: Day): readonly DebitResult[] {
  return keep(debitsUntil(c, asOf), ({ status }) => status === 'failed')
}

const NONE: readonly DebitResult[] = []

function debitsUntil({ history }: CaseToFollow, asOf: Day): readonly DebitResult[] {
  return history ? keep(history.debits, ({ day }) => day <= asOf) : NONE
}
