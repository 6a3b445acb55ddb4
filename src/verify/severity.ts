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
