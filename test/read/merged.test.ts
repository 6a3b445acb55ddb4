import * as XLSX from '@e965/xlsx'
import { expect, it } from 'vitest'
import { openMergedScan } from '../../src/read/xlsx/merged.ts'
import { collectTable, temporaryFiles } from './collect.ts'
import { workbookParts, zip } from './package.ts'

const temporary = temporaryFiles()
const RANGES = ['A2:A3', 'B1:C1', 'AA10:AB1048576', 'C5']
const EXPECTED = [
  { column: 0, from: 2, to: 3 },
  { column: 26, from: 10, to: 1_048_576 },
]
const merges = (prefix = '') =>
  `<${prefix}mergeCells count="4">${RANGES.map((range) => `<${prefix}mergeCell ref="${range}" />`).join('')}</${prefix}mergeCells>`

it.each(['', 'x:'])(
  'the cells merged downwards of a sheet are found with the prefix "%s", wherever a piece ends',
  (prefix) => {
    for (let size = 1; size < 80; size += 7) {
      const scan = openMergedScan()
      const bytes = Buffer.from(`</sheetData><!-- -->${merges(prefix)}<pageMargins left="0"/>`)
      for (let at = 0; at < bytes.length; at += size) scan.push(bytes.subarray(at, at + size))
      expect(scan.found()).toEqual(EXPECTED)
    }
  },
)

it('a workbook tells them at the end of its sheet', async () => {
  const parts = workbookParts({ rows: '<row r="2"><c r="A2"><v>1</v></c></row>' })
  const sheet = String(parts['xl/worksheets/sheet1.xml']).replace('</worksheet>', `${merges()}</worksheet>`)
  const path = await temporary('merged.xlsx', zip({ ...parts, 'xl/worksheets/sheet1.xml': sheet }))
  expect((await collectTable(path)).end.merged).toEqual(EXPECTED)
})

it('so does an .xls', async () => {
  const sheet = XLSX.utils.aoa_to_sheet([['a'], ['b'], ['']])
  sheet['!merges'] = [XLSX.utils.decode_range('A2:A3'), XLSX.utils.decode_range('B1:C1')]
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, 'a')
  const bytes: Buffer = XLSX.write(book, { type: 'buffer', bookType: 'biff8' })
  expect((await collectTable(await temporary('merged.xls', bytes))).end.merged).toEqual([{ column: 0, from: 2, to: 3 }])
})
