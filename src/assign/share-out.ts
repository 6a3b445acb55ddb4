import type { Loads } from './load.ts'
import type { Staff } from './staff.ts'
import type { Undecided, UndecidedList } from './undecided.ts'

/** Gives a case to a person of the roster by a rule. @param together because that person has another case of the customer */
export type Give = (c: Undecided, rule: 5 | 6, person: number, together: boolean) => void

interface Sharing {
  readonly undecided: UndecidedList
  /** customer → the person who has a case of that customer already; grows */
  readonly personOf: Map<number, number>
  readonly staff: Staff
  readonly loads: Loads
  /** by what the cases that are no load yet are spread */
  readonly spread: Loads
}

/**
 * Rules 5 and 6: first every case whose selling agent can collect it, then the others, to the least loaded of their branch.
 * Whoever has a case of a customer gets the customer's others too, in rule 6 as far as that person's limit allows.
 * @param compareCases the order in which the cases are taken
 */
export function shareOut(
  { undecided, personOf, staff, loads, spread }: Sharing,
  compareCases: (a: number, b: number) => number,
  give: Give,
): void {
  const places = Int32Array.from({ length: undecided.size }, (_, place) => place)
  places.sort((a, b) => compareCases(undecided.caseIdAt(a), undecided.caseIdAt(b)))
  const leastOf = openLeastByBranch(staff, loads)
  const leastSpreadOf = spread === loads ? leastOf : openLeastByBranch(staff, spread)
  for (const place of places) {
    const c = undecided.at(place)
    if (c.agent < 0) continue
    const known = personOf.get(c.customer)
    const person = known ?? c.agent
    personOf.set(c.customer, person)
    give(c, 5, person, known !== undefined && known !== c.agent)
  }
  for (const place of places) {
    const c = undecided.at(place)
    if (c.agent >= 0) continue
    const known = personOf.get(c.customer)
    const least = c.onWorklist ? leastOf : leastSpreadOf
    const together = known !== undefined && loads.hasRoom(known)
    const person = together ? known : least(c.branch)
    if (person < 0) continue
    if (known === undefined) personOf.set(c.customer, person)
    give(c, 6, person, together)
  }
}

function openLeastByBranch(staff: Staff, loads: Loads): (branch: number) => number {
  const heaps = new Map<number, () => number>()
  return (branch) => {
    let least = heaps.get(branch)
    if (!least) {
      least = loads.openLeast(staff.collectorsOf(branch))
      heaps.set(branch, least)
    }
    return least()
  }
}
