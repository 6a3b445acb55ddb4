import type { Collector } from '../model/case.ts'
import type { RosterEntry } from '../model/roster.ts'
import type { ClaimRow } from './claim.ts'

/** The collectors who got cases, numbered in the order in which they got their first. */
export interface Collectors {
  /** a collector whom the roster knows */
  enlist(entry: RosterEntry): number
  /** a collector whom only the input or the assignment file knows; branch and supervisor are those of the first case */
  enlistUnlisted(code: string, name: string, row: ClaimRow): number
  /** remembers the name that the rows give a code; the first one counts */
  noteName(code: string, name: string): void
  /** remembers the first case of somebody whose branch or supervisor the roster leaves open */
  noteCase(entry: RosterEntry, row: ClaimRow): void
  /** what roster and first case leave open is filled from what was noted */
  list(): readonly Collector[]
  /** names without a code that rows of several branches bear: one collector each, be it one person or two */
  namesakes(): readonly Namesake[]
}

/** A name that stands for one collector in several branches. */
export interface Namesake {
  readonly name: string
  /** codes, else names */
  readonly branches: readonly string[]
}

type Whereabouts = Pick<Collector, 'branchCode' | 'branchName' | 'supervisorCode' | 'supervisorName'>

export function openCollectors(): Collectors {
  const numbers = new Map<string, number>()
  const collectors: Collector[] = []
  const names = new Map<string, string>()
  const cases = new Map<string, Whereabouts>()
  const branchesOf = new Map<string, Set<string>>()

  const enlist = (code: string, name: string, from: Whereabouts, supervisorListed: boolean): number => {
    const key = code || name
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, collectors.length)
    return collectors.push({ key, code, name, ...whereaboutsOf(from), supervisorListed }) - 1
  }

  const noteBranch = (name: string, { branchCode, branchName }: ClaimRow): void => {
    const branch = branchCode || branchName
    const known = branchesOf.get(name)
    if (branch === '') return
    if (known === undefined) branchesOf.set(name, new Set([branch]))
    else known.add(branch)
  }

  const filled = (collector: Collector): Collector => {
    const first = cases.get(collector.key)
    return {
      ...collector,
      name: collector.name || (names.get(collector.code) ?? ''),
      ...(first && !hasBranch(collector) ? { branchCode: first.branchCode, branchName: first.branchName } : {}),
      ...(first && !hasSupervisor(collector)
        ? { supervisorCode: first.supervisorCode, supervisorName: first.supervisorName }
        : {}),
    }
  }

  return {
    enlist: (entry) => enlist(entry.code, entry.name, entry, hasSupervisor(entry)),
    enlistUnlisted(code, name, row) {
      if (code === '') noteBranch(name, row)
      return enlist(code, name, row, false)
    },
    noteName(code, name) {
      if (code !== '' && name !== '' && !names.has(code)) names.set(code, name)
    },
    noteCase(entry, row) {
      if ((hasBranch(entry) && hasSupervisor(entry)) || cases.has(entry.code)) return
      cases.set(entry.code, whereaboutsOf(row))
    },
    list: () => collectors.map(filled),
    namesakes: () =>
      [...branchesOf].flatMap(([name, branches]) =>
        branches.size > 1 ? [{ name, branches: [...branches].sort() }] : [],
      ),
  }
}

function whereaboutsOf({ branchCode, branchName, supervisorCode, supervisorName }: Whereabouts): Whereabouts {
  return { branchCode, branchName, supervisorCode, supervisorName }
}

const hasBranch = (one: Whereabouts) => one.branchCode !== '' || one.branchName !== ''
const hasSupervisor = (one: Whereabouts) => one.supervisorCode !== '' || one.supervisorName !== ''
