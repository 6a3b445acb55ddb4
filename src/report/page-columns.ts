import type { PageColumn } from '../model/page.ts'

/** A column of numbers on a page. @param secondary left out on a phone */
export function numberColumn(title: string, secondary?: true): PageColumn {
  return { title, align: 'right', ...(secondary ? { secondary } : {}) }
}
