import type { ReportContext, Tallies } from '../report/index.ts'
import { type Output, openCsvWriter, type WrittenFile } from '../write/index.ts'
import type { BooksSetup } from './books.ts'
import { CASE_COLUMNS } from './case-columns.ts'
import { openCustomerKeys } from './customer-key.ts'
import { caseValues, writeFindings, writeRejected } from './data-files.ts'
import { findingLine } from './finding-lines.ts'
import type { CaseWalk, Found } from './outcome.ts'
import { makeBooks } from './pool.ts'
import { openPicks, type Picks, writeReports } from './reports.ts'
import { bookTasks } from './tasks.ts'
import type { ManifestOutput, OutputKind, Progress } from './types.ts'

/** A run on its way to disk. */
export interface Writing {
  readonly found: Found
  readonly report: ReportContext
  readonly place: Output
  /** permission bits */
  readonly fileMode: number
  /** records a file that was written */
  record(path: string, kind: OutputKind, file: WrittenFile): void
}

/**
 * Writes all files of a run into the temporary folder: the workbooks by threads, data files and reports meanwhile by this one.
 * When one of the two fails the other is stopped.
 */
export async function writeEverything(
  found: Found,
  report: ReportContext,
  tallies: Tallies,
  walk: CaseWalk,
  place: Output,
  watch: Progress,
): Promise<ManifestOutput[]> {
  const outputs: ManifestOutput[] = []
  const writing: Writing = {
    found,
    report,
    place,
    fileMode: Number.parseInt(report.settings.fileMode, 8),
    record: (path, kind, { bytes, sha256 }) => outputs.push({ path, kind, bytes, sha256 }),
  }
  const stop = new AbortController()
  await allOrNone(stop, [
    writeWorklists(writing, (book) => outputs.push(book), AbortSignal.any([watch.signal, stop.signal]), watch),
    writeData(writing, walk).then((picks) => writeReports(writing, tallies, picks)),
  ])
  return outputs.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** `worklists/`: one workbook per collector, and the unassigned one. */
async function writeWorklists(
  { found, report, place, fileMode }: Writing,
  record: (book: ManifestOutput) => void,
  signal: AbortSignal,
  watch: Progress,
): Promise<void> {
  const { cases, lists, options } = found
  const tasks = bookTasks(cases, lists, report.asOf)
  const collectors = new Map(tasks.map((task) => [task.path, task.collector]))
  for (const task of tasks) place.path(task.path)
  const { calendar, ...context } = report
  const setup: BooksSetup = { context, cases: cases.spill.share(), folder: place.folder, fileMode }
  let done = 0
  watch.stage('write', tasks.length)
  const tell = ({ path, cases: count, fen, bytes, sha256 }: Parameters<Parameters<typeof makeBooks>[3]>[0]) => {
    const collector = collectors.get(path)
    const whose = collector
      ? ({ kind: 'worklist', collectorCode: collector.key } as const)
      : ({ kind: 'unassigned' } as const)
    record({ path, ...whose, cases: count, fen, bytes, sha256 })
    done += 1
    watch.tick(done)
  }
  await makeBooks(tasks, setup, options.jobs, tell, signal)
}

/** `data/`: the files that scripts read. */
async function writeData({ found, report, place, fileMode, record }: Writing, walk: CaseWalk): Promise<Picks> {
  const { log, rows, options } = found
  const picks = openPicks()
  const customerKey = openCustomerKeys(rows.store.secret())
  const lineContext = { tables: report.tables, customerKey, personal: options.withPersonalData }
  const cases = openCsvWriter(place.path('data/cases.csv'), CASE_COLUMNS, fileMode)
  try {
    await walk((c, id) => {
      cases.write(caseValues(c, lineContext))
      picks.look(c, id)
    })
  } catch (error) {
    cases.abandon()
    throw error
  }
  record('data/cases.csv', 'cases', cases.close())

  const lines = function* () {
    for (const finding of log.inOrder())
      yield findingLine(finding, report.tables, report.checks, report.lang, options.withPersonalData)
  }
  record('data/findings.csv', 'findings', await writeFindings(place.path('data/findings.csv'), fileMode, lines()))
  record(
    'data/rejected.csv',
    'rejected',
    await writeRejected(
      place.path('data/rejected.csv'),
      fileMode,
      rows.rejections,
      report.tables,
      options.withPersonalData,
    ),
  )
  return picks
}

/** Waits for all; the first failure stops the others, and is thrown when they have stopped. */
async function allOrNone(stop: AbortController, work: readonly Promise<void>[]): Promise<void> {
  let cause: { readonly error: unknown } | undefined
  const settle = (error: unknown) => {
    cause ??= { error }
    stop.abort(error)
  }
  await Promise.all(work.map((one) => one.catch(settle)))
  if (cause) throw cause.error
}
