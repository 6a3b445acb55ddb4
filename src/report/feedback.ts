import { FIELDS } from '../model/field.ts'
import { type GradedFinding, messageOf } from '../model/finding.ts'
import { maskValue } from '../model/mask.ts'
import type { Book, Tone } from '../model/sheet.ts'
import type { Lang } from '../model/text.ts'
import { type Severity, wordText } from '../model/words.ts'
import type { ReportContext } from './context.ts'
import { again, cappedNote, NOTICE, reportTop } from './frame.ts'
import { share } from './grid.ts'
import { type TableColumn, tableSheet } from './table.ts'
import { both } from './wording.ts'

/** A finding with its place. */
export interface FeedbackLine extends GradedFinding {
  /** index into the run's tables */
  readonly table: number
  /** the row number that Excel shows */
  readonly row: number
  readonly policyNo: string
}

export interface FeedbackInput {
  /** code → findings and their severity */
  readonly counts: ReadonlyMap<string, { readonly severity: Severity; readonly count: number }>
  /** every finding in the order of the input; walked while the list is written */
  readonly findings: Iterable<FeedbackLine>
}

interface CheckLine {
  readonly code: string
  readonly severity: Severity
  readonly count: number
}

const WORDS = {
  title: both('核对反馈', 'Verification feedback'),
  howTo: both(
    '请导出数据的同事按“怎么办”更正后重新导出。级别：退回 = 该行不能用，已退出清单；警告 = 照常列入并标出；提示 = 仅供了解。',
    'To whoever made the export: correct as said under "What to do" and export again. Reject = the row cannot be used and left the lists; warn = the row stays, marked; note = for information.',
  ),
  masked: both(
    '值已遮盖；原值请按文件和行号查看，退回行的原文在“退回行”工作簿。',
    'Values are masked: see file and row for the original; rejected rows stand in full in the rejected-rows workbook.',
  ),
  totals: both('按核对项', 'By check'),
  list: both('明细', 'Findings'),
  byCheck: both('核对反馈明细（按核对项排列，可按代码、文件筛选）', 'Findings by check (filter by code or file)'),
  byInput: both(
    '核对反馈明细（条数多，按输入顺序排列，可按代码、文件筛选）',
    'Findings, being many, in the order of the input (filter by code or file)',
  ),
  lists: both('字典', 'Lists'),
} as const

/** more findings than this are not held to be sorted */
const MOST_SORTED = 100_000

const GRAVEST: readonly Severity[] = ['reject', 'warn', 'note']
const TONES: Readonly<Record<Severity, Tone>> = { reject: 'danger', warn: 'warning', note: 'muted' }

/** What verification found: first how often each check spoke, then every finding with its place and what to do about it. */
export function feedbackBook({ counts, findings }: FeedbackInput, context: ReportContext): Book {
  const { lang } = context
  const checks: readonly CheckLine[] = [...counts]
    .map(([code, { severity, count }]) => ({ code, severity, count }))
    .sort(
      (a, b) =>
        GRAVEST.indexOf(a.severity) - GRAVEST.indexOf(b.severity) || b.count - a.count || (a.code < b.code ? -1 : 1),
    )
  const total = checks.reduce((sum, check) => sum + check.count, 0)
  return {
    title: WORDS.title[lang],
    notice: NOTICE[lang],
    lists: [],
    listsSheet: WORDS.lists[lang],
    sheets: [
      tableSheet({
        name: WORDS.totals[lang],
        top: reportTop(WORDS.title, [WORDS.howTo, WORDS.masked], context),
        columns: checkColumns(total, context),
        lines: checks,
        count: checks.length,
        lang,
        frozenColumns: 2,
      }),
      tableSheet({
        name: WORDS.list[lang],
        top: reportTop(
          total > MOST_SORTED ? WORDS.byInput : WORDS.byCheck,
          cappedNote(total, 'data/findings.csv'),
          context,
        ),
        columns: findingColumns(context),
        lines: total > MOST_SORTED ? findings : byCheck(findings, checks),
        count: total,
        lang,
        frozenColumns: 1,
      }),
    ],
  }
}

/** The findings check by check, the gravest checks first. They are few enough to be held. */
function byCheck(findings: Iterable<FeedbackLine>, checks: readonly CheckLine[]): Iterable<FeedbackLine> {
  return again(function* () {
    const lines = new Map<string, FeedbackLine[]>(checks.map(({ code }) => [code, []]))
    for (const finding of findings) lines.get(finding.code)?.push(finding)
    for (const ofCheck of lines.values()) yield* ofCheck
  })
}

function severityCell(severity: Severity, lang: Lang) {
  return { value: wordText('severity', severity)[lang], tone: TONES[severity] }
}

function checkColumns(total: number, { lang, checks }: ReportContext): readonly TableColumn<CheckLine>[] {
  return [
    { key: 'code', title: both('代码', 'Code'), kind: 'text', width: 8, cell: (line) => line.code },
    {
      key: 'title',
      title: both('核对项', 'Check'),
      kind: 'wrapped',
      width: 26,
      cell: (line) => checks.get(line.code)?.title[lang] ?? line.code,
    },
    {
      key: 'severity',
      title: both('级别', 'Severity'),
      kind: 'text',
      width: 9,
      cell: (line) => severityCell(line.severity, lang),
    },
    { key: 'count', title: both('条数', 'Findings'), kind: 'count', width: 10, cell: (line) => line.count },
    { key: 'share', title: both('占比', 'Share'), kind: 'share', width: 9, cell: (line) => share(line.count, total) },
    {
      key: 'remedy',
      title: both('怎么办', 'What to do'),
      kind: 'wrapped',
      width: 70,
      cell: (line) => checks.get(line.code)?.remedy[lang] ?? '',
    },
  ]
}

function findingColumns({ lang, checks, tables }: ReportContext): readonly TableColumn<FeedbackLine>[] {
  return [
    { key: 'code', title: both('代码', 'Code'), kind: 'text', width: 8, cell: (line) => line.code },
    {
      key: 'severity',
      title: both('级别', 'Severity'),
      kind: 'text',
      width: 8,
      cell: (line) => severityCell(line.severity, lang),
    },
    {
      key: 'file',
      title: both('文件', 'File'),
      kind: 'text',
      width: 28,
      cell: (line) => tables[line.table]?.path ?? '',
    },
    {
      key: 'sheet',
      title: both('工作表', 'Sheet'),
      kind: 'text',
      width: 14,
      cell: (line) => tables[line.table]?.sheet ?? '',
    },
    { key: 'row', title: both('行', 'Row'), kind: 'count', width: 8, cell: (line) => line.row },
    { key: 'policyNo', title: both('保单号', 'Policy no.'), kind: 'text', width: 20, cell: (line) => line.policyNo },
    {
      key: 'field',
      title: both('项目', 'Field'),
      kind: 'text',
      width: 14,
      cell: (line) => (line.field === undefined ? '' : FIELDS[line.field].title[lang]),
    },
    {
      key: 'value',
      title: both('值', 'Value'),
      kind: 'text',
      width: 22,
      cell: (line) => maskValue(line.field, line.value ?? ''),
    },
    {
      key: 'message',
      title: both('问题', 'Finding'),
      kind: 'wrapped',
      width: 50,
      cell: (line) => {
        const page = checks.get(line.code)
        return page === undefined ? line.code : messageOf(page, line, lang)
      },
    },
    {
      key: 'remedy',
      title: both('怎么办', 'What to do'),
      kind: 'wrapped',
      width: 50,
      cell: (line) => checks.get(line.code)?.remedy[lang] ?? '',
    },
  ]
}
