import { type Rate, rateNumber, rateOf } from '../../model/rate.ts'
import type { PlanBucket, Settings } from '../../model/settings.ts'
import type { Cell } from '../../model/sheet.ts'
import type { CasesAndPremium, Collection } from '../../model/standing.ts'
import { fill, type Lang, type Text } from '../../model/text.ts'
import { wordsOf, wordText } from '../../model/words.ts'
import { casesShort } from '../sum.ts'
import type { TableColumn } from '../table.ts'
import { both } from '../wording.ts'
import type { GroupLine } from './input.ts'
import { WORDS } from './words.ts'

const TEXTS = { target: both('目标 {target}%', 'target {target}%') } as const

export const PLAN: readonly PlanBucket[] = ['current', 'grace1', 'grace2']

/** A rate as a cell: "—" where there is none, marked over 100 %. */
export function rateCell(rate: Rate | undefined, target?: number): Cell {
  if (!rate) return { value: '—', kind: 'rate' }
  const value = rateNumber(rate)
  if (rate.part > rate.whole) return { value, kind: 'rate', tone: 'warning' }
  const below = target !== undefined && rate.part * 10_000n < rate.whole * BigInt(Math.round(target * 100))
  return below ? { value, kind: 'rate', tone: 'danger' } : { value, kind: 'rate' }
}

/** Cases short of the target of a bucket. */
export function shortOf({ receivable, paid }: Collection, bucket: PlanBucket, targets: Settings['targets']): number {
  return casesShort(receivable.cases, paid.cases, targets[bucket])
}

/** A column of figures; its band is what the columns beside it share. */
export type FigureColumn = TableColumn<GroupLine> & { readonly band: string }

/** All figures of a branch, team or collector, in one line: first what decides, which is printed, then everything else. */
export function figureColumns(targets: Settings['targets'], lang: Lang): readonly FigureColumn[] {
  return [
    ...PLAN.flatMap((bucket) => rateColumns(bucket, targets, lang)),
    ...contactColumns(lang),
    ...PLAN.flatMap((bucket) => collectionColumns(bucket, lang)),
    ...changeColumns(lang),
    ...PLAN.flatMap((bucket) => rollColumns(bucket, lang)),
    ...failureColumns(lang),
  ]
}

/** How many of them are printed: the rates, and the follow-up. */
export const PRINTED_FIGURES = 3 * 3 + 9

function rateColumns(bucket: PlanBucket, targets: Settings['targets'], lang: Lang): readonly FigureColumn[] {
  const band = `${wordText('bucket', bucket)[lang]} · ${fill(TEXTS.target[lang], { target: targets[bucket] })}`
  const of = ({ figures }: GroupLine) => figures.collection[bucket]
  return [
    rate(`${bucket}-caseRate`, WORDS.caseRate, band, (line) =>
      rateCell(rateOf(of(line).paid.cases, of(line).receivable.cases), targets[bucket]),
    ),
    rate(`${bucket}-premiumRate`, WORDS.premiumRate, band, (line) =>
      rateCell(rateOf(of(line).paid.fen, of(line).receivable.fen)),
    ),
    count(`${bucket}-short`, WORDS.short, band, (line) => shortOf(of(line), bucket, targets)),
  ]
}

function collectionColumns(bucket: PlanBucket, lang: Lang): readonly FigureColumn[] {
  const band = wordText('bucket', bucket)[lang]
  const of = ({ figures }: GroupLine) => figures.collection[bucket]
  return [
    count(`${bucket}-receivable`, WORDS.receivable, band, (line) => of(line).receivable.cases),
    money(`${bucket}-receivableFen`, WORDS.receivableFen, band, (line) => of(line).receivable.fen),
    count(`${bucket}-paid`, WORDS.paid, band, (line) => of(line).paid.cases),
    money(`${bucket}-paidFen`, WORDS.paidFen, band, (line) => of(line).paid.fen),
    count(`${bucket}-byBank`, WORDS.byBank, band, (line) => of(line).byBank.cases),
  ]
}

function contactColumns(lang: Lang): readonly FigureColumn[] {
  const band = WORDS.followUp[lang]
  return [
    count('open', WORDS.open, band, ({ figures }) => figures.contacted.open.cases),
    count('attempted', WORDS.attempted, band, ({ figures }) => figures.contacted.attempted.cases),
    count('reached', WORDS.reached, band, ({ figures }) => figures.contacted.reached.cases),
    rate('coverage', WORDS.coverage, band, ({ figures: { contacted } }) =>
      rateCell(rateOf(contacted.attempted.cases, contacted.open.cases)),
    ),
    count('overdue', WORDS.overdue, band, ({ figures }) => figures.overdue.cases),
    count('overdueTasks', WORDS.overdueTasks, band, ({ figures }) => figures.overdueTasks),
    count('kept', both('本月承诺兑现', "Month's promises kept"), band, ({ figures }) => figures.promises.kept.cases),
    count(
      'broken',
      both('本月承诺未兑现', "Month's promises broken"),
      band,
      ({ figures }) => figures.promises.broken.cases,
    ),
    rate('keptRate', WORDS.keptRate, band, ({ figures: { promises } }) =>
      rateCell(rateOf(promises.kept.cases, promises.kept.cases + promises.broken.cases)),
    ),
  ]
}

function changeColumns(lang: Lang): readonly FigureColumn[] {
  return wordsOf('change').map((change) =>
    count(
      `change-${change}`,
      wordText('change', change),
      WORDS.changes[lang],
      ({ figures }) => figures.changes[change].cases,
    ),
  )
}

function rollColumns(bucket: PlanBucket, lang: Lang): readonly FigureColumn[] {
  const name = wordText('bucket', bucket)
  const band = WORDS.rolled[lang]
  const base = ({ figures }: GroupLine) => sumOf(Object.values(figures.rolled[bucket]))
  return [
    count(`roll-${bucket}`, both(`${name.zh}待收`, `${name.en}: to collect`), band, (line) => base(line).cases),
    count(
      `roll-${bucket}-unpaid`,
      both(`${name.zh}仍未收`, `${name.en}: still unpaid`),
      band,
      ({ figures }) => figures.rolled[bucket].rolled.cases,
    ),
    rate(`roll-${bucket}-rate`, both(`${name.zh}保费迁徙率`, `${name.en}: roll rate, premium`), band, (line) =>
      rateCell(rateOf(line.figures.rolled[bucket].rolled.fen, base(line).fen)),
    ),
  ]
}

function failureColumns(lang: Lang): readonly FigureColumn[] {
  const band = WORDS.failures[lang]
  return [
    count('failed', WORDS.failed, band, ({ figures }) => figures.failures.all.cases),
    count('mended', WORDS.mended, band, ({ figures }) => figures.failures.mended.cases),
    count('stillOpen', WORDS.stillOpen, band, ({ figures }) => figures.failures.open.cases),
    rate('mendedRate', WORDS.mendedRate, band, ({ figures: { failures } }) =>
      rateCell(rateOf(failures.mended.cases, failures.all.cases)),
    ),
  ]
}

function count(key: string, title: Text, band: string, of: (line: GroupLine) => number): FigureColumn {
  return { key, title, band, kind: 'count', width: 10, cell: of }
}

function money(key: string, title: Text, band: string, of: (line: GroupLine) => number): FigureColumn {
  return { key, title, band, kind: 'money', width: 16, cell: of }
}

function rate(key: string, title: Text, band: string, cell: (line: GroupLine) => Cell): FigureColumn {
  return { key, title, band, kind: 'rate', width: 10, cell }
}

/** Cases and premium of all sums. */
export function sumOf(sums: readonly CasesAndPremium[]): { readonly cases: number; readonly fen: number } {
  return sums.reduce((all, { cases, fen }) => ({ cases: all.cases + cases, fen: all.fen + fen }), { cases: 0, fen: 0 })
}
