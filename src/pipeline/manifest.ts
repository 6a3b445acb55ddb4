import { formatDay, formatMonth } from '../model/day.ts'
import { maskPhone } from '../model/mask.ts'
import { mobileIn } from '../model/phone.ts'
import type { Settings } from '../model/settings.ts'
import type { Tallies } from '../report/index.ts'
import type { Found } from './found.ts'
import type { Manifest, ManifestOutput, ManifestTotals } from './types.ts'

/** The control totals: rows by what became of them, cases and premium by every axis. */
export function totalsOf({ rows }: Found, tallies: Tallies): ManifestTotals {
  return {
    rowsRead: rows.stored + rows.noise,
    noise: rows.noise,
    rejected: rows.rejections.size,
    duplicates: rows.duplicates,
    superseded: rows.superseded,
    accepted: rows.accepted.rows,
    ...(rows.part.record ? { elsewhere: rows.part.elsewhere } : {}),
    acceptedFen: rows.accepted.fen,
    ...tallies.totals(),
  }
}

/** The settings as a manifest shows them: mobiles of customers who want no notices are masked. */
export function shownSettings(settings: Settings): Settings {
  const optOut = settings.notices.optOut.map((one) => (mobileIn(one) === '' ? one : maskPhone(mobileIn(one))))
  return { ...settings, notices: { ...settings.notices, optOut } }
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
    settings: shownSettings(context.settings),
    inputs: rows.inputs,
    ...(rows.part.record ? { onlyBranch: { wholeRunId, ...rows.part.record } } : {}),
    totals,
    findings: Object.fromEntries(Object.entries(findings).sort(([a], [b]) => (a < b ? -1 : 1))),
    outputs,
  }
}
