import { formatFenGrouped } from '../../model/money.ts'
import type { PageColumn } from '../../model/page.ts'
import { type PersistencySums, ratesOf } from '../../model/persistency.ts'
import { formatPercent, formatRate, type Rate } from '../../model/rate.ts'
import type { Lang } from '../../model/text.ts'
import { numberColumn } from '../page-columns.ts'
import { WORDS } from './words.ts'

/** The columns of every table of sums, after what its lines are about. */
export function sumColumns(lang: Lang): readonly PageColumn[] {
  return [
    numberColumn(WORDS.premiumRate[lang]),
    numberColumn(WORDS.caseRate[lang]),
    numberColumn(WORDS.overallRate[lang]),
    numberColumn(WORDS.policies[lang]),
    numberColumn(WORDS.received[lang], true),
    numberColumn(WORDS.due[lang], true),
    numberColumn(WORDS.receivedFen[lang], true),
    numberColumn(WORDS.inGrace[lang], true),
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
