import { formatDay } from '../model/day.ts'
import type { PageRow, PageSheet } from '../model/sheet.ts'
import type { Text } from '../model/text.ts'
import { type Word, wordsOf, wordText } from '../model/words.ts'
import type { ReportContext } from './context.ts'
import { reportTop } from './frame.ts'
import { block, casesAndPremium, counted, GRID_WIDTHS, type GridColumn, gridRow, money, share, wide } from './grid.ts'
import { specialDays, specialDayWords } from './special-days.ts'
import { casesShort, noSum, type Sum, together, totalOf } from './sum.ts'
import type { Dimension, TallyData } from './tally-data.ts'
import { thisListLabel, thisListNote } from './this-list.ts'
import { both, casesWords } from './wording.ts'

const WORDS = {
  name: both('总表', 'Summary'),
  title: both('续期应收整理汇总', 'Summary of the renewal list'),
  counts: both(
    '只数本次清单：“待收” = 收费清单 + 未分派；“应收” = 待收 + 已收；剔除与下月预告不在内，只列在“去向”。',
    'Of this list only: "to collect" = worklists + unassigned; "receivable" = to collect + paid. Set-apart and next month\'s cases stand only under "Where the cases went".',
  ),
  balance: both(
    '各去向相加 = 全部件；每件（一张保单的一个应缴日）只有一个去向。',
    'The dispositions add up to all cases; each case (one policy, one due date) has exactly one.',
  ),
  dispositions: both('去向', 'Where the cases went'),
  disposition: both('去向', 'Disposition'),
  cases: both('件数', 'Cases'),
  premium: both('保费', 'Premium'),
  caseShare: both('件数占比', 'Share, cases'),
  premiumShare: both('保费占比', 'Share, premium'),
  total: both('合计', 'Total'),
  openCases: both('待收件', 'To collect'),
  openPremium: both('待收保费', 'Premium'),
  paidCases: both('已收件', 'Paid'),
  paidPremium: both('已收保费', 'Premium'),
  rate: both('保费达成率', 'Rate, premium'),
  buckets: both('达成情况：按应缴月份', 'Collection by due month'),
  month: both('月份', 'Month'),
  receivableCases: both('应收件', 'Receivable'),
  caseRate: both('件数达成率', 'Rate, cases'),
  target: both('目标', 'Target'),
  short: both('距目标差', 'Short of target'),
  formula: both(
    '达成率 = 已收 ÷ 应收；距目标差 = 应收件数 × 目标 − 已收件数，向上取整。分母为 0 记“—”，超过 100% 的照实显示并标色。',
    'Rate = paid ÷ receivable. Short = receivable cases × target − paid cases, rounded up. "—" where the denominator is 0; rates over 100 % are shown as they are and marked.',
  ),
  planAndLaw: both('月份口径与法定状态（待收）', 'Month plan and legal state (to collect)'),
  plan: both('月份口径', 'Month plan'),
  planNote: both(
    '法定状态按天计算，以它为准；宽一、宽末里已“效力中止”的，以及“更早”里还在宽限期内的，就是两种口径不一致的件。',
    'The legal state is counted by day and decides. Suspended ones in grace 1 and 2, and older ones still in grace, are where the two disagree.',
  ),
  special: both('本月特殊日：月份口径与法定天数不一致', "This month's special days: where plan and law disagree"),
  dueDate: both('应缴日', 'Due date'),
} as const

const BY_WORD: readonly {
  readonly dimension: Dimension &
    ('stage' | 'tenday' | 'premiumBand' | 'policyYearBand' | 'servicing' | 'transferStatus')
  readonly title: Text
}[] = [
  { dimension: 'stage', title: both('按阶段', 'By stage') },
  { dimension: 'tenday', title: both('按上中下旬（应缴日）', 'By tenday of the due date') },
  { dimension: 'premiumBand', title: both('按保费大小', 'By premium') },
  { dimension: 'policyYearBand', title: both('按保单年度', 'By policy year') },
  { dimension: 'servicing', title: both('按业务员关系', 'By agent relation') },
  { dimension: 'transferStatus', title: both('按转账状态', 'By transfer status') },
]

/** The manager's page: where the cases went, and what is to be collected along the closed axes. */
export function summaryPage(data: TallyData, context: ReportContext): PageSheet {
  const { lang } = context
  return {
    kind: 'page',
    name: WORDS.name[lang],
    protection: 'open',
    portrait: false,
    widths: GRID_WIDTHS,
    rows: [
      ...reportTop(WORDS.title, [WORDS.counts, WORDS.balance], context, GRID_WIDTHS.length),
      ...dispositionBlock(data, context),
      ...bucketBlock(data, context),
      ...BY_WORD.flatMap(({ dimension, title }) => wordBlock(dimension, title, data, context)),
      ...planAndLawBlock(data, context),
      ...specialBlock(data, context),
    ],
  }
}

function dispositionBlock(data: TallyData, { lang }: ReportContext): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.disposition[lang], span: 4 },
    { title: WORDS.cases[lang], span: 2 },
    { title: WORDS.premium[lang], span: 2 },
    { title: WORDS.caseShare[lang], span: 2 },
    { title: WORDS.premiumShare[lang], span: 2 },
  ]
  const { cases, casesFen, byDisposition } = data.totals
  const line = (title: string, sum: Sum, tone?: 'total') =>
    gridRow(
      columns,
      [title, counted(sum.cases), money(sum.fen), share(sum.cases, cases), share(sum.fen, casesFen)],
      tone,
    )
  const lines = wordsOf('disposition').map((word) =>
    line(wordText('disposition', word)[lang], byDisposition[word] ?? noSum()),
  )
  lines.push(line(WORDS.total[lang], { cases, fen: casesFen }, 'total'))
  return block(WORDS.dispositions[lang], columns, lines)
}

function bucketBlock(data: TallyData, context: ReportContext): readonly PageRow[] {
  const { lang, settings } = context
  const columns: readonly GridColumn[] = [
    { title: WORDS.month[lang], span: 2 },
    { title: WORDS.receivableCases[lang], span: 1 },
    { title: WORDS.premium[lang], span: 1 },
    { title: WORDS.paidCases[lang], span: 1 },
    { title: WORDS.paidPremium[lang], span: 1 },
    { title: WORDS.caseRate[lang], span: 2 },
    { title: WORDS.rate[lang], span: 2 },
    { title: WORDS.target[lang], span: 1 },
    { title: WORDS.short[lang], span: 1 },
  ]
  const lines = (['current', 'grace1', 'grace2'] as const).map((bucket) => {
    const paid = data.paid.bucket[bucket] ?? noSum()
    const receivable = together(data.open.bucket[bucket], paid)
    const target = settings.targets[bucket]
    const short = casesShort(receivable.cases, paid.cases, target)
    return gridRow(columns, [
      wordText('bucket', bucket)[lang],
      counted(receivable.cases),
      money(receivable.fen),
      counted(paid.cases),
      money(paid.fen),
      share(paid.cases, receivable.cases),
      share(paid.fen, receivable.fen),
      `${target}%`,
      receivable.cases === 0 ? share(0, 0) : { value: casesWords(short, lang), tone: short > 0 ? 'warning' : 'good' },
    ])
  })
  const rows = block(WORDS.buckets[lang] + thisListLabel(lang), columns, lines, WORDS.formula[lang])
  return [...rows, wide(paidNote(data, context)[lang], 'muted')]
}

/** What the rates of the summary do not say. */
export function paidNote({ totals }: TallyData, context: ReportContext): Text {
  return thisListNote(context, (totals.byDisposition.paid?.cases ?? 0) > 0)
}

function wordBlock(
  dimension: (typeof BY_WORD)[number]['dimension'],
  title: Text,
  data: TallyData,
  { lang }: ReportContext,
): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: title[lang], span: 3 },
    { title: WORDS.openCases[lang], span: 1 },
    { title: WORDS.openPremium[lang], span: 2 },
    { title: WORDS.caseShare[lang], span: 1 },
    { title: WORDS.premiumShare[lang], span: 1 },
    { title: WORDS.paidCases[lang], span: 1 },
    { title: WORDS.paidPremium[lang], span: 2 },
    { title: WORDS.rate[lang], span: 1 },
  ]
  const open = data.open[dimension]
  const paid = data.paid[dimension]
  const allOpen = totalOf(Object.values(open))
  const allPaid = totalOf(Object.values(paid))
  const line = (name: string, o: Sum, p: Sum, tone?: 'total') =>
    gridRow(
      columns,
      [
        name,
        counted(o.cases),
        money(o.fen),
        share(o.cases, allOpen.cases),
        share(o.fen, allOpen.fen),
        counted(p.cases),
        money(p.fen),
        share(p.fen, o.fen + p.fen),
      ],
      tone,
    )
  const words: readonly Word<typeof dimension>[] = wordsOf(dimension)
  const lines = words
    .filter((word) => open[word] !== undefined || paid[word] !== undefined)
    .map((word) => line(wordTitle(dimension, word, lang), open[word] ?? noSum(), paid[word] ?? noSum()))
  lines.push(line(WORDS.total[lang], allOpen, allPaid, 'total'))
  return block(title[lang], columns, lines)
}

function wordTitle(list: (typeof BY_WORD)[number]['dimension'], word: string, lang: 'zh' | 'en'): string {
  const found = wordsOf(list).find((one) => one === word)
  return found === undefined ? word : wordText(list, found)[lang]
}

const STATES = wordsOf('dayState')

function planAndLawBlock(data: TallyData, { lang }: ReportContext): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.plan[lang], span: 2 },
    ...STATES.flatMap((state) => [
      { title: wordText('dayState', state)[lang], span: 1 },
      { title: WORDS.premium[lang], span: 1 },
    ]),
    { title: WORDS.total[lang], span: 1 },
    { title: WORDS.premium[lang], span: 1 },
  ]
  const disagree = new Set<string>(['current|lapsed', 'grace1|lapsed', 'grace2|lapsed', 'older|inGrace'])
  const lines = wordsOf('bucket').flatMap((bucket) => {
    const sums = STATES.map((state) => ({
      key: `${bucket}|${state}`,
      sum: data.planAndLaw[`${bucket}|${state}`] ?? noSum(),
    }))
    const all = totalOf(sums.map(({ sum }) => sum))
    if (all.cases === 0) return []
    const cells = sums.flatMap(({ key, sum }) => casesAndPremium(sum, disagree.has(key) ? 'warning' : undefined))
    return [gridRow(columns, [wordText('bucket', bucket)[lang], ...cells, counted(all.cases), money(all.fen)])]
  })
  return block(WORDS.planAndLaw[lang], columns, lines, WORDS.planNote[lang])
}

const MOST_SPECIAL = 12

function specialBlock(data: TallyData, context: ReportContext): readonly PageRow[] {
  const { lang } = context
  const columns: readonly GridColumn[] = [
    { title: WORDS.dueDate[lang], span: 8 },
    { title: WORDS.openCases[lang], span: 2 },
    { title: WORDS.openPremium[lang], span: 2 },
  ]
  const lines = specialDays(context.month, context.settings)
    .slice(0, MOST_SPECIAL)
    .map((special) => {
      const sum = data.dueDays[formatDay(special.dueDate)] ?? noSum()
      return gridRow(
        columns,
        [specialDayWords(special, context.asOf, lang), counted(sum.cases), money(sum.fen)],
        sum.cases > 0 ? 'warning' : undefined,
      )
    })
  return block(WORDS.special[lang], columns, lines)
}
