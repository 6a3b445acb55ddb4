import { expect, it } from 'vitest'
import { fillIn, lineOf, openBook, type, withDesk } from './desk.ts'

const TYPED = { date: new Date('2026-05-21'), outcome: '客户投诉' }

it('a contact that was collected and emptied again stays, and is told until the line says something else', () =>
  withDesk(async (desk) => {
    const [from = ''] = desk.worklists
    const path = desk.path('甲.xlsx')
    await fillIn(from, path, { P1: TYPED, P2: TYPED })
    await desk.collect([path])
    await fillIn(from, path, { P2: TYPED, P3: TYPED })
    const emptied = await desk.collect([path])
    expect(emptied.findings).toMatchObject([{ code: 'K036', severity: 'warn', policyNo: 'P1' }])
    await fillIn(from, path, {
      P1: { date: new Date('2026-05-21'), outcome: '其他', note: '填错了件' },
      P2: TYPED,
      P3: TYPED,
    })
    expect((await desk.collect([path])).findings).toMatchObject([{ code: 'K031', policyNo: 'P1' }])
    expect((await desk.collect([path])).findings).toEqual([])
    // lines that are done with are deleted every day
    const book = await openBook(path)
    const { sheet, row } = lineOf(book, 'P2')
    sheet.spliceRows(row, 1)
    await book.xlsx.writeFile(path)
    expect((await desk.collect([path])).findings).toEqual([])
    // another workbook of the list says nothing about this one
    await fillIn(from, desk.path('乙.xlsx'), {})
    expect((await desk.collect([desk.path('乙.xlsx')])).findings).toEqual([])
  }))

it('a line that was pasted over that of another case is told', () =>
  withDesk(async (desk) => {
    const [from = ''] = desk.worklists
    const book = await openBook(from)
    type(book, 'P2', TYPED)
    const { sheet, row } = lineOf(book, 'P2')
    const other = lineOf(book, 'P3')
    expect(other.sheet.name).toBe(sheet.name)
    sheet.getRow(row).eachCell((cell, column) => {
      sheet.getRow(other.row).getCell(column).value = cell.value
    })
    await book.xlsx.writeFile(desk.path('pasted.xlsx'))
    const { findings } = await desk.collect([desk.path('pasted.xlsx')])
    const [first, second] = [row, other.row].toSorted((a, b) => a - b)
    expect(findings).toMatchObject([{ code: 'K037', severity: 'warn', policyNo: 'P2', facts: { row: first } }])
    expect(findings[0]?.cell).toMatch(new RegExp(`^[A-Z]+${second}$`))
    expect(desk.book.entries).toHaveLength(1)
  }))
