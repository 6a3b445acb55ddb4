import type { Receivable } from './receivable.ts'

const PLAIN_NAME = /^[\u4e00-\u9fff0-9A-Z]*$/u

/** How names and document numbers are compared: blanks out, full width to half width, upper case. */
export function foldName(text: string): string {
  return PLAIN_NAME.test(text) ? text : text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()
}

/** 团险, 团体业务; a 团队 is a sales team. */
const GROUP_CHANNEL = /团(?!队)/
const GROUP_PRODUCT = /团体|团险|团单|团意/

/** Whether the name of a product says that it insures a group. */
export function isGroupProduct(productName: string): boolean {
  return GROUP_PRODUCT.test(productName)
}

/** 团单: the sales channel or the product says so. */
export function isGroupPolicy(row: Pick<Receivable, 'channel' | 'productName'>): boolean {
  return GROUP_CHANNEL.test(row.channel) || isGroupProduct(row.productName)
}
