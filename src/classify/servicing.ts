import { type Collector, isSellingAgent } from '../model/case.ts'
import { foldName } from '../model/holder.ts'
import type { Receivable } from '../model/receivable.ts'
import { entriesByName, isActive, type Roster, type RosterEntry } from '../model/roster.ts'
import type { RunContext } from '../model/run.ts'
import type { AgentStatus, Servicing } from '../model/words.ts'

/** Whoever collects a case: code, or the name where there is no code. */
type Person = Pick<Collector, 'code' | 'name'>

/** How a collector stands to the agent who sold the policy. */
export type ServicingJudge = (row: Receivable, collector: Person | undefined) => Servicing

/**
 * own: the collector is the selling agent, whatever the agent's status · orphan: the agent has left, or the row names none ·
 * serviced: the agent is active · unknown: the status is given nowhere. The row's status (else its orphan flag), overruled by the roster.
 */
export function openServicing({ roster }: Pick<RunContext, 'roster'>): ServicingJudge {
  const byName = roster && entriesByName(roster)
  return (row, collector) => {
    if (row.agentCode === '' && row.agentName === '') return 'orphan'
    if (collector && isSellingAgent(collector, row)) return 'own'
    const entry = rosterEntryOf(row, roster, byName)
    const status = entry ? entry.status : agentStatusOf(row)
    if (status === 'left') return 'orphan'
    return status === 'active' ? 'serviced' : 'unknown'
  }
}

/**
 * The collector whom the assignment file names, else the row, if active in the roster (no roster: always): what classify goes by
 * before anything is assigned. Where nobody is named, only the selling agent can turn out to be the collector.
 */
export function openNamedCollector({ assignments, roster }: Pick<RunContext, 'assignments' | 'roster'>) {
  const byName = roster && entriesByName(roster)
  return (row: Receivable): Person | undefined => {
    const assigned = assignments.size === 0 ? undefined : assignments.get(row.policyNo)
    if (assigned !== undefined) return roster?.get(assigned) ?? byName?.get(assigned) ?? { code: assigned, name: '' }
    const { collectorCode: code, collectorName: name } = row
    if (code === '' && name === '') return undefined
    if (!roster) return { code, name }
    const entry = code === '' ? byName?.get(name) : roster.get(code)
    return isActive(entry) ? entry : undefined
  }
}

function rosterEntryOf(
  row: Receivable,
  roster: Roster | undefined,
  byName: ReadonlyMap<string, RosterEntry> | undefined,
): RosterEntry | undefined {
  return row.agentCode === '' ? byName?.get(row.agentName) : roster?.get(row.agentCode)
}

function agentStatusOf(row: Receivable): AgentStatus | '' {
  if (row.agentStatus !== '' || row.orphanFlag === '') return row.agentStatus
  return row.orphanFlag === 'yes' ? 'left' : 'active'
}

/** 自保件 or 互保件: the agent is the holder or the insured, or the export says so. */
export function isSelf(row: Receivable): boolean {
  if (row.selfFlag === 'yes') return true
  if (row.agentName === '') return false
  const agent = foldName(row.agentName)
  return agent === foldName(row.holderName) || agent === foldName(row.insuredName)
}
