import type { AssignedCase } from '../model/case.ts'
import { type Fen, fen } from '../model/money.ts'

/** Cases and premium while they are counted. Plain data: it can be sent between threads and added to another. */
export interface Sum {
  cases: number
  fen: Fen
}

/** A sum of nothing, to be counted into. */
export function noSum(): Sum {
  return { cases: 0, fen: fen(0) }
}

/** Counts a case into `sum`. */
export function count(sum: Sum, c: AssignedCase): void {
  sum.cases++
  sum.fen = fen(sum.fen + c.premium)
}

/** Adds `part` to `sum`. */
export function addSum(sum: Sum, part: Sum): void {
  sum.cases += part.cases
  sum.fen = fen(sum.fen + part.fen)
}

/** The sum of all sums. */
export function totalOf(sums: readonly Sum[]): Sum {
  const all = noSum()
  for (const sum of sums) addSum(all, sum)
  return all
}

/** The sum of both; either may be missing. */
export function together(a: Sum | undefined, b: Sum | undefined): Sum {
  return totalOf([a ?? noSum(), b ?? noSum()])
}

/** The sum under a key, made when first asked for. */
export function sumAt<K>(sums: Map<K, Sum>, key: K): Sum {
  let sum = sums.get(key)
  if (sum === undefined) {
    sum = noSum()
    sums.set(key, sum)
  }
  return sum
}

/** Cases short of a target rate in percent: max(0, ceil((receivable × t − paid × 100) / 100)), in integers. */
export function casesShort(receivable: number, paid: number, target: number): number {
  return Math.max(0, Math.ceil((receivable * target - paid * 100) / 100))
}
