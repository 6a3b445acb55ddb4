import { describe, expect, it } from 'vitest'
import { BATCH_ROWS } from '../../src/read/batch.ts'
import { openInput } from '../../src/read/index.ts'
import { temporaryFiles } from './collect.ts'
import { workbookParts, zip } from './package.ts'

const write = temporaryFiles()
const line = '880012345678900001,测试甲,2026-05-03,1234.50\n'
const row = '<row><c t="inlineStr"><is><t>测试甲</t></is></c><c><v>1</v></c></row>'
const bookOf = (rows: number) => zip(workbookParts({ rows: row.repeat(rows) }))

/** Reads the first batch only and lets go. */
async function firstBatch(path: string): Promise<number> {
  const input = await openInput(path, {})
  try {
    for await (const table of input.tables()) for await (const batch of table.batches()) return batch.rows.length
    return 0
  } finally {
    await input.close()
  }
}

describe('an input that is left half-way', () => {
  it('lets go of a text', async () => {
    expect(await firstBatch(await write('long.csv', line.repeat(20_000)))).toBeGreaterThanOrEqual(BATCH_ROWS)
  })

  it('lets go of a workbook', async () => {
    expect(await firstBatch(await write('long.xlsx', bookOf(50_000)))).toBeGreaterThanOrEqual(BATCH_ROWS)
  })

  it.each(['biff8.xls', 'biff5.xls', 'html-called.xls', 'spreadsheetml-called.xls'])('lets go of %s', async (name) => {
    expect(await firstBatch(`fixtures/formats/${name}`)).toBe(5)
  })

  it('can be closed before anything is read, and twice', async () => {
    for (const name of ['biff8.xls', 'gb18030.csv', 'shared-strings.xlsx', 'encrypted.xlsx']) {
      const input = await openInput(`fixtures/formats/${name}`, { passwords: ['xuqi-2026'] })
      await input.close()
      await input.close()
    }
  })
})

describe('progress', () => {
  it('begins at nothing and ends at the size of the file', async () => {
    for (const name of ['gb18030.csv', 'html-called.xls', 'biff8.xls']) {
      const input = await openInput(`fixtures/formats/${name}`, {})
      expect(input.progress().bytesRead).toBe(0)
      for await (const table of input.tables()) for await (const _ of table.batches());
      expect(input.progress().bytesRead).toBe(input.progress().bytesTotal)
      await input.close()
    }
  })
})
