import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '../../src/model/day.ts'
import { type CsvColumn, type CsvValue, openCsvWriter, writeManifest } from '../../src/write/index.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-csv-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const COLUMNS: readonly CsvColumn[] = [
  { name: 'text', kind: 'text' },
  { name: 'day', kind: 'day' },
  { name: 'money', kind: 'money' },
  { name: 'number', kind: 'number' },
  { name: 'boolean', kind: 'boolean' },
]

function write(
  lines: readonly (readonly CsvValue[])[],
  columns = COLUMNS,
): { text: string; bytes: number; sha256: string } {
  const path = join(folder, 'x.csv')
  const writer = openCsvWriter(path, columns, 0o600)
  for (const line of lines) writer.write(line)
  expect(writer.lines).toBe(lines.length)
  const written = writer.close()
  const content = readFileSync(path)
  expect(written).toEqual({ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
  return { text: content.toString('utf8'), ...written }
}

describe('a CSV file', () => {
  it('has a header, commas, line feeds, days, yuan, booleans, and nothing where there is nothing', () => {
    const day = dayOf(2026, 6, 18)
    const { text } = write([
      ['张三', day, 123450, 7, true],
      [undefined, undefined, undefined, undefined, undefined],
      ['', day, -5, -1, false],
    ])
    expect(text).toBe(
      'text,day,money,number,boolean\n张三,2026-06-18,1234.50,7,true\n,,,,\n,2026-06-18,-0.05,-1,false\n',
    )
  })

  it('puts an apostrophe before text that a spreadsheet would compute, never before numbers or days', () => {
    const { text } = write([
      ['=1+1', undefined, -100, -3, undefined],
      ['-5', '-', undefined, undefined, undefined],
      ['@x', undefined, undefined, undefined, undefined],
      ['\tx', undefined, undefined, undefined, undefined],
      ['\rx', undefined, undefined, undefined, undefined],
      ['+86', undefined, undefined, undefined, undefined],
      ['a=b', undefined, undefined, undefined, undefined],
    ])
    expect(text.split('\n').slice(1)).toEqual([
      "'=1+1,,-1.00,-3,",
      "'-5,-,,,",
      "'@x,,,,",
      "'\tx,,,,",
      '"\'\rx",,,,',
      "'+86,,,,",
      'a=b,,,,',
      '',
    ])
  })

  it('puts it before the header of an input too', () => {
    expect(write([], [{ name: '=cmd|x', kind: 'text' }]).text).toBe("'=cmd|x\n")
  })

  it('quotes by RFC 4180, so that any text comes back', () => {
    const columns: CsvColumn[] = [
      { name: 'a', kind: 'text' },
      { name: 'b', kind: 'text' },
    ]
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('"', ',', '\n', '\r', '=', ' ', '陈'),
        fc.string({ unit: 'grapheme', maxLength: 1 }),
      ),
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (lines) => {
        const back: string[][] = parse(write(lines, columns).text, { record_delimiter: '\n' })
        const guarded = lines.map((line) => line.map((t) => (/^[=+\-@\t\r]/.test(t) ? `'${t}` : t)))
        // a line of one empty field each is a blank line to csv-parse only if there is a single column
        expect(back.slice(1)).toEqual(guarded)
      }),
    )
  })

  it('of many lines is written in pieces and counts every byte', () => {
    const lines = Array.from({ length: 50_000 }, (_, n) => [`保单 ${n}`, undefined, n, n, n % 2 === 0])
    expect(write(lines).bytes).toBeGreaterThan(1_000_000)
  })

  it('refuses lines of the wrong width and numbers that are none', () => {
    expect(() => write([['x']])).toThrow('1 values for 5 columns')
    expect(() => write([['x', undefined, undefined, Number.NaN, true]])).toThrow('finite')
  })

  it.skipIf(process.platform === 'win32')('is for its owner only, whatever the umask', () => {
    write([])
    expect(statSync(join(folder, 'x.csv')).mode & 0o777).toBe(0o600)
  })
})

describe('the manifest', () => {
  it('is indented JSON with its keys in the given order', () => {
    const written = writeManifest(folder, { tool: { name: 'xuqi', version: '1' }, asOf: '2026-06-18', a: 1 }, 0o600)
    const text = readFileSync(join(folder, 'manifest.json'), 'utf8')
    expect(text).toBe(
      '{\n  "tool": {\n    "name": "xuqi",\n    "version": "1"\n  },\n  "asOf": "2026-06-18",\n  "a": 1\n}\n',
    )
    expect(written.bytes).toBe(text.length)
  })
})
