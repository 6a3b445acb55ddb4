import type { PolicyRow } from '../../src/model/policy.ts'
import type { Settings } from '../../src/model/settings.ts'
import { type Apart, type Known, knownOf } from './oracle-rows.ts'

/**
 * Persistency (domain.md 8) once more, as plainly as it can be written and as slowly as that may be: every figure looks through all policies.
 * Nothing of src/persistency is used. `reading:` = the handbook leaves it open.
 */

/** What came for a policy year. */
export type Received = readonly { readonly fen: number; readonly day: number | undefined }[] | 'unknown'

export interface Figures {
  readonly premium: readonly [number, number]
  readonly cases: readonly [number, number]
  readonly premiumRate: number | undefined
  readonly caseRate: number | undefined
  readonly overall: number | undefined
  readonly inGrace: readonly [cases: number, fen: number]
  readonly unknown: number
  readonly leftOut: Readonly<Record<string, number>>
}

export interface Asked {
  /** year × 12 + month − 1 */
  readonly month: number
  readonly asOf: number
  readonly settings: Pick<Settings, 'graceDays' | 'products' | 'persistency'>
}

const DAY = 86_400_000
const dateOf = (day: number) => new Date(day * DAY)
const civil = (year: number, month: number, day: number) => Date.UTC(year, month, day) / DAY

/** The same day `years` later; 29 Feb becomes 28 Feb. */
export function anniversary(day: number, years: number): number {
  const date = dateOf(day)
  const year = date.getUTCFullYear() + years
  const last = dateOf(civil(year, date.getUTCMonth() + 1, 0)).getUTCDate()
  return civil(year, date.getUTCMonth(), Math.min(date.getUTCDate(), last))
}

const monthOf = (day: number) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth()

/** The last day of the work month, or the as-of day where that comes first. */
const judgedOn = ({ month, asOf }: Asked) => Math.min(asOf, civil(Math.floor(month / 12), (month % 12) + 1, 0))

function graceDaysOf({ product }: Known, { settings }: Asked): number {
  const fits = settings.products.filter(
    ({ codes, names }) => codes.includes(product.code) || names.some((name) => product.name.includes(name)),
  )
  return fits[0]?.graceDays ?? settings.graceDays
}

interface Standing {
  readonly at: 'counted' | 'inGrace' | 'unknown' | 'leftOut'
  readonly why?: string
  readonly numerator: number
  readonly denominator: number
}

/** Where a policy stands in a measure. */
export function standingOf(policy: Known, measure: string, asked: Asked): Standing {
  const judged = judgedOn(asked)
  const hasBegun = (since: number | undefined) => since === undefined || since <= judged
  const nowhere = { numerator: 0, denominator: 0 }
  if (policy.leftOut && hasBegun(policy.leftOut.since)) return { at: 'leftOut', why: policy.leftOut.why, ...nowhere }
  const isAll = asked.settings.persistency.withinGrace === 'all'
  const graceEnd = (year: number) => anniversary(policy.effective, year - 1) + graceDaysOf(policy, asked)
  const sum = (received: Received, until: number) =>
    received === 'unknown'
      ? undefined
      : received.filter(({ day }) => day === undefined || day <= until).reduce((total, { fen }) => total + fen, 0)
  const inTime = (year: 2 | 3, onlyInGrace: boolean) =>
    sum(year === 2 ? policy.year2 : policy.year3, onlyInGrace ? Math.min(judged, graceEnd(year)) : judged)
  const year = measure === 'month13' ? 2 : 3
  const numerator = inTime(year, measure === 'month13' || isAll)
  const year2 = inTime(2, isAll)
  const denominator = measure === 'month25' ? year2 : policy.first
  if (numerator === undefined || denominator === undefined) return { at: 'unknown', ...nowhere }
  const isOpen = numerator === 0 && judged <= graceEnd(year) && !(policy.ended && hasBegun(policy.ended.since))
  // the oldest unpaid instalment decides: who owes year 2 is in grace for year 3 no more
  if (isOpen && (year === 2 || year2 !== 0)) return { at: 'inGrace', numerator, denominator: policy.first }
  return { at: 'counted', numerator, denominator }
}

const MONTHS_BACK: Readonly<Record<string, number>> = { month13: 14, month25: 26, compound: 26 }
export const MEASURES = Object.keys(MONTHS_BACK)

function rate([numerator, denominator]: readonly [number, number]): number | undefined {
  return denominator === 0 ? undefined : numerator / denominator
}

/** The figures of a measure over a period, of all policies given. */
export function figuresOf(policies: readonly Known[], measure: string, period: string, asked: Asked): Figures {
  const last = asked.month - (MONTHS_BACK[measure] ?? 0)
  const first = period === 'rolling' ? last - 11 : last
  const those = policies.filter(({ effective }) => monthOf(effective) >= first && monthOf(effective) <= last)
  const standings = those.map((policy) => standingOf(policy, measure, asked))
  const counted = standings.filter(({ at }) => at === 'counted')
  const inGrace = standings.filter(({ at }) => at === 'inGrace')
  const total = (all: readonly Standing[], side: 'numerator' | 'denominator') => all.reduce((sum, one) => sum + one[side], 0)
  const cases = (all: readonly Standing[], side: 'numerator' | 'denominator') => all.filter((one) => one[side] > 0).length
  const premium = [total(counted, 'numerator'), total(counted, 'denominator')] as const
  const count = [cases(counted, 'numerator'), cases(counted, 'denominator')] as const
  const leftOut: Record<string, number> = {}
  for (const { why } of standings) if (why !== undefined) leftOut[why] = (leftOut[why] ?? 0) + 1
  const [byPremium, byCases] = [rate(premium), rate(count)]
  const weight = asked.settings.persistency.premiumWeight / 100
  return {
    premium,
    cases: count,
    premiumRate: byPremium,
    caseRate: byCases,
    overall: byPremium === undefined || byCases === undefined ? undefined : weight * byPremium + (1 - weight) * byCases,
    inGrace: [inGrace.length, total(inGrace, 'denominator')],
    unknown: standings.filter(({ at }) => at === 'unknown').length,
    leftOut,
  }
}

/** Every policy of the lists: what is known of it, or why it is set apart. */
export function policiesOf(rows: readonly PolicyRow[], { settings }: Asked): (Known | Apart)[] {
  const numbers = [...new Set(rows.map(({ policyNo }) => policyNo))]
  const hasPayments = rows.some(({ columns }) => columns.has('paidDate') || columns.has('paidAmount') || columns.has('paidFlag'))
  return numbers.map((no) => knownOf(rows.filter((row) => row.policyNo === no), settings.persistency.frequencyIfMissing, hasPayments))
}
