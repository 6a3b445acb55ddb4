import { copyFileSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { xuqi } from '../../cli/xuqi.ts'
import { failedDebit, textOf } from '../../laws/run.ts'
import { columnOf, fillIn, headerOf, lineOf, openBook } from './desk.ts'

type Line = Readonly<Record<string, string>>

/** A desk whose collector has reported a refusal of P1, a new number of P2, and a complaint of P3. */
async function withDesk(look: (desk: ReturnType<typeof deskIn>) => Promise<void>): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuqi-answers-')))
  try {
    const desk = deskIn(folder)
    writeFileSync(
      join(folder, 'list.csv'),
      textOf([failedDebit(1, '2026-05-03'), failedDebit(2, '2026-05-04'), failedDebit(3, '2026-05-05')]),
    )
    await desk.run('2026-05-20')
    await fillIn(desk.find('2026-05-20', /worklists.*C1.*xlsx$/), join(folder, 'filled.xlsx'), {
      P1: { date: new Date('2026-05-20'), channel: '电话', outcome: '拒绝缴费' },
      P2: { date: new Date('2026-05-20'), change: '手机号：13900000000' },
      P3: { date: new Date('2026-05-20'), channel: '电话', outcome: '客户投诉' },
    })
    await desk.collect('2026-05-21', 'filled.xlsx')
    await desk.run('2026-05-21')
    await look(desk)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function deskIn(folder: string) {
  const say = async (...args: string[]) => {
    const said = await xuqi([...args, '--book', 'book.db'], folder)
    expect(said, args.join(' ')).toMatchObject({ exitCode: 0, err: '' })
    return said.out
  }
  const path = (...names: string[]) => join(folder, ...names)
  const csv = (...names: string[]): Line[] => parse(readFileSync(path(...names)), { columns: true })
  return {
    folder,
    path,
    find: (day: string, pattern: RegExp) =>
      path(day, readdirSync(path(day), { recursive: true, encoding: 'utf8' }).find((name) => pattern.test(name)) ?? ''),
    run: (day: string) => say('run', 'list.csv', '--as-of', day, '--out', day, '--quiet'),
    collect: async (day: string, ...files: string[]) =>
      JSON.parse(await say('collect', ...files, '--as-of', day, '--json')),
    task: (day: string, policyNo: string, code: string) =>
      csv(day, 'data', 'tasks.csv').find((task) => task.policyNo === policyNo && task.code === code),
    async table(name: string, table: string): Promise<Line[]> {
      await say('book', 'export', name, '--with-personal-data')
      return csv(name, `${table}.csv`)
    },
    /** copies a workbook and types into the cells of a policy's line, by their titles */
    async fill(from: string, to: string, lines: Readonly<Record<string, Readonly<Record<string, string | Date>>>>) {
      const book = await openBook(from)
      for (const [policyNo, cells] of Object.entries(lines)) {
        const { sheet, header, row } = lineOf(book, policyNo)
        for (const [title, value] of Object.entries(cells))
          sheet.getRow(row).getCell(columnOf(sheet, header, [title])).value = value
      }
      await book.xlsx.writeFile(path(to))
      return path(to)
    },
  }
}

const SUPERVISOR = /supervisors.*xlsx$/
const CHANGES = /reports.*(保全变更|service-changes)\.xlsx$/
const codesOf = ({ findings }: { findings: readonly { code: string }[] }) => findings.map(({ code }) => code).sort()

it(
  'what the supervisor noted and the back office did closes F11 and F13, once however often it is read',
  {
    timeout: 120_000,
  },
  () =>
    withDesk(async (desk) => {
      expect(desk.task('2026-05-21', 'P1', 'F11')?.state).toBe('dueToday')
      expect(desk.task('2026-05-21', 'P2', 'F13')?.state).toBe('dueToday')
      await desk.fill(desk.find('2026-05-21', SUPERVISOR), '主管.xlsx', {
        P1: { 记录日: new Date('2026-05-22'), 决定: '陪同面访', 下一步: '周五上门' },
      })
      await desk.fill(desk.find('2026-05-21', CHANGES), '保全.xlsx', {
        P2: { 办好日: new Date('2026-05-22'), 备注: '柜面已录' },
      })
      const before = readFileSync(desk.path('主管.xlsx'))
      const first = await desk.collect('2026-05-23', '主管.xlsx', '保全.xlsx')
      expect(first.findings).toEqual([])
      expect(first.files.map((file: { kinds: unknown }) => file.kinds)).toEqual([['supervisor'], ['changes']])
      expect(first.totals).toMatchObject({ contacts: 0, answers: 2, known: 0 })
      expect(readFileSync(desk.path('主管.xlsx'))).toEqual(before)
      const handovers = await desk.table('export-1', 'handovers')
      expect(handovers.filter(({ policyNo, decision }) => policyNo === 'P1' && decision !== '')).toMatchObject([
        { day: '2026-05-21', task: 'F11', notedOn: '2026-05-22', decision: '陪同面访', note: '周五上门' },
      ])
      copyFileSync(desk.path('主管.xlsx'), desk.path('copy.xlsx'))
      const again = await desk.collect('2026-05-23', '主管.xlsx', 'copy.xlsx', '保全.xlsx')
      expect([again.totals.answers, again.totals.known, again.findings]).toEqual([0, 3, []])
      expect(await desk.table('export-2', 'handovers')).toEqual(handovers)

      await desk.run('2026-05-24')
      const supervisor = desk.task('2026-05-24', 'P1', 'F11')?.supervisorCode
      expect(desk.task('2026-05-24', 'P1', 'F11')).toMatchObject({ state: 'done', doneOn: '2026-05-22' })
      expect(handovers.find(({ policyNo }) => policyNo === 'P1')?.supervisor).toBe(supervisor)
      expect(desk.task('2026-05-24', 'P2', 'F13')).toMatchObject({ state: 'done', doneOn: '2026-05-22' })
      // of a whole output all that people fill in is read, and no report
      const whole = await desk.collect('2026-05-24', '2026-05-24')
      expect(whole.findings).toEqual([])
      expect([...new Set(whole.files.flatMap((file: { kinds: string[] }) => file.kinds))].sort()).toEqual([
        'changes',
        'supervisor',
        'worklist',
      ])
      // and the next workbooks of the supervisor and of the collector say what was decided
      for (const pattern of [SUPERVISOR, /worklists.*C1.*xlsx$/]) {
        const { sheet, row } = lineOf(await openBook(desk.find('2026-05-24', pattern)), 'P1')
        expect(JSON.stringify(sheet.getRow(row).values)).toContain('陪同面访；周五上门')
      }
    }),
)

it('keeps what cannot be used word for word, and says where it stands', { timeout: 120_000 }, () =>
  withDesk(async (desk) => {
    const noted = desk.find('2026-05-21', SUPERVISOR)
    await desk.fill(noted, '主管.xlsx', {
      P1: { 记录日: new Date('2026-05-02'), 决定: '再等等' },
      P3: { 记录日: new Date('2026-06-30'), 下一步: '回电道歉' },
    })
    await desk.fill(desk.find('2026-05-21', CHANGES), '保全.xlsx', { P2: { 办好日: '下周一' } })
    const result = await desk.collect('2026-05-23', '主管.xlsx', '保全.xlsx')
    expect(codesOf(result)).toEqual(['K014', 'K024', 'K025', 'K033'])
    for (const finding of result.findings) expect(finding.cell).toMatch(/^[A-Z]+\d+$/)
    const handovers = await desk.table('export-1', 'handovers')
    const answers = handovers.filter(({ content }) => content !== '')
    expect(answers.map(({ policyNo, notedOn, decision, note }) => [policyNo, notedOn, decision, note])).toEqual([
      ['P1', '2026-05-21', '再等等', '记录日：2026-05-02'],
      ['P3', '2026-05-21', '', '回电道歉；记录日：2026-06-30'],
    ])
    expect((await desk.table('export-2', 'changes')).map(({ doneOn, note }) => [doneOn, note])).toEqual([
      ['', '办好日：下周一'],
    ])
    // the same workbook mended takes the place of it; a copy that differs is a second answer
    await desk.fill(desk.path('保全.xlsx'), '保全.xlsx', { P2: { 办好日: '√' } })
    const mended = await desk.collect('2026-05-23', '保全.xlsx')
    expect(codesOf(mended)).toEqual(['K016', 'K031'])
    await desk.fill(noted, 'other.xlsx', { P1: { 记录日: new Date('2026-05-22'), 决定: '主管致电' } })
    const other = await desk.collect('2026-05-23', 'other.xlsx')
    expect(codesOf(other)).toEqual(['K030'])
    expect(other.totals).toMatchObject({ answers: 1, conflicts: 1 })
    await desk.run('2026-05-24')
    expect(desk.task('2026-05-24', 'P2', 'F13')).toMatchObject({ state: 'done', doneOn: '2026-05-21' })
  }),
)

it(
  'text below the lines is kept apart, and a workbook in which nothing is asked is no stranger',
  { timeout: 120_000 },
  () =>
    withDesk(async (desk) => {
      const empty = await desk.collect(
        '2026-05-23',
        desk.find('2026-05-21', SUPERVISOR),
        desk.find('2026-05-21', CHANGES),
      )
      expect([empty.findings, empty.totals.answers]).toEqual([[], 0])
      const book = await openBook(desk.find('2026-05-21', SUPERVISOR))
      const { sheet } = lineOf(book, 'P1')
      expect(headerOf(sheet)).toBeGreaterThan(0)
      sheet.getRow(sheet.rowCount + 3).getCell(2).value = '王女士周三来柜面'
      await book.xlsx.writeFile(desk.path('below.xlsx'))
      expect(codesOf(await desk.collect('2026-05-23', 'below.xlsx'))).toEqual(['K004'])
      expect((await desk.table('export', 'strays')).map(({ text }) => text)).toEqual(['王女士周三来柜面'])
    }),
)

it(
  'text in a column that somebody put in between is kept with the answer, and a changed given cell is told',
  {
    timeout: 120_000,
  },
  () =>
    withDesk(async (desk) => {
      const put = async (from: string, to: string, policyNo: string, text: string, given: string) => {
        const book = await openBook(from)
        const { sheet, header, row } = lineOf(book, policyNo)
        sheet.getRow(row).getCell(columnOf(sheet, header, [given])).value = '改过'
        // what stands above the header is merged across the columns
        for (let above = 1; above < header; above++) sheet.unMergeCells(above, 1, above, 30)
        sheet.spliceColumns(5, 0, [])
        sheet.getRow(header).getCell(5).value = '家属态度'
        sheet.getRow(row).getCell(5).value = text
        await book.xlsx.writeFile(desk.path(to))
      }
      await put(desk.find('2026-05-21', SUPERVISOR), '主管.xlsx', 'P1', '爱人同意缴', '投保人')
      await put(desk.find('2026-05-21', CHANGES), '保全.xlsx', 'P2', '材料不全', '投保人')
      const result = await desk.collect('2026-05-23', '主管.xlsx', '保全.xlsx')
      expect(codesOf(result)).toEqual(['K006', 'K006', 'K007', 'K007', 'K016'])
      const handovers = await desk.table('export-1', 'handovers')
      expect(handovers.filter(({ content }) => content !== '').map(({ note }) => note)).toEqual([
        '家属态度：爱人同意缴',
      ])
      const changes = await desk.table('export-2', 'changes')
      expect(changes.map(({ doneOn, note }) => [doneOn, note])).toEqual([['', '家属态度：材料不全']])
    }),
)
