import type { Claim } from './claim.ts'
import type { UndecidedList } from './undecided.ts'

/** The customers whose cases somebody keeps by rule 3 or 4: their other cases go to the same person where rules 5 and 6 decide. */
export interface Bonds {
  /** @param person of the roster, active and allowed to collect */
  add(caseId: number, c: Claim, person: number): void
  /** customer → person, for the customers of the undecided cases only; of several people the one of the first case */
  among(undecided: UndecidedList, compareCases: (a: number, b: number) => number): Map<number, number>
}

/** Sixteen bytes a case, since with a book nearly every case is kept. */
export function openBonds(): Bonds {
  let capacity = 1 << 8
  let size = 0
  let customers = new Float64Array(capacity)
  let numbers = new Int32Array(capacity * 2)
  const widen = (): void => {
    capacity *= 2
    const wider = new Float64Array(capacity)
    wider.set(customers)
    customers = wider
    const widerNumbers = new Int32Array(capacity * 2)
    widerNumbers.set(numbers)
    numbers = widerNumbers
  }
  return {
    add(caseId, c, person) {
      if (size === capacity) widen()
      customers[size] = c.customer
      numbers[size * 2] = caseId
      numbers[size * 2 + 1] = person
      size += 1
    },
    among(undecided, compareCases) {
      const asked = new Set<number>()
      for (let place = 0; place < undecided.size; place++) asked.add(undecided.at(place).customer)
      const first = new Map<number, { readonly caseId: number; readonly person: number }>()
      for (let i = 0; i < size; i++) {
        const customer = customers[i] ?? 0
        if (!asked.has(customer)) continue
        const [caseId = 0, person = -1] = [numbers[i * 2], numbers[i * 2 + 1]]
        const known = first.get(customer)
        if (!known || compareCases(caseId, known.caseId) < 0) first.set(customer, { caseId, person })
      }
      return new Map([...first].map(([customer, { person }]) => [customer, person]))
    },
  }
}
