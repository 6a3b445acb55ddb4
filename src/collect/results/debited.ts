import type { Day } from '../../model/day.ts'
import { type Fen, NO_FEN } from '../../model/money.ts'
import type { PolicyBooks } from './match.ts'
import type { ResultRow } from './result-row.ts'

/** What the debits of one return, case and day come to, against the premium of the case. */
export interface Debited {
  readonly is: 'less' | 'enough' | 'more'
  readonly sum: number
  readonly premium: number
}

/**
 * Adds up the successful debits of returns whose amounts are known: several products of a policy may stand on lines of their own.
 * @param rows all lines that are collected
 * @returns for a line and its case, the same object for lines that are judged together; undefined where an amount is not known
 */
export function openDebited(
  rows: readonly ResultRow[],
): (row: ResultRow, dueDate: Day, books: PolicyBooks) => Debited | undefined {
  const sums = new Map<string, number>()
  for (const row of rows)
    if (isDebited(row)) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + (amountOf(row) ?? Number.NaN))
  // lines of one debit are judged alike, whatever the first of them has put into the books
  const judged = new Map<string, Debited>()
  return (row, dueDate, books) => {
    const key = keyOf(row)
    const together = sums.get(key)
    if (!isDebited(row) || together === undefined || Number.isNaN(together)) return undefined
    const premium = books.cases.find((one) => one.dueDate === dueDate)?.premium ?? NO_FEN
    // without a due date lines of one day may be of several instalments
    const sum = row.dueDate === undefined && row.amount === premium ? premium : together
    const known = judged.get(`${key} ${dueDate} ${sum}`)
    if (known !== undefined) return known
    const paid = books.payments.reduce(
      (all, one) => (one.dueDate === dueDate ? all + (one.payment.amount ?? premium) : all),
      0,
    )
    const is = sum > premium ? 'more' : sum + paid < premium ? 'less' : 'enough'
    const debited: Debited = { is: premium <= 0 ? 'enough' : is, sum, premium }
    judged.set(`${key} ${dueDate} ${sum}`, debited)
    return debited
  }
}

function isDebited({ debit, payment }: ResultRow): boolean {
  return debit?.status === 'succeeded' && payment === undefined
}

/** Nobody debits nothing: 0 stands for an amount that is not known. */
function amountOf({ amount }: ResultRow): Fen | undefined {
  return amount !== undefined && amount > 0 ? amount : undefined
}

function keyOf({ source, policyNo, dueDate, debit }: ResultRow): string {
  return JSON.stringify([source, policyNo, dueDate, debit?.day])
}
