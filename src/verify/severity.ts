import type { Finding } from '../model/finding.ts'
import type { Settings } from '../model/settings.ts'
import type { Severity } from '../model/words.ts'
import { CHECKS } from './catalogue.ts'
import type { Check } from './check.ts'

const byCode: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.code, check]))

/** The check of a code (in capitals), if there is one. */
export function checkOf(code: string): Check | undefined {
  return byCode.get(code)
}

/**
 * How grave a finding is: what the settings say of its code, else what the finding says itself, else what the check says of
 * its field, else of all. A slight form that was told apart (V045) is never made graver by the settings, only switched off.
 */
export function severityOf(finding: Finding, settings: Settings): Severity | 'off' {
  const set = settings.checks[finding.code]
  if (set === 'off') return 'off'
  if (finding.severity) return finding.severity
  if (set) return set
  const check = byCode.get(finding.code)
  if (!check) throw new Error(`no check has the code ${finding.code}`)
  return (finding.field && check.severityByField?.[finding.field]) ?? check.severity
}

/** What the settings may say of a check. */
export type Grade = Severity | 'off'

/** Rows that must not be worked on, whatever a company prefers: without its key, at no or another amount, or contradicting another. */
const ALWAYS_REJECTED: ReadonlySet<string> = new Set(['V001', 'V002', 'V003', 'V005', 'V014'])

/**
 * The severities that the settings may give a check. Only what is known when a row is read can reject it; what the whole
 * input or the finished case tells comes too late for that.
 */
export function gradesOf(check: Check): readonly Grade[] {
  if (check.kind === 'refusal') return []
  if (ALWAYS_REJECTED.has(check.code)) return ['reject']
  return check.kind === 'row' || check.kind === 'cell' ? ['reject', 'warn', 'note', 'off'] : ['warn', 'note', 'off']
}
