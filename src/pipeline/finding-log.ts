import type { FieldName } from '../model/field.ts'
import type { Finding, GradedFinding } from '../model/finding.ts'
import type { Facts } from '../model/text.ts'
import { type Severity, wordsOf } from '../model/words.ts'
import { openValuesReader, openValuesWriter } from '../write/index.ts'
import { openColumn } from './columns.ts'
import type { Scratch } from './scratch.ts'
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
  /** all findings in the order of the input; those of one row in the order in which they were found */
  inOrder(): Iterable<LoggedFinding>
  /**
   * Takes the findings of others out of the log; called once, what is added later stays.
   * @returns code → findings that are everybody's
   */
  narrow(whose: (table: number, row: number) => 'ours' | 'others' | 'everybody'): Readonly<Record<string, number>>
}

/** Rows of a table are below this number (Excel ends at 1,048,576; text files may be longer). */
const ROWS_OF_A_TABLE = 2 ** 32
/** What of a finding is put aside: policy number, field, value, facts. */
const VALUES = 4

export function openFindingLog(scratch: Scratch): FindingLog {
  const append = openValuesWriter(scratch.open(), VALUES)
  const valuesAt = openValuesReader(scratch.reader(), VALUES)
  const addresses = openColumn((n) => new Float64Array(n))
  const places = openColumn((n) => new Float64Array(n))
  const kindIds = openColumn((n) => new Uint16Array(n))
  /** 1 = taken out of the log */
  const gone = openColumn((n) => new Uint8Array(n))
  /** a code in one of its degrees, and how often it occurred */
  const kinds: { code: string; severity: Severity; count: number }[] = []
  const idOfKind = new Map<string, number>()

  const kindIdOf = (code: string, severity: Severity): number => {
    const key = `${code} ${severity}`
    let id = idOfKind.get(key)
    if (id === undefined) {
      id = kinds.push({ code, severity, count: 0 }) - 1
      idOfKind.set(key, id)
    }
    return id
  }
  const kindOf = (id: number) => kinds[kindIds.at(id)] ?? { code: '', severity: 'note', count: 0 }

  const read = (id: number): LoggedFinding => {
    const [policyNo, field, value, facts] = valuesAt(addresses.at(id))
    const { code, severity } = kindOf(id)
    const place = places.at(id)
    return {
      code,
      severity,
      table: Math.floor(place / ROWS_OF_A_TABLE),
      row: place % ROWS_OF_A_TABLE,
      policyNo: String(policyNo),
      ...(field ? { field: field as FieldName } : {}),
      ...(value === null || value === undefined ? {} : { value: String(value) }),
      ...(facts ? { facts: facts as Facts } : {}),
    }
  }

  function* sorted(): Iterable<LoggedFinding> {
    const ids = Int32Array.from({ length: places.length }, (_, id) => id).filter((id) => gone.at(id) === 0)
    ids.sort((a, b) => places.at(a) - places.at(b) || a - b)
    for (const id of ids) yield read(id)
  }

  return {
    add(table, row, policyNo, finding, severity) {
      addresses.push(append([policyNo, finding.field, finding.value, finding.facts]))
      places.push(table * ROWS_OF_A_TABLE + row)
      const kind = kindIdOf(finding.code, severity)
      kindIds.push(kind)
      kindOf(places.length - 1).count += 1
    },
    counts() {
      const order = wordsOf('severity')
      const occurring = kinds.filter(({ count }) => count > 0)
      return occurring.sort(
        (a, b) =>
          order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count || (a.code < b.code ? -1 : 1),
      )
    },
    narrow(whose) {
      const everybodys: Record<string, number> = {}
      for (let id = 0; id < places.length; id++) {
        const place = places.at(id)
        const owner = whose(Math.floor(place / ROWS_OF_A_TABLE), place % ROWS_OF_A_TABLE)
        const kind = kindOf(id)
        if (owner === 'everybody') everybodys[kind.code] = (everybodys[kind.code] ?? 0) + 1
        if (owner !== 'others') continue
        gone.set(id, 1)
        kind.count -= 1
      }
      return everybodys
    },
    inOrder: sorted,
  }
}
