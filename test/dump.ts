import { readCheckHeader } from '../src/model/worklist-form.ts'
import { openInput } from '../src/read/index.ts'

const CHECK = /^(?:\d{4}-\d{2}-\d{2})?\|[\w-]*$/

/** The check of a line changes with every word of it: what it is good for is tested where worklists come back. */
const isCheck = (cell: unknown) => readCheckHeader(String(cell)) !== undefined || CHECK.test(String(cell))

/** The cells of a workbook as text, a line per row, a heading per sheet: what a change of a workbook is reviewed by. */
export async function dumpWorkbook(path: string): Promise<string> {
  const input = await openInput(path, {})
  const lines: string[] = []
  try {
    for await (const table of input.tables()) {
      lines.push(`# ${table.sheet}`)
      for await (const batch of table.batches())
        for (const [i, row] of batch.rowNos.entries())
          lines.push(`${row}: ${(batch.rows[i] ?? []).filter((cell) => !isCheck(cell)).join(' | ')}`)
    }
  } finally {
    await input.close()
  }
  return `${lines.join('\n')}\n`
}
