import { type BookProgress, noRunIn, openProgressOf } from '../../book/index.ts'
import { type Day, formatDay, formatMonth } from '../../model/day.ts'
import type { PastRun } from '../../model/progress.ts'
import type { Settings } from '../../model/settings.ts'
import type { Progress } from '../../model/standing.ts'
import type { Lang } from '../../model/text.ts'
import { openOutput, writeManifest } from '../../write/index.ts'
import { shownSettings } from '../manifest.ts'
import type { ManifestOutput } from '../types.ts'
import { writeFollowUp } from './follow-up-report.ts'

/** What decides a follow-up report from the book alone. */
export interface ReportOptions {
  readonly book: string
  /** what later runs and collections entered is not told; undefined = all of it */
  readonly asOf: Day | undefined
  readonly settings: Settings
  readonly lang: Lang
  /** @param last the run that the report is about */
  readonly out: (last: PastRun) => string
  readonly force: boolean
  readonly html: boolean
  readonly version: string
  /** ISO instant */
  readonly startedAt: string
  readonly signal: AbortSignal
}

/** `manifest.json` of a follow-up report, and what `--json` prints. */
export interface ReportManifest {
  readonly tool: { readonly name: string; readonly version: string }
  readonly report: 'follow-up'
  /** of the run that it is about */
  readonly runId: string
  readonly asOf: string
  readonly month: string
  /** the last run of an earlier day, '' = none */
  readonly comparedWith: string
  readonly heardUntil: string
  readonly lang: Lang
  readonly startedAt: string
  readonly finishedAt: string
  readonly book: string
  readonly settings: Settings
  readonly totals: Pick<Progress, 'cases' | 'present' | 'presentBefore' | 'leftOut' | 'notNoted'>
  readonly figures: Progress['total']
  readonly outputs: readonly ManifestOutput[]
}

export interface ReportRun {
  readonly manifest: ReportManifest
  readonly progress: Progress
  readonly out: string
  /** where the earlier output was moved to */
  readonly replaced?: string
}

/**
 * The follow-up report of the last run until a day, from the book alone, all files at once or none.
 * @throws Refusal R030–R035 (the book), R036 (no run in it until then), R012–R015 (the place)
 */
export async function runReport(options: ReportOptions): Promise<ReportRun> {
  const { book: path, asOf } = options
  const opened = openProgressOf(path, asOf)
  try {
    const { progress } = opened
    if (!progress) throw noRunIn(path, asOf)
    return await reportOf(progress, options)
  } finally {
    opened.close()
  }
}

async function reportOf(book: BookProgress, options: ReportOptions): Promise<ReportRun> {
  const { settings, lang, force, html, signal } = options
  const fileMode = Number.parseInt(settings.fileMode, 8)
  const out = options.out(book.last)
  const place = openOutput(out, { force, fileMode, group: settings.group })
  try {
    const outputs: ManifestOutput[] = []
    const progress = await writeFollowUp(book, {
      settings,
      lang,
      html,
      place,
      fileMode,
      signal,
      record: (file, kind, { bytes, sha256 }) => outputs.push({ path: file, kind, bytes, sha256 }),
    })
    const manifest = manifestOf(progress, options, outputs)
    writeManifest(place.folder, manifest, fileMode)
    const replaced = await place.commit()
    return { manifest, progress, out, ...(replaced ? { replaced } : {}) }
  } finally {
    place.abort()
  }
}

function manifestOf(progress: Progress, options: ReportOptions, outputs: readonly ManifestOutput[]): ReportManifest {
  const { question, cases, present, presentBefore, leftOut, notNoted } = progress
  const { last, previous, heardUntil } = question
  return {
    tool: { name: 'xuqi', version: options.version },
    report: 'follow-up',
    runId: last.runId,
    asOf: formatDay(last.asOf),
    month: formatMonth(last.month),
    comparedWith: previous ? formatDay(previous.asOf) : '',
    heardUntil: formatDay(heardUntil),
    lang: options.lang,
    startedAt: options.startedAt,
    finishedAt: new Date().toISOString(),
    book: options.book,
    settings: shownSettings(options.settings),
    totals: { cases, present, presentBefore, leftOut, notNoted },
    figures: progress.total,
    outputs: [...outputs].sort((a, b) => (a.path < b.path ? -1 : 1)),
  }
}
