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

/** The checks of agreement, after `classify`; about the case's first row. An empty value decides nothing, whether or not its column is there. */
export function openCaseChecks(context: RunContext): (c: Case) => readonly Finding[] {
  const checks = CHECKS.filter((check): check is CaseCheck => check.kind === 'case' && isOn(check.code, context))
  return (c) => {
    let findings = NOTHING
    for (const check of checks) {
      const hit = check.find(c, context)
      if (hit) findings = [...findings, findingOf(check, hit, c.receivable)]
    }
    return findings
  }
}

function isOn(code: string, { settings }: RunContext): boolean {
  return settings.checks[code] !== 'off'
}
