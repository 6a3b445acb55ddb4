import type { AssignedCase } from '../../model/case.ts'
import { type Day, formatDay, parseIsoDay } from '../../model/day.ts'
import { addFen, NO_FEN } from '../../model/money.ts'
import type { TallyData } from '../../report/index.ts'
import { branchNamed } from '../branches.ts'
import type { CasesAndFen, Tally } from '../types.ts'

/** Everything that a run counted: what the summary is made from, here and when runs are merged. */
export interface SummaryData {
  readonly tallies: TallyData
  /** branch → its cases, whatever became of them; `-` = cases without a branch */
  readonly branches: Tally
}

/** Its place in the output. */
export const SUMMARY_DATA = 'data/summary.json'

/** Changes when `data/summary.json` changes in a way that an older program would misread. */
const FORMAT = 1

/** Counts cases by the branch they belong to. */
export interface BranchCounts {
  look(c: AssignedCase): void
  counts(): Tally
}

export function openBranchCounts(): BranchCounts {
  const counts = new Map<string, CasesAndFen>()
  return {
    look({ receivable, premium }) {
      const branch = branchNamed(receivable)
      const { cases, fen } = counts.get(branch) ?? { cases: 0, fen: NO_FEN }
      counts.set(branch, { cases: cases + 1, fen: addFen(fen, premium) })
    },
    counts: () => Object.fromEntries(counts),
  }
}

/** `data/summary.json`: plain data, days as `YYYY-MM-DD`, amounts whole fen. */
export function summaryDocument({ tallies, branches }: SummaryData): object {
  const largest = tallies.largest.map((one) => ({
    ...one,
    dueDate: formatDay(one.dueDate),
    graceEnd: formatDay(one.graceEnd),
  }))
  return { format: FORMAT, branches, ...tallies, largest }
}

/** What {@link summaryDocument} wrote; undefined if it is of another format. Its bytes are known to be those of the run. */
export function decodeSummary(document: unknown): SummaryData | undefined {
  if (typeof document !== 'object' || document === null) return undefined
  if (!('format' in document) || document.format !== FORMAT) return undefined
  const { format, branches, ...written } = document as unknown as Written
  const largest = written.largest.map((one) => ({
    ...one,
    dueDate: dayOf(one.dueDate),
    graceEnd: dayOf(one.graceEnd),
  }))
  return { branches, tallies: { ...written, largest } }
}

type Large = TallyData['largest'][number]
type Written = Omit<TallyData, 'largest'> & {
  readonly format: number
  readonly branches: Tally
  readonly largest: readonly (Omit<Large, 'dueDate' | 'graceEnd'> & { dueDate: string; graceEnd: string })[]
}

function dayOf(text: string): Day {
  const day = parseIsoDay(text)
  if (day === undefined) throw new Error(`a summary holds the day ${text}`)
  return day
}
