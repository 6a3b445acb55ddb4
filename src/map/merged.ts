import { FIELDS } from '../model/field.ts'
import type { RowFinding } from '../model/finding.ts'
import { columnLetters } from '../model/letters.ts'
import type { CoveredCell, MergedCells, RawCell } from '../model/raw.ts'
import type { TablePlan } from './table-plan.ts'

/**
 * Fills a row with what stands in the cells that reach down into it from above: branch, policy, holder belong to all their rows. An amount does
 * not: one premium over two products would be owed twice; its row is left without one, and says so.
 */
export function openCoveredFill({
  readings,
}: TablePlan): (cells: readonly RawCell[], covered: readonly CoveredCell[]) => readonly RawCell[] {
  const filled = new Set(readings.filter(({ field }) => FIELDS[field].kind !== 'money').map(({ index }) => index))
  return (cells, covered) => {
    const whole = [...cells]
    for (const { column, value } of covered) {
      if (!filled.has(column) || (whole[column] ?? '') !== '') continue
      while (whole.length < column) whole.push('')
      whole[column] = value
    }
    return whole
  }
}

/** M011: merged cells below the header, in columns that are used, whose rows could not be filled. One for each column. */
export function findMerged({ headerRow, columns }: TablePlan, merged: readonly MergedCells[]): readonly RowFinding[] {
  const data = merged.filter(({ from }) => from > headerRow)
  if (data.length === 0) return []
  return columns.flatMap(({ index, field, header }) => {
    const own = data.filter(({ column }) => column === index)
    if (field === undefined || own.length === 0) return []
    const row = own.reduce((first, { from }) => Math.min(first, from), Number.POSITIVE_INFINITY)
    const facts = { header: header || columnLetters(index), count: own.length, row }
    return [{ row, finding: { code: 'M011', field, facts } }]
  })
}
