import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { InputFacts, RawCell, TableEnd } from '../../src/model/raw.ts'
import { openInput, type ReadOptions } from '../../src/read/index.ts'

/** Everything that reading one table gave. */
export interface CollectedTable {
  readonly sheet: string
  readonly textual: boolean
  readonly epoch1904: boolean
  readonly rowNos: readonly number[]
  readonly rows: readonly (readonly RawCell[])[]
  readonly end: TableEnd
}

/** Reads a whole input into memory, as only tests may. */
export async function collect(
  path: string,
  options: ReadOptions = {},
): Promise<{ tables: readonly CollectedTable[]; facts: InputFacts }> {
  const input = await openInput(path, options)
  try {
    const tables: CollectedTable[] = []
    for await (const table of input.tables()) {
      const rowNos: number[] = []
      const rows: (readonly RawCell[])[] = []
      for await (const batch of table.batches()) {
        rowNos.push(...batch.rowNos)
        rows.push(...batch.rows)
      }
      tables.push({
        sheet: table.sheet,
        textual: table.textual,
        epoch1904: table.epoch1904,
        rowNos,
        rows,
        end: table.end(),
      })
    }
    return { tables, facts: input.facts() }
  } finally {
    await input.close()
  }
}

/** The only table of an input. */
export async function collectTable(path: string, options: ReadOptions = {}): Promise<CollectedTable> {
  const { tables } = await collect(path, options)
  const [table] = tables
  if (table === undefined || tables.length !== 1) throw new Error(`${tables.length} tables`)
  return table
}

/** A function that writes bytes into a file of a folder that is gone after the tests. */
export function temporaryFiles(): (name: string, bytes: Uint8Array | string) => Promise<string> {
  let folder: Promise<string> | undefined
  afterAll(async () => {
    if (folder !== undefined) await rm(await folder, { recursive: true })
  })
  return async (name, bytes) => {
    folder ??= mkdtemp(join(tmpdir(), 'xuqi-read-'))
    const path = join(await folder, name)
    await writeFile(path, bytes)
    return path
  }
}
