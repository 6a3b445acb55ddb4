import {
  concludeTable,
  type MissingColumns,
  type NotedPart,
  openMapper,
  planTable,
  SURVEY_ROWS,
  type TablePlan,
} from '../../map/index.ts'
import { FIELDS } from '../../model/field.ts'
import type { RowFinding } from '../../model/finding.ts'
import type { DivisibleTable, RawBatch, RawCell, RawTable, TableEnd } from '../../model/raw.ts'
import type { ColumnPresence } from '../../model/receivable.ts'
import { type Refusal, refuse } from '../../model/refusal.ts'
import { REJECTED_HEADER_NAMES } from '../../model/rejected.ts'
import type { RunContext, TableFacts } from '../../model/run.ts'
import type { Lang, Text } from '../../model/text.ts'
import { readCheckHeader } from '../../model/worklist-form.ts'
import { openBankWords } from '../../transfer/index.ts'
import { checksOff, severityOf } from '../../verify/index.ts'
import type { Crew } from '../crew.ts'
import type { FindingLog } from '../finding-log.ts'
import type { CheckOff, ManifestSheet } from '../types.ts'
import type { FileStats } from './file-stats.ts'
import type { Intake } from './intake.ts'
import { isWorthParts, readParts } from './parts-reading.ts'
import type { Rejections } from './rejections.ts'
import type { RowStore } from './row-store.ts'
import type { RowTaking } from './row-taking.ts'

/** What the rest of the run needs to know about a table that was read. */
export interface ReadTable extends TableFacts {
  readonly presence: ColumnPresence
}

/** A table that was read; what a sheet looks like without a header row, or a hidden sheet: both are skipped. */
export type TableRead =
  | { readonly sheet: ManifestSheet }
  | { readonly seen: Text | undefined }
  | { readonly hidden: string }

/** Reads the tables of a run one after the other; what it learns about each is kept by its number. */
export interface TableReading {
  /** tables by number, skipped sheets too */
  readonly tables: readonly ReadTable[]
  readonly checksOff: readonly CheckOff[]
  /** rows so far that are recognised as titles, totals, signatures … */
  readonly noise: number
  /**
   * @param file index of the file that the table stands in
   * @param tick told now and then, with the share of the file that was read where only this reader knows it
   * @throws Refusal R010 when a column is missing without which no row can be worked on, R028 for a workbook of our own
   */
  read(
    place: TableFacts,
    raw: RawTable,
    file: number,
    stats: FileStats,
    tick: (share?: number) => void,
  ): Promise<TableRead>
}

/** Where a table stands, and who wants to know how it goes. */
interface Here {
  readonly table: number
  readonly file: number
  readonly stats: FileStats
  readonly tick: (share?: number) => void
}

/** What was read below the header of a table. */
interface Below {
  readonly rows: number
  readonly parts: readonly NotedPart[]
  readonly end: TableEnd
}

/** What takes in what is read. */
interface TableReadingParts {
  readonly intake: Intake
  readonly taking: RowTaking
  readonly store: RowStore
  readonly rejections: Rejections
  readonly log: FindingLog
  readonly crew: Crew
}

/** @param tables filled as tables are read */
export function openTableReading(
  context: RunContext,
  tables: ReadTable[],
  { intake, taking, store, rejections, log, crew }: TableReadingParts,
): TableReading {
  const off: CheckOff[] = []
  let noise = 0

  const logAll = (table: number, found: readonly RowFinding[]): void => {
    for (const { row, finding } of found) {
      const severity = severityOf(finding, context.settings)
      if (severity !== 'off') log.add(table, row, '', finding, severity)
    }
  }

  const readAlone = async (
    raw: RawTable,
    batches: AsyncIterable<RawBatch>,
    plan: TablePlan,
    { table, file, stats, tick }: Here,
  ): Promise<Below> => {
    const mapper = openMapper(plan, table, raw, context.settings, openBankWords(context.settings))
    let rows = 0
    for await (const batch of batches) {
      const mapped = mapper.map(batch, plan.headerRow)
      taking.begin(store.secretsWanted)
      taking.take(mapped)
      intake.take(taking.part(), { table, shift: 0, file }, stats)
      rows += mapped.receivables.length + mapped.noise.length
      noise += mapped.noise.length
      tick()
    }
    return { rows, parts: [{ notes: mapper.notes(), shift: 0 }], end: raw.end() }
  }

  /** the same, in parts that several threads read */
  const readDivided = async (
    divisible: DivisibleTable,
    plan: TablePlan,
    { table, file, stats, tick }: Here,
  ): Promise<Below> => {
    const hashing = divisible.hash()
    // it is waited for below, however the reading ends
    hashing.catch(() => undefined)
    const parts: NotedPart[] = []
    let end: TableEnd = { openQuote: false, endsWithLineBreak: true }
    let rows = 0
    let shift = 0
    try {
      for await (const part of readParts(divisible, table, plan, crew, () => store.secretsWanted)) {
        intake.take(part.rows, { table, shift, file }, stats)
        parts.push({ notes: part.notes, shift })
        rows += part.rows.rowNos.length + part.noise
        noise += part.noise
        shift += part.end.rows
        end = part.end
        tick(part.end.next / divisible.size)
      }
    } finally {
      await hashing
    }
    return { rows, parts, end }
  }

  return {
    tables,
    checksOff: off,
    get noise() {
      return noise
    },
    async read(place, raw, file, stats, tick) {
      if (isWorthParts(raw.divisible, crew)) crew.start()
      const batches = raw.batches()[Symbol.asyncIterator]()
      const head = await takeHead(batches)
      const table = tables.length
      if (raw.hidden) {
        await batches.return?.()
        tables.push({ ...place, presence: new Set() })
        logAll(table, [hidden(place.sheet, !('skipped' in planTable(head, raw, context.settings)))])
        return { hidden: place.sheet }
      }
      if (isOwnWorkbook(head)) throw refuse('R028', { path: nameOf(place) })
      const plan = planTable(head, raw, context.settings)
      if ('missing' in plan) throw missingColumns(place, plan, context.lang)
      if ('skipped' in plan) {
        tables.push({ ...place, presence: new Set() })
        logAll(table, [skipped(place.sheet)])
        return { seen: plan.seen }
      }
      tables.push({ ...place, presence: plan.presence })
      rejections.header(table, plan.columns)
      off.push(...checksOff(plan.presence).map((check) => ({ ...check, ...place })))
      logAll(table, plan.findings)
      if (plan.columns.some((column) => REJECTED_HEADER_NAMES.has(column.header))) stats.mayBeRejected = true
      const here = { table, file, stats, tick }
      const { rows, parts, end } = isWorthParts(raw.divisible, crew)
        ? await readDivided(raw.divisible, plan, here)
        : await readAlone(raw, belowHeader(head, plan, batches), plan, here)
      logAll(table, concludeTable(plan, parts, end))
      return { sheet: { name: raw.sheet, headerRow: plan.headerRow, rows } }
    },
  }
}

function skipped(sheet: string): RowFinding {
  return { row: 1, finding: { code: 'M008', value: sheet, facts: { sheet } } }
}

function hidden(sheet: string, isList: boolean): RowFinding {
  const slight = isList ? {} : { severity: 'note' as const }
  return { row: 1, finding: { code: 'M010', value: sheet, facts: { sheet }, ...slight } }
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

/** The rows below the header: those of the head that was looked at, then the rest. */
export async function* belowHeader(
  head: RawBatch,
  plan: Pick<TablePlan, 'headerRow'>,
  batches: AsyncIterator<RawBatch>,
): AsyncIterable<RawBatch> {
  const from = head.rowNos.findIndex((rowNo) => rowNo > plan.headerRow)
  if (from >= 0) yield { rowNos: head.rowNos.slice(from), rows: head.rows.slice(from) }
  for (let next = await batches.next(); !next.done; next = await batches.next()) yield next.value
}

const HEADER_ROWS = 40

/** A sheet that people were to fill in has a check column, whose header no other program writes. */
function isOwnWorkbook({ rows }: RawBatch): boolean {
  return rows.slice(0, HEADER_ROWS).some((row) => row.some((cell) => readCheckHeader(String(cell)) !== undefined))
}

/** The columns that are missing, with what the table has instead. */
function missingColumns({ path, sheet }: { path: string; sheet: string }, plan: MissingColumns, lang: Lang): Refusal {
  const name = (field: keyof typeof FIELDS) => FIELDS[field].title[lang]
  const nearest = plan.missing.flatMap((field) =>
    (plan.nearest[field] ?? []).map((header) => `${name(field)} ≈ ${header}`),
  )
  return refuse('R010', {
    path: nameOf({ path, sheet }),
    fields: plan.missing.map(name).join('、'),
    headers: plan.headers.join(' · '),
    nearest: nearest.join(' · ') || '—',
    remedy: {
      zh: `在设置的 columns 里写明哪一列是它，例如 ${exampleOf(plan, '列名')}。`,
      en: `Say in the settings which column it is, for example ${exampleOf(plan, 'HEADER')}.`,
    },
  })
}

function nameOf({ path, sheet }: { path: string; sheet: string }): string {
  return sheet === '' ? path : `${path} › ${sheet}`
}

const PLAIN_IN_YAML = /^[\p{L}\p{N}_（） ]+$/u

/** The lines to write for the missing columns, with the header that comes closest to each: `columns: { premium: [金额] }`. */
function exampleOf({ missing, nearest }: MissingColumns, anyHeader: string): string {
  const taken = new Set<string>()
  const entries = missing.map((field) => {
    const header = nearest[field]?.find((each) => !taken.has(each)) ?? anyHeader
    taken.add(header)
    return `${field}: [${PLAIN_IN_YAML.test(header) ? header : JSON.stringify(header)}]`
  })
  return `columns: { ${entries.join(', ')} }`
}
