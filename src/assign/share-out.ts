import type { Loads } from './load.ts'
import type { Staff } from './staff.ts'
import type { Undecided, UndecidedList } from './undecided.ts'

/** Gives a case to a person of the roster by a rule. */
export type Give = (c: Undecided, rule: 5 | 6, person: number) => void

/**
 * Rules 5 and 6: first every case whose selling agent can collect it, then the others, to the least loaded of their branch.
 * The collector of a customer's first case gets the customer's others too, in rule 6 as far as that person's limit allows.
 * @param compareCases the order in which the cases are taken
 */
export function shareOut(
  undecided: UndecidedList,
  staff: Staff,
  loads: Loads,
  compareCases: (a: number, b: number) => number,
  give: Give,
): void {
  const places = Int32Array.from({ length: undecided.size }, (_, place) => place)
  places.sort((a, b) => compareCases(undecided.caseIdAt(a), undecided.caseIdAt(b)))
  const personOf = new Map<number, number>()
  const leastOf = openLeastByBranch(staff, loads)
  for (const place of places) {
    const c = undecided.at(place)
    if (c.agent < 0) continue
    const person = personOf.get(c.customer) ?? c.agent
    personOf.set(c.customer, person)
    give(c, 5, person)
  }
  for (const place of places) {
    const c = undecided.at(place)
    if (c.agent >= 0) continue
    const known = personOf.get(c.customer)
    const person = known !== undefined && loads.hasRoom(known) ? known : leastOf(c.branch)
    if (person < 0) continue
    if (known === undefined) personOf.set(c.customer, person)
    give(c, 6, person)
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
