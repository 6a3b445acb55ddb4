import { type CheckPage, messageOf } from '../../model/finding.ts'
import { maskValue } from '../../model/mask.ts'
import type { TableFacts } from '../../model/run.ts'
import type { Lang } from '../../model/text.ts'
import { both } from '../../model/wording.ts'
import type { CsvValue } from '../../write/index.ts'
import type { LoggedFinding } from '../finding-log.ts'
import type { FindingLine } from '../types.ts'
import type { DataColumn } from './data-column.ts'

/** The contract of `data/findings.csv`: these columns in this order. */
export const FINDING_COLUMNS: readonly DataColumn[] = [
  { name: 'sourceFile', kind: 'text', means: both('来自哪个文件，写法与命令里相同', 'input file as given') },
  { name: 'sourceSheet', kind: 'text', means: both('工作表；文本文件为空', 'sheet; empty for text files') },
  {
    name: 'sourceRow',
    kind: 'number',
    means: both('第几行，与 Excel 里看到的相同', 'row as Excel numbers it'),
  },
  { name: 'policyNo', kind: 'text', means: both('保单号', 'policy number') },
  { name: 'code', kind: 'text', means: both('代码，见 checks.md', 'code, see checks.md') },
  { name: 'severity', kind: 'text', means: both('级别', 'severity'), words: 'severity' },
  { name: 'field', kind: 'text', means: both('哪个字段', 'the field') },
  { name: 'value', kind: 'text', means: both('那里写的，号码已隐去', 'what stands there, masked') },
  { name: 'message', kind: 'text', means: both('一句话说明', 'what is wrong, in a sentence') },
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
