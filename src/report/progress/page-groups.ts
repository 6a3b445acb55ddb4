import type { BarChart, PageSection, PageTableRow } from '../../model/page.ts'
import { formatRate, rateOf } from '../../model/rate.ts'
import { fill } from '../../model/text.ts'
import { type ProgressBy, wordText } from '../../model/words.ts'
import { numberColumn } from '../page-columns.ts'
import { both } from '../wording.ts'
import { PLAN, shortOf } from './figure-columns.ts'
import { groupLines } from './group-sheets.ts'
import type { GroupLine, ProgressInput } from './input.ts'
import { nameOfKey, WORDS } from './words.ts'

/** Bars of a chart, and lines of a table, that a page holds; the workbook holds all. */
const MOST_BARS = 12
const MOST_LINES = 30

const TEXTS = {
  by: both('按{by}', 'By {by}'),
  chart: both('离目标还差的件（当月、宽一、宽末合计）', 'Cases short of the targets, all three months'),
  most: both('离目标还差最多的 {count} 个（件）', 'Most short of the targets: {count} of them, in cases'),
  seen: both(
    '条形图：{count} 个，从 {first} 到 {last}，数字见下表。',
    'A bar chart of {count}, from {first} to {last}; the table below holds the figures.',
  ),
  shortAll: both('共差', 'Short, all'),
  label: both('{short}件', '{short}'),
  unpaid: both('未收保费', 'Premium unpaid'),
  more: both('还有 {count} 个，见工作簿。', 'Another {count} are in the workbook.'),
} as const

interface Ranked extends GroupLine {
  readonly short: number
  readonly unpaid: number
}

/** Branches, teams or collectors: those most short of their targets first, since there is most to be won. */
export function groupSection(by: ProgressBy, input: ProgressInput): PageSection {
  const { progress, lang } = input
  const { targets } = progress.question
  const ranked = groupLines(by, input)
    .map((line): Ranked => {
      const sides = PLAN.map((bucket) => line.figures.collection[bucket])
      return {
        ...line,
        short: PLAN.reduce((sum, bucket) => sum + shortOf(line.figures.collection[bucket], bucket, targets), 0),
        unpaid: sides.reduce((sum, { receivable, paid }) => sum + receivable.fen - paid.fen, 0),
      }
    })
    .sort((a, b) => b.short - a.short || b.unpaid - a.unpaid || (a.key < b.key ? -1 : 1))
  const title = fill(TEXTS.by[lang], { by: wordText('progressBy', by)[lang].toLowerCase() })
  const shown = ranked.slice(0, MOST_LINES)
  return {
    title,
    blocks: [
      ...(ranked.length > 1 && (ranked[0]?.short ?? 0) > 0 ? [chartOf(by, ranked, input)] : []),
      {
        kind: 'table',
        caption: title,
        columns: [
          { title: wordText('progressBy', by)[lang], align: 'left' },
          ...PLAN.flatMap((bucket) => [
            numberColumn(wordText('bucket', bucket)[lang]),
            numberColumn(WORDS.short[lang], true),
          ]),
          numberColumn(TEXTS.shortAll[lang]),
          numberColumn(WORDS.coverage[lang], true),
          numberColumn(WORDS.overdue[lang], true),
        ],
        rows: shown.map((line) => groupRow(by, line, input)),
        ...(ranked.length > shown.length
          ? { note: fill(TEXTS.more[lang], { count: ranked.length - shown.length }) }
          : {}),
      },
    ],
  }
}

function groupRow(by: ProgressBy, line: Ranked, { progress, lang }: ProgressInput): PageTableRow {
  const { figures, key, name, short } = line
  const { targets } = progress.question
  return {
    cells: [
      nameOfKey(by, key, name, lang),
      ...PLAN.flatMap((bucket) => {
        const side = figures.collection[bucket]
        return [formatRate(rateOf(side.paid.cases, side.receivable.cases)), String(shortOf(side, bucket, targets))]
      }),
      String(short),
      formatRate(rateOf(figures.contacted.attempted.cases, figures.contacted.open.cases)),
      String(figures.overdue.cases),
    ],
  }
}

function chartOf(by: ProgressBy, ranked: readonly Ranked[], { lang }: ProgressInput): BarChart {
  const shown = ranked.filter(({ short }) => short > 0).slice(0, MOST_BARS)
  const label = (short: number) => fill(TEXTS.label[lang], { short })
  const [first, last] = [shown[0]?.short ?? 0, shown.at(-1)?.short ?? 0]
  return {
    kind: 'bars',
    title: ranked.length > shown.length ? fill(TEXTS.most[lang], { count: shown.length }) : TEXTS.chart[lang],
    description: fill(TEXTS.seen[lang], {
      count: shown.length,
      first: label(first),
      last: label(last),
    }),
    unit: 'count',
    bars: shown.map((line) => ({
      name: nameOfKey(by, line.key, line.name, lang),
      value: line.short,
      label: label(line.short),
    })),
  }
}
