import type { FieldName } from '../model/field.ts'
import type { Finding, GradedFinding } from '../model/finding.ts'
import type { Facts } from '../model/text.ts'
import { type Severity, wordsOf } from '../model/words.ts'
import { openValuesReader } from '../write/index.ts'
import {
  FINDING_VALUES,
  type FindingKind,
  type FindingPart,
  openFindingRecorder,
  placeOf,
  rowAt,
  tableAt,
} from './finding-part.ts'
import { openColumn } from './growing-columns.ts'
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

/** Every finding of a run. Put aside, so that a list full of faults does not fill the memory. */
export interface FindingLog {
  add(table: number, row: number, policyNo: string, finding: Finding, severity: Severity): void
  /** findings that were put aside elsewhere. @param shift to be added to their places */
  take(part: FindingPart, shift: number): void
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

export function openFindingLog(scratch: Scratch): FindingLog {
  const recorder = openFindingRecorder(scratch.open())
  const places = openColumn((n) => new Float64Array(n))
  const addresses = openColumn((n) => new Float64Array(n))
  const kindIds = openColumn((n) => new Uint16Array(n))
  /** 1 = taken out of the log */
  const gone = openColumn((n) => new Uint8Array(n))
  const kinds: (FindingKind & { count: number })[] = []
  const idOfKind = new Map<string, number>()

  const kindIdOf = ({ code, severity }: FindingKind): number => {
    const key = `${code} ${severity}`
    let id = idOfKind.get(key)
    if (id === undefined) {
      id = kinds.push({ code, severity, count: 0 }) - 1
      idOfKind.set(key, id)
    }
    return id
  }
  const kindOf = (id: number) => kinds[kindIds.at(id)] ?? { code: '', severity: 'note', count: 0 }

  const take = (part: FindingPart, shift: number): void => {
    const own = part.named.map(kindIdOf)
    for (let i = 0; i < part.places.length; i++) {
      places.push((part.places[i] ?? 0) + shift)
      addresses.push(part.addresses[i] ?? -1)
      kindIds.push(own[part.kinds[i] ?? 0] ?? 0)
      kindOf(places.length - 1).count += 1
    }
  }
  /** what was added here since the last time, in its turn */
  const settle = (): void => take(recorder.part(), 0)

  function* sorted(): Iterable<LoggedFinding> {
    settle()
    const valuesAt = openValuesReader(scratch.reader(), FINDING_VALUES)
    const ids = Int32Array.from({ length: places.length }, (_, id) => id).filter((id) => gone.at(id) === 0)
    ids.sort((a, b) => places.at(a) - places.at(b) || a - b)
    for (const id of ids) {
      const [policyNo, field, value, facts] = valuesAt(addresses.at(id))
      const { code, severity } = kindOf(id)
      yield {
        code,
        severity,
        table: tableAt(places.at(id)),
        row: rowAt(places.at(id)),
        policyNo: String(policyNo),
        ...(field ? { field: field as FieldName } : {}),
        ...(value === null || value === undefined ? {} : { value: String(value) }),
        ...(facts ? { facts: facts as Facts } : {}),
      }
    }
  }

  return {
    add: (table, row, policyNo, finding, severity) => recorder.add(placeOf(table, row), policyNo, finding, severity),
    take(part, shift) {
      settle()
      take(part, shift)
    },
    counts() {
      settle()
      const order = wordsOf('severity')
      const occurring = kinds.filter(({ count }) => count > 0)
      return occurring.sort(
        (a, b) =>
          order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count || (a.code < b.code ? -1 : 1),
      )
    },
    narrow(whose) {
      settle()
      const everybodys: Record<string, number> = {}
      for (let id = 0; id < places.length; id++) {
        const place = places.at(id)
        const owner = whose(tableAt(place), rowAt(place))
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
