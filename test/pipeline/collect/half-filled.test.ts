import { readFileSync, writeFileSync } from 'node:fs'
import { unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { fillIn, lineOf, openBook, type, withDesk } from './desk.ts'

const DAY = new Date('2026-05-21')

it('a day that was filled in beforehand on every line is no contact, and is told', () =>
  withDesk(async (desk) => {
    const path = desk.path('dates.xlsx')
    await fillIn(desk.worklists[0] ?? '', path, {
      P1: { date: DAY },
      P2: { date: DAY, time: '10:20' },
      P3: { date: DAY, outcome: '无人接听' },
      P4: { date: DAY, note: '晚上再打' },
    })
    const { findings } = await desk.collect([path])
    expect(findings.map(({ code, severity, policyNo }) => [code, severity, policyNo]).sort()).toEqual([
      ['K028', 'note', 'P1'],
      ['K028', 'note', 'P2'],
    ])
    expect(desk.book.entries.map(({ policyNo }) => policyNo).sort()).toEqual(['P3', 'P4'])
  }))

it('an outcome that was put under the reason, or a promise alone, is told to lack its outcome', () =>
  withDesk(async (desk) => {
    const path = desk.path('columns.xlsx')
    await fillIn(desk.worklists[0] ?? '', path, {
      P1: { date: DAY, reason: '遗忘' },
      P2: { date: DAY, promised: new Date('2026-05-28') },
    })
    const { findings } = await desk.collect([path])
    expect(findings.map(({ code, policyNo }) => [code, policyNo]).sort()).toEqual([
      ['K021', 'P1'],
      ['K021', 'P2'],
    ])
  }))

it('comments, pictures and text boxes are not read, and that is told', () =>
  withDesk(async (desk) => {
    const commented = desk.path('commented.xlsx')
    const book = await openBook(desk.worklists[0] ?? '')
    const { sheet, row } = lineOf(book, 'P1')
    sheet.getRow(row).getCell(3).note = '客户说月底缴'
    await book.xlsx.writeFile(commented)
    const { findings } = await desk.collect([commented])
    expect(findings).toMatchObject([
      { code: 'K029', severity: 'warn', facts: { what: { zh: '批注', en: 'comments' } } },
    ])

    const pasted = desk.path('pasted.xlsx')
    const parts = unzipSync(readFileSync(desk.worklists[0] ?? ''))
    writeFileSync(pasted, zipSync({ ...parts, 'xl/media/image1.png': new Uint8Array(8) }))
    expect((await desk.collect([pasted])).findings).toMatchObject([
      { code: 'K029', facts: { what: { zh: '图片或文本框' } } },
    ])
    expect((await desk.collect([desk.worklists[0] ?? ''])).findings).toEqual([])
  }))

it('a sheet that somebody added is not read, wherever it stands, and that is told; one that is empty is not', () =>
  withDesk(async (desk) => {
    const book = await openBook(desk.worklists[0] ?? '')
    type(book, 'P1', { date: DAY, outcome: '无人接听' })
    book.addWorksheet('我的记录').addRow(['章小三', '承诺6月30日缴'])
    book.addWorksheet('Sheet1')
    await book.xlsx.writeFile(desk.path('added.xlsx'))
    const told = [{ code: 'K029', sheet: '我的记录', facts: { what: { zh: '自己加的一页' } } }]
    expect((await desk.collect([desk.path('added.xlsx')])).findings).toMatchObject(told)
    const [overview] = book.worksheets
    const own = book.getWorksheet('我的记录')
    if (overview === undefined || own === undefined) throw new Error('no sheets')
    // first of all
    Object.assign(own, { orderNo: -1 })
    await book.xlsx.writeFile(desk.path('first.xlsx'))
    expect((await openBook(desk.path('first.xlsx'))).worksheets[0]?.name).toBe('我的记录')
    expect((await desk.collect([desk.path('first.xlsx')])).findings).toMatchObject(told)
  }))
