import type { BarChart, PageSection, PageTableRow } from '../../model/page.ts'
import { type PersistencyGroup, ratesOf } from '../../model/persistency.ts'
import { formatRate } from '../../model/rate.ts'
import { fill, type Lang } from '../../model/text.ts'
import { type Dimension, wordText } from '../../model/words.ts'
import { numberColumn } from '../page-columns.ts'
import { both } from '../wording.ts'
import type { PersistencyInput } from './input.ts'
import { percent, sumCells, sumColumns } from './page-sums.ts'
import { nameOf, WORDS } from './words.ts'

/** Bars of a chart, and lines of a table, that a page holds; the workbook holds all. */
const MOST_BARS = 12
const MOST_LINES = 40

const TEXTS = {
  by: both('按{dimension}', 'By {dimension}'),
  chart: both('13个月综合继续率（滚动12个月）', 'Overall 13-month persistency, rolling twelve'),
  lowest: both(
    '13个月综合继续率（滚动12个月）最低的 {count} 个',
    'Overall 13-month persistency, rolling twelve: the lowest {count}',
  ),
  seen: both(
    '条形图：{count} 个，从 {first} 到 {last}，数字见下表。',
    'A bar chart of {count}, from {first} to {last}; the table below holds the figures.',
  ),
  gap: both('……中间 {count} 个见工作簿', '… {count} between them are in the workbook'),
} as const

/** One agent, branch, product or channel after the other, by rank: a chart of those who have one, and a table. */
export function byDimension(dimension: Dimension, { persistency, lang }: PersistencyInput): PageSection {
  const { premiumWeight, fewPolicies } = persistency
  const groups = persistency.groups[dimension].filter(({ sums }) => sums.month13.rolling.policies > 0)
  const ranked = groups.filter(({ rank }) => rank !== undefined)
  const title = fill(TEXTS.by[lang], { dimension: wordText('dimension', dimension)[lang] })
  const line = (group: PersistencyGroup): PageTableRow => ({
    cells: [
      group.rank === undefined ? '—' : String(group.rank),
      nameOf(group, lang),
      ...sumCells(group.sums.month13.rolling, premiumWeight),
    ],
    ...(group.rank === undefined ? { tone: 'muted' as const } : {}),
  })
  const columns = [
    numberColumn(WORDS.rank[lang]),
    { title: wordText('dimension', dimension)[lang], align: 'left' } as const,
    ...sumColumns(lang),
  ]
  const rows = bothEnds(groups.map(line), columns.length, lang)
  return {
    title,
    blocks: [
      ...(ranked.length > 1 ? [chartOf(ranked, premiumWeight, lang)] : []),
      {
        kind: 'table',
        caption: `${title} · ${TEXTS.chart[lang]}`,
        columns,
        rows,
        note: fill(WORDS.fewNote[lang], { few: fewPolicies }),
      },
    ],
  }
}

/** Where there are too many for one chart, the lowest: there is most to be mended. */
function chartOf(ranked: readonly PersistencyGroup[], premiumWeight: number, lang: Lang): BarChart {
  const shown = ranked.slice(-MOST_BARS)
  const overall = (group: PersistencyGroup) => ratesOf(group.sums.month13.rolling, premiumWeight).overall
  const bars = shown.map((group) => ({
    name: nameOf(group, lang),
    value: percent(overall(group)) ?? 0,
    label: formatRate(overall(group)),
  }))
  const facts = { count: bars.length, first: bars[0]?.label ?? '', last: bars.at(-1)?.label ?? '' }
  const title = ranked.length > shown.length ? TEXTS.lowest : TEXTS.chart
  return {
    kind: 'bars',
    title: fill(title[lang], facts),
    description: fill(TEXTS.seen[lang], facts),
    unit: 'percent',
    bars,
  }
}

/** The first and the last lines of a long table, and how many stand between them. */
function bothEnds(rows: readonly PageTableRow[], width: number, lang: Lang): readonly PageTableRow[] {
  if (rows.length <= MOST_LINES) return rows
  const half = MOST_LINES / 2
  const gap = ['', fill(TEXTS.gap[lang], { count: rows.length - MOST_LINES })]
  const cells = [...gap, ...Array<string>(width - gap.length).fill('')]
  return [...rows.slice(0, half), { cells, tone: 'muted' }, ...rows.slice(-half)]
}
