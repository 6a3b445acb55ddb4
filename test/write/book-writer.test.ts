import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book, Cell, PageRow } from '../../src/model/sheet.ts'
import { type BookWriter, openBookWriter } from '../../src/write/index.ts'
import { lintWorkbook } from './lint.ts'
import { writePlainly } from './plain-writer.ts'
import { sampleBook, tableSheet } from './sample-book.ts'
import { partsOf } from './workbook-parts.ts'

let folder: string
let writer: BookWriter
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-write-'))
  writer = await openBookWriter({ fileMode: 0o640 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook
}

/** Excel reads `_x000A_` as the character of that code; exceljs does so in shared strings only. */
function shown(value: unknown): string {
  return String(value).replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function onePage(cells: readonly Cell[]): Book {
  const rows = cells.map((cell) => ({ cells: [cell] }))
  return {
    title: '',
    notice: '',
    lists: [],
    listsSheet: '字典',
    sheets: [{ kind: 'page', name: 'p', protection: 'open', widths: [20], rows }],
  }
}

describe('a workbook', () => {
  it('is as large as it says, with the digest it says and the mode it was told', async () => {
    const path = join(folder, 'facts.xlsx')
    const written = await writer.write(sampleBook(), path)
    const bytes = readFileSync(path)
    expect(written).toEqual({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o640)
  })

  it('has the same bytes each time, also from another writer', async () => {
    const other = await openBookWriter({ fileMode: 0o600 })
    const one = await writer.write(sampleBook(), join(folder, 'one.xlsx'))
    await writer.write(onePage(['x']), join(folder, 'between.xlsx'))
    expect(await writer.write(sampleBook(), join(folder, 'two.xlsx'))).toEqual(one)
    expect(await other.write(sampleBook(), join(folder, 'three.xlsx'))).toEqual(one)
  })

  it('is written one after the other; whoever waits for this thread is served while a long one is', async () => {
    let served = 0
    const timer = setInterval(() => served++, 1)
    const long = writer.write({ ...sampleBook(), sheets: [tableSheet(20_000)] }, join(folder, 'served.xlsx'))
    await expect(writer.write(sampleBook(), join(folder, 'at-once.xlsx'))).rejects.toThrow('one book after the other')
    await long
    clearInterval(timer)
    expect(served).toBeGreaterThan(1)
    expect(existsSync(join(folder, 'at-once.xlsx'))).toBe(false)
    await expect(writer.write(sampleBook(), join(folder, 'at-once.xlsx'))).resolves.toBeDefined()
  })

  it.each([0, 1, 3, 60])('with %i rows holds nothing that Excel would repair', async (rows) => {
    const path = join(folder, `lint${rows}.xlsx`)
    await writer.write(sampleBook(rows), path)
    expect(lintWorkbook(partsOf(path))).toEqual([])
  })

  it('is written piece by piece when it is long, and is the same book', async () => {
    const path = join(folder, 'long.xlsx')
    const written = await writer.write({ ...sampleBook(), sheets: [tableSheet(90_000)] }, path)
    expect(written.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
    const sheet = partsOf(path).get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet.match(/<row /g)?.length).toBe(90_004)
    expect(sheet).toContain('<dimension ref="A1:N90004"/>')
    expect(sheet).toContain('sqref="L5:L90004"')
  })

  it('leaves no file behind when it fails', async () => {
    const path = join(folder, 'failed.xlsx')
    await expect(writer.write(onePage([Number.NaN]), path)).rejects.toThrow('NaN')
    await expect(writer.write(onePage([{ value: Number.POSITIVE_INFINITY, kind: 'share' }]), path)).rejects.toThrow(
      'Infinity',
    )
    expect(readdirSync(folder)).not.toContain('failed.xlsx')
  })

  it('refuses what Excel would repair: names used twice, unknown lists, a wrong count of rows', async () => {
    const path = join(folder, 'bad.xlsx')
    const table = tableSheet(2)
    if (table.kind !== 'table') throw new Error('no table')
    const book = { ...sampleBook(), sheets: [table] }
    await expect(writer.write({ ...book, sheets: [table, { ...table, name: table.name }] }, path)).rejects.toThrow(
      'two sheets',
    )
    await expect(writer.write({ ...book, sheets: [{ ...table, name: 'a/b' }] }, path)).rejects.toThrow('bad name')
    await expect(writer.write({ ...book, lists: [] }, path)).rejects.toThrow('no list')
    await expect(writer.write(onePage([{ value: 'x', sheet: 'elsewhere' }]), path)).rejects.toThrow('elsewhere')
    await expect(writer.write({ ...book, sheets: [{ ...table, rowCount: 5 }] }, path)).rejects.toThrow('announced')
    await expect(writer.write({ ...book, sheets: [{ ...table, visibility: 'hidden' }] }, path)).resolves.toBeDefined()
    await expect(
      writer.write(
        { ...onePage(['x']), sheets: [{ ...table, visibility: 'hidden', columns: [], rows: [], rowCount: 0 }] },
        path,
      ),
    ).rejects.toThrow('visible')
  })
})

/** The band above the header, and headings that stand over figures: the reference writer does not know their looks. */
const OWN_STYLE = new Set(['宽一 3', '总览 4'])

describe('the fast writer and exceljs', () => {
  it('write equal cells and styles', async () => {
    const path = join(folder, 'compare.xlsx')
    await writer.write(sampleBook(9), path)
    const fast = await read(path)
    const plainPath = join(folder, 'plain.xlsx')
    await (await writePlainly(sampleBook(9))).xlsx.writeFile(plainPath)
    const plain = await read(plainPath)
    let compared = 0
    for (const expected of plain.worksheets) {
      const actual = fast.getWorksheet(expected.name)
      expect(actual?.state).toBe(expected.state)
      expected.eachRow((row, rowNo) => {
        row.eachCell((cell, column) => {
          const other = actual?.getCell(rowNo, column)
          const where = `${expected.name} ${cell.address}`
          if (other?.formula === undefined) expect(other?.value, where).toEqual(cell.value)
          else expect(other.result, where).toEqual(cell.value)
          if (!OWN_STYLE.has(`${expected.name} ${rowNo}`)) expect(other?.style, where).toEqual(cell.style)
          compared += 1
        })
      })
      actual?.eachRow((row, rowNo) => {
        row.eachCell((cell) => {
          const isBand = OWN_STYLE.has(`${expected.name} ${rowNo}`)
          if (cell.value !== null && !isBand) expect(expected.getCell(cell.address).value, cell.address).not.toBeNull()
        })
      })
    }
    expect(compared).toBeGreaterThan(120)
  })

  it('agree on filter, freeze, merged cells, validations, protection and print setup', async () => {
    const path = join(folder, 'setup.xlsx')
    await writer.write(sampleBook(9), path)
    const sheet = (await read(path)).getWorksheet('宽一')
    expect(sheet?.autoFilter).toBe('A4:N13')
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 3, ySplit: 4 })
    expect(sheet?.model.merges).toEqual(['C3:D3', 'E3:G3', 'J3:M3'])
    expect(sheet?.getCell('L13').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['list_outcome'],
      showErrorMessage: true,
    })
    expect(sheet?.getCell('L14').dataValidation).toBeUndefined()
    expect(sheet?.getCell('M5').dataValidation.showErrorMessage).toBeFalsy()
    expect(sheet?.getCell('J5').dataValidation).toMatchObject({ type: 'date', promptTitle: '填日期' })
    expect(sheet?.getCell('J5').protection?.locked).toBe(false)
    expect(sheet?.getCell('A4').protection?.locked).not.toBe(false)
    expect(sheet?.getColumn(14).hidden).toBe(true)
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:4',
    })
    expect(sheet?.headerFooter.oddFooter).toBe('&L内含客户信息 && 严禁外传&C&A&R第 &P 页 共 &N 页')
  })

  it('print only so many columns as a page can show', async () => {
    const path = join(folder, 'printed.xlsx')
    const table = tableSheet(2)
    if (table.kind !== 'table') throw new Error('no table')
    await writer.write({ ...sampleBook(), sheets: [{ ...table, printedColumns: 9 }] }, path)
    expect((await read(path)).getWorksheet('宽一')?.pageSetup).toMatchObject({
      printArea: 'A1:I6',
      printTitlesRow: '3:4',
    })
  })

  it('let rows be sorted and filtered although the sheet is protected, without a password', async () => {
    const path = join(folder, 'protection.xlsx')
    await writer.write(sampleBook(2), path)
    const sheet = partsOf(path).get('xl/worksheets/sheet2.xml') ?? ''
    expect(sheet).toContain('<sheetProtection sheet="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>')
    expect(partsOf(path).get('xl/worksheets/sheet1.xml')).toContain('<sheetProtection sheet="1" autoFilter="0"/>')
  })

  it('speak English in a book whose words are English, whatever the name of its collector', async () => {
    const path = join(folder, 'english.xlsx')
    await writer.write({ ...sampleBook(2), title: 'Worklist 周一一', notice: 'Confidential' }, path)
    const sheet = partsOf(path).get('xl/worksheets/sheet2.xml') ?? ''
    expect(sheet).toContain('Page &amp;P of &amp;N')
    expect(sheet).toContain('promptTitle="Date"')
  })
})

describe('text in cells', () => {
  it.each([
    ['markup', '<a> & "b" \'c\''],
    ['outer blanks', '  two '],
    ['line feeds', 'a\nb'],
    ['a literal escape', '_x0041_ _x005F_ _x00zz_ _x_'],
    ['control characters', 'a\u0000b\u0007c\u001f'],
    ['characters outside the basic plane', '𠮷野家 😀'],
    ['the last characters of the plane', 'a\ufffeb\uffff'],
    ['a formula', '=1+1'],
  ])('%s come back as written', async (_, text) => {
    const path = join(folder, 'text.xlsx')
    await writer.write(onePage([text]), path)
    expect(lintWorkbook(partsOf(path))).toEqual([])
    expect(shown((await read(path)).getWorksheet('p')?.getCell('A1').value)).toBe(text)
  })

  it('of any kind comes back as it was', async () => {
    const path = join(folder, 'any.xlsx')
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('_x', '_', '0041_', '\r', '\n', '<', '&', ' ', '陈'),
        fc.string({ unit: 'binary', maxLength: 1 }),
      ),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          text.filter((t) => t !== ''),
          { minLength: 1, maxLength: 30 },
        ),
        async (texts) => {
          await writer.write(onePage(texts), path)
          expect(lintWorkbook(partsOf(path))).toEqual([])
          const sheet = (await read(path)).getWorksheet('p')
          expect(texts.map((_, i) => shown(sheet?.getCell(i + 1, 1).value))).toEqual(
            texts.map((t) => t.replace(/\r\n?/g, '\n')),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('loses lone surrogates and what no cell can hold, nothing else', async () => {
    const path = join(folder, 'cut.xlsx')
    await writer.write(onePage(['a\ud800b\udc00', '长'.repeat(40_000)]), path)
    const sheet = (await read(path)).getWorksheet('p')
    expect(sheet?.getCell('A1').value).toBe('ab')
    expect(String(sheet?.getCell('A2').value)).toHaveLength(32_767)
  })
})

describe('numbers in cells', () => {
  it('are yuan with two decimals, day serials, shares; a day before March 1900 is text', async () => {
    const path = join(folder, 'numbers.xlsx')
    await writer.write(
      onePage([
        { value: 123_45, kind: 'money' },
        { value: -5, kind: 'money' },
        { value: 0, kind: 'day' },
        { value: -25_567, kind: 'day' },
        { value: 0.125, kind: 'share' },
        { value: 12, kind: 'text' },
        { value: 1e21, kind: 'count' },
      ]),
      path,
    )
    const sheet = (await read(path)).getWorksheet('p')
    const values = [1, 2, 3, 4, 5, 6, 7].map((row) => sheet?.getCell(row, 1).value)
    expect(values).toEqual([123.45, -0.05, new Date(0), '1900-01-01', 0.125, '12', 1e21])
  })
})

describe('the rows of a page', () => {
  const book = (rows: readonly PageRow[]): Book => ({
    title: '',
    notice: '',
    lists: [],
    listsSheet: '字典',
    sheets: [{ kind: 'page', name: 'forms', protection: 'locked', widths: [20], portrait: true, rows }],
  })
  const rowsOf = (firsts: readonly number[], count: number): PageRow[] =>
    Array.from({ length: count }, (_, at) => ({
      cells: [`row ${at}`],
      ...(firsts.includes(at) ? { newPage: true } : {}),
    }))
  const breaksIn = async (rows: readonly PageRow[]) => {
    const path = join(folder, 'breaks.xlsx')
    await writer.write(book(rows), path)
    const parts = partsOf(path)
    expect(lintWorkbook(parts)).toEqual([])
    const xml = parts.get('xl/worksheets/sheet1.xml') ?? ''
    return [...xml.matchAll(/<brk id="(\d+)"/g)].map((match) => Number(match[1]))
  }

  it('begin a new printed page where they say so; a break before the first row would be an empty page', async () => {
    expect(await breaksIn(rowsOf([0, 3, 7], 10))).toEqual([3, 7])
    expect(await breaksIn(rowsOf([0], 4))).toEqual([])
  })

  it('are refused when a sheet would hold more breaks than Excel takes', async () => {
    const all = (count: number) =>
      rowsOf(
        Array.from({ length: count }, (_, at) => at),
        count,
      )
    expect(await breaksIn(all(1_027))).toHaveLength(1_026)
    await expect(breaksIn(all(1_028))).rejects.toThrow('page breaks')
  })
})
