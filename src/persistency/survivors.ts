import { listsPayments, type PolicyRow } from '../model/policy.ts'
import { POLICY_FIELD_NAMES } from '../model/policy-field.ts'
import { productKey } from './products.ts'

/** What became of the rows of a policy. */
export interface RowCounts {
  readonly accepted: number
  readonly duplicates: number
  readonly superseded: number
}

export interface Survivors {
  readonly kept: readonly PolicyRow[]
  readonly counts: RowCounts
  /** a row of the same file that says something else about the same product */
  readonly conflict: PolicyRow | undefined
}

/**
 * The rows that count. Equal rows count once; a row of a later file about the same product (for payments: and instalment) takes
 * the place of the earlier file's. In one file two payments of one instalment are two payments; two other rows that differ
 * are a conflict.
 */
export function survivors(rows: readonly PolicyRow[]): Survivors {
  const places = new Map<string, PolicyRow[]>()
  let duplicates = 0
  let superseded = 0
  const conflicts: PolicyRow[] = []
  for (const row of rows) {
    const key = placeOf(row)
    const there = places.get(key)
    const [first] = there ?? []
    if (!there || !first) places.set(key, [row])
    else if (first.file !== row.file) {
      superseded += there.length
      places.set(key, [row])
    } else if (there.some((one) => isEqual(one, row))) duplicates += 1
    else {
      if (!listsPayments(row.columns)) conflicts.push(row)
      there.push(row)
    }
  }
  const kept = [...places.values()].flat()
  const conflict = conflicts.find((row) => kept.includes(row))
  return { kept, counts: { accepted: kept.length, duplicates, superseded }, conflict }
}

function placeOf(row: PolicyRow): string {
  const instalment = listsPayments(row.columns) ? `${row.instalmentNo ?? ''}/${row.dueDate ?? ''}` : 'policy'
  return `${instalment}/${productKey(row)}`
}

function isEqual(a: PolicyRow, b: PolicyRow): boolean {
  return POLICY_FIELD_NAMES.every((field) => a[field] === b[field])
}
