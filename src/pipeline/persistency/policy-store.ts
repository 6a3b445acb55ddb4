import { type Interner, openInterner } from '../../model/interner.ts'
import { EMPTY_POLICY_ROW, type PolicyRow } from '../../model/policy.ts'
import { POLICY_FIELD_NAMES, type PolicyField } from '../../model/policy-field.ts'
import { openValuesReader, openValuesWriter } from '../../write/index.ts'
import { openColumn } from '../growing-columns.ts'
import type { Scratch } from '../scratch.ts'

/** The rows of a policy list, on disk, to be asked for policy by policy: in memory stays a link for each row. */
export interface PolicyStore {
  add(row: PolicyRow): void
  /** the rows of each policy in the order of the input; policies in order of first appearance */
  policies(): Generator<readonly [PolicyRow, ...PolicyRow[]]>
  readonly policyCount: number
}

const NONE = -1

/** @param presenceOf the fields that a table has a column for */
export function openPolicyStore(
  scratch: Scratch,
  presenceOf: (table: number) => ReadonlySet<PolicyField>,
): PolicyStore {
  const append = openValuesWriter(scratch.open(), VALUES)
  const valuesAt = openValuesReader(scratch.reader(), VALUES)
  const addresses = openColumn((n) => new Float64Array(n))
  const numbers: Interner = openInterner()
  const int32 = () => openColumn((n) => new Int32Array(n))
  const firsts = int32()
  const lasts = int32()
  const nexts = int32()

  const load = (id: number): PolicyRow => {
    const values = valuesAt(addresses.at(id))
    const row: Record<string, unknown> = { ...EMPTY_POLICY_ROW }
    FIELDS.forEach((field, index) => {
      row[field] = values[index] ?? undefined
    })
    const [table, rowNo, file, unreadField, unreadValue] = values.slice(FIELDS.length)
    row.origin = { table, row: rowNo }
    row.file = file
    row.unread = unreadField === '' ? undefined : { field: unreadField, value: unreadValue }
    row.columns = presenceOf(Number(table))
    // what `add` put aside
    return row as unknown as PolicyRow
  }

  return {
    add(row) {
      const { origin, file, unread } = row
      const values: unknown[] = FIELDS.map((field) => row[field])
      values.push(origin.table, origin.row, file, unread?.field ?? '', unread?.value ?? '')
      const id = addresses.length
      addresses.push(append(values))
      nexts.push(NONE)
      const before = numbers.size
      const policy = numbers.intern(row.policyNo)
      if (numbers.size > before) {
        firsts.push(id)
        lasts.push(id)
      } else {
        nexts.set(lasts.at(policy), id)
        lasts.set(policy, id)
      }
    },
    *policies() {
      for (let policy = 0; policy < numbers.size; policy++) {
        const rows: [PolicyRow, ...PolicyRow[]] = [load(firsts.at(policy))]
        for (let id = nexts.at(firsts.at(policy)); id !== NONE; id = nexts.at(id)) rows.push(load(id))
        yield rows
      }
    },
    get policyCount() {
      return numbers.size
    },
  }
}

const FIELDS = POLICY_FIELD_NAMES
/** What of a row is put aside: its fields, where it came from, what could not be read. */
const VALUES = FIELDS.length + 5
