/** A share as an exact fraction of whole numbers; the whole is not 0. */
export interface Rate {
  readonly part: bigint
  readonly whole: bigint
}

/** `part` of `whole`, both whole numbers (cases, or fen); undefined where the whole is 0: such a rate prints "—". */
export function rateOf(part: number, whole: number): Rate | undefined {
  return whole === 0 ? undefined : { part: BigInt(part), whole: BigInt(whole) }
}

/** The mean of two rates, the first with `percent` of the weight (a whole number, 0–100); undefined where one is missing. */
export function meanRate(a: Rate | undefined, b: Rate | undefined, percent: number): Rate | undefined {
  if (!a || !b) return undefined
  const weight = BigInt(percent)
  return {
    part: a.part * b.whole * weight + b.part * a.whole * (100n - weight),
    whole: a.whole * b.whole * 100n,
  }
}

/** −1, 0 or 1, exactly; a missing rate is smaller than any. */
export function compareRates(a: Rate | undefined, b: Rate | undefined): number {
  if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0)
  const difference = a.part * b.whole - b.part * a.whole
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

/** Whether more came in than was due. */
export function isOverWhole(rate: Rate | undefined): boolean {
  return rate !== undefined && rate.part > rate.whole
}

/** The rate × 10^places, rounded half up: the only place where an exact rate loses anything. */
function scaled({ part, whole }: Rate, places: number): bigint {
  const double = part * 2n * 10n ** BigInt(places)
  return (double + whole) / (whole * 2n)
}

/** `0.912500`: the rate as a decimal with so many places; '' where there is none. */
export function formatRatio(rate: Rate | undefined, places: number): string {
  if (!rate) return ''
  const digits = scaled(rate, places)
    .toString()
    .padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** `91.25%`; over 100 % as it is, with a mark; "—" where there is none. */
export function formatRate(rate: Rate | undefined): string {
  if (!rate) return '—'
  return `${formatPercent(rate)}%${isOverWhole(rate) ? ' ⚠' : ''}`
}

/** `91.25` */
export function formatPercent(rate: Rate): string {
  const digits = scaled(rate, 4).toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The rate as a number that a cell of a workbook or a chart shows: rounded to six places. */
export function rateNumber(rate: Rate): number {
  return Number(scaled(rate, 6)) / 1e6
}
