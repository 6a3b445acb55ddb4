import type { PolicyRow } from '../model/policy.ts'

/** The rows of a policy by product; those that name none speak of the whole policy. */
export interface RowsByProduct {
  readonly whole: readonly PolicyRow[]
  readonly products: readonly (readonly PolicyRow[])[]
}

/** Product means the code, else the name. */
export function productKey({ productCode, productName }: PolicyRow): string {
  return productCode || productName
}

/** Rows without a product stand for the whole policy beside rows with one; alone they are its only product. */
export function byProduct(rows: readonly PolicyRow[]): RowsByProduct {
  const groups = new Map<string, PolicyRow[]>()
  for (const row of rows) {
    const key = productKey(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const whole = groups.size > 1 ? (groups.get('') ?? []) : []
  if (groups.size > 1) groups.delete('')
  return { whole, products: [...groups.values()] }
}
