import type { Case } from '../model/case.ts'
import type { Finding } from '../model/finding.ts'
import type { ColumnPresence, Receivable } from '../model/receivable.ts'
import type { RunContext } from '../model/run.ts'
import { CHECKS } from './catalogue.ts'
import type { CaseCheck, RowCheck } from './check.ts'
import { findingOf } from './finding.ts'
import { missingNeed } from './needs.ts'

const NOTHING: readonly Finding[] = []

/**
 * The checks that need only the row, after `map`. Which checks apply is settled once per table: those that the settings switch
 * off and those that miss a column are left out.
 */
export function openRowChecks(context: RunContext): (row: Receivable) => readonly Finding[] {
  const inForce = CHECKS.filter((check): check is RowCheck => check.kind === 'row' && isOn(check.code, context))
  const byTable = new Map<ColumnPresence, readonly RowCheck[]>()
  let table: ColumnPresence | undefined
  let checks: readonly RowCheck[] = []

  const checksOf = (presence: ColumnPresence): readonly RowCheck[] => {
    const known = byTable.get(presence)
    if (known) return known
    const applying = inForce.filter((check) => missingNeed(check.needs, presence) === undefined)
    byTable.set(presence, applying)
    return applying
  }

  return (row) => {
    if (row.columns !== table) {
      table = row.columns
      checks = checksOf(table)
    }
    let findings = NOTHING
    for (const check of checks) {
      const hit = check.find(row, context)
      if (hit) findings = [...findings, findingOf(check, hit, row)]
    }
    return findings
  }
}

/** The checks of agreement, after `classify`. An empty value decides nothing, whether or not its column is there. */
export interface CaseChecks {
  /** everything about a case of one row */
  all(c: Case): readonly Finding[]
  /** @param c the case, its receivable and transfer those of the row that is asked */
  ofRow(c: Case): readonly Finding[]
  /** @param c the case as a whole */
  ofCase(c: Case): readonly Finding[]
}

export function openCaseChecks(context: RunContext): CaseChecks {
  const inForce = CHECKS.filter((check): check is CaseCheck => check.kind === 'case' && isOn(check.code, context))
  const ask = (checks: readonly CaseCheck[]) => (c: Case) => {
    let findings = NOTHING
    for (const check of checks) {
      const hit = check.find(c, context)
      if (hit) findings = [...findings, findingOf(check, hit, c.receivable)]
    }
    return findings
  }
  return {
    all: ask(inForce),
    ofRow: ask(inForce.filter((check) => !check.once)),
    ofCase: ask(inForce.filter((check) => check.once)),
  }
}

function isOn(code: string, { settings }: RunContext): boolean {
  return settings.checks[code] !== 'off'
}
