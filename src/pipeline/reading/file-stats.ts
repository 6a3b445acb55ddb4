import { refuse } from '../../model/refusal.ts'
import type { Lang } from '../../model/text.ts'
import { CHECKS } from '../../verify/index.ts'

/** Counts the rows of one file and those that would be rejected, by reason. */
export interface FileStats {
  take(part: StatsPart): void
  /** the file is our own list of rejected rows: some may not be mended yet */
  mayBeRejected: boolean
  /**
   * A file of at least 20 rows of which more than half would be rejected is refused: the mapping is probably wrong.
   * Noise is not counted as rows; conflicting rows (V005) are found later and do not count as rejected.
   */
  refuseIfMostRejected(path: string, lang: Lang): void
}

/** Rows of a part of a file. Plain data, can be handed from thread to thread. */
export interface StatsPart {
  readonly rows: number
  readonly rejected: number
  /** code → rows that it rejects */
  readonly reasons: ReadonlyMap<string, number>
}

/** Counts the rows of a part of a file. */
export function openStatsPart(): { accept(): void; reject(codes: readonly string[]): void; part(): StatsPart } {
  const reasons = new Map<string, number>()
  let rows = 0
  let rejected = 0
  return {
    accept() {
      rows += 1
    },
    reject(codes) {
      rows += 1
      rejected += 1
      for (const code of new Set(codes)) reasons.set(code, (reasons.get(code) ?? 0) + 1)
    },
    part: () => ({ rows, rejected, reasons }),
  }
}

const FEWEST_ROWS = 20

export function openFileStats(): FileStats {
  const reasons = new Map<string, number>()
  let rows = 0
  let rejected = 0
  return {
    mayBeRejected: false,
    take(part) {
      rows += part.rows
      rejected += part.rejected
      for (const [code, count] of part.reasons) reasons.set(code, (reasons.get(code) ?? 0) + count)
    },
    refuseIfMostRejected(path, lang) {
      if (this.mayBeRejected || rows < FEWEST_ROWS || rejected * 2 <= rows) return
      const [code] = [...reasons].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ['V003']
      const title = CHECKS.find((check) => check.code === code)?.title[lang] ?? code
      throw refuse('R011', { path, rows, rejected, code, title })
    },
  }
}
