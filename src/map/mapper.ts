import { FIELDS, type FieldName } from '../model/field.ts'
import type { Finding, RowFinding } from '../model/finding.ts'
import { maskFreeText, maskName } from '../model/mask.ts'
import { addFen } from '../model/money.ts'
import type { RawBatch, RawCell, RawTable, TableEnd } from '../model/raw.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../model/receivable.ts'
import type { Settings } from '../model/settings.ts'
import type { CellReader } from './cells/reader.ts'
import { tidy } from './cells/text.ts'
import { openColumn } from './columns.ts'
import { noiseOf } from './noise.ts'
import type { ColumnReading, TablePlan } from './plan.ts'
import { openTotalWatch, readTotal, type TotalColumns } from './totals.ts'

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

/** Maps the rows of one table, batch by batch, in order. Rows up to the header are passed over. */
export interface Mapper {
  map(batch: RawBatch): MappedBatch
  /** after the last batch: V070 and V071 */
  end(end: TableEnd): readonly RowFinding[]
}

/** @param tableIndex the table's place in the run's list of tables: goes into each row's origin */
export function openMapper(
  plan: TablePlan,
  tableIndex: number,
  table: Pick<RawTable, 'textual' | 'epoch1904'>,
  settings: Settings,
): Mapper {
  const sumsPremium = !plan.presence.has('premium')
  const readings = [...plan.readings].sort((a, b) => readLate(a) - readLate(b))
  const indexes = readings.map((reading) => reading.index)
  const readers: readonly CellReader[] = readings.map((reading) =>
    openColumn(reading, { epoch1904: table.epoch1904, settings, sumsPremium }),
  )
  const width = plan.columns.length
  const totalColumns = totalColumnsOf(plan)
  const watch = openTotalWatch()
  const atEnd: RowFinding[] = []
  let last = { row: plan.headerRow, short: false }

  let found: Finding[] | undefined
  const raise = (finding: Finding): void => {
    if (found) found.push(finding)
    else found = [finding]
  }

  const readRow = (cells: readonly RawCell[], rowNo: number): Receivable => {
    const row: Receivable = { ...EMPTY_RECEIVABLE, origin: { table: tableIndex, row: rowNo }, columns: plan.presence }
    for (let i = 0; i < readers.length; i++) {
      const cell = cells[indexes[i] ?? 0]
      if (cell !== undefined && cell !== '') readers[i]?.(cell, row, raise)
    }
    if (sumsPremium) sumPremium(row, found)
    if (row.instalmentNo === undefined && row.paidCount !== undefined) row.instalmentNo = row.paidCount + 1
    return row
  }

  const isNoise = (cells: readonly RawCell[], rowNo: number, row: Receivable): boolean => {
    if (row.dueDate !== undefined && DIGIT.test(row.policyNo)) return false
    const sketch = {
      policyNo: row.policyNo,
      hasDueDate: row.dueDate !== undefined,
      hasPremium: row.premium !== undefined,
    }
    const noise = noiseOf(cells, plan.headerTexts, sketch)
    if (noise === 'total') {
      const disagreement = watch.compare(readTotal(cells, rowNo, totalColumns))
      if (disagreement) atEnd.push(disagreement)
    }
    return noise !== undefined
  }

  return {
    map(batch) {
      const rowNos: number[] = []
      const receivables: Receivable[] = []
      const raws: (readonly RawCell[])[] = []
      const findings: (readonly Finding[] | undefined)[] = []
      const noise: NoiseRow[] = []
      for (let i = 0; i < batch.rows.length; i++) {
        const cells = batch.rows[i] ?? []
        const rowNo = batch.rowNos[i] ?? 0
        if (rowNo <= plan.headerRow) continue
        found = undefined
        const row = readRow(cells, rowNo)
        if (isNoise(cells, rowNo, row)) {
          noise.push({ row: rowNo, text: noiseText(cells) })
          last = { row: rowNo, short: false }
          continue
        }
        const problem = widthProblem(cells, plan, width, table.textual)
        if (problem) raise(problem)
        last = { row: rowNo, short: cells.length < width && plan.fullRows }
        watch.add(row.policyNo, row.dueDate, sumsPremium ? row.mainPremium : row.premium)
        rowNos.push(rowNo)
        receivables.push(row)
        raws.push(cells)
        findings.push(found)
      }
      return { rowNos, receivables, raws, findings, noise }
    },
    end({ openQuote }) {
      const declared = plan.declared && watch.compareAll(plan.declared)
      const cut: readonly RowFinding[] =
        openQuote || last.short ? [{ row: last.row, finding: { code: 'V071', facts: { row: last.row } } }] : []
      return [...(declared ? [declared] : []), ...atEnd, ...cut]
    },
  }
}

const DIGIT = /\d/

/** The payment term needs other columns of its row. */
function readLate({ field }: ColumnReading): number {
  return field === 'payTerm' ? 1 : 0
}

/** Without a total column the premium is main + riders, unless one of them cannot be read. */
function sumPremium(row: Receivable, found: readonly Finding[] | undefined): void {
  if (found?.some((finding) => finding.field === 'premium')) return
  const { mainPremium, riderPremium } = row
  if (mainPremium === undefined) row.premium = riderPremium
  else row.premium = riderPremium === undefined ? mainPremium : addFen(mainPremium, riderPremium)
}

/** M009: more cells than headers; in delimited text also fewer, where other rows are full. */
function widthProblem(
  cells: readonly RawCell[],
  plan: TablePlan,
  width: number,
  textual: boolean,
): Finding | undefined {
  if (cells.length < width) return plan.fullRows ? tooWide(cells.length, width) : undefined
  if (cells.length === width) return undefined
  let filled = 0
  let beyond = false
  cells.forEach((cell, column) => {
    if (typeof cell === 'string' && tidy(cell) === '') return
    filled += 1
    if (column >= width) beyond = true
  })
  // in delimited text a cell beyond the last header means that the row has shifted, however many of its cells are empty
  return filled > width || (textual && beyond) ? tooWide(cells.length, width) : undefined
}

function tooWide(cells: number, headers: number): Finding {
  return { code: 'M009', value: String(cells), facts: { cells, columns: headers } }
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
const NAME_ALONE = /^[\u3400-\u9fff·]{2,4}$/

/** The filled cells of a noise row, masked: a signature is a name. */
function noiseText(cells: readonly RawCell[]): string {
  const texts = cells.map((cell) => tidy(String(cell))).filter((text) => text !== '')
  const masked = texts.map((text, i) => (i > 0 && NAME_ALONE.test(text) ? maskName(text) : maskFreeText(text)))
  return masked.join(' ').slice(0, MOST_TEXT)
}
