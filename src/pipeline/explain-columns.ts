import { planTable } from '../map/index.ts'
import type { RawTable } from '../model/raw.ts'
import { Refusal, type RefusalItem } from '../model/refusal.ts'
import type { Settings } from '../model/settings.ts'
import { listInputs, openInput } from '../read/index.ts'
import { readOptions, slashed } from './rows.ts'
import { takeHead } from './table-reading.ts'
import type { ColumnsFile, ColumnsOptions, ColumnsTable } from './types.ts'

/**
 * What each column of the files was taken for, and why. Nothing is verified.
 * @throws Refusal, all refused files at once
 */
export async function explainColumns(options: ColumnsOptions): Promise<ColumnsFile[]> {
  const files: ColumnsFile[] = []
  const refused: RefusalItem[] = []
  for (const path of await listInputs(options.inputs)) {
    try {
      files.push(await explainFile(path, options))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(...error.items)
    }
  }
  if (refused.length > 0) throw new Refusal(refused)
  return files
}

async function explainFile(path: string, options: ColumnsOptions): Promise<ColumnsFile> {
  const input = await openInput(path, readOptions(options))
  try {
    const tables: ColumnsTable[] = []
    for await (const table of input.tables()) tables.push(await explainTable(table, options.settings))
    const { format, encoding } = input.facts()
    return { path: slashed(path), format, encoding, tables }
  } finally {
    await input.close()
  }
}

async function explainTable(table: RawTable, settings: Settings): Promise<ColumnsTable> {
  const batches = table.batches()[Symbol.asyncIterator]()
  const head = await takeHead(batches)
  while (!(await batches.next()).done);
  const plan = planTable(head, table, settings)
  if ('skipped' in plan)
    return {
      sheet: table.sheet,
      headerRow: undefined,
      rowsSampled: head.rows.length,
      decisions: [],
      missing: [],
      nearest: {},
    }
  if ('missing' in plan)
    return {
      sheet: table.sheet,
      headerRow: plan.headerRow,
      rowsSampled: head.rows.length,
      decisions: plan.columns,
      missing: plan.missing,
      nearest: plan.nearest,
    }
  const rowsSampled = head.rowNos.filter((row) => row > plan.headerRow).length
  return {
    sheet: table.sheet,
    headerRow: plan.headerRow,
    rowsSampled,
    decisions: plan.columns,
    missing: [],
    nearest: {},
  }
}
