import { addMonths, type Day } from '../model/day.ts'
import { addFen, type Fen, NO_FEN } from '../model/money.ts'
import { listsPayments, type PolicyRow } from '../model/policy.ts'
import { byProduct } from './products.ts'
import { yearOf } from './receipt.ts'

/** A rider may have joined later; nothing takes effect before the policy. */
export function earliest(rows: readonly PolicyRow[]): Day | undefined {
  let day: Day | undefined
  for (const { effectiveDate } of rows)
    if (effectiveDate !== undefined && (day === undefined || effectiveDate < day)) day = effectiveDate
  return day
}

/**
 * The premium of the first year over all products: each product's own first-year premium, else its premium per instalment, else
 * what was received as its first instalment. Products that joined after the first year are no part of it.
 */
export function firstPremiumOf(rows: readonly PolicyRow[], effectiveDate: Day): Fen | undefined {
  const { whole, products } = byProduct(rows)
  const second = addMonths(effectiveDate, 12)
  let sum: Fen | undefined
  for (const own of products) {
    const joined = earliest(own)
    if (joined !== undefined && joined >= second) continue
    const amount = ofProduct(own, effectiveDate)
    if (amount !== undefined) sum = addFen(sum ?? NO_FEN, amount)
  }
  return sum ?? ofProduct(whole, effectiveDate)
}

function ofProduct(rows: readonly PolicyRow[], effectiveDate: Day): Fen | undefined {
  const stated = rows.find((row) => row.firstPremium !== undefined)?.firstPremium
  if (stated !== undefined) return stated
  const policy = rows.find((row) => !listsPayments(row.columns) && row.premium !== undefined)?.premium
  if (policy !== undefined) return policy
  const first = rows.filter((row) => listsPayments(row.columns) && yearOf(row, effectiveDate) === 1)
  let sum: Fen | undefined
  for (const { paidAmount, premium } of first) {
    const amount = paidAmount ?? premium
    if (amount !== undefined) sum = addFen(sum ?? NO_FEN, amount)
  }
  return sum
}
