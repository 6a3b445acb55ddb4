import { addFen, NO_FEN } from '../../model/money.ts'
import type { CaseTotals } from '../../report/index.ts'
import type { Manifest, ManifestTotals, OnlyBranch } from '../types.ts'
import type { FinishedRun } from './finished-run.ts'
import type { Whole } from './wholes.ts'

const ROWS = ['rejected', 'duplicates', 'superseded', 'accepted'] as const

/**
 * The control totals of all runs together. What the parts of one whole all read is counted once.
 * @param cases the totals of the tallies put together: the books shall balance by counting twice
 * @throws Error when parts of one whole tell different things of what they all read
 */
export function mergedTotals(wholes: readonly Whole[], cases: CaseTotals): ManifestTotals {
  const rows = { rowsRead: 0, noise: 0, rejected: 0, duplicates: 0, superseded: 0, accepted: 0 }
  let acceptedFen = NO_FEN
  let elsewhere = 0
  for (const { runs, missing } of wholes) {
    const [first] = runs
    if (!first) continue
    assertAgreement(first, runs)
    rows.rowsRead += first.manifest.totals.rowsRead
    rows.noise += first.manifest.totals.noise
    elsewhere += elsewhereOf(first.manifest, missing)
    for (const { manifest } of runs) {
      for (const name of ROWS) rows[name] += manifest.totals[name]
      acceptedFen = addFen(acceptedFen, manifest.totals.acceptedFen)
    }
  }
  return { ...rows, ...(elsewhere > 0 ? { elsewhere } : {}), acceptedFen, ...cases }
}

/** Rows that are still elsewhere: of branches that no part claims, or that an earlier merge left out. */
function elsewhereOf({ onlyBranch, totals }: Manifest, missing: Whole['missing']): number {
  if (!onlyBranch) return totals.elsewhere ?? 0
  return Object.values(missing).reduce((sum, count) => sum + count, 0)
}

function assertAgreement(first: FinishedRun, runs: readonly FinishedRun[]): void {
  const told = ({ manifest: { totals, onlyBranch } }: FinishedRun) =>
    JSON.stringify([totals.rowsRead, totals.noise, onlyBranch?.rows, onlyBranch?.sheetFindings])
  for (const run of runs)
    if (told(run) !== told(first))
      throw new Error(`${run.path} and ${first.path} are parts of one whole and tell different things of its rows`)
}

/** Findings by code; those about a sheet are had by every part, and counted once. */
export function mergedFindings(wholes: readonly Whole[]): Record<string, number> {
  const counts = new Map<string, number>()
  const add = (found: Readonly<Record<string, number>>, times: number) => {
    for (const [code, count] of Object.entries(found)) counts.set(code, (counts.get(code) ?? 0) + count * times)
  }
  for (const { runs } of wholes) {
    for (const { manifest } of runs) add(manifest.findings, 1)
    add(runs[0]?.manifest.onlyBranch?.sheetFindings ?? {}, 1 - runs.length)
  }
  return Object.fromEntries([...counts].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What the merged run is itself a part of: with `--partial`, one whole of which branches are still missing. */
export function mergedPart(wholes: readonly Whole[]): OnlyBranch | undefined {
  const [whole] = wholes
  const part = whole?.runs[0]?.manifest.onlyBranch
  if (!whole || !part || wholes.length > 1 || Object.keys(whole.missing).length === 0) return undefined
  const branches = whole.runs.flatMap((run) => run.manifest.onlyBranch?.branches ?? [])
  return { ...part, branches: branches.sort() }
}
