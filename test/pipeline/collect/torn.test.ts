import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../src/model/day.ts'
import { KEY_TITLE } from '../../../src/model/worklist-form.ts'
import { columnOf, type Desk, headerOf, lineOf, openBook, type Typed, type, withDesk } from './desk.ts'

const NO_ANSWER: Typed = { date: new Date('2026-05-21'), time: '10:20', channel: '电话', outcome: '无人接听' }

const first = ({ worklists }: Desk) => worklists[0] ?? ''
const codesOf = (found: { findings: readonly { code: string }[] }) => found.findings.map((one) => one.code).sort()
const outcomesIn = ({ book }: Desk) =>
  book.entries.map((one) => `${one.policyNo} ${one.contact.outcome} ${formatDay(one.contact.day)}`).sort()

describe('a worklist whose rows or columns were torn apart', () => {
  it('whose visible columns were sorted without the hidden ones is not recorded on the wrong case', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      type(book, 'P2', { ...NO_ANSWER, note: '甲的话' })
      const { sheet, header, row } = lineOf(book, 'P2')
      const other = lineOf(book, 'P3')
      expect(other.sheet.name).toBe(sheet.name)
      const key = columnOf(sheet, header, [KEY_TITLE.zh])
      for (let column = 1; column < key; column++) {
        const [a, b] = [sheet.getRow(row).getCell(column), sheet.getRow(other.row).getCell(column)]
        ;[a.value, b.value] = [b.value, a.value]
      }
      type(book, 'P1', NO_ANSWER)
      await book.xlsx.writeFile(desk.path('sorted.xlsx'))
      const result = await desk.collect([desk.path('sorted.xlsx')])
      expect(outcomesIn(desk)).toEqual(['P1 noAnswer 2026-05-21'])
      const told = result.findings.filter((one) => one.code === 'K035')
      expect(told).toMatchObject([
        { severity: 'reject', sheet: sheet.name, facts: { shown: 'P2 2026-04-10', key: 'P3 2026-04-20' } },
      ])
      expect(result.files[0]).toMatchObject({ added: 1, unmatched: 1 })
      expect(desk.book.strays.map((one) => one.text)).toEqual([
        expect.stringMatching(/^P2 2026-04-10；.*无人接听.*甲的话/),
      ])
      await desk.collect([desk.path('sorted.xlsx')])
      expect(desk.book.strays).toHaveLength(1)
    }))

  it('whose policy number was emptied, or changed into one that nobody knows, is told by its key', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      for (const [policyNo, typed] of [
        ['P2', null],
        ['P3', 'P33'],
      ] as const) {
        type(book, policyNo, NO_ANSWER)
        const { sheet, header, row } = lineOf(book, policyNo)
        sheet.getRow(row).getCell(columnOf(sheet, header, ['保单号'])).value = typed
      }
      await book.xlsx.writeFile(desk.path('changed.xlsx'))
      expect(codesOf(await desk.collect([desk.path('changed.xlsx')]))).toEqual(['K006', 'K006'])
      expect(outcomesIn(desk)).toEqual(['P2 noAnswer 2026-05-21', 'P3 noAnswer 2026-05-21'])
    }))

  it('that lost the header of a sheet, or had lines moved to a new one, is told sheet by sheet, and keeps what was written', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      for (const policyNo of ['P1', 'P2', 'P3']) type(book, policyNo, { ...NO_ANSWER, note: `${policyNo} 的话` })
      const gone = lineOf(book, 'P1')
      const moved = lineOf(book, 'P3')
      const sheet = book.addWorksheet('新的一页')
      moved.sheet.getRow(moved.row).eachCell((cell, column) => {
        sheet.getRow(60).getCell(column).value = cell.value
      })
      moved.sheet.spliceRows(moved.row, 1)
      gone.sheet.spliceRows(gone.header, 1)
      await book.xlsx.writeFile(desk.path('torn.xlsx'))
      const result = await desk.collect([desk.path('torn.xlsx')])
      expect(outcomesIn(desk)).toEqual(['P2 noAnswer 2026-05-21'])
      expect(result.findings).toMatchObject([
        { code: 'K009', severity: 'reject', sheet: gone.sheet.name, cell: String(gone.row - 1), facts: { lines: 1 } },
        { code: 'K009', severity: 'reject', sheet: '新的一页', cell: '60', facts: { lines: 1 } },
      ])
      expect(desk.book.strays.map((one) => one.text)).toEqual([
        expect.stringContaining('P1 的话'),
        expect.stringContaining('P3 的话'),
      ])
      await desk.collect([desk.path('torn.xlsx')])
      expect(desk.book.strays).toHaveLength(2)
    }))

  it('is a worklist although no sheet has kept its header', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      type(book, 'P1', NO_ANSWER)
      for (const sheet of book.worksheets) if (headerOf(sheet) > 0) sheet.spliceRows(headerOf(sheet), 1)
      await book.xlsx.writeFile(desk.path('bare.xlsx'))
      const result = await desk.collect([desk.path('bare.xlsx')])
      expect(result.files[0]?.kinds).toEqual(['worklist'])
      expect(new Set(codesOf(result))).toEqual(new Set(['K009']))
      expect(desk.book.strays.some(({ text }) => text.includes('无人接听'))).toBe(true)
    }))

  it('that was sorted together with its header keeps its lines', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      type(book, 'P2', NO_ANSWER)
      const { sheet, header, row } = lineOf(book, 'P2')
      const cells = sheet.getRow(row).values
      sheet.getRow(row).values = sheet.getRow(header).values
      sheet.getRow(header).values = cells
      await book.xlsx.writeFile(desk.path('sorted.xlsx'))
      const result = await desk.collect([desk.path('sorted.xlsx')])
      expect([outcomesIn(desk), result.findings]).toEqual([['P2 noAnswer 2026-05-21'], []])
    }))
})

describe('what collecting tells of what was typed', () => {
  it('names nobody, neither in the findings nor in their file', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      const cells = { date: '赵试回来那天', outcome: '赵试夫人说再等等', time: '赵试下班', promised: '赵试发工资' }
      type(book, 'P2', { ...cells, reason: '赵试住院了要钱', channel: '赵试的邻居托人', person: '赵试', note: '赵试' })
      const { sheet, header, row } = lineOf(book, 'P3')
      sheet.getRow(row).getCell(columnOf(sheet, header, ['应缴保费'])).value = '赵试已缴'
      sheet.getRow(header).getCell(sheet.columnCount + 1).value = '赵试家里的态度'
      sheet.getRow(row).getCell(sheet.columnCount).value = '赵试同意'
      sheet.getRow(sheet.rowCount + 2).getCell(3).value = '赵试6月30日缴'
      await book.xlsx.writeFile(desk.path('names.xlsx'))
      const findingsFile = desk.path('发现.csv')
      const result = await desk.collect([desk.path('names.xlsx')], { findingsFile })
      const codes = ['K004', 'K006', 'K007', 'K010', 'K011', 'K012', 'K013', 'K017', 'K018']
      expect(codesOf(result)).toEqual(codes)
      expect(JSON.stringify(result.findings) + readFileSync(findingsFile, 'utf8')).not.toContain('赵试')
      expect(readFileSync(findingsFile, 'utf8')).toContain('赵…（8字）')
    }))
})
