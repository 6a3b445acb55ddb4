import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PartEnd, RawTable, RecordWidths } from '../../src/model/raw.ts'
import { openInput, readTextPart } from '../../src/read/index.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-parts-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Rows {
  readonly rowNos: number[]
  readonly rows: (readonly (string | number)[])[]
}

async function tableOf(path: string, look: (table: RawTable) => Promise<void>): Promise<void> {
  const input = await openInput(path, {})
  try {
    for await (const table of input.tables()) await look(table)
  } finally {
    await input.close()
  }
}

/** Reads a text whole, and in parts that begin at some of its line feeds: each part where the one before ended, or as it was guessed. */
async function bothWays(bytes: Uint8Array, partBytes: number): Promise<{ whole: Rows; parts: Rows }> {
  const path = join(folder, 'list.csv')
  writeFileSync(path, bytes)
  const whole: Rows = { rowNos: [], rows: [] }
  const parts: Rows = { rowNos: [], rows: [] }
  let ends: unknown[] = []
  await tableOf(path, async (table) => {
    for await (const batch of table.batches()) {
      whole.rowNos.push(...batch.rowNos)
      whole.rows.push(...batch.rows)
    }
    ends = [table.end().openQuote]
  })
  await tableOf(path, async ({ divisible }) => {
    if (!divisible) throw new Error('not divisible')
    const bounds = [0, ...(await divisible.cut(partBytes)), divisible.size]
    let place = 0
    let widths: RecordWidths = { usual: 0, last: 0 }
    let openQuote = false
    const readFrom = async (from: number, to: number, given: RecordWidths) => {
      const rowNos: number[] = []
      const rows: (readonly (string | number)[])[] = []
      const end = await readTextPart(divisible.share, from, to, given, async (part): Promise<PartEnd> => {
        for await (const batch of part.batches()) {
          rowNos.push(...batch.rowNos)
          rows.push(...batch.rows)
        }
        return part.end()
      })
      return { rowNos, rows, end }
    }
    let shift = 0
    for (const to of bounds.slice(1)) {
      if (to <= place) continue
      const known = await readFrom(place, to, widths)
      // whoever guessed the widths, and says that it made no difference, read the same
      const guessed = await readFrom(place, to, { usual: 3, last: 3 })
      if (guessed.end.independent) expect(guessed).toEqual(known)
      parts.rowNos.push(...known.rowNos.map((row) => row + shift))
      parts.rows.push(...known.rows)
      place = known.end.next
      widths = known.end.widths
      shift += known.end.rows
      openQuote = known.end.openQuote
    }
    expect(place).toBe(divisible.size)
    expect([openQuote]).toEqual(ends)
  })
  return { whole, parts }
}

const cell = fc.oneof(
  fc.constantFrom('', '测试', '1234.50', '880012345678900001', 'a b', '㛃'),
  fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', ';', '保', '𠮷', ' '), maxLength: 8 }),
)
const row = fc.record({
  cells: fc.array(cell, { minLength: 1, maxLength: 6 }),
  quoteAll: fc.boolean(),
  stray: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
})
const text = fc.array(row, { minLength: 2, maxLength: 30 }).map((rows) =>
  rows
    .map(({ cells, quoteAll, stray, lineEnd }) => {
      const written = cells.map((each) =>
        quoteAll || /[",\r\n]/.test(each) ? `"${each.replaceAll('"', '""')}"` : each,
      )
      return (stray ? `"${cells.join(',')}` : written.join(',')) + lineEnd
    })
    .join(''),
)

describe('the parts of a text', () => {
  it('are together what is read in one go, wherever they begin, whatever stands in quotes', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.integer({ min: 4, max: 200 }),
        fc.constantFrom('utf-8', 'utf-16le'),
        async (...given) => {
          const [written, bytes, encoding] = given
          const head = '保单号,a,b,c,d,e\n'.repeat(3)
          const encoded =
            encoding === 'utf-8' ? Buffer.from(head + written) : Buffer.from(`\ufeff${head}${written}`, 'utf16le')
          const { whole, parts } = await bothWays(encoded, bytes)
          expect(parts).toEqual(whole)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('hold a record that is longer than several of them', async () => {
    const long = `P1,"${'一\n'.repeat(500)}",x\n`
    const { whole, parts } = await bothWays(Buffer.from(`a,b,c\n${long}P2,y,z\n${long}P3,y,z\n`), 100)
    expect(parts).toEqual(whole)
    expect(parts.rows.length).toBe(5)
  })
})
