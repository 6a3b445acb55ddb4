import type { Day } from './day.ts'
import type { AgentStatus } from './words.ts'

/** One person of the sales or collecting staff. */
export interface RosterEntry {
  readonly code: string
  readonly name: string
  readonly branchCode: string
  readonly branchName: string
  readonly supervisorCode: string
  readonly supervisorName: string
  /** on the run's as-of day */
  readonly status: AgentStatus
  /** on the as-of day not here, though not gone: has not joined yet, or does not collect for a time */
  readonly away: boolean
  /** undefined: still here, or nobody wrote it down */
  readonly leftOn: Day | undefined
  /** code of whoever takes over the cases (rule 4); '' = nobody named. As written if nobody on the roster has it */
  readonly substitute: string
  /** may collect */
  readonly collects: boolean
  /** most cases this person takes by rule 6; undefined = no limit */
  readonly limit: number | undefined
  readonly mobile: string
  /** where the person stands in the file: the row number that Excel shows */
  readonly row: number
}

/** Can be given cases on the as-of day. */
export function isActive(entry: RosterEntry | undefined): boolean {
  return entry?.status === 'active' && !entry.away
}

/** The staff by code. Without a roster the program knows only what the rows say. */
export type Roster = ReadonlyMap<string, RosterEntry>

/** Explicit assignments: policy number → collector code. */
export type Assignments = ReadonlyMap<string, string>

/** The people whose name occurs once on the roster, by name: how a person named without a code is found. */
export function entriesByName(roster: Roster): ReadonlyMap<string, RosterEntry> {
  const byName = new Map<string, RosterEntry>()
  const ambiguous = new Set<string>()
  for (const entry of roster.values()) {
    if (byName.has(entry.name)) ambiguous.add(entry.name)
    byName.set(entry.name, entry)
  }
  for (const name of ambiguous) byName.delete(name)
  byName.delete('')
  return byName
}
