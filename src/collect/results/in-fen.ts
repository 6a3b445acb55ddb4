import type { KnownCase } from '../../model/collected.ts'
import { type Fen, fen } from '../../model/money.ts'
import type { ResultRow } from './result-row.ts'

const FEN_OF_YUAN = 100

/** A table whose amounts are in fen. */
export interface TableInFen {
  readonly file: string
  readonly sheet: string
}

/**
 * Finds the tables whose amounts are fen although nothing says so, and puts them into yuan: more than half of the amounts are exactly a hundred times the premium of
 * their case, none is the premium, and all are whole yuan as they were read. Nobody pays a hundred instalments at once.
 */
export function inYuan(
  rows: readonly ResultRow[],
  casesOf: (policyNo: string) => readonly KnownCase[],
): { readonly rows: readonly ResultRow[]; readonly inFen: readonly TableInFen[] } {
  const tables = new Map<string, { readonly place: TableInFen; hundredfold: number; other: number; isYuan: boolean }>()
  for (const row of rows) {
    const { file, sheet, amount = 0, policyNo, dueDate } = row
    const key = keyOf(row)
    const table = tables.get(key) ?? { place: { file, sheet }, hundredfold: 0, other: 0, isYuan: false }
    tables.set(key, table)
    // of a case that nobody knows, too: there is no part of a fen
    if (amount % FEN_OF_YUAN !== 0) table.isYuan = true
    const cases = casesOf(policyNo).filter(
      (one) => one.premium > 0 && (dueDate === undefined || one.dueDate === dueDate),
    )
    if (amount === 0 || cases.length === 0) continue
    if (cases.some(({ premium }) => amount === premium * FEN_OF_YUAN)) table.hundredfold += 1
    else table.other += 1
    if (cases.some(({ premium }) => amount === premium)) table.isYuan = true
  }
  const found = new Map([...tables].filter(([, { isYuan, hundredfold, other }]) => !isYuan && hundredfold > other))
  if (found.size === 0) return { rows, inFen: [] }
  return {
    rows: rows.map((row) => (found.has(keyOf(row)) ? rowInYuan(row) : row)),
    inFen: [...found.values()].map(({ place }) => place),
  }
}

function rowInYuan({ amount, payment, ...row }: ResultRow): ResultRow {
  return {
    ...row,
    amount: hundredth(amount),
    payment: payment === undefined ? undefined : { ...payment, amount: hundredth(payment.amount) },
  }
}

function hundredth(amount: Fen | undefined): Fen | undefined {
  return amount === undefined ? undefined : fen(amount / FEN_OF_YUAN)
}

function keyOf({ file, sheet }: ResultRow): string {
  return JSON.stringify([file, sheet])
}
