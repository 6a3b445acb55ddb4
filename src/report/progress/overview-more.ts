import { rateOf } from '../../model/rate.ts'
import { reasonTitle } from '../../model/reason.ts'
import type { PageRow } from '../../model/sheet.ts'
import { type FailureSum, MENDED_WITHIN } from '../../model/standing.ts'
import { fill, type Lang } from '../../model/text.ts'
import { wordsOf, wordText } from '../../model/words.ts'
import { block, counted, type GridColumn, gridRow, money } from '../grid.ts'
import { both } from '../wording.ts'
import { PLAN, rateCell, sumOf } from './figure-columns.ts'
import { FILTERS } from './filters.ts'
import type { ProgressInput } from './input.ts'
import { targetLines } from './target-lines.ts'
import { WORDS } from './words.ts'

const TEXTS = { to: both('{from} → {to}', '{from} → {to}') } as const

/** The next bucket of each. */
const NEXT = { current: 'grace1', grace1: 'grace2', grace2: 'older' } as const

/** `当月 → 宽一` */
export function stepWords(bucket: keyof typeof NEXT, lang: Lang): string {
  return fill(TEXTS.to[lang], { from: wordText('bucket', bucket)[lang], to: wordText('bucket', NEXT[bucket])[lang] })
}

/** From one month's list to the next, or in this month so far: what was paid, and what rolls on. */
export function rollBlock(which: 'rolled' | 'rolling', { progress, lang }: ProgressInput): readonly PageRow[] {
  const sums = progress.total[which]
  const columns: readonly GridColumn[] = [
    { title: WORDS.from[lang], span: 2 },
    { title: WORDS.base[lang], span: 1, kind: 'count' },
    { title: WORDS.baseFen[lang], span: 1, kind: 'money' },
    ...wordsOf('rollOutcome').map((outcome) => ({
      title: wordText('rollOutcome', outcome)[lang],
      span: 1,
      kind: 'count' as const,
    })),
    { title: `${WORDS.rollRate[lang]} · ${WORDS.cases[lang]}`, span: 1, kind: 'rate' },
    { title: `${WORDS.rollRate[lang]} · ${WORDS.premium[lang]}`, span: 1, kind: 'rate' },
  ]
  const lines = PLAN.flatMap((bucket) => {
    const outcomes = sums[bucket]
    const base = sumOf(Object.values(outcomes))
    if (base.cases === 0) return []
    return [
      gridRow(columns, [
        stepWords(bucket, lang),
        counted(base.cases),
        { value: base.fen, kind: 'money' },
        ...wordsOf('rollOutcome').map((outcome) => counted(outcomes[outcome].cases)),
        rateCell(rateOf(outcomes.rolled.cases, base.cases)),
        rateCell(rateOf(outcomes.rolled.fen, base.fen)),
      ]),
    ]
  })
  return block(WORDS[which][lang], columns, lines, FILTERS[which][lang])
}

/** `3天内`; the last class has no end. */
export function withinWords(last: number, lang: Lang): string {
  return Number.isFinite(last) ? fill(WORDS.within[lang], { days: last }) : WORDS.longer[lang]
}

/** Failed debits by reason: how many were mended, and how fast. */
export function failureBlock({ progress, lang }: ProgressInput): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.reason[lang], span: 2 },
    { title: WORDS.failed[lang], span: 1, kind: 'count' },
    { title: WORDS.mended[lang], span: 1, kind: 'count' },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
    { title: WORDS.mendedRate[lang], span: 1, kind: 'rate' },
    { title: WORDS.averageDays[lang], span: 1, kind: 'count' },
    ...MENDED_WITHIN.slice(0, -1).map((last) => ({ title: withinWords(last, lang), span: 1, kind: 'count' as const })),
    { title: WORDS.stillOpen[lang], span: 1, kind: 'count' },
  ]
  const line = (title: string, sum: FailureSum, tone?: 'total') =>
    gridRow(
      columns,
      [
        title,
        counted(sum.all.cases),
        counted(sum.mended.cases),
        money(sum.mended.fen),
        rateCell(rateOf(sum.mended.cases, sum.all.cases)),
        { value: averageDays(sum), kind: 'count' },
        ...sum.within.slice(0, -1).map(counted),
        counted(sum.open.cases),
      ],
      tone,
    )
  if (progress.failures.length === 0) return []
  const lines = progress.failures.map((sum) => line(reasonTitle(sum.reason, lang), sum))
  const all = line(WORDS.total[lang], progress.total.failures, 'total')
  return block(WORDS.failures[lang], columns, [...lines, all], FILTERS.failures[lang])
}

/** `4.5`; "—" where nothing was mended. */
export function averageDays({ days, mended }: FailureSum): string {
  return mended.cases === 0 ? '—' : (Math.round((days * 10) / mended.cases) / 10).toFixed(1)
}

/** The groups of the whole, with their targets. */
export function targetBlock({ progress, lang }: ProgressInput): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.group[lang], span: 3 },
    { title: WORDS.base[lang], span: 1, kind: 'count' },
    { title: WORDS.baseFen[lang], span: 1, kind: 'money' },
    { title: WORDS.target[lang], span: 1, kind: 'count' },
    { title: WORDS.toReach[lang], span: 1, kind: 'count' },
    { title: WORDS.toReachFen[lang], span: 2, kind: 'money' },
    { title: WORDS.paid[lang], span: 1, kind: 'count' },
    { title: WORDS.caseRate[lang], span: 1, kind: 'rate' },
  ]
  const lines = targetLines(progress.total, progress.question.targets).map(({ group, base, rate, cases, fen, paid }) =>
    gridRow(columns, [
      wordText('targetGroup', group)[lang],
      counted(base.cases),
      money(base.fen),
      { value: rate === undefined ? '—' : `${rate}%`, kind: 'count' },
      cases === undefined ? { value: '—', kind: 'count' } : counted(cases),
      fen === undefined ? { value: '—', kind: 'count' } : money(fen),
      counted(paid.cases),
      rateCell(rateOf(paid.cases, base.cases), rate),
    ]),
  )
  return block(WORDS.targets[lang], columns, lines, FILTERS.targets[lang])
}
