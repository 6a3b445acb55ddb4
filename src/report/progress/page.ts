import { formatDay } from '../../model/day.ts'
import { formatFenGrouped } from '../../model/money.ts'
import type { KeyFigure, Page, PageSection } from '../../model/page.ts'
import { formatRate, rateOf } from '../../model/rate.ts'
import { fill } from '../../model/text.ts'
import { wordsOf, wordText } from '../../model/words.ts'
import { numberColumn } from '../page-columns.ts'
import { both } from '../wording.ts'
import { definitionLines, doubts } from './definitions.ts'
import { PLAN, shortOf } from './figure-columns.ts'
import type { ProgressInput } from './input.ts'
import { groupSection } from './page-groups.ts'
import { failureSection, followUpSection, rollSection, targetSection } from './page-more.ts'
import { watchSection } from './page-watch.ts'
import { subtitleOf, titleOf } from './top.ts'
import { WORDS } from './words.ts'

const TEXTS = {
  rate: both('{bucket} · 件数达成率', '{bucket} · cases collected'),
  reached: both('{paid}/{receivable} 件，目标 {target}%，已达标', '{paid} of {receivable}, target {target}%: reached'),
  short: both(
    '{paid}/{receivable} 件，目标 {target}%，差 {short} 件',
    '{paid} of {receivable}, target {target}%: {short} short',
  ),
  gone: both('无故离开清单', 'Gone without a reason'),
  goneDetail: both('上次以来；保费 {premium} 元', 'since the last run; premium {premium} yuan'),
  open: both('待收', 'To collect'),
  openDetail: both('件；保费 {premium} 元', 'cases; premium {premium} yuan'),
  balance: both(
    '上次清单 {before} 件 + 新上 {new} + 重新上 {returned} − 离开 {gone} = 这次 {now} 件。',
    'Last time {before} cases + new {new} + back {returned} − left {gone} = now {now}.',
  ),
  run: both('xuqi · 运行编号 {runId}', 'xuqi · run {runId}'),
  staff: both(
    '本页只有机构和人员的代码和姓名，保单号只写末四位，没有客户信息。',
    'This page names branches and staff by code and name, policies by their last four digits, and holds no customer data.',
  ),
} as const

/** The page that a manager reads, on a screen, a phone or paper. */
export function progressPage(input: ProgressInput): Page {
  const { progress, lang } = input
  const { runId } = progress.question.last
  return {
    lang,
    title: titleOf(input),
    subtitle: subtitleOf(input),
    figures: figures(input),
    sections: sectionsOf(input).filter(({ blocks }) => blocks.length > 0),
    footer: [fill(TEXTS.run[lang], { runId }), TEXTS.staff[lang]],
  }
}

function sectionsOf(input: ProgressInput): readonly PageSection[] {
  const { progress, lang } = input
  return [
    collectionSection(input),
    ...(progress.question.previous === undefined ? [] : [changeSection(input), watchSection(input)]),
    ...wordsOf('progressBy').map((by) => groupSection(by, input)),
    followUpSection(input),
    rollSection(input),
    failureSection(input),
    targetSection(input),
    {
      title: WORDS.definitions[lang],
      blocks: [
        { kind: 'prose', paragraphs: [WORDS.data[lang]] },
        { kind: 'prose', paragraphs: definitionLines(progress, lang), tone: 'muted' },
      ],
    },
  ]
}

function figures({ progress, lang }: ProgressInput): readonly KeyFigure[] {
  const { total, question } = progress
  const rates = PLAN.map((bucket): KeyFigure => {
    const side = total.collection[bucket]
    const short = shortOf(side, bucket, question.targets)
    const rate = rateOf(side.paid.cases, side.receivable.cases)
    const facts = {
      paid: side.paid.cases,
      receivable: side.receivable.cases,
      target: question.targets[bucket],
      short,
    }
    return {
      label: fill(TEXTS.rate[lang], { bucket: wordText('bucket', bucket)[lang] }),
      value: formatRate(rate),
      detail: fill((short > 0 ? TEXTS.short : TEXTS.reached)[lang], facts),
      ...(short > 0 ? { tone: 'warning' as const } : {}),
    }
  })
  const { gone } = total.changes
  const { open } = total.contacted
  if (question.previous === undefined)
    return [
      ...rates,
      {
        label: TEXTS.open[lang],
        value: String(open.cases),
        detail: fill(TEXTS.openDetail[lang], { premium: formatFenGrouped(open.fen) }),
      },
    ]
  return [
    ...rates,
    {
      label: TEXTS.gone[lang],
      value: String(gone.cases),
      detail: fill(TEXTS.goneDetail[lang], { premium: formatFenGrouped(gone.fen) }),
      ...(gone.cases > 0 ? { tone: 'warning' as const } : {}),
    },
  ]
}

function collectionSection({ progress, lang }: ProgressInput): PageSection {
  const { total, question } = progress
  const notes = doubts(progress, lang)
  return {
    title: WORDS.collection[lang],
    blocks: [
      {
        kind: 'table',
        caption: WORDS.collection[lang],
        columns: [
          { title: WORDS.bucket[lang], align: 'left' },
          numberColumn(WORDS.caseRate[lang]),
          numberColumn(WORDS.premiumRate[lang]),
          numberColumn(WORDS.target[lang]),
          numberColumn(WORDS.short[lang]),
          numberColumn(WORDS.receivable[lang], true),
          numberColumn(WORDS.receivableFen[lang], true),
          numberColumn(WORDS.paid[lang], true),
          numberColumn(WORDS.paidFen[lang], true),
          numberColumn(WORDS.byBank[lang], true),
        ],
        rows: PLAN.map((bucket) => {
          const side = total.collection[bucket]
          const { receivable, paid, byBank } = side
          return {
            cells: [
              wordText('bucket', bucket)[lang],
              formatRate(rateOf(paid.cases, receivable.cases)),
              formatRate(rateOf(paid.fen, receivable.fen)),
              `${question.targets[bucket]}%`,
              String(shortOf(side, bucket, question.targets)),
              String(receivable.cases),
              formatFenGrouped(receivable.fen),
              String(paid.cases),
              formatFenGrouped(paid.fen),
              String(byBank.cases),
            ],
          }
        }),
      },
      ...(notes.length === 0 ? [] : [{ kind: 'prose' as const, paragraphs: notes, tone: 'warning' as const }]),
    ],
  }
}

function changeSection({ progress, lang }: ProgressInput): PageSection {
  const { total, question, present, presentBefore } = progress
  const { changes } = total
  const left = changes.gone.cases + changes.goneOfPlan.cases + changes.goneSettled.cases
  const since = question.previous ? formatDay(question.previous.asOf) : ''
  return {
    title: `${WORDS.changes[lang]}${lang === 'zh' ? `（${since}）` : ` (${since})`}`,
    blocks: [
      {
        kind: 'table',
        caption: WORDS.changes[lang],
        columns: [
          { title: WORDS.change[lang], align: 'left' },
          numberColumn(WORDS.cases[lang]),
          numberColumn(WORDS.premium[lang]),
          numberColumn(WORDS.isNew[lang], true),
        ],
        rows: wordsOf('change').map((change) => {
          const { cases, fen, unknownBefore } = changes[change]
          return {
            cells: [wordText('change', change)[lang], String(cases), formatFenGrouped(fen), String(unknownBefore)],
            ...(cases === 0 ? { tone: 'muted' as const } : change === 'gone' ? { tone: 'warning' as const } : {}),
          }
        }),
        note: fill(TEXTS.balance[lang], {
          before: presentBefore,
          new: changes.new.cases,
          returned: changes.returned.cases,
          gone: left,
          now: present,
        }),
      },
    ],
  }
}
