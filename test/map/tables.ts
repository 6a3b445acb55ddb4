import { concludeTable, type MappedBatch, openMapper, planTable, type TablePlan } from '../../src/map/index.ts'
import type { RowFinding } from '../../src/model/finding.ts'
import type { RawBatch, RawCell, TableEnd } from '../../src/model/raw.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts'

/** Rows as a reader hands them over: numbered from 1, wholly blank ones left out. */
export function batchOf(rows: readonly (readonly RawCell[])[]): RawBatch {
  const filled = rows.map((row, i) => ({ row, rowNo: i + 1 })).filter(({ row }) => row.some((cell) => cell !== ''))
  return { rowNos: filled.map((each) => each.rowNo), rows: filled.map((each) => each.row) }
}

export interface Options {
  readonly sheet?: string
  readonly textual?: boolean
  readonly epoch1904?: boolean
  readonly settings?: Partial<Settings>
  readonly end?: TableEnd
}

export function planOf(rows: readonly (readonly RawCell[])[], options: Options = {}): ReturnType<typeof planTable> {
  const { sheet = '', textual = true, epoch1904 = false, settings = {} } = options
  return planTable(batchOf(rows), { sheet, textual, epoch1904 }, { ...DEFAULT_SETTINGS, ...settings })
}

/** The plan of a table that has one; anything else fails the test. */
export function planned(rows: readonly (readonly RawCell[])[], options: Options = {}): TablePlan {
  const plan = planOf(rows, options)
  if (!('readings' in plan)) throw new Error(`not planned: ${JSON.stringify(plan)}`)
  return plan
}

/** header → field, `-` for none */
export function fieldsOf(rows: readonly (readonly RawCell[])[], options: Options = {}): Record<string, string> {
  return Object.fromEntries(planned(rows, options).columns.map((column) => [column.header, column.field ?? '-']))
}

export interface Mapped extends MappedBatch {
  readonly plan: TablePlan
  readonly end: readonly RowFinding[]
}

export function mapped(rows: readonly (readonly RawCell[])[], options: Options = {}): Mapped {
  const {
    textual = true,
    epoch1904 = false,
    settings = {},
    end = { openQuote: false, endsWithLineBreak: true },
  } = options
  const plan = planned(rows, options)
  const mapper = openMapper(plan, 0, { textual, epoch1904 }, { ...DEFAULT_SETTINGS, ...settings })
  const batch = mapper.map(batchOf(rows), plan.headerRow)
  return { ...batch, plan, end: concludeTable(plan, [{ notes: mapper.notes(), shift: 0 }], end) }
}

/** The codes of all findings of a row: `M002 dueDate`. */
export function codesOf(result: MappedBatch, row = 0): readonly string[] {
  return (result.findings[row] ?? []).map(({ code, field }) => (field ? `${code} ${field}` : code))
}
