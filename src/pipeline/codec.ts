import type { AssignedCase, Case } from '../model/case.ts'
import { FIELD_NAMES } from '../model/field.ts'
import { EMPTY_RECEIVABLE, type Origin, type Receivable } from '../model/receivable.ts'

/**
 * Receivables and cases as flat lists of plain values, for the temporary record store.
 * JSON has no `undefined`: it goes out as null and comes back as undefined.
 */
export type Values = readonly unknown[]

/** Values of the canonical fields, in the order of FIELD_NAMES. Origin and columns are known to the reader already. */
export function encodeReceivable(row: Receivable): unknown[] {
  const values = new Array<unknown>(FIELD_NAMES.length)
  for (let i = 0; i < FIELD_NAMES.length; i++) {
    const name = FIELD_NAMES[i]
    values[i] = name ? row[name] : null
  }
  return values
}

/** The row that {@link encodeReceivable} wrote, with the origin and the columns that are kept beside it. */
export function decodeReceivable(values: Values, origin: Origin, columns: Receivable['columns']): Receivable {
  const row: Record<string, unknown> = { ...EMPTY_RECEIVABLE, origin, columns }
  for (let i = 0; i < FIELD_NAMES.length; i++) {
    const name = FIELD_NAMES[i]
    if (name) row[name] = values[i] ?? undefined
  }
  return row as Receivable
}

/** Everything of a case but its receivable; a test asserts that the list is complete. */
const CASE_FIELDS = [
  'premium',
  'rows',
  'products',
  'codes',
  'transfer',
  'transferRisk',
  'policyNo',
  'dueDate',
  'bucket',
  'dayState',
  'stage',
  'overdueDays',
  'graceEnd',
  'daysLeft',
  'day45',
  'lapseFrom',
  'reinstateBy',
  'oldestDue',
  'unpaidInstalments',
  'unpaidFen',
  'tenday',
  'policyYear',
  'policyYearBand',
  'premiumBand',
  'large',
  'servicing',
  'self',
  'potential',
  'difficult',
  'universalLife',
  'groupPolicy',
  'special',
  'holderAge',
  'fixBy',
  'hold',
  'netDue',
  'disposition',
  'excludedBecause',
  'paymentProblem',
  'customer',
  'history',
] as const satisfies readonly Exclude<keyof Case, 'receivable'>[]

/** One record of a case: its own fields, its origin, then those of its receivable. */
export function encodeCase(c: Case): unknown[] {
  const values = encodeReceivable(c.receivable)
  values.push(c.receivable.origin.table, c.receivable.origin.row)
  for (const name of CASE_FIELDS) values.push(c[name])
  return values
}

const NO_COLUMNS: Receivable['columns'] = new Set()

/** A case whose collector and place are still to be filled in. */
export type AssignableCase = { -readonly [K in keyof AssignedCase]: AssignedCase[K] }

/** All cases share the shape of this one: an object filled key by key is many times slower to make, read and copy. */
const BLANK_CASE: Readonly<Record<string, unknown>> = {
  receivable: EMPTY_RECEIVABLE,
  ...Object.fromEntries(CASE_FIELDS.map((name) => [name, undefined])),
  collector: undefined,
  assignedBy: 7,
  reasonCode: '',
  assignedSince: undefined,
  assignedFirstBy: 7,
  previousCollector: undefined,
  priority: 0,
  followUp: undefined,
}

/** The case as it was encoded, assigned to nobody yet. */
export function decodeCase(values: Values): AssignableCase {
  const at = FIELD_NAMES.length
  const origin = { table: Number(values[at]), row: Number(values[at + 1]) }
  const c = { ...BLANK_CASE, receivable: decodeReceivable(values, origin, NO_COLUMNS) } as Record<string, unknown>
  for (let i = 0; i < CASE_FIELDS.length; i++) {
    const name = CASE_FIELDS[i]
    if (name) c[name] = values[at + 2 + i] ?? undefined
  }
  return c as unknown as AssignableCase
}
