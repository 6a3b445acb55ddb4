import type { FieldName } from '../model/field.ts'
import type { Finding, GradedFinding } from '../model/finding.ts'
import type { Facts } from '../model/text.ts'
import { type Severity, wordsOf } from '../model/words.ts'
import { openSpill } from '../write/index.ts'
import { openColumn } from './columns.ts'
import type { FindingCount } from './types.ts'

/** A finding with its place in the input. */
export interface LoggedFinding extends GradedFinding {
  /** index into the run's tables */
  readonly table: number
  readonly row: number
  /** '' where the row has none */
  readonly policyNo: string
}

/** Every finding of a run. Kept in a temporary file, so that a list full of faults does not fill the memory. */
export interface FindingLog {
  add(table: number, row: number, policyNo: string, finding: Finding, severity: Severity): void
  /** gravest first, then most frequent first */
  counts(): FindingCount[]
  readonly size: number
  /** all findings in the order of the input; those of one row in the order in which they were found */
  inOrder(): Iterable<LoggedFinding>
  /** as {@link inOrder}, but by code first */
  byCode(codes: readonly string[]): Iterable<LoggedFinding>
  close(): void
}

/** Rows of a table are below this number (Excel ends at 1,048,576; text files may be longer). */
const ROWS_OF_A_TABLE = 2 ** 32

export function openFindingLog(): FindingLog {
  const records = openSpill()
  const places = openColumn((n) => new Float64Array(n))
  const codeIds = openColumn((n) => new Uint16Array(n))
  const codes: string[] = []
  const idOfCode = new Map<string, number>()
  const counts = new Map<string, { code: string; severity: Severity; count: number }>()

  const codeIdOf = (code: string): number => {
    let id = idOfCode.get(code)
    if (id === undefined) {
      id = codes.push(code) - 1
      idOfCode.set(code, id)
    }
    return id
  }

  const read = (id: number): LoggedFinding => {
    const [policyNo, severity, field, value, facts] = records.read(id)
    const place = places.at(id)
    return {
      code: codes[codeIds.at(id)] ?? '',
      severity: severity as Severity,
      table: Math.floor(place / ROWS_OF_A_TABLE),
      row: place % ROWS_OF_A_TABLE,
      policyNo: String(policyNo),
      ...(field ? { field: field as FieldName } : {}),
      ...(value === null || value === undefined ? {} : { value: String(value) }),
      ...(facts ? { facts: facts as Facts } : {}),
    }
  }

  function* sorted(rankOf: (id: number) => number): Iterable<LoggedFinding> {
    const ids = Int32Array.from({ length: places.length }, (_, id) => id)
    ids.sort((a, b) => rankOf(a) - rankOf(b) || places.at(a) - places.at(b) || a - b)
    for (const id of ids) yield read(id)
  }

  return {
    add(table, row, policyNo, finding, severity) {
      records.append([policyNo, severity, finding.field, finding.value, finding.facts])
      places.push(table * ROWS_OF_A_TABLE + row)
      codeIds.push(codeIdOf(finding.code))
      const key = `${finding.code} ${severity}`
      const count = counts.get(key)
      if (count) count.count += 1
      else counts.set(key, { code: finding.code, severity, count: 1 })
    },
    counts() {
      const order = wordsOf('severity')
      return [...counts.values()].sort(
        (a, b) =>
          order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count || (a.code < b.code ? -1 : 1),
      )
    },
    get size() {
      return places.length
    },
    inOrder: () => sorted(() => 0),
    byCode: (order) => {
      const ranks = codes.map((code) => order.indexOf(code))
      return sorted((id) => ranks[codeIds.at(id)] ?? 0)
    },
    close: () => records.close(),
  }
}
