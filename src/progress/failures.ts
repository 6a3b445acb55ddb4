import { laterOf } from '../model/day.ts'
import type { CaseRecord } from '../model/progress.ts'
import type { Failure } from '../model/standing.ts'
import type { View } from './view.ts'

/**
 * The failed debits of a case, those that followed each other put together. It ends with a debit that succeeded, or with the money that came
 * another way. A new failure mends nothing.
 */
export function failuresOf({ record, paid, isOpen }: View): readonly Failure[] {
  if (record.debits.length === 0) return NONE
  const failures: Failure[] = []
  let open: Omit<Failure, 'mendedOn' | 'isOpen'> | undefined
  for (const { status, day, reason } of record.debits) {
    if (status === 'failed') open = { reason, first: open?.first ?? day, times: (open?.times ?? 0) + 1 }
    else if (status === 'succeeded' && open) {
      failures.push({ ...open, mendedOn: day, isOpen: false })
      open = undefined
    }
  }
  if (open) failures.push({ ...open, mendedOn: paid && laterOf(paid.on, open.first), isOpen })
  return failures
}

const NONE: readonly Failure[] = []

/** The debits in the order of their days: a return that came late is no news of today. */
export function inOrderOfDays(record: CaseRecord): CaseRecord {
  const { debits } = record
  return debits.length < 2 ? record : { ...record, debits: [...debits].sort((a, b) => a.day - b.day || a.run - b.run) }
}
