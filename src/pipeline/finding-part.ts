import type { Finding } from '../model/finding.ts'
import type { Severity } from '../model/words.ts'
import { openValuesWriter, type Spill } from '../write/index.ts'
import { openColumn } from './growing-columns.ts'

/** A code in one of its degrees. */
export interface FindingKind {
  readonly code: string
  readonly severity: Severity
}

/** Some findings, put aside; one number each for place, kind and record. Plain data, can be handed from thread to thread. */
export interface FindingPart {
  readonly places: Float64Array
  /** places in `named` */
  readonly kinds: Uint16Array
  readonly addresses: Float64Array
  readonly named: readonly FindingKind[]
}

/** What of a finding is put aside: policy number, field, value, facts. */
export const FINDING_VALUES = 4

/** Rows of a table are below this number (Excel ends at 1,048,576; text files may be longer). */
const ROWS_OF_A_TABLE = 2 ** 32

/** Place of a row in the input as one number: they order findings. */
export function placeOf(table: number, row: number): number {
  return table * ROWS_OF_A_TABLE + row
}

/** The table of a place in the input. */
export function tableAt(place: number): number {
  return Math.floor(place / ROWS_OF_A_TABLE)
}

/** The row number of a place in the input, as Excel shows it. */
export function rowAt(place: number): number {
  return place % ROWS_OF_A_TABLE
}

/** Puts findings aside as they are made. */
export interface FindingRecorder {
  add(place: number, policyNo: string, finding: Finding, severity: Severity): void
  /** what was added since the last time */
  part(): FindingPart
}

export function openFindingRecorder(spill: Spill): FindingRecorder {
  const append = openValuesWriter(spill, FINDING_VALUES)
  const named: FindingKind[] = []
  const numbers = new Map<string, number>()
  let places = openColumn((n) => new Float64Array(n))
  let kinds = openColumn((n) => new Uint16Array(n))
  let addresses = openColumn((n) => new Float64Array(n))

  const kindOf = (code: string, severity: Severity): number => {
    const key = `${code} ${severity}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, named.length)
    return named.push({ code, severity }) - 1
  }
  return {
    add(place, policyNo, { code, field, value, facts }, severity) {
      addresses.push(append([policyNo, field, value, facts]))
      places.push(place)
      kinds.push(kindOf(code, severity))
    },
    part() {
      const count = places.length
      const part = {
        places: places.array().slice(0, count),
        kinds: kinds.array().slice(0, count),
        addresses: addresses.array().slice(0, count),
        named: [...named],
      }
      places = openColumn((n) => new Float64Array(n))
      kinds = openColumn((n) => new Uint16Array(n))
      addresses = openColumn((n) => new Float64Array(n))
      return part
    },
  }
}
