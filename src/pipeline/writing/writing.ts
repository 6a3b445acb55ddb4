import type { Day } from '../../model/day.ts'
import type { HandedOn } from '../../model/handing-up.ts'
import type { Text } from '../../model/text.ts'
import type { ReportContext, Tallies } from '../../report/index.ts'
import { type Output, openCsvWriter } from '../../write/index.ts'
import { allOrNone } from '../all-or-none.ts'
import type { CaseWalk, Found, Writing } from '../found.ts'
import { openAssembler } from '../judging/lists.ts'
import { progressTexts } from '../missing.ts'
import { reportOfRun } from '../report/report-of-run.ts'
import type { ManifestOutput, Progress } from '../types.ts'
import type { BookPlan, BooksSetup, BookWritten } from './books.ts'
import { CASE_COLUMNS } from './case-columns.ts'
import { openCustomerKeys } from './customer-key.ts'
import { caseValues, writeFindings, writeRejected } from './data-files.ts'
import { findingLine } from './finding-lines.ts'
import { type HandUps, openHandUps } from './hand-ups.ts'
import { type NoticePicks, openNoticePicks } from './notice-picks.ts'
import { noticeWords, writeNotices } from './notices.ts'
import { type BookPool, openBookPool } from './pool.ts'
import { openPicks, type Picks, reportWords, writeReports } from './reports.ts'
import { TASK_COLUMNS, writeTasks } from './task-lines.ts'
import { planWorklists } from './worklists.ts'
import { openWriteMeter, type WriteMeter } from './write-meter.ts'

/** What was written, what of it went up and out, and what the user should know of that. */
export interface Written extends HandedOn {
  readonly outputs: ManifestOutput[]
  readonly words: readonly Text[]
  /** what somebody has to look into */
  readonly doubts: readonly Text[]
}

/** What the walk over the cases gathers for what is written after it. */
interface Gathered {
  readonly picks: Picks
  readonly handUps: HandUps
  readonly noticePicks: NoticePicks
}

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
): Promise<Written> {
  const outputs: ManifestOutput[] = []
  const writing: Writing = {
    found,
    report,
    place,
    fileMode: Number.parseInt(report.settings.fileMode, 8),
    record: (path, kind, { bytes, sha256 }) => outputs.push({ path, kind, bytes, sha256 }),
  }
  const gathered: Gathered = {
    picks: openPicks(found),
    handUps: openHandUps(report.asOf),
    noticePicks: openNoticePicks(report, found.cases.holds),
  }
  const customerKey = openCustomerKeys(found.rows.secret)
  const forms: HandedOn['handovers'][number][] = []
  let notices: HandedOn['notices'] = []
  let progress: Awaited<ReturnType<typeof reportOfRun>>
  const record = (book: ManifestOutput, handedOver: HandedOn['handovers']) => {
    outputs.push(book)
    forms.push(...handedOver)
  }
  const meter = openWriteMeter(watch, found.cases.count)
  const books = openBooks(writing, record, meter)
  const rest = async (signal: AbortSignal) => {
    await writeData(writing, gathered, customerKey, walk, meter)
    books.add(gathered.handUps.plan(found.cases, found.lists))
    await writeReports(writing, tallies, gathered.picks)
    progress = await reportOfRun(writing, signal)
    const assemble = openAssembler(found.cases, found.lists, report)
    notices = await writeNotices(writing, gathered.noticePicks, assemble, customerKey)
    await books.byThisOne(signal)
  }
  await allOrNone(watch.signal, (signal) => [books.byThreads(signal), rest(signal)])
  const changes = progressTexts(progress)
  return {
    outputs: outputs.sort((a, b) => (a.path < b.path ? -1 : 1)),
    handovers: [...forms, ...gathered.handUps.reported],
    notices,
    words: [...changes.words, ...noticeWords(gathered.noticePicks, report)],
    doubts: [...changes.doubts, ...reportWords(gathered.picks)],
  }
}

/** `worklists/`: one workbook per collector, and the unassigned one; `supervisors/`: one for each to whom something is handed up. */
function openBooks(
  { found, report, place, fileMode }: Writing,
  record: (book: ManifestOutput, handedOver: HandedOn['handovers']) => void,
  meter: WriteMeter,
): BookPool {
  const { cases, lists, options } = found
  const worklists = planWorklists(cases, lists, report.asOf)
  const planned = new Map<string, BookPlan>()
  const expect = (some: readonly BookPlan[]) => {
    for (const plan of some) {
      planned.set(plan.path, plan)
      place.path(plan.path)
    }
    meter.expect(
      some.length,
      some.reduce((sum, { lines }) => sum + lines, 0),
    )
  }
  const { calendar, book, ...context } = report
  const setup: BooksSetup = { context, cases: cases.share(), holds: cases.holds, folder: place.folder, fileMode }
  const tell = (written: BookWritten) => {
    const { path, cases: count, fen, bytes, sha256 } = written
    const plan = planned.get(path)
    if (plan?.about.kind === 'supervisor') {
      const { code, key } = plan.about.supervisor
      const whose = key === '' ? {} : { supervisorCode: code || key }
      record({ path, kind: 'supervisor', ...whose, cases: count, bytes, sha256 }, handedOver(written, key, report.asOf))
    } else {
      const collector = plan?.about.collector
      const whose = collector
        ? ({ kind: 'worklist', collectorCode: collector.key } as const)
        : ({ kind: 'unassigned' } as const)
      record({ path, ...whose, cases: count, fen, bytes, sha256 }, [])
    }
    if (plan !== undefined) meter.written(plan.lines)
  }
  expect(worklists)
  const pool = openBookPool(worklists, setup, options.jobs, tell)
  return {
    ...pool,
    add(more) {
      expect(more)
      pool.add(more)
    },
  }
}

/** A form counts as handed over when the supervisor's workbook with it was written. */
function handedOver({ forms }: BookWritten, supervisor: string, day: Day): HandedOn['handovers'] {
  return forms.map((c) => ({ ...c, day, task: 'F07', supervisor, notedOn: undefined }))
}

/** How many cases are walked before it is told. */
const STRETCH = 1_000

/** `data/`: the files that scripts read. */
async function writeData(
  { found, report, place, fileMode, record }: Writing,
  { picks, handUps, noticePicks }: Gathered,
  customerKey: (customer: string) => string,
  walk: CaseWalk,
  meter: WriteMeter,
): Promise<void> {
  const { log, rows, options } = found
  const lineContext = { tables: report.tables, customerKey, personal: options.withPersonalData }
  const cases = openCsvWriter(place.path('data/cases.csv'), CASE_COLUMNS, fileMode)
  const tasks = openCsvWriter(place.path('data/tasks.csv'), TASK_COLUMNS, fileMode)
  try {
    await walk((c, id) => {
      cases.write(caseValues(c, lineContext))
      writeTasks(c, tasks)
      picks.look(c, id)
      handUps.look(c, id)
      noticePicks.look(c, id)
      if (cases.lines % STRETCH === 0) meter.walked(STRETCH)
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
}
