import type { Problem } from '../map/index.ts'
import type { RawBatch, RawCell } from '../model/raw.ts'
import { refuse } from '../model/refusal.ts'
import type { Text } from '../model/text.ts'
import { openInput } from '../read/index.ts'
import { readOptions, slashed } from './reading/rows.ts'
import type { RunOptions } from './types.ts'

const HIDDEN: Text = { zh: '工作表都是隐藏的', en: 'all of its sheets are hidden' }

/**
 * Reads a roster or an assignment file: the first visible sheet that can be understood.
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
      if (table.hidden) continue
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
    throw refuse('R020', { path: slashed(path), what: (first?.problem ?? HIDDEN)[options.lang] })
  } finally {
    await input.close()
  }
}
