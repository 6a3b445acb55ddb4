import { type Fen, fen } from '../model/money.ts'
import type { Claim } from './claim.ts'

/** A case that rules 1 and 2 gave to nobody, as far as rules 5 and 6 look at it. */
export interface Undecided {
  readonly caseId: number
  /** the holder's number */
  readonly customer: number
  readonly premium: Fen
  /** counts as load */
  readonly onWorklist: boolean
  /** the selling agent, if active and allowed to collect, as a person of the roster; else −1 */
  readonly agent: number
  /** the branch by its number; −1 = nobody collects there */
  readonly branch: number
}

/** Five million of them take some 130 MB: numbers only, no case is kept. */
export interface UndecidedList {
  readonly size: number
  add(caseId: number, c: Claim, agent: number, branch: number): void
  at(place: number): Undecided
  caseIdAt(place: number): number
}

export function openUndecided(): UndecidedList {
  let capacity = 1 << 8
  let size = 0
  let amounts = new Float64Array(capacity * 2)
  let numbers = new Int32Array(capacity * 3)
  const widen = (): void => {
    capacity *= 2
    const wider = new Float64Array(capacity * 2)
    wider.set(amounts)
    amounts = wider
    const widerNumbers = new Int32Array(capacity * 3)
    widerNumbers.set(numbers)
    numbers = widerNumbers
  }
  return {
    get size() {
      return size
    },
    add(caseId, c, agent, branch) {
      if (size === capacity) widen()
      amounts[size * 2] = c.customer
      // The sign tells whether the case is load: a premium is always positive.
      amounts[size * 2 + 1] = c.disposition === 'worklist' ? c.premium : -c.premium
      numbers[size * 3] = caseId
      numbers[size * 3 + 1] = agent
      numbers[size * 3 + 2] = branch
      size += 1
    },
    caseIdAt: (place) => numbers[place * 3] ?? 0,
    at(place) {
      const amount = amounts[place * 2 + 1] ?? 0
      return {
        customer: amounts[place * 2] ?? 0,
        premium: fen(Math.abs(amount)),
        onWorklist: amount > 0,
        caseId: numbers[place * 3] ?? 0,
        agent: numbers[place * 3 + 1] ?? -1,
        branch: numbers[place * 3 + 2] ?? -1,
      }
    },
  }
}
