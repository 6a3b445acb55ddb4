import { formatDay, formatMonth } from '../../model/day.ts'
import { maskFreeText } from '../../model/mask.ts'
import type { MeasureSums, PersistencyGroup } from '../../model/persistency.ts'
import { POLICY_FIELDS } from '../../model/policy-field.ts'
import type { Book, PageRow, TableSheet } from '../../model/sheet.ts'
import { fill, type Lang } from '../../model/text.ts'
import { type Dimension, type Measure, type Period, wordsOf, wordText } from '../../model/words.ts'
import { across, row } from '../frame.ts'
import { inTone, type TableColumn, tableSheet } from '../table.ts'
import { both } from '../wording.ts'
import { formulaLines } from './formula.ts'
import type { PersistencyInput } from './input.ts'
import { nameColumns, type SumLine, sumColumns } from './sum-columns.ts'
import { doubts, nameOf, WORDS } from './words.ts'

const TEXTS = {
  overview: both('总览', 'Overview'),
  months: both('逐月', 'Months'),
  leftOut: both('未计入', 'Left out'),
  setApart: both('情况不明', 'Set apart'),
  notice: both('内部资料 严禁外传', 'Internal. Do not pass on'),
  lists: both('字典', 'Lists'),
  policyNo: both('保单号', 'Policy no.'),
  source: both('来源', 'Source'),
  row: both('行', 'Row'),
  cell: both('看不懂的内容', 'What could not be read'),
  measure: both('指标', 'Measure'),
  period: both('期间', 'Period'),
  judged: both('判断日 {day}　运行编号 {runId}', 'Judged on {day} · run {runId}'),
} as const

/** Persistency as a workbook: tables of numbers that Excel sorts, filters and adds up. */
export function persistencyBook(input: PersistencyInput): Book {
  const { lang } = input
  return {
    title: WORDS.title[lang],
    notice: TEXTS.notice[lang],
    lists: [],
    listsSheet: TEXTS.lists[lang],
    sheets: [
      overviewSheet(input),
      monthsSheet(input),
      ...wordsOf('dimension').map((dimension) => groupSheet(dimension, input)),
      leftOutSheet(input),
      ...(input.setApart.length === 0 ? [] : [setApartSheet(input)]),
    ],
  }
}

const WIDE = 9

function top({ persistency, lang, runId }: PersistencyInput, heading: string): readonly PageRow[] {
  const day = formatDay(persistency.judgedOn)
  return [row(across(heading, WIDE, 'title')), row(across(fill(TEXTS.judged[lang], { day, runId }), WIDE, 'subtitle'))]
}

function overviewSheet(input: PersistencyInput): TableSheet {
  const { persistency, lang, notices } = input
  const { total, premiumWeight } = persistency
  const lines: SumLine[] = wordsOf('measure').flatMap((measure) =>
    wordsOf('period').map((period) => ({
      names: [wordText('measure', measure)[lang], wordText('period', period)[lang]],
      sums: total[measure][period],
    })),
  )
  const warnings = [...notices.map((notice) => notice[lang]), ...doubts(total, lang)]
  return tableSheet({
    name: TEXTS.overview[lang],
    top: [
      ...top(input, `${WORDS.title[lang]} ${formatMonth(persistency.month)}`),
      ...formulaLines(persistency, lang).map((line) => row(across(line, WIDE, 'muted'))),
      ...warnings.map((line) => row(across(line, WIDE, 'warning'))),
    ],
    columns: [
      ...nameColumns([TEXTS.measure, TEXTS.period], [16, 14]),
      ...sumColumns<SumLine>('sum', lang, premiumWeight, ({ sums }) => sums),
    ],
    lines,
    count: lines.length,
    lang,
    frozenColumns: 2,
  })
}

function monthsSheet(input: PersistencyInput): TableSheet {
  const { persistency, lang } = input
  const lines: SumLine[] = wordsOf('measure').flatMap((measure) =>
    persistency.months[measure].map(({ effective, sums }) => ({
      names: [wordText('measure', measure)[lang], formatMonth(effective)],
      sums,
    })),
  )
  return tableSheet({
    name: TEXTS.months[lang],
    top: top(input, WORDS.trend[lang]),
    columns: [
      ...nameColumns([TEXTS.measure, WORDS.effective], [16, 12]),
      ...sumColumns<SumLine>('sum', lang, persistency.premiumWeight, ({ sums }) => sums),
    ],
    lines,
    count: lines.length,
    lang,
    frozenColumns: 2,
  })
}

/** One line for each group, a band of columns for each measure and period; rolling twelve first, as the rank is made of it. */
function groupSheet(dimension: Dimension, input: PersistencyInput): TableSheet {
  const { persistency, lang } = input
  const { premiumWeight, fewPolicies, total } = persistency
  const groups = persistency.groups[dimension]
  const name = wordText('dimension', dimension)[lang]
  const bands = wordsOf('measure').flatMap((measure) =>
    (['rolling', 'month'] as const).map((period) => ({ measure, period })),
  )
  type Line = Pick<PersistencyGroup, 'code' | 'name' | 'rank'> & { readonly sums: MeasureSums }
  const columns: readonly TableColumn<Line>[] = [
    {
      key: 'rank',
      title: WORDS.rank,
      kind: 'count',
      width: 7,
      cell: ({ rank }) => rank ?? { value: '—', kind: 'text' },
    },
    { key: 'code', title: WORDS.code, kind: 'text', width: 14, cell: ({ code }) => code },
    {
      key: 'name',
      title: both(name, name),
      kind: 'text',
      width: 22,
      cell: (line) => line.name || (line.code ? '' : nameOf(line, lang)),
    },
    ...bands.flatMap(({ measure, period }) =>
      sumColumns<Line>(`${measure}-${period}`, lang, premiumWeight, ({ sums }) => sums[measure][period]),
    ),
  ]
  const sheet = tableSheet({
    name,
    top: [...top(input, name), row(across(fill(WORDS.fewNote[lang], { few: fewPolicies }), WIDE, 'muted'))],
    columns,
    lines: groups,
    count: groups.length,
    lang,
    frozenColumns: 3,
  })
  const all: Line = { code: '', name: WORDS.total[lang], rank: undefined, sums: total }
  return {
    ...sheet,
    columns: sheet.columns.map((column) => ({ ...column, ...groupOf(column.key, lang) })),
    rowCount: sheet.rowCount + 1,
    rows: [
      ...sheet.rows,
      inTone(
        columns.map((column) => column.cell(all)),
        'total',
      ),
    ],
    printedColumns: 12,
  }
}

/** The band above a column: `13个月 滚动12个月`. */
function groupOf(key: string, lang: Lang): { readonly group?: string } {
  for (const measure of wordsOf('measure'))
    for (const period of wordsOf('period'))
      if (key.startsWith(`${measure}-${period}-`)) return { group: band(measure, period, lang) }
  return {}
}

function band(measure: Measure, period: Period, lang: Lang): string {
  return `${wordText('measure', measure)[lang]} ${wordText('period', period)[lang]}`
}

function leftOutSheet(input: PersistencyInput): TableSheet {
  const { persistency, lang } = input
  const lines = wordsOf('leftOut').flatMap((why) =>
    (['month13', 'month25'] as const).flatMap((measure) =>
      wordsOf('period').map((period) => ({ why, measure, period, ...persistency.leftOut[why][measure][period] })),
    ),
  )
  type Line = (typeof lines)[number]
  const columns: readonly TableColumn<Line>[] = [
    { key: 'why', title: WORDS.why, kind: 'text', width: 20, cell: ({ why }) => wordText('leftOut', why)[lang] },
    {
      key: 'measure',
      title: TEXTS.measure,
      kind: 'text',
      width: 14,
      cell: ({ measure }) => wordText('measure', measure)[lang],
    },
    {
      key: 'period',
      title: TEXTS.period,
      kind: 'text',
      width: 14,
      cell: ({ period }) => wordText('period', period)[lang],
    },
    { key: 'policies', title: both('件数', 'Policies'), kind: 'count', width: 10, cell: ({ policies }) => policies },
    { key: 'fen', title: WORDS.firstPremium, kind: 'money', width: 16, cell: ({ fen }) => fen },
  ]
  return tableSheet({
    name: TEXTS.leftOut[lang],
    top: top(input, WORDS.leftOut[lang]),
    columns,
    lines,
    count: lines.length,
    lang,
  })
}

function setApartSheet(input: PersistencyInput): TableSheet {
  const { setApart, tables, lang } = input
  type Line = (typeof setApart)[number]
  const sourceOf = ({ origin }: Line) => {
    const table = tables[origin.table]
    return table ? [table.path, table.sheet].filter((part) => part !== '').join(' › ') : ''
  }
  const columns: readonly TableColumn<Line>[] = [
    { key: 'policyNo', title: TEXTS.policyNo, kind: 'text', width: 24, cell: ({ policyNo }) => policyNo },
    { key: 'why', title: WORDS.why, kind: 'text', width: 24, cell: ({ why }) => wordText('setApart', why)[lang] },
    { key: 'cell', title: TEXTS.cell, kind: 'text', width: 30, cell: ({ unread }) => unreadText(unread, lang) },
    { key: 'source', title: TEXTS.source, kind: 'text', width: 30, cell: sourceOf },
    { key: 'row', title: TEXTS.row, kind: 'count', width: 8, cell: ({ origin }) => origin.row },
  ]
  return tableSheet({
    name: TEXTS.setApart[lang],
    top: [...top(input, WORDS.setApart[lang]), row(across(WORDS.setApartNote[lang], WIDE, 'muted'))],
    columns,
    lines: setApart,
    count: setApart.length,
    lang,
  })
}

function unreadText(unread: PersistencyInput['setApart'][number]['unread'], lang: Lang): string {
  if (!unread) return ''
  return `${POLICY_FIELDS[unread.field].title[lang]}：${maskFreeText(unread.value)}`
}
