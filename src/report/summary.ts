import { addDays, formatDay } from '../model/day.ts'
import type { Book, Cell, Column, TableSheet } from '../model/sheet.ts'
import type { Text } from '../model/text.ts'
import { wordText } from '../model/words.ts'
import type { ReportContext } from './context.ts'
import { NOTICE, reportTop } from './frame.ts'
import { share } from './grid.ts'
import { noSum, type Sum, together, totalOf, withCodes, withNames } from './sum.ts'
import { paidNote, summaryPage } from './summary-page.ts'
import { type Dimension, LAPSE_DAYS, type Sums, type TallyData } from './tally-data.ts'
import { both, weekdayWords } from './wording.ts'

const WORDS = {
  title: both('续期应收整理汇总', 'Summary of the renewal list'),
  none: both('（空）', '(empty)'),
  unassigned: both('（未分派）', '(unassigned)'),
  total: both('合计', 'Total'),
  largest: both('大额前列', 'Largest'),
  largestTitle: both('待收保费最大的件', 'Largest cases to collect'),
  lapses: both('未来失效', 'Coming lapses'),
  lapsesTitle: both('未来31天逐日：不缴就中止的件', 'Day by day: what lapses in the coming 31 days if unpaid'),
  lapsesNote: both(
    '按法定天数计；在途暂缓的单列；万能险到期不自动中止，也单列。',
    'Counted by day. Cases on hold and universal-life policies (which do not lapse by themselves) are given apart.',
  ),
  lists: both('字典', 'Lists'),
} as const

const BY_NAME: readonly { readonly dimension: Dimension; readonly title: Text; readonly heading: Text }[] = [
  { dimension: 'branch', title: both('机构', 'Branch'), heading: both('按机构', 'By branch') },
  { dimension: 'collector', title: both('收费员', 'Collector'), heading: both('按收费员', 'By collector') },
  { dimension: 'supervisor', title: both('主管', 'Supervisor'), heading: both('按主管', 'By supervisor') },
  { dimension: 'channel', title: both('渠道', 'Channel'), heading: both('按销售渠道', 'By sales channel') },
  { dimension: 'product', title: both('险种', 'Product'), heading: both('按险种（主险）', 'By product (main)') },
]

/** The summary: the manager's page, then a sheet for each open axis, the largest cases, and the coming lapses. */
export function summaryBook(data: TallyData, context: ReportContext): Book {
  const { lang } = context
  return {
    title: WORDS.title[lang],
    notice: NOTICE[lang],
    lists: [],
    listsSheet: WORDS.lists[lang],
    sheets: [
      summaryPage(data, context),
      ...BY_NAME.map(({ dimension, title, heading }) => nameSheet(dimension, title, heading, data, context)),
      largestSheet(data, context),
      lapsesSheet(data, context),
    ],
  }
}

function nameSheet(
  dimension: Dimension,
  title: Text,
  heading: Text,
  data: TallyData,
  context: ReportContext,
): TableSheet {
  const { lang } = context
  const both = [data.open[dimension], data.paid[dimension]]
  // a sales channel has no code
  const labelled = (sums: Sums): Sums => {
    if (dimension === 'channel') return sums
    const named = withNames(sums, both)
    const areThings = dimension === 'product' || dimension === 'branch'
    return areThings
      ? withCodes(
          named,
          both.map((one) => withNames(one, both)),
        )
      : named
  }
  // names come from the lists: a product may be called "constructor", which every object has
  const shown = (sums: Sums): ReadonlyMap<string, Sum> => new Map(Object.entries(labelled(sums)))
  const open = shown(data.open[dimension])
  const paid = shown(data.paid[dimension])
  const allOpen = totalOf([...open.values()])
  const allPaid = totalOf([...paid.values()])
  const names = [...new Set([...open.keys(), ...paid.keys()])]
  const lines = names
    .map((name) => ({ name, o: open.get(name) ?? noSum(), p: paid.get(name) ?? noSum() }))
    .sort((a, b) => b.o.fen - a.o.fen || (a.name < b.name ? -1 : 1))
  const empty = dimension === 'collector' ? WORDS.unassigned[lang] : WORDS.none[lang]
  const cells = (name: string, o = noSum(), p = noSum(), tone?: 'total'): readonly Cell[] => {
    const all = together(o, p)
    const line: readonly Cell[] = [
      name,
      o.cases,
      o.fen,
      share(o.cases, allOpen.cases),
      share(o.fen, allOpen.fen),
      p.cases,
      p.fen,
      all.cases,
      all.fen,
      share(p.cases, all.cases),
      share(p.fen, all.fen),
    ]
    return tone === undefined
      ? line
      : line.map((cell) => ({ ...(typeof cell === 'object' ? cell : { value: cell }), tone }))
  }
  const rows = [
    ...lines.map(({ name, o, p }) => cells(name || empty, o, p)),
    cells(WORDS.total[lang], allOpen, allPaid, 'total'),
  ]
  return {
    kind: 'table',
    name: title[lang],
    protection: 'open',
    frozenColumns: 1,
    top: reportTop(heading, [paidNote(data, context)], context),
    columns: sumColumns(title, lang),
    rows,
    rowCount: rows.length,
  }
}

const SUM_COLUMNS: readonly (Omit<Column, 'title'> & { readonly title: Text })[] = [
  { key: 'openCases', title: both('待收件', 'To collect'), kind: 'count', width: 10 },
  { key: 'openFen', title: both('待收保费', 'Premium to collect'), kind: 'money', width: 16 },
  { key: 'openCaseShare', title: both('件数占比', 'Share, cases'), kind: 'share', width: 11 },
  { key: 'openFenShare', title: both('保费占比', 'Share, premium'), kind: 'share', width: 11 },
  { key: 'paidCases', title: both('已收件', 'Paid'), kind: 'count', width: 10 },
  { key: 'paidFen', title: both('已收保费', 'Premium paid'), kind: 'money', width: 16 },
  { key: 'allCases', title: both('应收件', 'Receivable'), kind: 'count', width: 10 },
  { key: 'allFen', title: both('应收保费', 'Premium receivable'), kind: 'money', width: 16 },
  { key: 'caseRate', title: both('件数达成率', 'Rate, cases'), kind: 'share', width: 12 },
  { key: 'fenRate', title: both('保费达成率', 'Rate, premium'), kind: 'share', width: 12 },
]

function sumColumns(title: Text, lang: 'zh' | 'en'): readonly Column[] {
  const named: Column = { key: 'name', title: title[lang], kind: 'text', width: 30 }
  return [named, ...SUM_COLUMNS.map((column) => ({ ...column, title: column.title[lang] }))]
}

function largestSheet(data: TallyData, context: ReportContext): TableSheet {
  const { lang } = context
  const column = (key: string, title: Text, kind: Column['kind'], width: number): Column => ({
    key,
    title: title[lang],
    kind,
    width,
  })
  return {
    kind: 'table',
    name: WORDS.largest[lang],
    protection: 'open',
    frozenColumns: 2,
    top: reportTop(WORDS.largestTitle, [], context),
    columns: [
      column('no', both('序', 'No.'), 'count', 6),
      column('policyNo', both('保单号', 'Policy no.'), 'text', 20),
      column('premium', both('应缴保费', 'Premium'), 'money', 16),
      column('dueDate', both('应缴日', 'Due date'), 'day', 12),
      column('holder', both('投保人', 'Holder'), 'text', 12),
      column('product', both('险种', 'Product'), 'text', 28),
      column('stage', both('阶段', 'Stage'), 'text', 10),
      column('graceEnd', both('宽限截止日', 'Grace ends'), 'day', 12),
      column('branch', both('机构', 'Branch'), 'text', 22),
      column('collector', both('收费员', 'Collector'), 'text', 18),
    ],
    rows: data.largest.map((one, index) => [
      index + 1,
      one.policyNo,
      one.premium,
      one.dueDate,
      one.holder,
      one.product,
      wordText('stage', one.stage)[lang],
      one.graceEnd,
      one.branch,
      one.collector || WORDS.unassigned[lang],
    ]),
    rowCount: data.largest.length,
  }
}

function lapsesSheet(data: TallyData, context: ReportContext): TableSheet {
  const { lang, asOf, calendar } = context
  const column = (key: string, title: Text, kind: Column['kind'], width: number): Column => ({
    key,
    title: title[lang],
    kind,
    width,
  })
  const rows: Cell[][] = []
  for (let ahead = 1; ahead <= LAPSE_DAYS; ahead++) {
    const day = addDays(asOf, ahead)
    const lastDay = addDays(day, -1)
    const { all, hold, universalLife } = data.lapses[formatDay(day)] ?? {
      all: noSum(),
      hold: noSum(),
      universalLife: noSum(),
    }
    const workday = calendar.isWorkday(lastDay) ? '' : both('休息日', 'day off')[lang]
    rows.push([
      lastDay,
      weekdayWords(lastDay, lang),
      workday,
      day,
      all.cases,
      all.fen,
      hold.cases,
      hold.fen,
      universalLife.cases,
      universalLife.fen,
    ])
  }
  return {
    kind: 'table',
    name: WORDS.lapses[lang],
    protection: 'open',
    frozenColumns: 1,
    top: reportTop(WORDS.lapsesTitle, [WORDS.lapsesNote], context),
    columns: [
      column('lastDay', both('最后保障日', 'Last day of cover'), 'day', 13),
      column('weekday', both('星期', 'Weekday'), 'text', 11),
      column('dayOff', both('休息', 'Day off'), 'text', 9),
      column('lapseFrom', both('中止日', 'Lapses on'), 'day', 12),
      column('cases', both('件数', 'Cases'), 'count', 9),
      column('fen', both('保费', 'Premium'), 'money', 16),
      column('holdCases', both('其中暂缓件', 'of which on hold'), 'count', 12),
      column('holdFen', both('暂缓保费', 'Premium on hold'), 'money', 15),
      column('universalCases', both('其中万能件', 'of which universal life'), 'count', 12),
      column('universalFen', both('万能保费', 'Premium, universal life'), 'money', 15),
    ],
    rows,
    rowCount: rows.length,
  }
}
