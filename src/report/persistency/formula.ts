import { addToMonth, formatDay, formatMonth } from '../../model/day.ts'
import type { Persistency } from '../../model/persistency.ts'
import { fill, type Lang, type Text } from '../../model/text.ts'
import { both } from '../wording.ts'

const FORMULA = {
  month13: both(
    '13个月继续率 = 宽限期内收到的第二年保费 ÷ 首年保费；件数：宽限期内收到第二年保费的件数 ÷ 件数。',
    '13 months = premium of year 2 received within grace ÷ first-year premium; by cases: policies whose year 2 was received within grace ÷ policies.',
  ),
  month25: both(
    '25个月继续率 = 收到的第三年保费 ÷ 收到的第二年保费；件数：收到第三年保费的件数 ÷ 收到第二年保费的件数。',
    '25 months = premium of year 3 received ÷ premium of year 2 received; by cases: policies whose year 3 was received ÷ policies whose year 2 was received.',
  ),
  compound: both(
    '25个月复合继续率 = 收到的第三年保费 ÷ 首年保费；件数：收到第三年保费的件数 ÷ 件数。',
    '25 months, compound = premium of year 3 received ÷ first-year premium; by cases: policies whose year 3 was received ÷ policies.',
  ),
  overall: both(
    '综合继续率 = 保费继续率 × {premium}% + 件数继续率 × {cases}%。',
    'Overall = premium rate × {premium}% + case rate × {cases}%.',
  ),
  all: both(
    '第二年、第三年保费都须在各自的宽限期内收到才算。',
    'Premiums of year 2 and 3 count only if they came within their grace period.',
  ),
  later: both(
    '25个月两项不要求在宽限期内收到：{day} 以前收到的都算（复效补缴也算）。',
    'The two 25-month rates do not ask for grace: what was received by {day} counts, reinstatements too.',
  ),
  cohorts: both(
    '只看年缴保单。工作月 {month}：13个月看 {m13} 生效的保单，25个月看 {m25} 生效的保单；滚动12个月是到该月为止12个生效月的合计。',
    'Annual payers only. Work month {month}: 13 months asks for policies that took effect in {m13}, 25 months for those of {m25}; rolling twelve adds up the twelve effective months that end there.',
  ),
  leftOut: both(
    '分子分母都不计：非年缴、趸缴、犹豫期退保、理赔终止、豁免、转出；失效和犹豫期后退保留在分母。',
    'On neither side: not paid annually, single premium, cooling-off withdrawals, closed by claim, premium waived, transferred out. Lapsed and surrendered after cooling-off stay in the denominator.',
  ),
  inGrace: both(
    '判断日 {day}：当天仍在宽限期内而未缴的，另列，分子分母都不计。',
    'Judged on {day}: what is unpaid and still in grace on that day is shown apart, on neither side.',
  ),
  zero: both(
    '分母为 0 写“—”；超过 100% 照实写，并标 ⚠。',
    'A denominator of 0 prints "—"; rates over 100% are shown as they are and marked ⚠.',
  ),
} as const satisfies Record<string, Text>

/** The formulas as they were used, sentence by sentence: companies differ, so each report prints its own. */
export function formulaLines(persistency: Persistency, lang: Lang): readonly string[] {
  const { month, judgedOn, premiumWeight, withinGrace } = persistency
  const day = formatDay(judgedOn)
  const facts = {
    day,
    month: formatMonth(month),
    m13: formatMonth(addToMonth(month, -14)),
    m25: formatMonth(addToMonth(month, -26)),
    premium: premiumWeight,
    cases: 100 - premiumWeight,
  }
  const last = withinGrace === 'all' ? FORMULA.all : FORMULA.later
  const { month13, month25, compound, overall, cohorts, leftOut, inGrace, zero } = FORMULA
  return [month13, month25, compound, last, overall, cohorts, leftOut, inGrace, zero].map((line) =>
    fill(line[lang], facts),
  )
}
