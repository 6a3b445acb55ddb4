import { formatMonth } from '../../model/day.ts'
import { formatFenGrouped } from '../../model/money.ts'
import type { KeyFigure, Page, PageColumn, PageSection, PageTableRow } from '../../model/page.ts'
import { ratesOf } from '../../model/persistency.ts'
import { formatRate, isOverWhole } from '../../model/rate.ts'
import { fill } from '../../model/text.ts'
import { type Measure, wordsOf, wordText } from '../../model/words.ts'
import { numberColumn } from '../page-columns.ts'
import { both } from '../wording.ts'
import { formulaLines } from './formula.ts'
import { byDimension } from './group-section.ts'
import type { PersistencyInput } from './input.ts'
import { percent, sumCells, sumColumns } from './page-sums.ts'
import { doubts, WORDS } from './words.ts'

const TEXTS = {
  premium: both('{measure} · 保费', '{measure} · premium'),
  cases: both('{measure} · 件数', '{measure} · cases'),
  figure: both('{period}：{received} ÷ {due} 元', '{period}: {received} ÷ {due} yuan'),
  figureCases: both('{period}：{received} ÷ {policies} 件', '{period}: {received} ÷ {policies} policies'),
  overview: both('滚动12个月与当月', 'Rolling twelve months and the single month'),
  measure: both('指标', 'Measure'),
  trendChart: both('13个月继续率，按生效月', '13-month persistency by effective month'),
  trendSeen: both(
    '折线图：12个生效月的保费继续率和件数继续率，从 {first} 到 {last}。各月数字见下表。',
    'A line chart of the premium and the case rate for twelve effective months, {first} to {last}. The table below holds the figures.',
  ),
  outside: both(
    '清单里的 {policies} 件中，{elsewhere} 件的生效月不在所看的月份里。',
    'Of {policies} policies in the lists, {elsewhere} took effect in none of the months looked at.',
  ),
  apart: both(
    '{count} 件情况不明：{reasons}。逐件见工作簿。',
    '{count} policies are set apart: {reasons}. The workbook names each.',
  ),
  run: both('xuqi · 运行编号 {runId}', 'xuqi · run {runId}'),
  staff: both(
    '本页只有业务员的工号和姓名，没有客户信息。',
    'This page names agents by code and name, and holds no customer data.',
  ),
} as const

/** The page a manager reads: key figures, the trend, one section for each dimension, who is left out, and the formulas. */
export function persistencyPage(input: PersistencyInput, asOf: string): Page {
  const { persistency, lang, company, runId } = input
  return {
    lang,
    title: company === '' ? WORDS.title[lang] : `${company} ${WORDS.title[lang]}`,
    subtitle: fill(WORDS.subtitle[lang], { month: formatMonth(persistency.month), asOf }),
    figures: figures(input),
    sections: [
      overview(input),
      trend(input),
      ...wordsOf('dimension').map((dimension) => byDimension(dimension, input)),
      leftOut(input),
      { title: WORDS.formula[lang], blocks: [{ kind: 'prose', paragraphs: formulaLines(persistency, lang) }] },
    ],
    footer: [fill(TEXTS.run[lang], { runId }), TEXTS.staff[lang]],
  }
}

function figures({ persistency, lang }: PersistencyInput): readonly KeyFigure[] {
  const { total, premiumWeight } = persistency
  const figure = (measure: Measure, by: 'premium' | 'cases'): KeyFigure => {
    const sums = total[measure].rolling
    const rate = ratesOf(sums, premiumWeight)[by]
    const period = wordText('period', 'rolling')[lang]
    return {
      label: fill(TEXTS[by][lang], { measure: wordText('measure', measure)[lang] }),
      value: formatRate(rate),
      detail:
        by === 'premium'
          ? fill(TEXTS.figure[lang], {
              period,
              received: formatFenGrouped(sums.receivedFen),
              due: formatFenGrouped(sums.due),
            })
          : fill(TEXTS.figureCases[lang], { period, received: sums.received, policies: sums.policies }),
      ...(isOverWhole(rate) ? { tone: 'warning' } : {}),
    }
  }
  return [
    figure('month13', 'premium'),
    figure('month13', 'cases'),
    figure('month25', 'premium'),
    figure('compound', 'premium'),
  ]
}

function overview({ persistency, lang, notices }: PersistencyInput): PageSection {
  const { total, premiumWeight } = persistency
  const rows = wordsOf('measure').flatMap((measure) =>
    wordsOf('period').map((period): PageTableRow => {
      const name = `${wordText('measure', measure)[lang]} · ${wordText('period', period)[lang]}`
      return { cells: [name, ...sumCells(total[measure][period], premiumWeight)] }
    }),
  )
  const notes = [...notices.map((notice) => notice[lang]), ...doubts(total, lang)]
  return {
    title: TEXTS.overview[lang],
    blocks: [
      {
        kind: 'table',
        caption: TEXTS.overview[lang],
        columns: [{ title: TEXTS.measure[lang], align: 'left' }, ...sumColumns(lang)],
        rows,
      },
      ...(notes.length === 0 ? [] : [{ kind: 'prose', paragraphs: notes, tone: 'warning' } as const]),
    ],
  }
}

function trend({ persistency, lang }: PersistencyInput): PageSection {
  const { premiumWeight } = persistency
  const months = persistency.months.month13
  const names = months.map(({ effective }) => formatMonth(effective))
  const values = (by: 'premium' | 'cases') => months.map(({ sums }) => percent(ratesOf(sums, premiumWeight)[by]))
  return {
    title: WORDS.trend[lang],
    blocks: [
      {
        kind: 'lines',
        title: TEXTS.trendChart[lang],
        description: fill(TEXTS.trendSeen[lang], { first: names[0] ?? '', last: names.at(-1) ?? '' }),
        unit: 'percent',
        categories: names,
        series: [
          { name: WORDS.premiumRate[lang], values: values('premium') },
          { name: WORDS.caseRate[lang], values: values('cases') },
        ],
      },
      {
        kind: 'table',
        caption: TEXTS.trendChart[lang],
        columns: [{ title: WORDS.effective[lang], align: 'left' }, ...sumColumns(lang)],
        rows: months.map(({ effective, sums }) => ({
          cells: [formatMonth(effective), ...sumCells(sums, premiumWeight)],
        })),
      },
    ],
  }
}

function leftOut({ persistency, lang, setApart }: PersistencyInput): PageSection {
  const { policies, elsewhere } = persistency
  const windows = (['month13', 'month25'] as const).flatMap((measure) =>
    wordsOf('period').map((period) => ({ measure, period })),
  )
  const columns: readonly PageColumn[] = [
    { title: WORDS.why[lang], align: 'left' },
    ...windows.map(({ measure, period }) =>
      numberColumn(`${wordText('measure', measure)[lang]} ${wordText('period', period)[lang]}`),
    ),
  ]
  const rows = wordsOf('leftOut').map((why): PageTableRow => {
    const counts = windows.map(({ measure, period }) => String(persistency.leftOut[why][measure][period].policies))
    return { cells: [wordText('leftOut', why)[lang], ...counts] }
  })
  const reasons = wordsOf('setApart').flatMap((why) => {
    const count = setApart.filter((one) => one.why === why).length
    return count === 0 ? [] : [`${wordText('setApart', why)[lang]} ${count}`]
  })
  const paragraphs = [
    fill(TEXTS.outside[lang], { policies: policies + setApart.length, elsewhere }),
    ...(setApart.length === 0
      ? []
      : [fill(TEXTS.apart[lang], { count: setApart.length, reasons: reasons.join(lang === 'zh' ? '、' : ', ') })]),
  ]
  return {
    title: WORDS.leftOut[lang],
    blocks: [
      { kind: 'table', caption: WORDS.leftOut[lang], columns, rows },
      { kind: 'prose', paragraphs, tone: 'muted' },
    ],
  }
}
