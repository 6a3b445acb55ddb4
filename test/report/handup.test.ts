import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AssignedCase } from '../../src/model/case.ts'
import { addDays } from '../../src/model/day.ts'
import type { HandUpReason } from '../../src/model/follow-up.ts'
import { fen } from '../../src/model/money.ts'
import type { Book, Cell, PageSheet, TableSheet } from '../../src/model/sheet.ts'
import type { TaskCode } from '../../src/model/task.ts'
import { objectionTo } from '../../src/model/threats.ts'
import {
  countForPerson,
  isHandedUp,
  lapsesSoon,
  MOST_FORMS,
  needsForm,
  noPersonSums,
  openHandUpSurvey,
  type PersonSums,
  type ReportContext,
  supervisorBook,
} from '../../src/report/index.ts'
import { openBookWriter } from '../../src/write/index.ts'
import { lintWorkbook } from '../write/lint.ts'
import { partsOf } from '../write/workbook-parts.ts'
import { contact, followed, fullStory, handover, task } from './followed.ts'
import { COLLECTOR, contextOf, day, demoCases, oneCase } from './samples.ts'

const SUPERVISOR = { key: 'Z0011', code: 'Z0011', name: '田凯刚', branchCode: '3701', branchName: '济南中支' }

function peopleOf(cases: readonly AssignedCase[], context: ReportContext): PersonSums[] {
  const people = new Map<string, PersonSums>()
  for (const c of cases) {
    const person = people.get(c.collector?.key ?? '') ?? noPersonSums(c.collector)
    people.set(c.collector?.key ?? '', person)
    countForPerson(person, c, context.asOf)
  }
  return [...people.values()]
}

function bookOf(all: readonly AssignedCase[], context: ReportContext): Book {
  const cases = all.filter((c) => isHandedUp(c) || lapsesSoon(c))
  const at = (position: number) => {
    const c = cases[position]
    if (c === undefined) throw new Error(`no case ${position}`)
    return c
  }
  const survey = openHandUpSurvey(context.asOf)
  for (const c of cases) survey.add(c)
  const input = {
    supervisor: SUPERVISOR,
    people: peopleOf(all, context),
    cases: { count: cases.length, at },
    found: survey.found(MOST_FORMS),
  }
  return supervisorBook(input, context).book
}

/** A day's work: everything in grace has a long story, some others a late task. */
function demo(context: ReportContext): AssignedCase[] {
  const late = {
    handUp: ['overdueTasks'] as HandUpReason[],
    tasks: [task('F02', 'overdue', addDays(context.asOf, -3))],
  }
  return demoCases(context)
    .filter((c) => c.disposition === 'worklist')
    .map((c, i) =>
      c.dayState === 'inGrace' && i % 3 !== 1 ? fullStory(c, context) : followed(c, i % 5 === 0 ? late : {}),
    )
}

const shown = (cell: Cell) => (typeof cell === 'object' ? cell.value : cell)
const tableOf = (book: Book, name: string): TableSheet | undefined =>
  book.sheets.find((sheet): sheet is TableSheet => sheet.kind === 'table' && sheet.name === name)
const pageOf = (book: Book, name: string): PageSheet | undefined =>
  book.sheets.find((sheet): sheet is PageSheet => sheet.kind === 'page' && sheet.name === name)
const column = (sheet: TableSheet | undefined, key: string) => {
  const index = sheet?.columns.findIndex((one) => one.key === key) ?? -1
  return [...(sheet?.rows ?? [])].map((row) => shown(row[index]))
}
const textOf = (sheet: PageSheet | undefined) =>
  (sheet?.rows ?? []).map((row) => row.cells.map((cell) => shown(cell) ?? '').join(' ')).join('\n')

describe("a supervisor's workbook", () => {
  const context = contextOf('2026-06-18')
  const all = demo(context)
  const book = bookOf(all, context)

  it('has each handed-up case on one line of one sheet, with its key', () => {
    const keys = [...column(tableOf(book, '交办件'), 'key'), ...column(tableOf(book, '超期任务'), 'key')]
    const expected = all.filter(isHandedUp).map((c) => `${c.policyNo}|`)
    expect(keys.length).toBe(expected.length)
    expect(new Set(keys).size).toBe(keys.length)
    for (const start of expected) expect(keys.filter((key) => String(key).startsWith(start))).not.toEqual([])
  })

  it('counts promises not kept and late tasks alike at the top, by collector and as reasons: not of deaths and what is on hold', () => {
    const broken = { promise: { day: addDays(context.asOf, -2), state: 'broken' } } as const
    const tasks = [task('F02', 'overdue', addDays(context.asOf, -3))]
    const due = '2026-05-20'
    const cases = [
      followed(oneCase({ due, policyNo: 'A' }, context), {
        ...broken,
        tasks,
        handUp: ['brokenPromise', 'overdueTasks'],
      }),
      followed(oneCase({ due, policyNo: 'B' }, context), { ...broken, tasks, handUp: ['death'], standstill: 'death' }),
      followed(oneCase({ due, policyNo: 'C' }, context), { ...broken, tasks, handUp: [] }),
    ].map((c) => ({ ...c, disposition: 'worklist' as const }))
    const [person] = peopleOf(cases, context)
    expect([person?.unpaid.cases, person?.broken.cases, person?.late.cases, person?.lateTasks]).toEqual([3, 1, 1, 1])
    const first = textOf(pageOf(bookOf(cases, context), '总览'))
    expect(first).toContain('承诺未兑现1件；收费员过了期限的任务1项')
    expect(first).toMatch(/承诺未兑现 1 /)
    expect(first).not.toContain('跟进报告')
    const reported = textOf(pageOf(bookOf(cases, { ...context, reportsProgress: true }), '总览'))
    expect(reported).toContain('跟进报告只数约定日在本月及以后的')
    expect(reported).toContain('跟进报告都数')
  })

  it('names the cells of the supervisor, so that they are found again, on both sheets', () => {
    for (const name of ['交办件', '超期任务']) {
      const names = tableOf(book, name)?.columns.map((one) => one.definedName) ?? []
      expect(names).toEqual(
        expect.arrayContaining(['supervisor_noted', 'supervisor_decision', 'supervisor_note', 'line_key']),
      )
    }
    expect(textOf(pageOf(book, '_xuqi'))).toContain('kind supervisor')
    expect(textOf(pageOf(book, '_xuqi'))).toContain('supervisorKey Z0011')
  })

  it('stands in the order in which cover ends', () => {
    const ends = column(tableOf(book, '交办件'), 'graceEnd').map(Number)
    expect(ends).toEqual([...ends].sort((a, b) => a - b))
  })

  it('has the larger premium first where cover ends on one day, and the order of the list where that is the same', () => {
    const told = (policyNo: string, yuan: number) =>
      fullStory(oneCase({ due: '2026-04-28', yuan, policyNo }, context), context)
    const cases = [told('SMALL', 1_000), told('SAME1', 5_000), told('LARGE', 90_000), told('SAME2', 5_000)]
    const keys = column(tableOf(bookOf(cases, context), '交办件'), 'key').map((key) => String(key).split('|')[0])
    expect(keys).toEqual(['LARGE', 'SAME1', 'SAME2', 'SMALL'])
  })

  it('says first whom to call, and how much is unpaid, and the figures of the people add up', () => {
    const first = textOf(pageOf(book, '总览'))
    const soon = all.filter(lapsesSoon)
    expect(first).toContain('先打电话：')
    expect(first).toContain(`7天内到宽限截止日${soon.length}件`)
    const total = all.reduce((sum, c) => sum + c.premium, 0)
    const row = pageOf(book, '总览')?.rows.find((one) => shown(one.cells[0]) === '合计')
    expect(row?.cells.map(shown).slice(0, 3)).toEqual(['合计', all.length, total])
  })

  it('puts what the supervisor noted last, unless it lapses soon, and says when', () => {
    const noted = (policyNo: string, due: string): AssignedCase => {
      const told = fullStory(oneCase({ due, yuan: 90_000, policyNo }, context), context)
      const handovers = [handover(day('2026-06-12'), { notedOn: day('2026-06-13') })]
      return { ...told, history: told.history && { ...told.history, handovers } }
    }
    const cases = [noted('NOTED1', '2026-05-05'), noted('NOTED2', '2026-04-20'), ...all]
    const sheet = tableOf(bookOf(cases, context), '交办件')
    const keys = column(sheet, 'key').map(String)
    expect(keys.at(-1)).toContain('NOTED1|')
    expect(column(sheet, 'form').at(-1)).toBe('6月12日已移交\n6月13日已记录')
    const ends = column(sheet, 'graceEnd').map(Number)
    const place = keys.findIndex((key) => key.startsWith('NOTED2|'))
    expect(place).toBeLessThan(ends.filter((end) => end <= day('2026-06-20')).length)
  })

  it('names the late tasks of the collector, two and how many', () => {
    const late = (...codes: TaskCode[]) => {
      const tasks = [
        ...codes.map((code) => task(code, 'overdue', addDays(context.asOf, -3))),
        task('F11', 'overdue', context.asOf, { owner: 'supervisor' }),
      ]
      const c = followed(oneCase({ due: '2026-05-20' }, context), { handUp: ['overdueTasks'], tasks })
      return column(tableOf(bookOf([c], context), '超期任务'), 'why')
    }
    expect(late('F03')).toEqual(['宽一两次联系过了期限'])
    expect(late('F03', 'F10', 'F09')).toEqual(['宽一两次联系、上门面访等3项过了期限'])
  })

  it('is a sound file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xuqi-handup-'))
    const writer = await openBookWriter({ fileMode: 0o600 })
    for (const lang of ['zh', 'en'] as const) {
      const spoken = contextOf('2026-06-18', lang)
      await writer.write(bookOf(demo(spoken), spoken), join(folder, 'book.xlsx'))
      expect(lintWorkbook(partsOf(join(folder, 'book.xlsx')))).toEqual([])
    }
    rmSync(folder, { recursive: true })
  })

  it.each(['zh', 'en'] as const)('has no blank left open and no word that threatens, in %s', (lang) => {
    const spoken = contextOf('2026-06-18', lang)
    const texts = bookOf(demo(spoken), spoken).sheets.flatMap((sheet) => [
      ...(sheet.kind === 'page'
        ? sheet.rows.map((row) => row.cells)
        : [...sheet.top.map((row) => row.cells), ...sheet.rows]),
    ])
    const said = texts.flat().map((cell) => String(shown(cell) ?? ''))
    expect(said.length).toBeGreaterThan(500)
    expect(said.filter((text) => /\{\w+\}|undefined|NaN|\[object/.test(text))).toEqual([])
    expect(said.filter((text) => objectionTo(text)?.rule === 'threat')).toEqual([])
  })

  it('comes out without a book of earlier runs, and with nothing handed up', () => {
    const plain = all.map((c) => followed(c))
    expect(bookOf(plain, context).sheets.map((sheet) => sheet.name)).toEqual(['总览', '_xuqi'])
    expect(bookOf([], context).lists).toEqual([])
  })
})

describe('the assessment form', () => {
  const context = contextOf('2026-06-18')
  const at45 = oneCase(
    {
      due: '2026-05-04',
      policyNo: '3700001234567890',
      holderIdNo: '370102198001011234',
      bankAccount: '6222021234567890123',
      failReason: '余额不足，账号6222021234567890123',
      transferStatus: 'failed',
    },
    context,
  )
  const withTask = (history?: Parameters<typeof followed>[2], handUp: HandUpReason[] = ['day45']) =>
    followed(at45, { handUp, tasks: [task('F07', 'dueToday', context.asOf)] }, history)

  it('is made for a case that is handed up and has the task F07, and for no other', () => {
    expect(needsForm(withTask(), context.asOf)).toBe(true)
    expect(needsForm(withTask(undefined, []), context.asOf)).toBe(false)
    expect(needsForm(followed(at45, { handUp: ['brokenPromise'] }), context.asOf)).toBe(false)
  })

  it('is made once: not when it was handed over on an earlier day, but again when the same day is run twice', () => {
    expect(needsForm(withTask({ handovers: [handover(addDays(context.asOf, -1))] }), context.asOf)).toBe(false)
    expect(needsForm(withTask({ handovers: [handover(context.asOf)] }), context.asOf)).toBe(true)
    expect(needsForm(withTask({ handovers: [handover(day('2026-06-01'), { task: 'F11' })] }), context.asOf)).toBe(true)
  })

  it('shows neither ID nor account in full, whatever the settings say and whatever the bank wrote', () => {
    const open = contextOf('2026-06-18', 'zh', {
      worklist: { showIdAndAccount: true, company: '', hotline: '' },
    })
    const text = textOf(pageOf(bookOf([withTask()], open), '评鉴表'))
    expect(text).toContain('3700001234567890')
    expect(text).not.toContain('370102198001011234')
    expect(text).not.toContain('6222021234567890123')
    expect(text).toContain('6222******0123')
  })

  it('tells the contacts, the promise, the debits and the tasks', () => {
    const text = textOf(pageOf(bookOf([fullStory(at45, context)], context), '评鉴表'))
    for (const words of [
      '承诺6月17日缴费，没有缴',
      '连续扣款失败3次',
      '共联系5次，联系上4次',
      '更早还有2次',
      '拖延至宽限期末',
      '6月17日 未兑现'.replace(' ', ''),
      '已过期限（6月10日前）',
      '余额不足',
      '□亲自面访',
    ])
      expect(text).toContain(words)
  })

  it('shows what the supervisor decided last, the day and the next step, and nothing where nothing was', () => {
    const on = (back: number) => addDays(context.asOf, -back)
    const answered = (...handovers: ReturnType<typeof handover>[]) =>
      textOf(pageOf(bookOf([withTask({ handovers })], context), '评鉴表'))
    const first = handover(on(9), { task: 'F11', notedOn: on(8), decision: '主管致电', nextStep: '晚上打' })
    const text = answered(first, { ...first, day: on(5), notedOn: on(2), decision: '陪同面访', nextStep: '周六上门' })
    expect(text).toContain('6月16日记录：陪同面访；周六上门')
    expect(text).not.toContain('主管致电；')
    expect(answered(handover(on(9), { task: 'F11', notedOn: on(8) }))).toContain('6月10日已记录，没有写决定')
    expect(answered(handover(on(9), { task: 'F11' }))).not.toContain('上次决定')
  })

  it('has one height, whatever is told: just less than a page, so that no second form fits on it', () => {
    const long = '很长的地址'.repeat(60)
    const cases = [
      withTask(),
      fullStory(at45, context),
      fullStory(
        { ...at45, receivable: { ...at45.receivable, address: long, holderName: long, productName: long } },
        context,
      ),
      followed(
        at45,
        { handUp: ['day45'], tasks: [task('F07', 'dueToday', context.asOf)], say: long },
        {
          contacts: [contact(context.asOf, { note: long })],
          handovers: [handover(day('2026-06-01'), { task: 'F11', notedOn: day('2026-06-02'), nextStep: long })],
        },
      ),
    ]
    for (const c of cases) {
      const rows = pageOf(bookOf([c], context), '评鉴表')?.rows ?? []
      const height = rows.reduce((sum, row) => sum + (row.height ?? Number.NaN), 0)
      expect(height).toBeCloseTo(750, 5)
      expect(height + (rows[0]?.height ?? 0)).toBeGreaterThan(765)
      expect(Math.min(...rows.map((row) => row.height ?? 0))).toBeGreaterThanOrEqual(15)
    }
  })
})

const soffice = spawnSync('soffice', ['--version']).status === 0

describe.skipIf(!soffice)('printed by LibreOffice', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'xuqi-print-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    ['zh', 1],
    ['zh', 300],
    ['en', 7],
  ] as const)(
    'a form is exactly one page (%s, %i forms)',
    async (lang, count) => {
      const context = contextOf('2026-06-18', lang)
      const long = '济南市历下区千佛山街道经十路一段很长的地址'.repeat(8)
      const c = oneCase({ due: '2026-04-25', address: long, productName: long.slice(0, 40) }, context)
      const noted = handover(day('2026-06-01'), { task: 'F11', notedOn: day('2026-06-02'), nextStep: long })
      const cases = Array.from({ length: count }, (_, i) => {
        const told = fullStory({ ...c, policyNo: `P${i}`, premium: fen(c.premium + i), collector: COLLECTOR }, context)
        return { ...told, history: told.history && { ...told.history, handovers: i % 2 === 0 ? [noted] : [] } }
      })
      const book = bookOf(cases, context)
      const forms = book.sheets.filter((sheet) => sheet.kind === 'page' && sheet.portrait)
      const writer = await openBookWriter({ fileMode: 0o600 })
      await writer.write({ ...book, lists: [], sheets: forms }, join(folder, 'forms.xlsx'))
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const run = spawnSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'forms.xlsx'),
      ])
      expect(run.status).toBe(0)
      const pdf = readFileSync(join(folder, 'forms.pdf'), 'latin1')
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(count)
    },
    120_000,
  )
})
