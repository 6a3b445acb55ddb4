import { expect, it } from 'vitest'
import { type Ran, withRun } from '../laws/run.ts'

const SPACE = 'urn:schemas-microsoft-com:office:spreadsheet'
const HEADER = ['机构代码', '保单号', '应缴日', '应缴保费']

const valuesOf = ({ read }: Ran, file: string, ...columns: readonly string[]) => {
  const [header = '', ...lines] = read(`data/${file}`).trim().split('\n')
  const places = columns.map((column) => header.split(',').indexOf(column))
  return lines.map((line) => places.map((place) => line.split(',')[place]))
}

const page = (...rows: readonly string[]) =>
  `<html><table><tr>${HEADER.map((name) => `<td>${name}</td>`).join('')}</tr>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table></html>`
const td = (text: string, down = 1) => `<td rowspan=${down}>${text}</td>`

it('an HTML cell with rowspan belongs to all its rows, and to no row below', async () => {
  const rows = [
    td('3701', 2) + td('P1') + td('2026-05-10') + td('100'),
    td('P2') + td('2026-05-10') + td('200'),
    td('') + td('P3') + td('2026-05-10') + td('300'),
  ]
  await withRun([page(...rows)], {}, (ran) => {
    expect(valuesOf(ran, 'cases.csv', 'policyNo', 'branchCode').sort()).toEqual([
      ['P1', '3701'],
      ['P2', '3701'],
      ['P3', ''],
    ])
  })
})

it('an amount over several rows is not owed several times', async () => {
  const rows = [td('3701') + td('P1') + td('2026-05-10') + td('100', 2), td('3701') + td('P2') + td('2026-05-10')]
  await withRun([page(...rows)], {}, (ran) => {
    expect(valuesOf(ran, 'cases.csv', 'policyNo', 'premium')).toEqual([['P1', '100.00']])
    expect(valuesOf(ran, 'rejected.csv', 'sourceRow', 'codes')).toEqual([['3', 'V003']])
  })
})

it('a SpreadsheetML cell with MergeDown belongs to all its rows', async () => {
  const cell = (text: string, more = '') => `<Cell ${more}><Data ss:Type="String">${text}</Data></Cell>`
  const row = (...cells: readonly string[]) => `<Row>${cells.join('')}</Row>`
  const rows = [
    row(...HEADER.map((name) => cell(name))),
    row(cell('3701', 'ss:MergeDown="1"'), cell('P1'), cell('2026-05-10'), cell('100')),
    row(cell('P2', 'ss:Index="2"'), cell('2026-05-10'), cell('200')),
    row(cell('P3', 'ss:Index="2"'), cell('2026-05-10'), cell('300')),
  ]
  const text = `<?xml version="1.0"?><Workbook xmlns="${SPACE}" xmlns:ss="${SPACE}"><Worksheet ss:Name="a"><Table>${rows.join('')}</Table></Worksheet></Workbook>`
  await withRun([text], {}, (ran) => {
    expect(valuesOf(ran, 'cases.csv', 'policyNo', 'branchCode').sort()).toEqual([
      ['P1', '3701'],
      ['P2', '3701'],
      ['P3', ''],
    ])
  })
})
