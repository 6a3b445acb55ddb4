import { type CheckPage, messageOf } from '../model/finding.ts'
import { maskValue } from '../model/mask.ts'
import type { TableFacts } from '../model/run.ts'
import type { Lang } from '../model/text.ts'
import type { CsvColumn, CsvValue } from '../write/index.ts'
import type { LoggedFinding } from './finding-log.ts'
import type { FindingLine } from './types.ts'

/** The contract of `data/findings.csv`: these columns in this order. */
export const FINDING_COLUMNS: readonly CsvColumn[] = [
  { name: 'sourceFile', kind: 'text' },
  { name: 'sourceSheet', kind: 'text' },
  { name: 'sourceRow', kind: 'number' },
  { name: 'policyNo', kind: 'text' },
  { name: 'code', kind: 'text' },
  { name: 'severity', kind: 'text' },
  { name: 'field', kind: 'text' },
  { name: 'value', kind: 'text' },
  { name: 'message', kind: 'text' },
]

/** A finding as people and scripts read it: its place by name, its sentence in their language, its value masked. */
export function findingLine(
  finding: LoggedFinding,
  tables: readonly TableFacts[],
  checks: ReadonlyMap<string, CheckPage>,
  lang: Lang,
  personal = false,
): FindingLine {
  const table = tables[finding.table]
  const value = finding.value ?? ''
  const page = checks.get(finding.code)
  return {
    sourceFile: table?.path ?? '',
    sourceSheet: table?.sheet ?? '',
    sourceRow: finding.row,
    policyNo: finding.policyNo,
    code: finding.code,
    severity: finding.severity,
    field: finding.field ?? '',
    value: personal ? value : maskValue(finding.field, value),
    message: page ? messageOf(page, finding, lang) : '',
  }
}

/** The line in the order of FINDING_COLUMNS. */
export function findingValues(line: FindingLine): CsvValue[] {
  return [
    line.sourceFile,
    line.sourceSheet,
    line.sourceRow,
    line.policyNo,
    line.code,
    line.severity,
    line.field,
    line.value,
    line.message,
  ]
}
