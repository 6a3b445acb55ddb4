import { addFen, type Fen, NO_FEN } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'

/** A premium that two tables state for one case, each for products of other names: added up, though it may be one. */
export interface StatedTwice {
  readonly row: Receivable
  /** the first row of the earlier table */
  readonly other: Receivable
  /** what each of the two tables states in all */
  readonly premium: Fen
}

/**
 * Two exports that write a product differently ("安和终身", "安和终身寿险") and give no codes look like two products of one policy: the customer
 * would be asked for twice the premium. Whether they are one nobody can tell from the rows; that both come to the same amount is worth a look.
 * @param rows the accepted rows of one case; a later file's rows of the same product have already taken the place of earlier ones
 */
export function statedTwice(rows: readonly Receivable[]): StatedTwice | undefined {
  const tables = new Map<number, { readonly first: Receivable; sum: Fen }>()
  for (const row of rows) {
    const premium = row.premium ?? NO_FEN
    const table = tables.get(row.origin.table)
    if (table) table.sum = addFen(table.sum, premium)
    else tables.set(row.origin.table, { first: row, sum: premium })
  }
  const stated = new Map<Fen, Receivable>()
  for (const { first, sum } of tables.values()) {
    const other = stated.get(sum)
    if (other) return { row: first, other, premium: sum }
    stated.set(sum, first)
  }
  return undefined
}
