import { describe, expect, it } from 'vitest'
import { collect, collectTable, temporaryFiles } from './collect.ts'
import { type WorkbookParts, workbookParts, type ZipHabits, zip } from './package.ts'

const write = temporaryFiles()
let count = 0

async function readBook(book: WorkbookParts, habits: ZipHabits = {}) {
  count += 1
  return collectTable(await write(`book-${count}.xlsx`, zip(workbookParts(book), habits)))
}

/** The only row of a sheet with these cells. */
async function readCells(cells: string, book: WorkbookParts = {}) {
  return (await readBook({ ...book, rows: `<row r="1">${cells}</row>` })).rows[0]
}

describe('texts of cells', () => {
  it('are shared, rich, inline or of formulas, without phonetic hints', async () => {
    const strings =
      '<si><t>甲</t></si><si><r><rPr><b/></rPr><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh><phoneticPr fontId="1"/></si><si/><si><t/></si>'
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>' +
      '<c r="E1" t="inlineStr"><is><t>丁</t></is></c><c r="F1" t="inlineStr"><is><r><t>戊</t></r><r><t>己</t></r></is></c><c r="G1" t="str"><f>A1&amp;"x"</f><v>庚</v></c>'
    expect(await readCells(cells, { strings })).toEqual(['甲', '乙 丙', '', '', '丁', '戊己', '庚'])
  })

  it('have their entities, numeric references and escapes resolved', async () => {
    const cells =
      '<c t="str"><v>a&lt;b&gt;&amp;&quot;&apos;&#20445;&#x20BB7;&unknown;</v></c><c t="inlineStr"><is><t>x_x000D_y_x005F_z_x0041_</t></is></c>'
    expect(await readCells(cells)).toEqual([`a<b>&"'保𠮷&unknown;`, 'x\ry_zA'])
  })

  it('may be CDATA, and comments are nothing', async () => {
    const cells =
      '<!-- <c><v>1</v></c> --><c t="str"><v><![CDATA[<甲>&</row>]]></v></c><c t="inlineStr"><is><t>a<!-- x -->b</t></is></c>'
    expect(await readCells(cells)).toEqual(['<甲>&</row>', 'ab'])
  })
})

describe('numbers', () => {
  it.each([
    ['1234.5', 1234.5],
    ['0.1', 0.1],
    ['-0.07', -0.07],
    ['1E+3', 1000],
    ['8165.0000000000009', 8165],
    ['0.30000000000000004', 0.3],
    ['123456789012345', 123456789012345],
    ['110101199003070000', 110101199003070000],
    ['1.1010119900307E+17', 110101199003070000],
    ['abc', 'abc'],
    ['', ''],
  ])('%s is handed over as %s', async (text, value) => {
    expect((await readCells(`<c><v>${text}</v></c><c t="b"><v>1</v></c>`))?.[0]).toBe(value)
  })

  it('booleans and errors are their words', async () => {
    expect(await readCells('<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>')).toEqual([
      'TRUE',
      'FALSE',
      '#N/A',
    ])
  })
})

describe('days', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="0.00&quot;day&quot;"/><numFmt numFmtId="166" formatCode="00000000"/><numFmt numFmtId="167" formatCode="[$-804]aaaa"/><numFmt numFmtId="168" formatCode="[Red]#,##0.00"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="31"/><xf numFmtId="57"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/></cellXfs>'
  const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`

  it.each([
    [1, '46145', '2026-05-03'],
    [2, '46145.75', '2026-05-03 18:00:00'],
    [2, '46145.999999', '2026-05-04'],
    [3, '46145', '2026-05-03'],
    [4, '46145', '2026-05-03'],
    [5, '46145', '2026-05-03'],
    [8, '46145', '2026-05-03'],
    [1, '60', 60],
    [1, '1', 1],
    [1, '-3', -3],
    [1, '61', '1900-03-01'],
    [0, '46145', 46145],
    [6, '46145', 46145],
    [9, '46145', 46145],
    [7, '12345', '00012345'],
    [7, '123456789012345678', 123456789012345680],
  ])('style %s of serial %s is %s', async (style, value, shown) => {
    expect((await readCells(cell(style, value), { styles }))?.[0]).toBe(shown)
  })

  it('are those of the very workbook, though styles that repeat are read once', async () => {
    const rows = `<row>${cell(1, '46145')}</row>`
    const plain = styles.replace('<cellXfs><xf/><xf numFmtId="14"/>', '<cellXfs><xf/><xf numFmtId="0"/>')
    const read = async (some: string | undefined) =>
      (await readBook({ rows, ...(some === undefined ? {} : { styles: some }) })).rows[0]?.[0]
    expect(await read(styles)).toBe('2026-05-03')
    expect(await read(plain)).toBe(46145)
    expect(await read(plain)).toBe(46145)
    expect(await read(undefined)).toBe(46145)
    expect(await read(styles)).toBe('2026-05-03')
  })

  it.each(['date1904="1"', 'date1904="true"'])('count from 1904 where %s', async (properties) => {
    const table = await readBook({ rows: `<row>${cell(1, '44683')}${cell(0, '44683')}</row>`, styles, properties })
    expect(table.rows).toEqual([['2026-05-03', 44683]])
    expect(table.epoch1904).toBe(true)
  })

  it('may be ISO 8601', async () => {
    const cells = [
      '2026-05-03',
      '2026-05-03T00:00:00.000',
      '2026-05-03T09:30:00Z',
      '2026-06-17T16:00:00.000Z',
      '2026-06-17T23:00:05-08:00',
      'soon',
    ]
      .map((day) => `<c t="d"><v>${day}</v></c>`)
      .join('')
    expect(await readCells(cells)).toEqual([
      '2026-05-03',
      '2026-05-03',
      '2026-05-03 17:30:00',
      '2026-06-18',
      '2026-06-18 15:00:05',
      'soon',
    ])
  })
})

describe('rows and cells', () => {
  it('stand where their addresses say, or behind the one before', async () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r="7"><c r="AA7"><v>4</v></c></row>' +
      '<row r="8"/><row r="9"><c r="A9" s="1"/><c r="B9" t="str"><v> </v></c></row><row spans="1:3"><c><v>5</v></c></row>'
    const table = await readBook({ rows })
    expect(table.rowNos).toEqual([2, 3, 7, 10])
    expect(table.rows[0]).toEqual(['', 1, 2])
    expect(table.rows[2]).toHaveLength(27)
  })

  it('are all kept where two rows have one number', async () => {
    const table = await readBook({ rows: '<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>' })
    expect(table.rows).toEqual([[1], [2]])
  })

  it('are read in order though they come in many pieces', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c><c r="C${i + 1}" t="inlineStr"><is><t>保单${i}</t></is></c></row>`,
    )
    const table = await readBook({ rows: rows.join('\n') })
    expect(table.rows).toHaveLength(30_000)
    expect(table.rows.every((row, i) => row[0] === i && row[1] === '' && row[2] === `保单${i}`)).toBe(true)
  })

  it('have attributes in any order, with any quotes and blanks', async () => {
    expect(await readCells(`<c t = 'str' foo="a>b"\n r='B1' ><f ca="1"/><v xml:space="preserve"> x </v></c >`)).toEqual(
      ['', ' x '],
    )
  })
})

describe('packages', () => {
  it.each<[string, ZipHabits]>([
    ['stored', { stored: true }],
    ['with data descriptors', { descriptors: true }],
    ['with 64-bit numbers', { wide: true }],
  ])('%s are read', async (_, habits) => {
    expect((await readBook({ rows: '<row><c><v>1</v></c></row>' }, habits)).rows).toEqual([[1]])
  })

  it('with prefixed elements are read', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const parts = {
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
      'xl/sharedStrings.xml': `<x:sst xmlns:x="${main}"><x:si><x:t>甲</x:t></x:si></x:sst>`,
    }
    expect((await readBook({ strings: '', parts })).rows).toEqual([['甲', '乙']])
  })

  it('of the strict kind are read', async () => {
    const strict = Object.fromEntries(
      Object.entries(workbookParts({ rows: '<row><c t="s"><v>0</v></c></row>', strings: '<si><t>甲</t></si>' })).map(
        ([name, text]) => [
          name,
          String(text)
            .replaceAll(
              'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
              'http://purl.oclc.org/ooxml/spreadsheetml/main',
            )
            .replaceAll(
              'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
              'http://purl.oclc.org/ooxml/officeDocument/relationships',
            ),
        ],
      ),
    )
    expect((await collectTable(await write('strict.xlsx', zip(strict)))).rows).toEqual([['甲']])
  })

  it('with UTF-16 parts are read', async () => {
    const sheet = workbookParts({ rows: '<row><c t="str"><v>甲</v></c></row>' })['xl/worksheets/sheet1.xml']
    const parts = { 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff${String(sheet)}`, 'utf16le') }
    expect((await readBook({ parts })).rows).toEqual([['甲']])
  })

  it('with the shared strings first are read', async () => {
    const { 'xl/sharedStrings.xml': strings, ...others } = workbookParts({
      rows: '<row><c t="s"><v>0</v></c></row>',
      strings: '<si><t>甲</t></si>',
    })
    const path = await write('first.xlsx', zip({ 'xl/sharedStrings.xml': strings ?? '', ...others }))
    expect((await collectTable(path)).rows).toEqual([['甲']])
  })

  it('have their sheets in the order of the workbook, hidden ones too, charts left out', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const sheet = (value: number) => `<worksheet><sheetData><row><c><v>${value}</v></c></row></sheetData></worksheet>`
    const parts = {
      'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="二" r:id="b"/><sheet name="图" r:id="c"/><sheet name="一" state="hidden" r:id="a"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="a" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="b" Type="${office}/worksheet" Target="Worksheets\\Sheet2.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet(1),
      'xl/worksheets/sheet2.xml': sheet(2),
    }
    const { tables } = await collect(await write('sheets.xlsx', zip(workbookParts({ parts }))))
    expect(tables.map((table) => [table.sheet, table.rows])).toEqual([
      ['二', [[2]]],
      ['一', [[1]]],
    ])
  })

  it('may be empty', async () => {
    const parts = { 'xl/worksheets/sheet1.xml': '<worksheet><dimension ref="A1"/><sheetData/></worksheet>' }
    expect((await readBook({ parts })).rows).toEqual([])
  })
})
