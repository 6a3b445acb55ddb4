import { type MissingColumns, openMapper, planTable, SURVEY_ROWS, type TablePlan } from '../map/index.ts'
import { FIELDS } from '../model/field.ts'
import type { RowFinding } from '../model/finding.ts'
import type { RawBatch, RawCell, RawTable } from '../model/raw.ts'
import { type Refusal, refuse } from '../model/refusal.ts'
import { REJECTED_HEADER_NAMES } from '../model/rejected.ts'
import type { RunContext, TableFacts } from '../model/run.ts'
import type { Lang } from '../model/text.ts'
import { checksOff, severityOf } from '../verify/index.ts'
import type { FileStats } from './file-stats.ts'
import type { FindingLog } from './finding-log.ts'
import type { Intake } from './intake.ts'
import type { Rejections } from './rejections.ts'
import type { ReadTable } from './run.ts'
import type { CheckOff, ManifestSheet } from './types.ts'

/** A table that was read, or the first words of a sheet without a header row, which is skipped. */
export type TableRead = { readonly sheet: ManifestSheet } | { readonly seen: readonly string[] }

/** Reads the tables of a run one after the other; what it learns about each is kept by its number. */
export interface TableReading {
  /** tables by number, skipped sheets too */
  readonly tables: readonly ReadTable[]
  readonly checksOff: readonly CheckOff[]
  /** rows so far that are recognised as titles, totals, signatures … */
  readonly noise: number
  /**
   * @param file index of the file that the table stands in
   * @throws Refusal R010 when a column is missing without which no row can be worked on
   */
  read(place: TableFacts, raw: RawTable, file: number, stats: FileStats, tick: () => void): Promise<TableRead>
}

/** @param tables filled as tables are read */
export function openTableReading(
  context: RunContext,
  tables: ReadTable[],
  intake: Intake,
  rejections: Rejections,
  log: FindingLog,
): TableReading {
  const off: CheckOff[] = []
  let noise = 0

  const logAll = (table: number, found: readonly RowFinding[]): void => {
    for (const { row, finding } of found) {
      const severity = severityOf(finding, context.settings)
      if (severity !== 'off') log.add(table, row, '', finding, severity)
    }
  }

  return {
    tables,
    checksOff: off,
    get noise() {
      return noise
    },
    async read(place, raw, file, stats, tick) {
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
      off.push(...checksOff(plan.presence).map((check) => ({ ...check, ...place })))
      logAll(table, plan.findings)
      if (plan.columns.some((column) => REJECTED_HEADER_NAMES.has(column.header))) stats.mayBeRejected = true
      const mapper = openMapper(plan, table, raw, context.settings)
      let rows = 0
      for await (const batch of belowHeader(head, plan, batches)) {
        const mapped = mapper.map(batch)
        intake.take(mapped, file, stats)
        rows += mapped.receivables.length + mapped.noise.length
        noise += mapped.noise.length
        tick()
      }
      logAll(table, mapper.end(raw.end()))
      return { sheet: { name: raw.sheet, headerRow: plan.headerRow, rows } }
    },
  }
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

/** The columns that are missing, with what the table has instead. */
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
    remedy: {
      zh: `在设置的 columns 里写明哪一列是它，例如 ${exampleOf(plan, '列名')}。`,
      en: `Say in the settings which column it is, for example ${exampleOf(plan, 'HEADER')}.`,
    },
  })
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
