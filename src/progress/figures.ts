import { type Fen, fen } from '../model/money.ts'
import type { Failure, FailureSum, Figures, Roll, Standing } from '../model/standing.ts'
import { MENDED_WITHIN } from '../model/standing.ts'
import { type RollOutcome, type Word, type WordList, wordsOf } from '../model/words.ts'
import { isPlanned } from './bucket.ts'

/** While figures are counted their numbers are written over. */
type Counting<T> = { -readonly [K in keyof T]: T[K] extends number ? T[K] : Counting<T[K]> }
type Sum = { cases: number; fen: Fen }

/** Figures to be counted into. */
export type CountedFigures = Counting<Omit<Figures, 'failures'>> & { failures: CountedFailures }
export type CountedFailures = Counting<Omit<FailureSum, 'within'>> & { within: number[] }

/** A sum of nothing, to be counted into. */
export function noSum(): Sum {
  return { cases: 0, fen: fen(0) }
}

/** Counts a case with its premium into a sum. */
export function add(sum: Sum, amount: Fen): void {
  sum.cases += 1
  sum.fen = fen(sum.fen + amount)
}

/** Figures of nothing. */
export function openFigures(): CountedFigures {
  return {
    collection: ofBuckets(() => ({ receivable: noSum(), paid: noSum(), byBank: noSum(), late: noSum() })),
    contacted: { open: noSum(), attempted: noSum(), reached: noSum() },
    overdue: noSum(),
    overdueTasks: 0,
    promises: { kept: noSum(), broken: noSum(), open: noSum() },
    changes: ofWords('change', () => ({ ...noSum(), unknownBefore: 0 })),
    rolled: ofBuckets(() => ofWords('rollOutcome', noSum)),
    rolling: ofBuckets(() => ofWords('rollOutcome', noSum)),
    targets: ofWords('targetGroup', () => ({ base: noSum(), paid: noSum() })),
    failures: openFailures(),
  }
}

/** The same of failed debits alone. */
export function openFailures(): CountedFailures {
  return { all: noSum(), mended: noSum(), within: MENDED_WITHIN.map(() => 0), days: 0, open: noSum() }
}

function ofBuckets<T>(make: () => T): Record<'current' | 'grace1' | 'grace2', T> {
  return { current: make(), grace1: make(), grace2: make() }
}

function ofWords<L extends WordList, T>(list: L, make: () => T): Record<Word<L>, T> {
  return Object.fromEntries(wordsOf(list).map((word) => [word, make()])) as Record<Word<L>, T>
}

/** Counts a case into the figures of the whole, or of a group that it belongs to. */
export function count(figures: CountedFigures, standing: Standing): void {
  countCollection(figures, standing)
  if (standing.isOpen) countOpen(figures, standing)
  const { premium, promise, changes, rolled, rolling, group, failures, paid } = standing
  if (promise) add(figures.promises[promise.state], premium)
  for (const change of changes) {
    const sum = figures.changes[change]
    add(sum, premium)
    if (changes.includes('new')) sum.unknownBefore += 1
  }
  if (rolled) countRoll(figures.rolled, rolled)
  if (rolling) countRoll(figures.rolling, rolling)
  if (group) {
    add(figures.targets[group.name].base, group.premium)
    if (paid) add(figures.targets[group.name].paid, group.premium)
  }
  for (const failure of failures) countFailure(figures.failures, failure, premium)
}

/** The receivable is what was seen first, what came in is what stands there now: docs/rules.md 7. */
function countCollection({ collection }: CountedFigures, standing: Standing): void {
  const { bucket, isReceivable, firstPremium, firstBucket, premium, paid } = standing
  if (!isReceivable || !isPlanned(bucket)) return
  const side = collection[bucket]
  add(side.receivable, firstPremium)
  if (firstBucket !== 'current' && firstBucket !== 'future') add(side.late, firstPremium)
  if (!paid) return
  add(side.paid, premium)
  if (paid.by === 'bank') add(side.byBank, premium)
}

function countOpen(figures: CountedFigures, { premium, attempts, reached, overdue, isOnHold }: Standing): void {
  if (!isOnHold) {
    add(figures.contacted.open, premium)
    if (attempts > 0) add(figures.contacted.attempted, premium)
    if (reached > 0) add(figures.contacted.reached, premium)
  }
  if (overdue === undefined || overdue.length === 0) return
  add(figures.overdue, premium)
  figures.overdueTasks += overdue.length
}

function countRoll(sums: Record<'current' | 'grace1' | 'grace2', Record<RollOutcome, Sum>>, roll: Roll): void {
  add(sums[roll.bucket][roll.outcome], roll.premium)
}

/** Counts one failure, and in how many days it was mended. */
export function countFailure(sum: CountedFailures, { first, mendedOn, isOpen }: Failure, premium: Fen): void {
  add(sum.all, premium)
  if (isOpen) add(sum.open, premium)
  if (mendedOn === undefined) return
  const days = mendedOn - first
  const within = MENDED_WITHIN.findIndex((last) => days <= last)
  add(sum.mended, premium)
  sum.days += days
  sum.within[within] = (sum.within[within] ?? 0) + 1
}
