import { formatDay, formatMonth } from '../model/day.ts'
import { addFen, type Fen, NO_FEN } from '../model/money.ts'
import type { Tallies } from '../report/index.ts'
import type { Found } from './found.ts'
import type { Manifest, ManifestOutput, ManifestTotals } from './types.ts'

/** The control totals: rows by what became of them, cases and premium by every axis. */
export function totalsOf({ rows, fates }: Found, tallies: Tallies): ManifestTotals {
  const accepted = acceptedRows(rows)
  return {
    rowsRead: rows.store.size + rows.noise,
    noise: rows.noise,
    rejected: rows.rejections.size,
    duplicates: fates.duplicates,
    superseded: fates.superseded,
    accepted: accepted.rows,
    ...(rows.part.record ? { elsewhere: rows.part.elsewhere } : {}),
    acceptedFen: accepted.fen,
    ...tallies.totals(),
  }
}

/** Counted row by row over what was stored, not derived from the cases: the books shall balance by counting twice. */
function acceptedRows({ store, gathered, part }: Found['rows']): { rows: number; fen: Fen } {
  let rows = 0
  let fen = NO_FEN
  for (let row = 0; row < store.size; row++) {
    if (gathered.fateOf(row) !== 'accepted' || !part.ownsRow(row)) continue
    rows += 1
    fen = addFen(fen, gathered.premiumOf(row))
  }
  return { rows, fen }
}

/** `manifest.json`. The end is the moment of asking. */
export function manifestOf(
  { options, context, log, rows }: Found,
  { runId, wholeRunId }: { readonly runId: string; readonly wholeRunId: string },
  totals: ManifestTotals,
  outputs: readonly ManifestOutput[],
): Manifest {
  const findings: Record<string, number> = {}
  for (const { code, count } of log.counts()) findings[code] = (findings[code] ?? 0) + count
  return {
    tool: { name: 'xuqi', version: options.version },
    runId,
    asOf: formatDay(context.asOf),
    month: formatMonth(context.month),
    lang: context.lang,
    startedAt: options.startedAt,
    finishedAt: new Date().toISOString(),
    settings: context.settings,
    inputs: rows.inputs,
    ...(rows.part.record ? { onlyBranch: { wholeRunId, ...rows.part.record } } : {}),
    totals,
    findings: Object.fromEntries(Object.entries(findings).sort(([a], [b]) => (a < b ? -1 : 1))),
    outputs,
  }
}
