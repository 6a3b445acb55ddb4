import { CLAIM_FIELDS, type Claim, type ClaimRow } from '../../assign/index.ts'
import type { Case } from '../../model/case.ts'
import { asDay } from '../../model/day.ts'
import type { Fen } from '../../model/money.ts'
import { wordsOf } from '../../model/words.ts'
import { openColumn } from '../growing-columns.ts'

/** What the assignment looks at in some cases, column by column: plain data, can be handed from thread to thread. */
export interface ClaimsPart {
  readonly count: number
  readonly dueDates: Int32Array
  readonly premiums: Float64Array
  readonly dispositions: Uint8Array
  readonly servicings: Uint8Array
  readonly customers: Float64Array
  /** for each case the numbers of its texts, in the order of CLAIM_FIELDS */
  readonly rows: Int32Array
  readonly texts: readonly string[]
  /** of the few cases that have one, by their place */
  readonly histories: ReadonlyMap<number, NonNullable<Claim['history']>>
}

const DISPOSITIONS = wordsOf('disposition')
const SERVICINGS = wordsOf('servicing')

/** Puts claims down one after the other. */
export interface ClaimsWriter {
  add(claim: Claim): void
  part(): ClaimsPart
}

export function openClaimsWriter(): ClaimsWriter {
  const dueDates = openColumn((n) => new Int32Array(n))
  const premiums = openColumn((n) => new Float64Array(n))
  const dispositions = openColumn((n) => new Uint8Array(n))
  const servicings = openColumn((n) => new Uint8Array(n))
  const customers = openColumn((n) => new Float64Array(n))
  const rows = openColumn((n) => new Int32Array(n))
  const numbers = new Map<string, number>()
  const histories = new Map<number, NonNullable<Claim['history']>>()
  const numberOf = (text: string): number => {
    let number = numbers.get(text)
    if (number === undefined) {
      number = numbers.size
      numbers.set(text, number)
    }
    return number
  }
  return {
    add({ dueDate, premium, disposition, servicing, customer, receivable, history }) {
      if (history) histories.set(dueDates.length, history)
      dueDates.push(dueDate)
      premiums.push(premium)
      dispositions.push(DISPOSITIONS.indexOf(disposition))
      servicings.push(SERVICINGS.indexOf(servicing))
      customers.push(customer)
      for (const name of CLAIM_FIELDS) rows.push(numberOf(receivable[name]))
    },
    part() {
      const count = dueDates.length
      return {
        count,
        dueDates: dueDates.array().slice(0, count),
        premiums: premiums.array().slice(0, count),
        dispositions: dispositions.array().slice(0, count),
        servicings: servicings.array().slice(0, count),
        customers: customers.array().slice(0, count),
        rows: rows.array().slice(0, rows.length),
        texts: [...numbers.keys()],
        histories,
      }
    },
  }
}

/** The claim at a place of a part. */
export function claimAt(part: ClaimsPart, place: number, policyNo: string): Claim {
  return {
    policyNo,
    dueDate: asDay(part.dueDates[place] ?? 0),
    premium: (part.premiums[place] ?? 0) as Fen,
    disposition: dispositionAt(part, place),
    servicing: SERVICINGS[part.servicings[place] ?? 0] ?? 'unknown',
    customer: part.customers[place] ?? 0,
    receivable: claimRowAt(part, place, policyNo),
    history: part.histories.get(place),
  }
}

/** The disposition of the case at a place of a part, before assignment. */
export function dispositionAt({ dispositions }: ClaimsPart, place: number): Case['disposition'] {
  return DISPOSITIONS[dispositions[place] ?? 0] ?? 'worklist'
}

function claimRowAt({ rows, texts }: ClaimsPart, place: number, policyNo: string): ClaimRow {
  let at = place * CLAIM_FIELDS.length
  const next = (): string => texts[rows[at++] ?? 0] ?? ''
  // in the order of CLAIM_FIELDS
  return {
    policyNo,
    branchCode: next(),
    branchName: next(),
    collectorCode: next(),
    collectorName: next(),
    supervisorCode: next(),
    supervisorName: next(),
    agentCode: next(),
    agentName: next(),
  }
}
