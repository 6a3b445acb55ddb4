import { sep } from 'node:path'
import type { Gathered } from '../gather/index.ts'
import { type MissingColumns, openMapper, planTable, SURVEY_ROWS, type TablePlan } from '../map/index.ts'
import { FIELDS } from '../model/field.ts'
import type { Finding, RowFinding } from '../model/finding.ts'
import type { RawBatch, RawCell, RawTable } from '../model/raw.ts'
import { Refusal, type RefusalItem, refuse } from '../model/refusal.ts'
import type { RunContext } from '../model/run.ts'
import type { Lang } from '../model/text.ts'
import { listInputs, type OpenedInput, openInput, type ReadOptions } from '../read/index.ts'
import { checksOff, severityOf } from '../verify/index.ts'
import { type FileStats, openFileStats } from './file-stats.ts'
import type { FindingLog } from './finding-log.ts'
import { openIntake } from './intake.ts'
import { openRejections, type Rejections } from './rejections.ts'
import { openRowStore, type RowStore } from './row-store.ts'
import type { ReadTable } from './run.ts'
import type { CheckOff, ManifestInput, ManifestSheet, Progress, RunOptions } from './types.ts'

/** What the first pass leaves behind: every row on disk, compact indexes in memory. */
export interface RowsRead {
  readonly inputs: readonly ManifestInput[]
  readonly tables: readonly ReadTable[]
  readonly checksOff: readonly CheckOff[]
  readonly store: RowStore
  readonly gathered: Gathered
  readonly rejections: Rejections
  /** rows below the headers that are recognised as titles, totals, signatures … */
  readonly noise: number
  /** findings about a row of the checks that look at the whole input */
  tableFindings(row: number): readonly Finding[]
}

/** read → map → verify, row by row: the first pass over the input. All refused files are named at once. */
export async function readRows(
  options: RunOptions,
  context: RunContext,
  log: FindingLog,
  watch: Progress,
): Promise<RowsRead> {
  const tables: ReadTable[] = []
  const checks: CheckOff[] = []
  const store = openRowStore((table) => tables[table]?.presence ?? new Set())
  const rejections = openRejections()
  const intake = openIntake(context, store, rejections, log)
  let noise = 0

  const logAll = (table: number, found: readonly RowFinding[]): void => {
    for (const { row, finding } of found) {
      const severity = severityOf(finding, context.settings)
      if (severity !== 'off') log.add(table, row, '', finding, severity)
    }
  }

  /** reads one sheet; a sheet without a header row is skipped and only its first words are returned */
  const readTable = async (
    place: { path: string; sheet: string },
    raw: RawTable,
    file: number,
    stats: FileStats,
    tick: () => void,
  ) => {
    const batches = raw.batches()[Symbol.asyncIterator]()
    const head = await takeHead(batches)
    const plan = planTable(head, raw, context.settings)
    if ('missing' in plan) throw missingColumns(place, plan, context.lang)
    const table = tables.length
    if ('skipped' in plan) {
      tables.push({ ...place, presence: new Set() })
      logAll(table, [{ row: 1, finding: { code: 'M008', value: place.sheet, facts: { sheet: place.sheet } } }])
      return { seen: plan.seen }
    }
    tables.push({ ...place, presence: plan.presence })
    rejections.header(table, plan.columns)
    checks.push(...checksOff(plan.presence).map((check) => ({ ...check, ...place })))
    logAll(table, plan.findings)
    const mapper = openMapper(plan, table, raw, context.settings)
    let rows = 0
    for await (const batch of belowHeader(head, plan, batches)) {
      watch.signal.throwIfAborted()
      const mapped = mapper.map(batch)
      intake.take(mapped, file, stats)
      rows += mapped.receivables.length + mapped.noise.length
      noise += mapped.noise.length
      tick()
    }
    logAll(table, mapper.end(raw.end()))
    return { sheet: { name: raw.sheet, headerRow: plan.headerRow, rows } }
  }

  const readFile = async (
    path: string,
    file: number,
    input: OpenedInput,
    tick: (share: number) => void,
  ): Promise<ManifestInput> => {
    const stats = openFileStats()
    const sheets: ManifestSheet[] = []
    const seen: string[] = []
    const tickBytes = () => {
      const { bytesRead, bytesTotal } = input.progress()
      tick(bytesRead / Math.max(1, bytesTotal))
    }
    for await (const raw of input.tables()) {
      const read = await readTable({ path, sheet: raw.sheet }, raw, file, stats, tickBytes)
      if (read.sheet) sheets.push(read.sheet)
      else seen.push(...read.seen)
    }
    if (sheets.length === 0) throw refuse('R009', { path, seen: seen.slice(0, 12).join(' · ') || '—' })
    stats.refuseIfMostRejected(path, context.lang)
    return { ...input.facts(), path, sheets }
  }

  const paths = await inputPaths(options)
  watch.stage('read', 100)
  const { done: inputs, refused } = await eachFile(paths, async (path, file) => {
    const input = await openInput(path, readOptions(options))
    try {
      return await readFile(slashed(path), file, input, (share) =>
        watch.tick(Math.floor(((file + share) / paths.length) * 100)),
      )
    } finally {
      await input.close()
    }
  })
  if (refused.length === 0 && store.size === 0)
    refused.push({ code: 'R021', facts: { path: paths.map(slashed).join(' · ') } })
  if (refused.length > 0) throw new Refusal(refused)

  intake.tableChecks.conclude()
  const gathered = intake.gathering.conclude()
  return {
    inputs,
    tables,
    checksOff: checks,
    store,
    gathered,
    rejections,
    noise,
    tableFindings: (row) => intake.tableChecks.findingsOf(row),
  }
}

/** The files of a run, in the order in which they supersede each other. */
export function inputPaths(options: RunOptions): Promise<readonly string[]> {
  return listInputs(options.inputs)
}

/** What the readers have to know of the run's options. */
export function readOptions({ encoding, passwords }: Pick<RunOptions, 'encoding' | 'passwords'>): ReadOptions {
  return { passwords, ...(encoding ? { encoding } : {}) }
}

/** Does the same with every file; what is refused is collected, so that the user hears of all files at once. */
async function eachFile<T>(
  paths: readonly string[],
  read: (path: string, file: number) => Promise<T>,
): Promise<{ done: T[]; refused: RefusalItem[] }> {
  const done: T[] = []
  const refused: RefusalItem[] = []
  for (const [file, path] of paths.entries()) {
    try {
      done.push(await read(path, file))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(...error.items)
    }
  }
  return { done, refused }
}

/** The first rows of a table, enough to plan it by. */
export async function takeHead(batches: AsyncIterator<RawBatch>): Promise<RawBatch> {
  const rowNos: number[] = []
  const rows: (readonly RawCell[])[] = []
  while (rows.length < SURVEY_ROWS) {
    const next = await batches.next()
    if (next.done) break
    for (const rowNo of next.value.rowNos) rowNos.push(rowNo)
    for (const row of next.value.rows) rows.push(row)
  }
  return { rowNos, rows }
}

async function* belowHeader(
  head: RawBatch,
  plan: TablePlan,
  batches: AsyncIterator<RawBatch>,
): AsyncIterable<RawBatch> {
  const from = head.rowNos.findIndex((rowNo) => rowNo > plan.headerRow)
  if (from >= 0) yield { rowNos: head.rowNos.slice(from), rows: head.rows.slice(from) }
  for (let next = await batches.next(); !next.done; next = await batches.next()) yield next.value
}

function missingColumns({ path, sheet }: { path: string; sheet: string }, plan: MissingColumns, lang: Lang): Refusal {
  const name = (field: keyof typeof FIELDS) => FIELDS[field].title[lang]
  const nearest = plan.missing.flatMap((field) =>
    (plan.nearest[field] ?? []).map((header) => `${name(field)} ≈ ${header}`),
  )
  return refuse('R010', {
    path: sheet === '' ? path : `${path} › ${sheet}`,
    fields: plan.missing.map(name).join('、'),
    headers: plan.headers.join(' · '),
    nearest: nearest.join(' · ') || '—',
  })
}

/** Paths are shown and recorded with `/` on every system. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
