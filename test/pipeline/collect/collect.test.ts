import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../src/model/day.ts'
import { INPUT_TITLES, KEY_TITLE } from '../../../src/model/worklist-form.ts'
import { columnOf, type Desk, fillIn, headerOf, lineOf, openBook, type Typed, type, withDesk } from './desk.ts'

const NO_ANSWER: Typed = { date: new Date('2026-05-21'), time: '10:20', channel: '电话', outcome: '无人接听' }
const PROMISED: Typed = {
  date: new Date('2026-05-22'),
  channel: '电话',
  person: '本人',
  outcome: '承诺缴费',
  promised: new Date('2026-05-30'),
  change: '手机号：13900000000',
}

const first = ({ worklists }: Desk) => worklists[0] ?? ''
const codesOf = (found: { findings: readonly { code: string }[] }) => found.findings.map((one) => one.code).sort()
const outcomesIn = ({ book }: Desk) =>
  book.entries
    .filter((one) => !one.replaced)
    .map((one) => `${one.policyNo} ${one.contact.outcome} ${formatDay(one.contact.day)}`)
    .sort()

describe('a filled worklist', () => {
  it('comes back: what was typed, where, by whom', () =>
    withDesk(async (desk) => {
      await fillIn(first(desk), desk.path('returned.xlsx'), { P1: NO_ANSWER, P3: PROMISED })
      const result = await desk.collect([desk.path('returned.xlsx')])
      expect(result.findings).toEqual([])
      expect(result.files[0]).toMatchObject({ kinds: ['worklist'], added: 2, known: 0 })
      const [p1, p3] = [...desk.book.entries].sort((a, b) => (a.policyNo < b.policyNo ? -1 : 1))
      expect(p1).toMatchObject({
        policyNo: 'P1',
        slot: 1,
        contact: { outcome: 'noAnswer', time: '10:20', collector: 'C1' },
      })
      expect(p3).toMatchObject({ change: '手机号：13900000000', contact: { outcome: 'promised', person: '本人' } })
      expect(p3?.runId).toMatch(/^20260520-/)
    }))

  it('is empty when nobody wrote into it', () =>
    withDesk(async (desk) => {
      const result = await desk.collect(desk.worklists)
      expect([result.findings, result.totals.contacts, desk.book.entries]).toEqual([[], 0, []])
      expect(result.totals.lines).toBe(6)
    }))

  it('is read from a folder, once however often, and leaves the files as they are, their times too', () =>
    withDesk(async (desk) => {
      const path = join(desk.folder, 'inbox', 'north')
      mkdirSync(path, { recursive: true })
      const file = await fillIn(first(desk), join(path, '周二 (1).xlsx'), { P1: NO_ANSWER })
      copyFileSync(file, join(path, 'copy.xlsx'))
      const long = new Date('2020-01-02T03:04:05Z')
      utimesSync(file, long, long)
      const before = statSync(file)
      const once = await desk.collect([join(desk.folder, 'inbox')])
      expect(once.totals).toMatchObject({ contacts: 1, known: 1 })
      const again = await desk.collect([join(desk.folder, 'inbox'), file])
      expect(again.totals).toMatchObject({ contacts: 0, known: 2, conflicts: 0 })
      const after = statSync(file)
      expect([after.mtimeMs, after.ctimeMs, after.size]).toEqual([before.mtimeMs, before.ctimeMs, before.size])
    }))

  it('is corrected by what the same file says later', () =>
    withDesk(async (desk) => {
      const file = await fillIn(first(desk), desk.path('a.xlsx'), { P1: NO_ANSWER })
      await desk.collect([file])
      await fillIn(file, file, { P1: { outcome: '承诺缴费', promised: new Date('2026-05-28') } })
      const result = await desk.collect([file])
      expect(codesOf(result)).toEqual(['K031'])
      expect(outcomesIn(desk)).toEqual(['P1 promised 2026-05-21'])
      renameSync(file, desk.path('renamed.xlsx'))
      await fillIn(desk.path('renamed.xlsx'), desk.path('renamed.xlsx'), { P1: { outcome: '拒绝缴费' } })
      await desk.collect([desk.path('renamed.xlsx')])
      expect(outcomesIn(desk)).toEqual(['P1 refused 2026-05-21'])
    }))

  it('that answers otherwise than its copy keeps both answers, and both places are named', () =>
    withDesk(async (desk) => {
      const a = await fillIn(first(desk), desk.path('a.xlsx'), { P1: NO_ANSWER })
      const b = await fillIn(first(desk), desk.path('b.xlsx'), { P1: { ...NO_ANSWER, outcome: '拒绝缴费' } })
      const result = await desk.collect([a, b])
      expect(codesOf(result)).toEqual(['K030', 'K030'])
      expect(result.findings[0]).toMatchObject({ file: a, sheet: '当月', policyNo: 'P1', severity: 'warn' })
      expect(result.findings[0]?.cell).toMatch(/^[A-Z]+\d+$/)
      expect(String(result.findings[0]?.facts.other)).toContain('b.xlsx › 当月')
      expect(outcomesIn(desk)).toHaveLength(2)
    }))

  it('may be sorted, have columns moved, added and lines taken out or copied', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      type(book, 'P1', NO_ANSWER)
      const { sheet, header, row } = lineOf(book, 'P1')
      const note = columnOf(sheet, header, [INPUT_TITLES.note.zh])
      const outcome = columnOf(sheet, header, [INPUT_TITLES.outcome.zh])
      // a column of one's own in front, which moves everything and leaves the defined names behind
      sheet.spliceColumns(1, 0, [])
      sheet.getRow(header).getCell(1).value = '家属态度'
      sheet.getRow(row).getCell(1).value = '不反对'
      sheet.spliceRows(header + 1, 0, [], [])
      // the line once more, with a further contact
      const copy = sheet.getRow(header + 1)
      sheet.getRow(row + 2).eachCell((cell, column) => {
        copy.getCell(column).value = cell.value
      })
      copy.getCell(note + 1).value = '再打'
      copy.getCell(outcome + 1).value = '关机/停机'
      await book.xlsx.writeFile(desk.path('moved.xlsx'))
      const result = await desk.collect([desk.path('moved.xlsx')])
      expect(outcomesIn(desk)).toEqual(['P1 noAnswer 2026-05-21', 'P1 switchedOff 2026-05-21'])
      expect(desk.book.entries.find((one) => one.contact.outcome === 'noAnswer')?.contact.note).toBe('家属态度：不反对')
      expect(codesOf(result)).toContain('K007')
    }))

  it('tells given cells that were changed, masked, and ignores them', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      const { sheet, header, row } = lineOf(book, 'P3')
      sheet.getRow(row).getCell(columnOf(sheet, header, ['电话'])).value = '13911112222'
      sheet.getRow(row).getCell(columnOf(sheet, header, ['应缴保费'])).value = 1
      await book.xlsx.writeFile(desk.path('changed.xlsx'))
      const result = await desk.collect([desk.path('changed.xlsx')])
      expect(codesOf(result)).toEqual(['K006', 'K006'])
      expect(result.findings.map((one) => [one.field?.zh, one.value])).toEqual([
        ['电话', '139******22'],
        ['应缴保费', '1'],
      ])
      expect(desk.book.entries).toEqual([])
    }))

  it('is told by policy number and due date where its hidden column was lost', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      type(book, 'P1', NO_ANSWER)
      for (const sheet of book.worksheets) {
        const header = headerOf(sheet)
        const key = header === 0 ? 0 : columnOf(sheet, header, [KEY_TITLE.zh])
        if (key > 0) sheet.spliceColumns(key, 2)
      }
      book.removeWorksheet('_xuqi')
      await book.xlsx.writeFile(desk.path('visible.xlsx'))
      const result = await desk.collect([desk.path('visible.xlsx')])
      expect(codesOf(result)).toContain('K003')
      expect(outcomesIn(desk)).toEqual(['P1 noAnswer 2026-05-21'])
    }))

  it('keeps words on rows of no case apart, and tells of a case that the book does not know', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      const { sheet, header } = lineOf(book, 'P1')
      sheet.getRow(sheet.rowCount + 2).getCell(3).value = '王女士6月30日缴'
      const key = columnOf(sheet, header, [KEY_TITLE.zh])
      type(book, 'P1', NO_ANSWER)
      const { row } = lineOf(book, 'P1')
      sheet.getRow(row).getCell(key).value = 'P999|2026-05-03|20260520-0123456789ab|1'
      await book.xlsx.writeFile(desk.path('strange.xlsx'))
      const result = await desk.collect([desk.path('strange.xlsx')])
      expect(codesOf(result)).toEqual(['K004', 'K005'])
      expect(desk.book.strays.map((one) => one.text)).toEqual(['王女士6月30日缴'])
      expect(outcomesIn(desk)).toEqual(['P999 noAnswer 2026-05-21'])
      await desk.collect([desk.path('strange.xlsx')])
      expect([desk.book.strays.length, desk.book.entries.length]).toEqual([1, 1])
    }))

  it('is read in English too', () =>
    withDesk(
      async (desk) => {
        await fillIn(first(desk), desk.path('en.xlsx'), {
          P1: { date: new Date('2026-05-21'), channel: 'phone', outcome: 'No Answer', reason: 'forgot' },
        })
        const result = await desk.collect([desk.path('en.xlsx')])
        expect(result.findings).toEqual([])
        expect(desk.book.entries[0]?.contact).toMatchObject({ outcome: 'noAnswer', channel: 'phone', reason: 'forgot' })
      },
      { lang: 'en' },
    ))

  it('says when it is open somewhere', () =>
    withDesk(async (desk) => {
      const folder = join(desk.folder, 'inbox')
      mkdirSync(folder)
      await fillIn(first(desk), join(folder, 'a.xlsx'), { P1: NO_ANSWER })
      writeFileSync(join(folder, '~$a.xlsx'), 'somebody')
      const result = await desk.collect([folder])
      expect(codesOf(result)).toEqual(['K002'])
      expect(result.totals.contacts).toBe(1)
    }))

  it('changes nothing with dryRun', () =>
    withDesk(async (desk) => {
      const file = await fillIn(first(desk), desk.path('a.xlsx'), { P1: NO_ANSWER })
      const findingsFile = desk.path('发现.csv')
      const result = await desk.collect([file], { dryRun: true, findingsFile })
      expect(existsSync(findingsFile)).toBe(true)
      expect([result.totals.contacts, desk.book.recorded]).toEqual([1, []])
    }))
})

const hasOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.runIf(hasOffice)('a worklist saved by LibreOffice', { timeout: 180_000 }, () => {
  it('comes back the same, sorted, with columns added, once and again', () =>
    withDesk(async (desk) => {
      const book = await openBook(first(desk))
      type(book, 'P1', NO_ANSWER)
      type(book, 'P3', PROMISED)
      type(book, 'P3', { ...NO_ANSWER, date: new Date('2026-05-24'), outcome: '他人接听' }, 2)
      const { sheet, header } = lineOf(book, 'P3')
      const width = sheet.columnCount
      sheet.getRow(header).getCell(width + 1).value = '家属态度'
      sheet.getRow(lineOf(book, 'P3').row).getCell(width + 1).value = '同意'
      await book.xlsx.writeFile(desk.path('filled.xlsx'))
      await desk.collect([desk.path('filled.xlsx')])
      const before = desk.book.view()
      expect(before).toHaveLength(3)

      let from = desk.path('filled.xlsx')
      for (const name of ['saved', 'again']) {
        const to = join(desk.folder, name)
        const profile = `-env:UserInstallation=file://${join(desk.folder, 'profile')}`
        execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', to, from], {
          stdio: 'ignore',
        })
        from = join(to, 'filled.xlsx')
        const result = await desk.collect([from])
        expect(codesOf(result)).toEqual(['K007'])
        expect(result.totals).toMatchObject({ contacts: 0, known: 3, conflicts: 0 })
        expect(desk.book.view()).toEqual(before)
      }
    }))
})

describe('bank returns and paid lists', () => {
  it('are matched to the cases of the book, each line once', () =>
    withDesk(async (desk) => {
      const bank = desk.write(
        'bank.csv',
        '保单号,应缴日,转账状态,失败原因,回盘日期\nP1,2026-05-03,失败,余额不足,2026-05-21\nP2,2026-04-10,成功,,2026-05-21\nP3,2026-04-20,失败,处理中,2026-05-21\nP9,2026-04-20,失败,账号不存在,2026-05-21\n',
      )
      const paid = desk.write('paid.csv', '保单号,实收日期,实收保费\nP4,2026-05-22,12000.00\n')
      const result = await desk.collect([bank, paid])
      expect(result.files.map((file) => [file.kinds, file.added, file.unmatched])).toEqual([
        [['return'], 3, 1],
        [['paid'], 1, 0],
      ])
      expect(codesOf(result)).toEqual(['K040'])
      expect(desk.book.debits.map(({ policyNo, result: { status, reason } }) => [policyNo, status, reason])).toEqual([
        ['P1', 'failed', 'T01'],
        ['P2', 'succeeded', ''],
        ['P3', 'inFlight', ''],
      ])
      expect(desk.book.payments).toMatchObject([{ policyNo: 'P4', payment: { amount: 1_200_000 } }])
      const again = await desk.collect([paid, bank])
      expect([again.totals.debits, again.totals.payments, again.totals.known]).toEqual([0, 0, 4])
    }))

  it('are told where they come to more than the instalment, and recorded all the same', () =>
    withDesk(async (desk) => {
      const head = '保单号,应缴日期,实收日期,实收保费'
      const paid = desk.write(
        'paid.csv',
        `${head}\nP1,2026-05-03,2026-05-22,1200.00\nP3,2026-04-20,2026-05-22,1600.00\n`,
      )
      const result = await desk.collect([paid])
      expect(result.totals.payments).toBe(2)
      expect(codesOf(result)).toEqual(['K043'])
      expect(result.findings[0]).toMatchObject({
        policyNo: 'P3',
        severity: 'warn',
        facts: { paid: '1,600.00', premium: '800.00', over: '800.00' },
      })
      const more = desk.write('more.csv', `${head}\nP1,2026-05-03,2026-05-24,0.01\n`)
      expect((await desk.collect([more])).findings[0]?.facts).toEqual({
        paid: '1,200.01',
        premium: '1,200.00',
        over: '0.01',
      })
      expect(codesOf(await desk.collect([paid]))).toEqual([])
    }))

  it('are not recorded where they are of a day to come; that of today is', () =>
    withDesk(async (desk) => {
      const bank = desk.write(
        'bank.csv',
        '保单号,应缴日,转账状态,回盘日期\nP1,2026-05-03,成功,2027-05-21\nP2,2026-04-10,成功,2026-05-25\n',
      )
      const paid = desk.write(
        'paid.csv',
        '保单号,应缴日,实收日期,实收保费\nP4,2026-03-25,2026-05-26,12000.00\nP5,2026-05-09,2026-05-25,700.00\n',
      )
      const result = await desk.collect([bank, paid])
      expect(result.findings).toMatchObject([
        { code: 'K044', severity: 'reject', policyNo: 'P1', facts: { day: '2027-05-21', asOf: '2026-05-25' } },
        { code: 'K044', policyNo: 'P4', cell: '2', facts: { day: '2026-05-26' } },
      ])
      expect(result.files.map(({ added, unmatched }) => [added, unmatched])).toEqual([
        [1, 1],
        [1, 1],
      ])
      expect([desk.book.debits, desk.book.payments].map(([one]) => one?.policyNo)).toEqual(['P2', 'P5'])
    }))

  it('that debited another amount than the premium is told; products of one policy are added up', () =>
    withDesk(async (desk) => {
      const head = '保单号,应缴日,金额,扣款结果,回盘日期'
      const lines = [
        'P1,2026-05-03,1.00,成功,2026-05-21',
        'P2,2026-04-10,5000.00,成功,2026-05-21',
        'P2,2026-04-10,600.00,成功,2026-05-21',
        'P3,2026-04-20,900.00,成功,2026-05-21',
        'P4,2026-03-25,3000.00,成功,2026-05-21',
        'P4,2026-03-25,3000.00,成功,2026-05-21',
        'P5,2026-05-09,0,成功,2026-05-21',
      ]
      const bank = desk.write('bank.csv', [head, ...lines, ''].join('\n'))
      const result = await desk.collect([bank])
      expect(result.findings).toMatchObject([
        { code: 'K045', severity: 'warn', policyNo: 'P1', facts: { debited: '1.00', premium: '1,200.00' } },
        { code: 'K043', policyNo: 'P3', facts: { paid: '900.00', premium: '800.00', over: '100.00' } },
        { code: 'K045', policyNo: 'P4', facts: { debited: '6,000.00', premium: '12,000.00' } },
      ])
      // how much is prepaid nobody knows here: what the bank says stands, and people are told
      const debited = () => desk.book.debits.map(({ policyNo, result: { status } }) => [policyNo, status])
      const all = ['P1', 'P2', 'P3', 'P4', 'P5'].map((policyNo) => [policyNo, 'succeeded'])
      expect([debited(), desk.book.payments]).toEqual([all, []])
      const again = await desk.collect([bank])
      expect([again.findings, again.totals.known, debited()]).toEqual([[], 7, all])
    }))

  it('leave out a line whose due date cannot be read, rather than guess', () =>
    withDesk(async (desk) => {
      const paid = desk.write('paid.csv', '保单号,应缴日,实收日期,实收保费\nP4,上个月,2026-05-22,12000.00\n')
      const result = await desk.collect([paid])
      expect(codesOf(result)).toEqual(['K040', 'M002'])
      expect(desk.book.payments).toEqual([])
    }))
})

describe('what cannot be collected', () => {
  it('is refused when it was named, all of it at once, and nothing is recorded', () =>
    withDesk(async (desk) => {
      const good = await fillIn(first(desk), desk.path('good.xlsx'), { P1: NO_ANSWER })
      const inputs = [
        desk.write('a.xlsx', '%PDF-1.7\n%\u00e2\u00e3\n'),
        desk.path('list.csv'),
        desk.write('other.csv', '姓名,城市\n章三,济南\n'),
        good,
      ]
      await expect(desk.collect(inputs)).rejects.toMatchObject({
        items: [{ code: 'R004' }, { code: 'R050' }, { code: 'R052' }],
      })
      expect(desk.book.recorded).toEqual([])
    }))

  it('is told and left out when it lies in a folder', () =>
    withDesk(async (desk) => {
      const folder = join(desk.folder, 'inbox')
      mkdirSync(folder)
      copyFileSync(desk.path('list.csv'), join(folder, 'list.csv'))
      writeFileSync(join(folder, 'a.xlsx'), '%PDF-1.7\n')
      writeFileSync(join(folder, 'notes.docx'), 'not looked at')
      await fillIn(first(desk), join(folder, 'good.xlsx'), { P1: NO_ANSWER })
      const result = await desk.collect([folder])
      expect(codesOf(result)).toEqual(['K001', 'K001'])
      expect([result.worst, result.totals.contacts]).toEqual(['reject', 1])
    }))

  it('is named where it lies in a folder, also what no list is saved as', () =>
    withDesk(async (desk) => {
      mkdirSync(desk.path('in'))
      await fillIn(first(desk), desk.path('in/good.xlsx'), { P1: NO_ANSWER })
      for (const name of ['a.ods', 'b.zip', 'letter.docx']) desk.write(`in/${name}`, '%PDF-1.7\n')
      const result = await desk.collect([desk.path('in')])
      expect(result.findings.map(({ code, file }) => [code, file.slice(-5)])).toEqual([
        ['K001', 'a.ods'],
        ['K001', 'b.zip'],
      ])
      expect(result.totals.contacts).toBe(1)
    }))
})
