import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book, Cell } from '../../src/model/sheet.ts'
import { openInput } from '../../src/read/index.ts'
import { type BookWriter, openBookWriter } from '../../src/write/index.ts'
import { lintWorkbook } from './lint.ts'
import { partsOf } from './workbook-parts.ts'

let folder: string
let writer: BookWriter
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-shared-'))
  writer = await openBookWriter({ fileMode: 0o600 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A book of tables; each has two columns of text. */
function bookOf(...sheets: readonly (readonly (readonly Cell[])[])[]): Book {
  return {
    title: '',
    notice: '',
    lists: [],
    listsSheet: '字典',
    sheets: sheets.map((rows, index) => ({
      kind: 'table',
      name: `表${index + 1}`,
      protection: 'rows',
      top: [],
      frozenColumns: 0,
      columns: ['a', 'b'].map((key) => ({ key, title: key, kind: 'text', width: 10 })),
      rows,
      rowCount: rows.length,
    })),
  }
}

async function readBack(path: string): Promise<unknown[][][]> {
  const input = await openInput(path, {})
  const sheets: unknown[][][] = []
  try {
    for await (const table of input.tables()) {
      const rows: unknown[][] = []
      for await (const { rows: some } of table.batches()) rows.push(...some.map((row) => [...row]))
      sheets.push(rows)
    }
  } finally {
    await input.close()
  }
  return sheets
}

describe('the shared texts of a workbook', () => {
  it('are those that repeat in a column, each written once for all sheets', async () => {
    const path = join(folder, 'repeat.xlsx')
    const rows = Array.from({ length: 300 }, (_, n) => [n % 2 === 0 ? '银行转账' : '现金', `P${n}`])
    await writer.write(bookOf(rows, rows), path)
    const parts = partsOf(path)
    expect(lintWorkbook(parts)).toEqual([])
    const texts = parts.get('xl/sharedStrings.xml') ?? ''
    expect(texts.match(/<t>银行转账<\/t>/g)).toHaveLength(1)
    expect(parts.get('xl/worksheets/sheet2.xml')).not.toContain('银行转账')
  })

  it('are not those of a column in which nothing repeats: they would only be kept in memory', async () => {
    const path = join(folder, 'unique.xlsx')
    const rows = Array.from({ length: 5_000 }, (_, n) => [`姓名${n}`, '现金'])
    await writer.write(bookOf(rows), path)
    const parts = partsOf(path)
    expect(lintWorkbook(parts)).toEqual([])
    expect(parts.get('xl/sharedStrings.xml')?.match(/<si>/g)?.length).toBeLessThan(100)
  })

  it('end somewhere, however many texts repeat', async () => {
    const path = join(folder, 'many.xlsx')
    const rows = Array.from({ length: 80_000 }, (_, n) => [`姓名${n >> 1}`, `${'长'.repeat(300)}${n >> 1}`])
    await writer.write(bookOf(rows), path)
    const parts = partsOf(path)
    expect(lintWorkbook(parts)).toEqual([])
    expect(parts.get('xl/sharedStrings.xml')?.length).toBeLessThan(8 << 20)
    expect((await readBack(path))[0]?.slice(1)).toEqual(rows)
  })

  it('of any kind come back as they were, beside those that stand in their cells', async () => {
    const path = join(folder, 'any.xlsx')
    const text = fc.oneof(
      fc.constantFrom('a', '<b> & "c"', ' outer ', 'a\nb', '_x0041_', '😀', '\ufffe', 'é', '陈'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 60 }), async (rows) => {
        await writer.write(bookOf(rows, rows), path)
        expect(lintWorkbook(partsOf(path))).toEqual([])
        const back = (await readBack(path)).map((sheet) => sheet.slice(1).map((row) => row.map(String)))
        const expected = rows.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n')))
        expect(back).toEqual([expected, expected])
      }),
      { numRuns: 60 },
    )
  })
})
