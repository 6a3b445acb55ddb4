import type { FieldName } from '../model/field.ts'
import type { RawCell } from '../model/raw.ts'
import type { Receivable } from '../model/receivable.ts'
import { tidy } from './cells/text.ts'
import { isTotalWord } from './totals.ts'

/**
 * Whether rows that say 合计 in place of a product add up the rows of their policy above them: such a row would count its premium twice. Where the first rows
 * show none below others of its policy, 合计 is all that is told of a policy, and data.
 * @param rows the first ones below the header
 * @param columns with the fields that they were taken for
 */
export function addsUpPolicies(
  rows: readonly (readonly RawCell[])[],
  columns: readonly { readonly column: number; readonly field: FieldName | undefined }[],
): boolean {
  const policy = columns.find(({ field }) => field === 'policyNo')?.column ?? -1
  const products = columns.flatMap(({ field, column }) =>
    field === 'productName' || field === 'productCode' ? [column] : [],
  )
  const textOf = (row: readonly RawCell[] | undefined, column: number) => tidy(String(row?.[column] ?? ''))
  const isTotal = (row: readonly RawCell[] | undefined) => products.some((column) => isTotalWord(textOf(row, column)))
  return rows.some((row, i) => {
    const above = rows[i - 1]
    const policyNo = textOf(row, policy)
    return policyNo !== '' && isTotal(row) && !isTotal(above) && textOf(above, policy) === policyNo
  })
}

/** Words that are no product: 合计, 小计. */
export function isPolicyTotal({ productName, productCode }: Pick<Receivable, 'productName' | 'productCode'>): boolean {
  return isShortTotal(productName) || isShortTotal(productCode)
}

const LONGEST = 6

function isShortTotal(text: string): boolean {
  return text !== '' && text.length <= LONGEST && isTotalWord(text)
}
