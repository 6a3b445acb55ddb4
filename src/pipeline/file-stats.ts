import { refuse } from '../model/refusal.ts'
import type { Lang } from '../model/text.ts'
import { CHECKS } from '../verify/index.ts'

/** Counts the rows of one file and those that would be rejected, by reason. */
export interface FileStats {
  rows: number
  /** the file is our own list of rejected rows: some may not be mended yet */
  mayBeRejected: boolean
  reject(codes: readonly string[]): void
  /**
   * A file of at least 20 rows of which more than half would be rejected is refused: the mapping is probably wrong.
   * Noise is not counted as rows; conflicting rows (V005) are found later and do not count as rejected.
   */
  refuseIfMostRejected(path: string, lang: Lang): void
}

const FEWEST_ROWS = 20

export function openFileStats(): FileStats {
  const reasons = new Map<string, number>()
  let rejected = 0
  return {
    rows: 0,
    mayBeRejected: false,
    reject(codes) {
      rejected += 1
      for (const code of new Set(codes)) reasons.set(code, (reasons.get(code) ?? 0) + 1)
    },
    refuseIfMostRejected(path, lang) {
      if (this.mayBeRejected || this.rows < FEWEST_ROWS || rejected * 2 <= this.rows) return
      const [code] = [...reasons].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ['V003']
      const title = CHECKS.find((check) => check.code === code)?.title[lang] ?? code
      throw refuse('R011', { path, rows: this.rows, rejected, code, title })
    },
  }
}
