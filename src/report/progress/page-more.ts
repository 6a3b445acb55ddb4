import { type Fen, fen, formatFenGrouped } from '../../model/money.ts'
import type { BarChart, PageSection, PageTable, PageTableRow } from '../../model/page.ts'
import { formatRate, rateOf } from '../../model/rate.ts'
import { reasonTitle } from '../../model/reason.ts'
import { type CasesAndPremium, type FailureSum, MENDED_WITHIN } from '../../model/standing.ts'
import { TASKS } from '../../model/task.ts'
import { wordsOf, wordText } from '../../model/words.ts'
import { numberColumn } from '../page-columns.ts'
import { both } from '../wording.ts'
import { PLAN, sumOf } from './figure-columns.ts'
import type { ProgressInput } from './input.ts'
import { averageDays, stepWords, withinWords } from './overview-more.ts'
import { targetLines } from './target-lines.ts'
import { WORDS } from './words.ts'

const TEXTS = {
  share: both('比例', 'Share'),
  failureChart: both('扣款失败件，按原因', 'Failed debits, by reason'),
  failureSeen: both(
    '条形图：各原因的失败件数，数字见下表。',
    'A bar chart of the failed debits by reason; the table below holds the figures.',
  ),
} as const

const MOST_BARS = 10

/** Who was asked, what was promised, what is late. */
export function followUpSection({ progress, lang }: ProgressInput): PageSection {
  const { contacted, overdue, promises } = progress.total
  const settled = promises.kept.cases + promises.broken.cases
  const line = (title: string, sum: CasesAndPremium, whole?: number): PageTableRow => ({
    cells: [
      title,
      String(sum.cases),
      formatFenGrouped(sum.fen),
      whole === undefined ? '' : formatRate(rateOf(sum.cases, whole)),
    ],
  })
  const promise = (name: string) => `${WORDS.promises[lang]} · ${name}`
  const table = (title: string, rows: readonly PageTableRow[]): PageTable => ({
    kind: 'table',
    caption: title,
    columns: [
      { title, align: 'left' },
      numberColumn(WORDS.cases[lang]),
      numberColumn(WORDS.premium[lang]),
      numberColumn(TEXTS.share[lang]),
    ],
    rows,
  })
  const late = progress.overdueByTask.map(({ task, sum }) => line(`${task} ${TASKS[task].title[lang]}`, sum))
  return {
    title: WORDS.followUp[lang],
    blocks: [
      table(WORDS.followUp[lang], [
        line(WORDS.open[lang], contacted.open),
        line(WORDS.attempted[lang], contacted.attempted, contacted.open.cases),
        line(WORDS.reached[lang], contacted.reached, contacted.open.cases),
        line(WORDS.overdue[lang], overdue),
        line(promise(WORDS.kept[lang]), promises.kept, settled),
        line(promise(WORDS.broken[lang]), promises.broken, settled),
        line(promise(WORDS.promiseOpen[lang]), promises.open),
      ]),
      ...(late.length === 0 ? [] : [table(WORDS.overdueTasks[lang], late)]),
    ],
  }
}

/** What rolls from bucket to bucket. */
export function rollSection({ progress, lang }: ProgressInput): PageSection {
  const tables = (['rolled', 'rolling'] as const).flatMap((which): PageTable[] => {
    const rows = PLAN.flatMap((bucket): PageTableRow[] => {
      const outcomes = progress.total[which][bucket]
      const base = sumOf(Object.values(outcomes))
      if (base.cases === 0) return []
      return [
        {
          cells: [
            stepWords(bucket, lang),
            String(base.cases),
            formatRate(rateOf(outcomes.rolled.cases, base.cases)),
            formatRate(rateOf(outcomes.rolled.fen, base.fen)),
            ...wordsOf('rollOutcome').map((outcome) => String(outcomes[outcome].cases)),
          ],
        },
      ]
    })
    if (rows.length === 0) return []
    return [
      {
        kind: 'table',
        caption: WORDS[which][lang],
        columns: [
          { title: WORDS[which][lang], align: 'left' },
          numberColumn(WORDS.base[lang]),
          numberColumn(`${WORDS.rollRate[lang]} · ${WORDS.cases[lang]}`),
          numberColumn(`${WORDS.rollRate[lang]} · ${WORDS.premium[lang]}`),
          ...wordsOf('rollOutcome').map((outcome) => numberColumn(wordText('rollOutcome', outcome)[lang], true)),
        ],
        rows,
      },
    ]
  })
  return { title: both('迁徙', 'Rolling on')[lang], blocks: tables }
}

/** Failed debits by reason, how many were mended, and how fast. */
export function failureSection({ progress, lang }: ProgressInput): PageSection {
  const { failures, total } = progress
  if (failures.length === 0) return { title: WORDS.failures[lang], blocks: [] }
  const line = (title: string, sum: FailureSum): readonly string[] => [
    title,
    String(sum.all.cases),
    String(sum.mended.cases),
    formatRate(rateOf(sum.mended.cases, sum.all.cases)),
    averageDays(sum),
    ...sum.within.map(String),
    String(sum.open.cases),
  ]
  const table: PageTable = {
    kind: 'table',
    caption: WORDS.failures[lang],
    columns: [
      { title: WORDS.reason[lang], align: 'left' },
      numberColumn(WORDS.failed[lang]),
      numberColumn(WORDS.mended[lang]),
      numberColumn(WORDS.mendedRate[lang]),
      numberColumn(WORDS.averageDays[lang], true),
      ...MENDED_WITHIN.map((last) => numberColumn(withinWords(last, lang), true)),
      numberColumn(WORDS.stillOpen[lang]),
    ],
    rows: [
      ...failures.map((sum) => ({ cells: line(reasonTitle(sum.reason, lang), sum) })),
      { cells: line(WORDS.total[lang], total.failures), tone: 'total' },
    ],
  }
  return {
    title: WORDS.failures[lang],
    blocks: [...(failures.length > 1 ? [failureChart(failures, lang)] : []), table],
  }
}

function failureChart(failures: ProgressInput['progress']['failures'], lang: ProgressInput['lang']): BarChart {
  return {
    kind: 'bars',
    title: TEXTS.failureChart[lang],
    description: TEXTS.failureSeen[lang],
    unit: 'count',
    bars: failures.slice(0, MOST_BARS).map(({ reason, all }) => ({
      name: reasonTitle(reason, lang),
      value: all.cases,
      label: String(all.cases),
    })),
  }
}

/** What to aim at, group by group. */
export function targetSection({ progress, lang }: ProgressInput): PageSection {
  const lines = targetLines(progress.total, progress.question.targets)
  if (lines.length === 0) return { title: WORDS.targets[lang], blocks: [] }
  const amount = (value: Fen | undefined) => (value === undefined ? '—' : formatFenGrouped(fen(value)))
  return {
    title: WORDS.targets[lang],
    blocks: [
      {
        kind: 'table',
        caption: WORDS.targets[lang],
        columns: [
          { title: WORDS.group[lang], align: 'left' },
          numberColumn(WORDS.base[lang]),
          numberColumn(WORDS.baseFen[lang], true),
          numberColumn(WORDS.target[lang]),
          numberColumn(WORDS.toReach[lang]),
          numberColumn(WORDS.toReachFen[lang], true),
          numberColumn(WORDS.paid[lang]),
          numberColumn(WORDS.caseRate[lang], true),
        ],
        rows: lines.map(({ group, base, rate, cases, fen: toReach, paid }) => ({
          cells: [
            wordText('targetGroup', group)[lang],
            String(base.cases),
            formatFenGrouped(base.fen),
            rate === undefined ? '—' : `${rate}%`,
            cases === undefined ? '—' : String(cases),
            amount(toReach),
            String(paid.cases),
            formatRate(rateOf(paid.cases, base.cases)),
          ],
        })),
      },
    ],
  }
}
