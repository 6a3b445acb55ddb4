import { readFileSync, writeFileSync } from 'node:fs'
import { unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { fillIn, lineOf, openBook, withDesk } from './desk.ts'

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
