import { expect, it } from 'vitest'
import { inputTitle } from '../../../src/model/worklist-form.ts'
import { columnOf, lineOf, openBook, type, withDesk } from './desk.ts'

const OUTCOME = inputTitle('outcome', 1)

it('an outcome merged over several lines counts for the first, and that is told', () =>
  withDesk(async (desk) => {
    const book = await openBook(desk.worklists[0] ?? '')
    const [one, other] = [lineOf(book, 'P2'), lineOf(book, 'P3')]
    const [from, to] = [one.row, other.row].toSorted((a, b) => a - b)
    const column = columnOf(one.sheet, one.header, [OUTCOME.zh, OUTCOME.en])
    one.sheet.getRow(from ?? 0).getCell(column).value = '无人接听'
    one.sheet.mergeCells(from ?? 0, column, to ?? 0, column)
    await book.xlsx.writeFile(desk.path('merged.xlsx'))
    const { findings } = await desk.collect([desk.path('merged.xlsx')])
    expect(findings.filter(({ code }) => code === 'K026')).toMatchObject([
      {
        severity: 'warn',
        field: OUTCOME,
        facts: { from, to, count: 1 },
        cell: expect.stringMatching(`^[A-Z]+${from}$`),
      },
    ])
    expect(desk.book.entries).toHaveLength(1)
  }))

it('merged cells that are empty, or that nobody was asked to fill in, are not told', () =>
  withDesk(async (desk) => {
    const book = await openBook(desk.worklists[0] ?? '')
    const { sheet, header, row } = lineOf(book, 'P2')
    type(book, 'P3', { date: new Date('2026-05-21'), outcome: '无人接听' })
    const below = sheet.rowCount + 1
    sheet.mergeCells(below, columnOf(sheet, header, [OUTCOME.zh]), below + 1, columnOf(sheet, header, [OUTCOME.zh]))
    sheet.mergeCells(row, 1, lineOf(book, 'P3').row, 1)
    await book.xlsx.writeFile(desk.path('merged.xlsx'))
    const { findings } = await desk.collect([desk.path('merged.xlsx')])
    expect(findings.filter(({ code }) => code === 'K026')).toEqual([])
    expect(desk.book.entries).toHaveLength(1)
  }))

it('a number of a telephone that was dragged down is told', () =>
  withDesk(async (desk) => {
    const book = await openBook(desk.worklists[0] ?? '')
    const rows = ['P2', 'P3'].map((policyNo) => lineOf(book, policyNo)).toSorted((a, b) => a.row - b.row)
    for (const [i, { sheet, header, row }] of rows.entries()) {
      const { zh, en } = inputTitle('change', 1)
      sheet.getRow(row).getCell(columnOf(sheet, header, [zh, en])).value = `手机号：1390000001${i}`
    }
    await book.xlsx.writeFile(desk.path('dragged.xlsx'))
    const { findings } = await desk.collect([desk.path('dragged.xlsx')])
    const [from, to] = rows.map(({ row }) => row)
    expect(findings).toMatchObject([{ code: 'K027', severity: 'warn', cell: String(from), facts: { from, to } }])
    expect(desk.book.entries).toHaveLength(2)
  }))
