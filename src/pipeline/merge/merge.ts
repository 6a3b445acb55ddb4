import { relative, resolve } from 'node:path'
import { type Day, type Month, parseIsoDay, parseIsoMonth } from '../../model/day.ts'
import { addFen } from '../../model/money.ts'
import { Refusal, type RefusalItem, refuse } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { openCalendar } from '../../read/index.ts'
import { openTallies, type ReportContext, summaryBook } from '../../report/index.ts'
import {
  type Output,
  openBookWriter,
  openOutput,
  type WrittenFile,
  writeJson,
  writeManifest,
} from '../../write/index.ts'
import { assertBalance } from '../balance.ts'
import { slashed } from '../reading/rows.ts'
import { combinedRunId } from '../run-id.ts'
import type { CasesAndFen, Manifest, ManifestOutput, OutputKind, Progress } from '../types.ts'
import { REPORT_FILES } from '../writing/reports.ts'
import { SUMMARY_DATA, type SummaryData, summaryDocument } from '../writing/summary-data.ts'
import { disagreements } from './agreement.ts'
import { changedFiles, type FinishedRun, openFinishedRun } from './finished-run.ts'
import { joinCases, joinFindings, joinTasks } from './joined.ts'
import { mergedFindings, mergedPart, mergedTotals } from './totals.ts'
import { missingBranches, overlaps, type Whole, wholesOf } from './wholes.ts'

export interface MergeOptions {
  /** output folders of finished runs, as given */
  readonly runs: readonly string[]
  readonly out: string
  readonly force: boolean
  /** merge what is there although branches are missing */
  readonly partial: boolean
  readonly version: string
  /** ISO instant */
  readonly startedAt: string
}

export interface MergeResult {
  readonly manifest: Manifest
  /** with `--partial`: the branches that no run is about */
  readonly missing: readonly string[]
  /** where the earlier output was moved to */
  readonly replaced?: string
}

/**
 * Puts finished runs together: one summary, one set of totals, one manifest. Every run must be as it was written, nothing may
 * count twice, and the books must balance over all of them.
 * @throws Refusal R017 (into one of the runs), R024–R027, R012–R015; Error when the books do not balance
 */
export async function mergeRuns(options: MergeOptions, watch: Progress): Promise<MergeResult> {
  const runs = await openAll(options.runs)
  const wholes = wholesOf(runs)
  const problems = [...disagreements(runs), ...overlaps(wholes)]
  if (problems.length > 0) throw new Refusal(problems)
  const missing = missingBranches(wholes)
  if (missing.length > 0 && !options.partial) throw new Refusal(missing)

  const [first] = runs
  if (!first) throw new Error('there is nothing to merge')
  const { settings } = first.manifest
  const fileMode = Number.parseInt(settings.fileMode, 8)
  const place = openOutput(options.out, { force: options.force, fileMode, group: settings.group })
  try {
    const replacedRun = runs.find(({ folder }) => folder === place.target)
    if (replacedRun) throw refuse('R017', { what: intoARun(replacedRun.path) })
    await verify(runs, watch)
    const manifest = await writeMerged({ runs, wholes, first, place, fileMode }, options, watch)
    writeManifest(place.folder, manifest, fileMode)
    const replaced = await place.commit()
    const names = wholes.flatMap((whole) => Object.keys(whole.missing))
    return { manifest, missing: names.sort(), ...(replaced ? { replaced } : {}) }
  } finally {
    place.abort()
  }
}

/** The merged manifest says where each run's own files lie: they must stay there. */
function intoARun(path: string): Text {
  return {
    zh: `--out：${path} 是要合并的一份，合并的结果要放在别处。`,
    en: `--out: ${path} is one of the runs that are put together; the result goes elsewhere.`,
  }
}

async function openAll(paths: readonly string[]): Promise<FinishedRun[]> {
  const runs: FinishedRun[] = []
  const refused: RefusalItem[] = []
  for (const path of paths) {
    try {
      runs.push(await openFinishedRun(path))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(...error.items)
    }
  }
  if (refused.length > 0) throw new Refusal(refused)
  return runs
}

async function verify(runs: readonly FinishedRun[], watch: Progress): Promise<void> {
  const total = runs.reduce((all, run) => all + run.manifest.outputs.reduce((sum, { bytes }) => sum + bytes, 0), 0)
  let done = 0
  watch.stage('read', total)
  const changed: RefusalItem[] = []
  for (const run of runs) {
    const wrong = await changedFiles(run, (bytes) => {
      watch.signal.throwIfAborted()
      done += bytes
      watch.tick(done)
    })
    changed.push(...wrong)
  }
  if (changed.length > 0) throw new Refusal(changed)
}

interface Merging {
  readonly runs: readonly FinishedRun[]
  readonly wholes: readonly Whole[]
  readonly first: FinishedRun
  readonly place: Output
  /** permission bits */
  readonly fileMode: number
}

/** The kinds of files that the merge makes anew; all others stay with their run, and are listed from there. */
const MADE_ANEW: ReadonlySet<OutputKind> = new Set(['cases', 'tasks', 'findings', 'summary-data', 'report-summary'])

async function writeMerged(merging: Merging, options: MergeOptions, watch: Progress): Promise<Manifest> {
  const { runs, wholes, first, place, fileMode } = merging
  const { manifest } = first
  const outputs: ManifestOutput[] = []
  const record = (path: string, kind: OutputKind, { bytes, sha256 }: WrittenFile) =>
    outputs.push({ path, kind, bytes, sha256 })
  const asOf = dayOf(manifest.asOf)
  const data = mergedData(runs, asOf)
  const totals = mergedTotals(wholes, data.tallies.totals)
  const findings = mergedFindings(wholes)
  const part = mergedPart(wholes)
  const runId = mergedRunId(merging)

  watch.stage('report')
  record('data/cases.csv', 'cases', await joinCases(runs, place, fileMode, watch.signal))
  record('data/tasks.csv', 'tasks', await joinTasks(runs, place, fileMode))
  record('data/findings.csv', 'findings', await joinFindings(wholes, runs, place, fileMode, findings))
  record(SUMMARY_DATA, 'summary-data', writeJson(place.path(SUMMARY_DATA), summaryDocument(data), fileMode))
  const summary = `reports/${REPORT_FILES['report-summary'][manifest.lang]}.xlsx`
  const writer = await openBookWriter({ fileMode })
  const book = summaryBook(data.tallies, reportContext(manifest, runId, asOf))
  record(summary, 'report-summary', await writer.write(book, place.path(summary)))

  const others = runs.flatMap((run) => outputsOf(run, place))
  assertBalance({ totals, worklists: others })
  return {
    tool: { name: 'xuqi', version: options.version },
    runId,
    asOf: manifest.asOf,
    month: manifest.month,
    lang: manifest.lang,
    startedAt: options.startedAt,
    finishedAt: new Date().toISOString(),
    settings: manifest.settings,
    inputs: wholes.flatMap((whole) => whole.runs[0]?.manifest.inputs ?? []),
    ...(part ? { onlyBranch: part } : {}),
    merged: runs.map((run) => ({
      path: pathFrom(place, run),
      runId: run.manifest.runId,
      ...(run.manifest.onlyBranch ? { branches: run.manifest.onlyBranch.branches } : {}),
    })),
    totals,
    findings,
    outputs: [...outputs, ...others],
  }
}

function mergedData(runs: readonly FinishedRun[], asOf: Day): SummaryData {
  const tallies = openTallies({ asOf })
  const branches = new Map<string, CasesAndFen>()
  for (const { summary } of runs) {
    tallies.absorb(summary.tallies)
    for (const [branch, sum] of Object.entries(summary.branches))
      branches.set(branch, together(branches.get(branch), sum))
  }
  return { tallies: tallies.data(), branches: Object.fromEntries(branches) }
}

/** All parts of one whole are that whole: they bear its id. */
function mergedRunId({ runs, wholes, first }: Merging): string {
  const whole = first.manifest.onlyBranch?.wholeRunId
  const isWhole = wholes.length === 1 && Object.keys(wholes[0]?.missing ?? {}).length === 0
  if (whole && isWhole) return whole
  return combinedRunId(
    first.manifest.asOf,
    runs.map((run) => run.manifest.runId),
  )
}

function reportContext({ month, lang, settings }: Manifest, runId: string, asOf: Day): ReportContext {
  return {
    asOf,
    month: monthOf(month),
    lang,
    settings,
    calendar: openCalendar(settings.holidays),
    roster: undefined,
    assignments: new Map(),
    book: undefined,
    runId,
    reportsProgress: false,
    tables: [],
    checks: new Map(),
  }
}

/** The files that stay with their run, as seen from the merged folder. */
function outputsOf(run: FinishedRun, place: Output): ManifestOutput[] {
  return run.manifest.outputs
    .filter((output) => !MADE_ANEW.has(output.kind))
    .map((output) => ({ ...output, path: seenFrom(place, resolve(run.folder, output.path)) }))
}

const pathFrom = (place: Output, run: FinishedRun) => seenFrom(place, run.folder)
const seenFrom = (place: Output, path: string) => slashed(relative(place.target, path))

function together(a: CasesAndFen | undefined, b: CasesAndFen): CasesAndFen {
  return a ? { cases: a.cases + b.cases, fen: addFen(a.fen, b.fen) } : b
}

function dayOf(text: string): Day {
  const day = parseIsoDay(text)
  if (day === undefined) throw new Error(`a manifest says ${text}`)
  return day
}

function monthOf(text: string): Month {
  const month = parseIsoMonth(text)
  if (month === undefined) throw new Error(`a manifest says ${text}`)
  return month
}
