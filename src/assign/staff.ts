import { entriesByName, isActive, type Roster, type RosterEntry } from '../model/roster.ts'
import { substitutionOf } from '../model/substitute.ts'
import type { ClaimRow } from './claim.ts'

/** The people of the roster, numbered in its order, as the rules look them up. */
export interface Staff {
  readonly people: readonly RosterEntry[]
  /** by code; where there is no code by name, if only one person bears it; −1 = not on the roster */
  find(code: string, name: string): number
  /** by what a collector is called by: a code, else a name */
  findKey(key: string): number
  /** rule 4: the first active one of the person's substitute, the substitute's substitute …; −1 = there is none */
  substituteOf(person: number): number
  /** the active people who collect for a branch, by its number */
  collectorsOf(branch: number): readonly number[]
  readonly branches: number
  /** the branch of a row as the roster writes it, code or name; −1 = nobody collects there */
  branchOf(row: ClaimRow): number
}

export function openStaff(roster: Roster): Staff {
  const people = [...roster.values()]
  const byCode = new Map(people.map((entry, person) => [entry.code, person]))
  const byName = entriesByName(roster)
  const branchNumbers = new Map<string, number>()
  const collectors: number[][] = []
  people.forEach((entry, person) => {
    if (!mayCollect(entry)) return
    for (const branch of new Set([entry.branchCode, entry.branchName])) {
      if (branch === '') continue
      const known = branchNumbers.get(branch)
      if (known === undefined) {
        branchNumbers.set(branch, collectors.length)
        collectors.push([person])
      } else collectors[known]?.push(person)
    }
  })
  const find = (code: string, name: string) => byCode.get(code || (byName.get(name)?.code ?? '')) ?? -1
  const substitutes = new Map<number, number>()
  return {
    people,
    find,
    findKey: (key) => byCode.get(key) ?? find('', key),
    substituteOf(person) {
      let found = substitutes.get(person)
      if (found === undefined) {
        const entry = people[person]
        const substitute = entry && substitutionOf(roster, entry).substitute
        found = substitute ? find(substitute.code, '') : -1
        substitutes.set(person, found)
      }
      return found
    },
    collectorsOf: (branch) => collectors[branch] ?? [],
    branches: collectors.length,
    branchOf: (row) => branchNumbers.get(row.branchCode) ?? branchNumbers.get(row.branchName) ?? -1,
  }
}

/** Active and allowed to collect. */
export function mayCollect(entry: RosterEntry | undefined): boolean {
  return isActive(entry) && entry?.collects === true
}
