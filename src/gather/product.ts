import type { Interner } from '../model/interner.ts'
import type { Receivable } from '../model/receivable.ts'

/** Product of a row whose table has no column for one: it is not known, which is not the same as none. */
export const UNNAMED = -1

/** The products of the input, each as rows name it; '' where they give no code or no name. */
export interface Products {
  readonly codes: readonly string[]
  readonly names: readonly string[]
  /** number of the code, else of the name: within a file, what has the same one is the same product */
  readonly keys: readonly number[]
}

/** Whether the row's table names products at all. */
export function namesProducts({ columns }: Receivable): boolean {
  return columns.has('productCode') || columns.has('productName')
}

const BETWEEN = '\0'

/** Code and name of a row's product as one text. */
export function productText({ productCode, productName }: Pick<Receivable, 'productCode' | 'productName'>): string {
  return productCode + BETWEEN + productName
}

/** @param texts each as {@link productText} makes it */
export function productsIn(texts: Pick<Interner, 'size' | 'text'>): Products {
  const codes: string[] = []
  const names: string[] = []
  const keys: number[] = []
  const known = new Map<string, number>()
  for (let id = 0; id < texts.size; id++) {
    const [code = '', name = ''] = texts.text(id).split(BETWEEN)
    const key = known.get(code || name) ?? known.size
    known.set(code || name, key)
    codes.push(code)
    names.push(name)
    keys.push(key)
  }
  return { codes, names, keys }
}
