import { isActive, type Roster, type RosterEntry } from './roster.ts'

/** Who stands in for somebody, and how that was found. */
interface Substitution {
  /** the first active one of the substitute, the substitute's substitute …; undefined: there is none */
  readonly substitute: RosterEntry | undefined
  /** whose codes were asked, the person's own first; the last one may be a code that nobody has, or one that was asked before */
  readonly chain: readonly string[]
}

/** Follows the substitutes of somebody until one is active, the chain ends, or it comes round. */
export function substitutionOf(roster: Roster, person: RosterEntry): Substitution {
  const chain = [person.code]
  let at: RosterEntry | undefined = person
  while (at && at.substitute !== '') {
    const code = at.substitute
    const comesRound = chain.includes(code)
    chain.push(code)
    if (comesRound) break
    at = roster.get(code)
    if (isActive(at)) return { substitute: at, chain }
  }
  return { substitute: undefined, chain }
}

/** Something about the substitutes of a roster that leads to nobody. */
export interface SubstituteProblem {
  /** unknown: no such code or name on the roster, or a name that several people bear; loop: it comes round, and nobody on it is active */
  readonly kind: 'unknown' | 'loop'
  /** rows of the file, ascending */
  readonly rows: readonly number[]
  /** the codes in their order; a loop ends with the one it began with */
  readonly codes: readonly string[]
}

/** The problems in the order of the file; each loop once. */
export function substituteProblems(roster: Roster): readonly SubstituteProblem[] {
  const problems: SubstituteProblem[] = []
  const looped = new Set<string>()
  for (const entry of roster.values()) {
    if (entry.substitute !== '' && !roster.has(entry.substitute))
      problems.push({ kind: 'unknown', rows: [entry.row], codes: [entry.code, entry.substitute] })
    if (isActive(entry) || looped.has(entry.code)) continue
    const { substitute, chain } = substitutionOf(roster, entry)
    const last = chain.at(-1) ?? ''
    const codes = chain.slice(chain.indexOf(last))
    if (substitute || codes.length < 2 || looped.has(last)) continue
    for (const code of codes) looped.add(code)
    const rows = codes.slice(1).map((code) => roster.get(code)?.row ?? 0)
    problems.push({ kind: 'loop', rows: rows.sort((a, b) => a - b), codes })
  }
  return problems
}
