import { openInput } from '../src/read/index.ts'

/** The cells of a workbook as text, a line per row, a heading per sheet: what a change of a workbook is reviewed by. */
export async function dumpWorkbook(path: string): Promise<string> {
  const input = await openInput(path, {})
  const lines: string[] = []
  try {
    for await (const table of input.tables()) {
      lines.push(`# ${table.sheet}`)
      for await (const batch of table.batches())
        for (const [i, row] of batch.rowNos.entries()) lines.push(`${row}: ${(batch.rows[i] ?? []).join(' | ')}`)
    }
  } finally {
    await input.close()
  }
  return `${lines.join('\n')}\n`
}
