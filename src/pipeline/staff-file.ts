import type { Problem } from '../map/index.ts'
import type { RawBatch, RawCell } from '../model/raw.ts'
import { refuse } from '../model/refusal.ts'
import { openInput } from '../read/index.ts'
import { readOptions, slashed } from './rows.ts'
import type { RunOptions } from './types.ts'

/**
 * Reads a roster or an assignment file: the first sheet that can be understood.
 * @throws Refusal R020 if there is none, with the problem of the first sheet that has its columns, else of the first
 */
export async function readStaffFile<T extends object>(
  path: string,
  options: Pick<RunOptions, 'encoding' | 'passwords' | 'lang'>,
  map: (rows: RawBatch) => T | Problem,
): Promise<T> {
  const input = await openInput(path, readOptions(options))
  try {
    let first: Problem | undefined
    for await (const table of input.tables()) {
      const rowNos: number[] = []
      const rows: (readonly RawCell[])[] = []
      for await (const batch of table.batches()) {
        rowNos.push(...batch.rowNos)
        rows.push(...batch.rows)
      }
      const mapped = map({ rowNos, rows })
      if (!('problem' in mapped)) return mapped
      if (first === undefined || (first.isOther && !mapped.isOther)) first = mapped
    }
    throw refuse('R020', { path: slashed(path), what: first?.problem[options.lang] ?? '' })
  } finally {
    await input.close()
  }
}
