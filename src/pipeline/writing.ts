import type { ReportContext, Tallies } from '../report/index.ts'
import { type Output, openCsvWriter } from '../write/index.ts'
import { allOrNone } from './all-or-none.ts'
import type { BooksSetup, BookWritten } from './books.ts'
import { CASE_COLUMNS } from './case-columns.ts'
import { openCustomerKeys } from './customer-key.ts'
import { caseValues, writeFindings, writeRejected } from './data-files.ts'
import { findingLine } from './finding-lines.ts'
import type { CaseWalk, Found, Writing } from './found.ts'
import { type BookPool, openBookPool } from './pool.ts'
import { openPicks, type Picks, writeReports } from './reports.ts'
import { TASK_COLUMNS, writeTasks } from './task-lines.ts'
import { bookTasks } from './tasks.ts'
import type { ManifestOutput, Progress } from './types.ts'

/**
 * Writes all files of a run into the temporary folder: workbooks by threads, data files and reports meanwhile by this one, which
 * then helps with the workbooks. When one of them fails the others are stopped.
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
  const books = openWorklists(writing, (book) => outputs.push(book), watch)
  const rest = async (signal: AbortSignal) => {
    const picks = await writeData(writing, walk)
    await writeReports(writing, tallies, picks)
    await books.byThisOne(signal)
  }
  await allOrNone(watch.signal, (signal) => [books.byThreads(signal), rest(signal)])
  return outputs.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** `worklists/`: one workbook per collector, and the unassigned one. */
function openWorklists(
  { found, report, place, fileMode }: Writing,
  record: (book: ManifestOutput) => void,
  watch: Progress,
): BookPool {
  const { cases, lists, options } = found
  const tasks = bookTasks(cases, lists, report.asOf)
  const collectors = new Map(tasks.map((task) => [task.path, task.collector]))
  for (const task of tasks) place.path(task.path)
  const { calendar, book, ...context } = report
  const setup: BooksSetup = { context, cases: cases.spill.share(), folder: place.folder, fileMode }
  let done = 0
  watch.stage('write', tasks.length)
  const tell = ({ path, cases: count, fen, bytes, sha256 }: BookWritten) => {
    const collector = collectors.get(path)
    const whose = collector
      ? ({ kind: 'worklist', collectorCode: collector.key } as const)
      : ({ kind: 'unassigned' } as const)
    record({ path, ...whose, cases: count, fen, bytes, sha256 })
    done += 1
    watch.tick(done)
  }
  return openBookPool(tasks, setup, options.jobs, tell)
}

/** `data/`: the files that scripts read. */
async function writeData({ found, report, place, fileMode, record }: Writing, walk: CaseWalk): Promise<Picks> {
  const { log, rows, options } = found
  const picks = openPicks(found)
  const customerKey = openCustomerKeys(rows.store.secret())
  const lineContext = { tables: report.tables, customerKey, personal: options.withPersonalData }
  const cases = openCsvWriter(place.path('data/cases.csv'), CASE_COLUMNS, fileMode)
  const tasks = openCsvWriter(place.path('data/tasks.csv'), TASK_COLUMNS, fileMode)
  try {
    await walk((c, id) => {
      cases.write(caseValues(c, lineContext))
      writeTasks(c, tasks)
      picks.look(c, id)
    })
  } catch (error) {
    cases.abandon()
    tasks.abandon()
    throw error
  }
  record('data/cases.csv', 'cases', cases.close())
  record('data/tasks.csv', 'tasks', tasks.close())

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
