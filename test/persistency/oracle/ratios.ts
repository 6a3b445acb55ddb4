import type { PolicyRow } from '../../../src/model/policy.ts'
import type { Settings } from '../../../src/model/settings.ts'
import { type Apart, isPayment, type Known, knownOf } from './rows.ts'

/**
 * Persistency (docs/rules.md 7) once more, as plainly as it can be written and as slowly as that may be: every figure looks through all policies.
 * Nothing of src/persistency is used. `reading:` = the rules leave it open; src/persistency/README.md says how it is read.
 */

/** What came for a policy year; a reversal is below zero. */
export interface Receipt {
  readonly fen: number
  /** undefined: that it came is known, the day is not */
  readonly day: number | undefined
}

export interface Asked {
  /** year × 12 + month − 1 */
  readonly month: number
  readonly asOf: number
  readonly settings: Pick<Settings, 'graceDays' | 'lapseBufferDays' | 'products' | 'persistency'>
}

export interface Standing {
  readonly at: 'counted' | 'inGrace' | 'leftOut' | 'notReached' | 'unknown'
  readonly numerator: number
  readonly denominator: number
  readonly undated: boolean
}

export interface Figures {
  readonly policies: number
  readonly received: number
  readonly due: number
  readonly receivedFen: number
  readonly inGrace: number
  readonly inGraceFen: number
  readonly unknown: number
  readonly undated: number
}

const MS = 86_400_000
const dateOf = (day: number) => new Date(day * MS)
const civil = (year: number, month: number, day: number) => Date.UTC(year, month, day) / MS

/** The same day `years` later; 29 Feb becomes 28 Feb. */
export function anniversary(day: number, years: number): number {
  const date = dateOf(day)
  const year = date.getUTCFullYear() + years
  const last = dateOf(civil(year, date.getUTCMonth() + 1, 0)).getUTCDate()
  return civil(year, date.getUTCMonth(), Math.min(date.getUTCDate(), last))
}

export const monthOf = (day: number) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth()

/** The last day of the work month; reading: the as-of day where that comes first. */
export const judgedOn = ({ month, asOf }: Pick<Asked, 'month' | 'asOf'>) =>
  Math.min(asOf, civil(Math.floor(month / 12), (month % 12) + 1, 0))

/** The last day on which an instalment of a year is in grace; reading: as the day state has it, with the company's buffer. */
function graceEnd({ effective, product }: Known, year: 2 | 3, { settings }: Asked): number {
  const rules = settings.products.filter(
    ({ codes, names }) => codes.includes(product.code) || names.some((name) => product.name.includes(name)),
  )
  const days = rules.find(({ graceDays }) => graceDays !== undefined)?.graceDays ?? settings.graceDays
  const buffer = rules.find(({ lapseBufferDays }) => lapseBufferDays !== undefined)?.lapseBufferDays
  return anniversary(effective, year - 1) + days + (buffer ?? settings.lapseBufferDays)
}

const NOTHING = { numerator: 0, denominator: 0, undated: false }

/** Where a policy stands in a measure. */
export function standingOf(policy: Known, measure: string, asked: Asked): Standing {
  const judged = judgedOn(asked)
  const holds = (state: { since: number | undefined } | undefined) =>
    state !== undefined && (state.since === undefined || state.since <= judged)
  if (holds(policy.leftOut)) return { ...NOTHING, at: 'leftOut', denominator: policy.first }
  const year = measure === 'month13' ? 2 : 3
  const receipts = year === 2 ? policy.year2 : policy.year3
  if (receipts === 'unknown' || (measure === 'month25' && policy.year2 === 'unknown'))
    return { ...NOTHING, at: 'unknown' }

  const isAll = asked.settings.persistency.withinGrace === 'all'
  const received = (of: 2 | 3, isGraceAsked: boolean) => {
    const all = of === 2 ? policy.year2 : policy.year3
    const until = (last: number) =>
      all === 'unknown' ? 0 : all.reduce((sum, { fen, day }) => sum + (day === undefined || day <= last ? fen : 0), 0)
    // reading: what was taken back by the day of judging did not come
    const inTime = isGraceAsked ? Math.min(until(graceEnd(policy, of, asked)), until(judged)) : until(judged)
    return Math.max(0, inTime)
  }
  const numerator = received(year, measure === 'month13' || isAll)
  const denominator = measure === 'month25' ? received(2, isAll) : policy.first
  const isOpen = numerator === 0 && judged <= graceEnd(policy, year, asked) && !holds(policy.ended)
  // the oldest unpaid instalment decides: who owes year 2 is in grace for year 3 no more; late or not is no matter
  const owesYear2 = year === 3 && policy.year2 !== 'unknown' && received(2, false) === 0
  if (isOpen && !owesYear2 && denominator > 0) return { ...NOTHING, at: 'inGrace', denominator }
  const undated = numerator > 0 && receipts.some(({ day }) => day === undefined)
  return { at: denominator === 0 ? 'notReached' : 'counted', numerator, denominator, undated }
}

const MONTHS_BACK: Readonly<Record<string, number>> = { month13: 14, month25: 26, compound: 26 }

/** Effective months of a measure that a period asks for: the first and the last. */
export function monthsOf(measure: string, period: string, month: number): readonly [number, number] {
  const last = month - (MONTHS_BACK[measure] ?? 0)
  return [period === 'rolling' ? last - 11 : last, last]
}

/** The figures of a measure over the policies that took effect in the months from `first` to `last`. */
export function figuresOf(
  policies: readonly Known[],
  measure: string,
  [first, last]: readonly [number, number],
  asked: Asked,
): Figures {
  const those = policies.filter(({ effective }) => monthOf(effective) >= first && monthOf(effective) <= last)
  const all = those.map((policy) => standingOf(policy, measure, asked))
  const at = (...names: readonly Standing['at'][]) => all.filter((one) => names.includes(one.at))
  const total = (some: readonly Standing[], side: 'numerator' | 'denominator') =>
    some.reduce((sum, one) => sum + one[side], 0)
  return {
    policies: at('counted').length,
    // reading: year 3 without year 2 stands above the line, too; any amount makes it a case received
    received: at('counted', 'notReached').filter(({ numerator }) => numerator > 0).length,
    due: total(at('counted'), 'denominator'),
    receivedFen: total(at('counted', 'notReached'), 'numerator'),
    inGrace: at('inGrace').length,
    inGraceFen: total(at('inGrace'), 'denominator'),
    unknown: at('unknown').length,
    undated: all.filter(({ undated }) => undated).length,
  }
}

type Fraction = readonly [bigint, bigint]

/** By premium, by cases, and their mean; undefined where nothing stands below the line. @param weight percent of the premium rate */
export function ratesOf({ policies, received, due, receivedFen }: Figures, weight: number): (Fraction | undefined)[] {
  const [a, b, c, d] = [receivedFen, due, received, policies].map(BigInt) as [bigint, bigint, bigint, bigint]
  const w = BigInt(weight)
  const isWhole = b > 0n && d > 0n
  return [
    b > 0n ? [a, b] : undefined,
    d > 0n ? [c, d] : undefined,
    isWhole ? [w * a * d + (100n - w) * c * b, 100n * b * d] : undefined,
  ]
}

/** group → its place by the overall 13-month rate of twelve months; those with few policies have none. */
export function placesOf(
  groups: ReadonlyMap<string, Figures>,
  { persistency }: Asked['settings'],
): Map<string, number> {
  const rated = [...groups].flatMap(([name, figures]) => {
    const overall = ratesOf(figures, persistency.premiumWeight)[2]
    return name !== '' && figures.policies >= persistency.fewPolicies && overall ? [{ name, overall }] : []
  })
  const isBetter = (a: Fraction, b: Fraction) => a[0] * b[1] > b[0] * a[1]
  return new Map(
    rated.map(({ name, overall }) => [name, 1 + rated.filter((one) => isBetter(one.overall, overall)).length]),
  )
}

/** Every policy of the lists: what is known of it, or why it is set apart. */
export function policiesOf(rows: readonly PolicyRow[], { settings }: Asked): (Known | Apart)[] {
  const numbers = [...new Set(rows.map(({ policyNo }) => policyNo))]
  const hasPayments = rows.some(isPayment)
  return numbers.map((no) =>
    knownOf(
      rows.filter((row) => row.policyNo === no),
      settings.persistency.frequencyIfMissing,
      hasPayments,
    ),
  )
}
