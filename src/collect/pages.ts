import { PAGES_OF_BOOKS } from './pages/of-books.ts'
import { PAGES_OF_CELLS } from './pages/of-cells.ts'
import { PAGES_OF_FILES } from './pages/of-files.ts'
import { PAGES_OF_RESULTS } from './pages/of-results.ts'
import type { CollectPage } from './pages/page.ts'

/**
 * The catalogue of collecting. A code is never reused. reject: something was not taken over; warn: taken over, look at it; note: for information.
 */
export const COLLECT_PAGES = { ...PAGES_OF_FILES, ...PAGES_OF_CELLS, ...PAGES_OF_BOOKS, ...PAGES_OF_RESULTS } as const

export type CollectCode = keyof typeof COLLECT_PAGES

export const COLLECT_CODES = Object.keys(COLLECT_PAGES) as readonly CollectCode[]

/** The page of a code of this catalogue; undefined for any other. */
export function collectPage(code: string): CollectPage | undefined {
  const pages: Readonly<Record<string, CollectPage>> = COLLECT_PAGES
  return pages[code]
}
