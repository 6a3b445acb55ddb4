import type { Receivable } from './receivable.ts'

const PLAIN_NAME = /^[\u4e00-\u9fff0-9A-Z]*$/u

const BLANKS = /\s+/g
/** 阿依古丽·买买提: each system has a dot of its own, or none */
const DOTS_IN_NAME = /(?<=\p{L})[.·•‧∙⋅・](?=\p{L})/gu

/** How names and document numbers are compared: blanks and the dots between letters out, full width to half width, upper case. */
export function foldName(text: string): string {
  if (PLAIN_NAME.test(text)) return text
  return text.normalize('NFKC').replace(BLANKS, '').replace(DOTS_IN_NAME, '').toUpperCase()
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
