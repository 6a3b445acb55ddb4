import { FIELDS, type FieldName } from '../model/field.ts'
import type { Finding, RowFinding } from '../model/finding.ts'
import { maskFreeText, maskUnknown } from '../model/mask.ts'
import type { RawBatch, RawCell, RawTable, TableEnd } from '../model/raw.ts'
import type { Receivable } from '../model/receivable.ts'
import type { Settings } from '../model/settings.ts'
import { tidy } from './cells/text.ts'
import { findMerged, openCoveredFill } from './merged.ts'
import { type Noise, noiseOf } from './noise.ts'
import { isPolicyTotal } from './policy-totals.ts'
import { openRowReader } from './row-reader.ts'
import type { TablePlan } from './table-plan.ts'
import { compareTotals, openTotalWatch, readTotal, type TotalColumns, type TotalNote } from './totals.ts'
import { checkWidth } from './width.ts'

/** Data rows of a batch, mapped; the first four arrays are aligned, one entry per data row. */
export interface MappedBatch {
  readonly rowNos: readonly number[]
  readonly receivables: readonly Receivable[]
  /** original cells, for the rejected rows */
  readonly raws: readonly (readonly RawCell[])[]
  /** M-codes; undefined = none. Where one names policyNo, dueDate or premium, V001, V002 or V003 of that field is not to be reported as well */
  readonly findings: readonly (readonly Finding[] | undefined)[]
  /** rows that are no data (titles, repeated headers, totals, signatures), their text masked */
  readonly noise: readonly NoiseRow[]
}

export interface NoiseRow {
  readonly row: number
  readonly text: string
}

/** What was noted of a part of a table while its rows were mapped. Plain data; row numbers are those of the part. */
export interface MapperNotes {
  readonly totals: readonly TotalNote[]
  /** row that was looked at last; 0 = none */
  readonly lastRow: number
  /** it has lost cells */
  readonly lastIsShort: boolean
}

/** Maps the rows of one table, or of a part of it, batch by batch, in order. */
export interface Mapper {
  /** @param passedOver rows up to this number are not looked at: those of the header, unless the part has none */
  map(batch: RawBatch, passedOver?: number): MappedBatch
  /** what was noted since the last time */
  notes(): MapperNotes
}

/** A part of a table, and what its row numbers lack to be those of the table. */
export interface NotedPart {
  readonly notes: MapperNotes
  readonly shift: number
}

/** What only the whole table can tell, from the notes of its parts: V070 and V071. */
export function concludeTable(
  plan: TablePlan,
  parts: readonly NotedPart[],
  { openQuote, merged = [] }: TableEnd,
): readonly RowFinding[] {
  const totals = parts.flatMap(({ notes, shift }) =>
    notes.totals.map((note) =>
      'stated' in note ? { stated: { ...note.stated, row: note.stated.row + shift } } : note,
    ),
  )
  const last = parts.findLast(({ notes }) => notes.lastRow > 0)
  const row = last ? last.notes.lastRow + last.shift : plan.headerRow
  const isCut = openQuote || last?.notes.lastIsShort === true
  return [
    ...findMerged(plan, merged),
    ...compareTotals(totals, plan.declared),
    ...(isCut ? [{ row, finding: { code: 'V071', facts: { row } } }] : []),
  ]
}

/**
 * @param tableIndex the table's place in the run's list of tables: goes into each row's origin
 * @param isBankWords whether a text is what banks say of debits (余额不足): many returns give it in the column of the result, beside 成功
 */
export function openMapper(
  plan: TablePlan,
  tableIndex: number,
  table: Pick<RawTable, 'textual' | 'epoch1904' | 'covered'>,
  settings: Settings,
  isBankWords?: (text: string) => boolean,
): Mapper {
  const reader = openRowReader(plan, tableIndex, table, settings, isBankWords)
  const width = plan.columns.length
  const hasTotal = plan.presence.has('premium')
  const totalColumns = totalColumnsOf(plan)
  const watch = openTotalWatch()
  const { covered } = table
  const fill = openCoveredFill(plan)
  let lastRow = 0
  let lastIsShort = false

  const noiseIn = (cells: readonly RawCell[], rowNo: number, row: Receivable): Noise | undefined => {
    const isData = row.dueDate !== undefined && isPolicyNo(row.policyNo)
    if (isData && !(plan.policyTotals && isPolicyTotal(row))) return undefined
    const sketch = {
      policyNo: row.policyNo,
      hasDueDate: row.dueDate !== undefined,
      hasPremium: row.premium !== undefined,
    }
    const noise = isData ? 'total' : noiseOf(cells, plan.headerTexts, sketch)
    if (noise === 'total') watch.state(readTotal(cells, rowNo, totalColumns))
    return noise
  }

  return {
    map(batch, passedOver = plan.headerRow) {
      const rowNos: number[] = []
      const receivables: Receivable[] = []
      const raws: (readonly RawCell[])[] = []
      const findings: (readonly Finding[] | undefined)[] = []
      const noise: NoiseRow[] = []
      for (let i = 0; i < batch.rows.length; i++) {
        const cells = batch.rows[i] ?? []
        const rowNo = batch.rowNos[i] ?? 0
        if (rowNo <= passedOver) continue
        const above = covered?.get(rowNo)
        const whole = above === undefined ? cells : fill(cells, above)
        const row = reader.read(whole, rowNo)
        const found = reader.findings()
        const what = noiseIn(cells, rowNo, row)
        lastRow = rowNo
        lastIsShort = what === undefined && plan.fullRows && cells.length < width
        if (what === 'blank') continue
        if (what) {
          noise.push({ row: rowNo, text: noiseText(cells) })
          continue
        }
        const widthProblem = checkWidth(cells, plan, table.textual)
        watch.add(row.policyNo, row.dueDate, hasTotal ? row.premium : row.mainPremium)
        rowNos.push(rowNo)
        receivables.push(row)
        raws.push(whole)
        findings.push(widthProblem ? [...(found ?? []), widthProblem] : found)
      }
      return { rowNos, receivables, raws, findings, noise }
    },
    notes() {
      const notes = { totals: watch.notes(), lastRow, lastIsShort }
      lastRow = 0
      lastIsShort = false
      return notes
    },
  }
}

const DIGIT = /\d/
const LAST_ASCII = 0x7f

/** Whether it can only be a policy number: it has a digit, and neither begins nor ends with words (小计（3件）, 10023 汇总). */
function isPolicyNo(text: string): boolean {
  return DIGIT.test(text) && text.charCodeAt(0) <= LAST_ASCII && text.charCodeAt(text.length - 1) <= LAST_ASCII
}

function totalColumnsOf(plan: TablePlan): TotalColumns {
  const of = (field: FieldName) => plan.readings.find((reading) => reading.field === field)
  const summed = of('premium') ?? of('mainPremium')
  const counts = plan.readings.filter(({ field }) => FIELDS[field].kind === 'text').map((reading) => reading.index)
  return {
    policyNo: of('policyNo')?.index ?? -1,
    sum: summed?.index ?? -1,
    tenThousands: summed?.tenThousands ?? false,
    counts: new Set(counts),
  }
}

const MOST_TEXT = 120

/** The filled cells of a noise row, masked: a signature is a name. */
function noiseText(cells: readonly RawCell[]): string {
  const texts = cells.map((cell) => tidy(String(cell))).filter((text) => text !== '')
  const masked = texts.map((text, i) => (i > 0 ? maskUnknown(text) : maskFreeText(text)))
  return masked.join(' ').slice(0, MOST_TEXT)
}
