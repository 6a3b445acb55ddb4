import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RawCell } from '../../src/model/raw.ts'
import { openHtmlReader } from '../../src/read/markup/html.ts'
import type { MarkupReader, MarkupSink } from '../../src/read/markup/reader.ts'
import { openSpreadsheetMlReader } from '../../src/read/markup/spreadsheetml.ts'
import { collect, temporaryFiles } from './collect.ts'

/** What a reader makes of a text that comes in pieces of this size. */
function read(open: (sink: MarkupSink) => MarkupReader, text: string, size = 100_000) {
  const sheets: string[] = []
  const rows: RawCell[][] = []
  const rowNos: number[] = []
  const reader = open({
    sheet: (name) => sheets.push(name),
    row: (rowNo, cells) => {
      rowNos.push(rowNo)
      rows.push(cells)
    },
    epoch1904: () => {},
  })
  for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size))
  return { complete: reader.end(), sheets, rows, rowNos }
}

const PAGES: readonly [string, string, readonly (readonly string[])[]][] = [
  [
    'plain cells',
    '<table><tr><th>保单号</th><th>保费</th></tr><tr><td>110101199003070000</td><td>1,234.50</td></tr></table>',
    [
      ['保单号', '保费'],
      ['110101199003070000', '1,234.50'],
    ],
  ],
  [
    'cells without end tags',
    '<TABLE><TR><TD>保单号<TD>保费<TR><TD>1<TD>2</TABLE>',
    [
      ['保单号', '保费'],
      ['1', '2'],
    ],
  ],
  [
    'a table inside a cell',
    '<table><tr><td>标题<table><tr><td>a</td></tr></table></td></tr></table>',
    [['标题'], ['a']],
  ],
  [
    'marks inside cells',
    '<table><tr><td><b>保单</b><a href="x?a=1&b">号</a> <br/> 元</td><td><script>"<td>"</script>2</td></tr></table>',
    [['保单号\n元', '2']],
  ],
  [
    'entities',
    '<table><tr><td>&#20445;&nbsp;&lt;&amp;&yen;&hellip;&nothing;</td></tr></table>',
    [['保\u00a0<&¥…&nothing;']],
  ],
  [
    'comments and the head of Excel',
    '<head><!--[if mso]><xml><table><tr><td>x</td></tr></table></xml><![endif]--><style>td{}</style></head><table><!-- <tr> --><tr><td>1</td></tr></table>',
    [['1']],
  ],
  [
    'cells over several columns and rows',
    '<table><tr><td rowspan="2">a</td><td colspan=2>b</td><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr><tr><td>g</td></tr></table>',
    [['a', 'b', '', 'c'], ['', 'd', 'e', 'f'], ['g']],
  ],
  [
    'cells behind a table inside a cell',
    '<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>',
    [[''], ['a'], ['b']],
  ],
  [
    'signs that are no tags',
    '<table><tr><td title="a>b">1 < 2 & 3</td><td>it\'s</td></tr></table>',
    [['1 < 2 & 3', "it's"]],
  ],
]

describe('HTML pages', () => {
  it.each(PAGES)('with %s are read', (_, page, rows) => {
    expect(read(openHtmlReader, page)).toMatchObject({ rows, complete: true, sheets: [''] })
  })

  it('are the same in pieces of any size', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAGES), fc.integer({ min: 1, max: 20 }), ([, page, rows], size) => {
        expect(read(openHtmlReader, page, size).rows).toEqual(rows)
      }),
    )
  })

  it('count the rows of all their tables', () => {
    expect(
      read(openHtmlReader, '<table><tr></tr><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>').rowNos,
    ).toEqual([1, 2, 3])
  })

  it('are incomplete where a table is not closed', () => {
    expect(read(openHtmlReader, '<table><tr><td>a</td></tr></table><table><tr><td>b').complete).toBe(false)
  })
})

const SPACE = 'urn:schemas-microsoft-com:office:spreadsheet'
const book = (inside: string) =>
  `<?xml version="1.0"?><Workbook xmlns="${SPACE}" xmlns:ss="${SPACE}">${inside}</Workbook>`
const data = (type: string, text: string) => `<Data ss:Type="${type}">${text}</Data>`

describe('SpreadsheetML 2003', () => {
  const styles =
    '<Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style><Style ss:ID="s"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="f"><NumberFormat ss:Format="Fixed"/></Style></Styles>'
  const sheet = (name: string, rows: string) => `<Worksheet ss:Name="${name}"><Table>${rows}</Table></Worksheet>`

  it('keeps places, digits and days', () => {
    const rows =
      `<Row><Cell>${data('String', '保单号')}</Cell><Cell ss:Index="3">${data('String', '<B>粗</B>&amp;')}</Cell></Row>` +
      `<Row ss:Index="5"><Cell>${data('Number', '110101199003070000')}</Cell><Cell ss:MergeAcross="1">${data('Number', '1234.5')}</Cell><Cell ss:StyleID="d">${data('DateTime', '2026-05-03T00:00:00.000')}</Cell></Row>` +
      `<Row><Cell ss:StyleID="s">${data('Number', '46145')}</Cell><Cell ss:StyleID="f">${data('Number', '46145')}</Cell><Cell>${data('Boolean', '1')}<Comment>${data('String', '注')}</Comment></Cell></Row>`
    expect(read(openSpreadsheetMlReader, book(styles + sheet('一', rows)), 7)).toEqual({
      complete: true,
      sheets: ['一'],
      rowNos: [1, 5, 6],
      rows: [
        ['保单号', '', '粗&'],
        ['110101199003070000', 1234.5, '', '2026-05-03'],
        ['2026-05-03', 46145, 'TRUE'],
      ],
    })
  })

  it('may have been written with bare ampersands', () => {
    expect(
      read(openSpreadsheetMlReader, book(sheet('一', `<Row><Cell>${data('String', '甲 & 乙')}</Cell></Row>`))).rows,
    ).toEqual([['甲 & 乙']])
  })

  it('has its sheets one after the other, also where one is left half-way', async () => {
    const rows = `<Row><Cell>${data('String', 'x')}</Cell></Row>`.repeat(5000)
    const path = await temporary('two.xls', book(sheet('一', rows) + sheet('二', rows)))
    const { tables } = await collect(path)
    expect(tables.map((table) => [table.sheet, table.rows.length])).toEqual([
      ['一', 5000],
      ['二', 5000],
    ])
  })
})

const temporary = temporaryFiles()
