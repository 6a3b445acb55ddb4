import * as XLSX from '@e965/xlsx'
import { expect, it } from 'vitest'
import { openInput } from '../../src/read/index.ts'
import { temporaryFiles } from './collect.ts'
import { workbookParts, zip } from './package.ts'

const temporary = temporaryFiles()
const EACH = { visible: false, hidden: true, veryHidden: true, after: false }

async function hiddenIn(path: string): Promise<Record<string, boolean>> {
  const input = await openInput(path, {})
  try {
    const seen: Record<string, boolean> = {}
    for await (const { sheet, hidden } of input.tables()) seen[sheet] = hidden
    return seen
  } finally {
    await input.close()
  }
}

it('tells the hidden and very hidden sheets of an .xlsx', async () => {
  const parts = workbookParts({ rows: '<row><c t="inlineStr"><is><t>x</t></is></c></row>' })
  const states = ['', 'state="hidden"', 'state="veryHidden"', 'state="visible"']
  const sheets = Object.keys(EACH).map(
    (name, i) => `<sheet name="${name}" sheetId="${i + 1}" ${states[i]} r:id="rId1"/>`,
  )
  const workbook = String(parts['xl/workbook.xml']).replace(/<sheet .*?\/>/, sheets.join(''))
  expect(await hiddenIn(await temporary('hidden.xlsx', zip({ ...parts, 'xl/workbook.xml': workbook })))).toEqual(EACH)
})

it('tells those of an .xls', async () => {
  const book = XLSX.utils.book_new()
  for (const name of Object.keys(EACH)) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['x']]), name)
  book.Workbook = { Sheets: [0, 1, 2, 0].map((state) => ({ Hidden: state as 0 | 1 | 2 })) }
  const bytes: Buffer = XLSX.write(book, { type: 'buffer', bookType: 'biff8' })
  expect(await hiddenIn(await temporary('hidden.xls', bytes))).toEqual(EACH)
})

it('tells those of a SpreadsheetML file, which says it behind the rows, wherever a piece of it ends', async () => {
  const space = 'urn:schemas-microsoft-com:office:spreadsheet'
  const rows = `<Row><Cell><Data ss:Type="String">保${'x'.repeat(60)}</Data></Cell></Row>`.repeat(3000)
  const visible = ['', '<x:Visible>SheetHidden</x:Visible>', '<Visible>SheetVeryHidden</Visible>', '']
  const sheets = Object.keys(EACH).map(
    (name, i) =>
      `<Worksheet ss:Name="${name}"><Table>${rows}</Table><WorksheetOptions>${visible[i]}</WorksheetOptions></Worksheet>`,
  )
  for (let shift = 0; shift < 40; shift += 13) {
    const text = `<?xml version="1.0"?>${' '.repeat(shift)}<Workbook xmlns="${space}" xmlns:ss="${space}" xmlns:x="x">${sheets.join('')}</Workbook>`
    expect(await hiddenIn(await temporary(`hidden-${shift}.xml.xls`, text))).toEqual(EACH)
  }
})
