import { formatFenGrouped } from '../../model/money.ts'
import type { PageColumn } from '../../model/page.ts'
import { type PersistencySums, ratesOf } from '../../model/persistency.ts'
import { formatPercent, formatRate, type Rate } from '../../model/rate.ts'
import type { Lang } from '../../model/text.ts'
import { WORDS } from './words.ts'

/** A column of numbers. @param secondary left out on a phone */
export const number = (title: string, secondary?: true): PageColumn => ({
  title,
  align: 'right',
  ...(secondary ? { secondary } : {}),
})

/** The columns of every table of sums, after what its lines are about. */
export function sumColumns(lang: Lang): readonly PageColumn[] {
  return [
    number(WORDS.premiumRate[lang]),
    number(WORDS.caseRate[lang]),
    number(WORDS.overallRate[lang]),
    number(WORDS.policies[lang]),
    number(WORDS.received[lang], true),
    number(WORDS.due[lang], true),
    number(WORDS.receivedFen[lang], true),
    number(WORDS.inGrace[lang], true),
  ]
}

/** The cells of those columns. */
export function sumCells(sums: PersistencySums, premiumWeight: number): readonly string[] {
  const { premium, cases, overall } = ratesOf(sums, premiumWeight)
  return [
    formatRate(premium),
    formatRate(cases),
    formatRate(overall),
    String(sums.policies),
    String(sums.received),
    formatFenGrouped(sums.due),
    formatFenGrouped(sums.receivedFen),
    String(sums.inGrace),
  ]
}

/** The rate as a chart shows it, with two decimals; undefined leaves a gap. */
export function percent(rate: Rate | undefined): number | undefined {
  return rate && Number(formatPercent(rate))
}
