import type { Finding } from '../model/finding.ts'
import { addFen } from '../model/money.ts'
import type { RawCell, RawTable } from '../model/raw.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../model/receivable.ts'
import type { Settings } from '../model/settings.ts'
import { openColumn } from './columns.ts'
import type { ColumnReading, TablePlan } from './table-plan.ts'

/** Reads the rows of one table by its plan. */
export interface RowReader {
  read(cells: readonly RawCell[], rowNo: number): Receivable
  /** what was wrong with the cells of the row read last; undefined = nothing */
  findings(): readonly Finding[] | undefined
}

/**
 * Compiles a plan: one reader per column, made once; rows are then a loop over them.
 * @param isBankWords whether a text is what banks say of debits
 */
export function openRowReader(
  plan: TablePlan,
  tableIndex: number,
  { epoch1904 }: Pick<RawTable, 'epoch1904'>,
  settings: Settings,
  isBankWords?: (text: string) => boolean,
): RowReader {
  const sumsPremium = !plan.presence.has('premium')
  const mixed = plan.presence.has('failReason') ? undefined : isBankWords
  const readings = [...plan.readings].sort((a, b) => readLate(a) - readLate(b))
  const indexes = readings.map((reading) => reading.index)
  const readers = readings.map((reading) =>
    openColumn(reading, { epoch1904, settings, sumsPremium, isBankWords: mixed }),
  )
  let found: Finding[] | undefined
  const raise = (finding: Finding): void => {
    if (found) found.push(finding)
    else found = [finding]
  }

  return {
    read(cells, rowNo) {
      found = undefined
      const row: Receivable = { ...EMPTY_RECEIVABLE, origin: { table: tableIndex, row: rowNo }, columns: plan.presence }
      for (let i = 0; i < readers.length; i++) {
        const cell = cells[indexes[i] ?? 0]
        if (cell !== undefined && cell !== '') readers[i]?.(cell, row, raise)
      }
      if (sumsPremium) sumPremium(row, found)
      if (row.instalmentNo === undefined && row.paidCount !== undefined) row.instalmentNo = row.paidCount + 1
      return row
    },
    findings: () => found,
  }
}

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
