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

/**
 * Sums by `code name`: what gives only a code is counted with the name that most cases give the code. Done when the figures are shown, never
 * before: of the tallies of several runs together, others may know the name.
 * @param all every sum that knows names: those that stand beside each other in a table shall have the same ones
 */
export function withNames(sums: SumsByLabel, all: readonly SumsByLabel[] = [sums]): SumsByLabel {
  const known = new Map<string, Sum>()
  for (const one of all) for (const [label, sum] of Object.entries(one)) addSum(sumAt(known, label), sum)
  const nameOf = new Map<string, string>()
  const byWeight = [...known].sort(([a, { cases: inA }], [b, { cases: inB }]) => inB - inA || (a < b ? -1 : 1))
  for (const [label] of byWeight) {
    const code = label.slice(0, Math.max(0, label.indexOf(' ')))
    if (code !== '' && !nameOf.has(code)) nameOf.set(code, label)
  }
  const folded = new Map<string, Sum>()
  for (const [label, sum] of Object.entries(sums)) addSum(sumAt(folded, nameOf.get(label) ?? label), sum)
  return Object.fromEntries(folded)
}

/** Names may hold blanks too: 鑫享 A款, Happy Life. */
const LIKE_A_CODE = /^(?=.*\d)[\w.-]+$/

/**
 * Sums by `code name`: what gives only a name is counted with the code that bears it, where one does and no other. For products and branches;
 * two people may have one name.
 * @param all as in {@link withNames}
 */
export function withCodes(sums: SumsByLabel, all: readonly SumsByLabel[] = [sums]): SumsByLabel {
  const codesOf = new Map<string, Set<string>>()
  for (const label of all.flatMap((one) => Object.keys(one))) {
    const at = label.indexOf(' ')
    if (at <= 0 || !LIKE_A_CODE.test(label.slice(0, at))) continue
    const name = label.slice(at + 1)
    codesOf.set(name, (codesOf.get(name) ?? new Set()).add(label))
  }
  const folded = new Map<string, Sum>()
  for (const [label, sum] of Object.entries(sums)) {
    const [only, ...others] = codesOf.get(label) ?? []
    addSum(sumAt(folded, only !== undefined && others.length === 0 ? only : label), sum)
  }
  return Object.fromEntries(folded)
}

type SumsByLabel = Readonly<Record<string, Sum>>

/** Cases short of a target rate in percent: max(0, ceil((receivable × t − paid × 100) / 100)), in integers; t may have two decimals. */
export function casesShort(receivable: number, paid: number, target: number): number {
  return Math.max(0, Math.ceil((receivable * Math.round(target * 100) - paid * 10_000) / 10_000))
}
