import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/model/day.ts'
import type { Cell, CellValue, Sheet, TableSheet } from '../../src/model/sheet.ts'
import { sourceOf, worklistBook } from '../../src/report/index.ts'
import { PLACES, WORK_PLACES } from '../../src/report/worklist/places.ts'
import { COLLECTOR, contextOf, demoCases, oneCase, policyCases } from './samples.ts'

const CONTEXT = contextOf('2026-06-18')
const NONE = sourceOf([])

function demoBook(context = CONTEXT) {
  const cases = demoCases(context)
  const of = (disposition: string) => sourceOf(cases.filter((c) => c.disposition === disposition))
  return {
    cases,
    ...worklistBook(
      { collector: COLLECTOR, worklist: of('worklist'), paid: of('paid'), future: of('future') },
      context,
    ),
  }
}

function bookOf(cases: ReturnType<typeof policyCases>, context = CONTEXT) {
  const of = (disposition: string) => sourceOf(cases.filter((c) => c.disposition === disposition))
  return worklistBook(
    { collector: COLLECTOR, worklist: of('worklist'), paid: of('paid'), future: of('future') },
    context,
  ).book
}

const plainValue = (cell: Cell): CellValue => (typeof cell === 'object' ? cell.value : cell)
/** the sheets whose lines are cases */
const tablesOf = (sheets: readonly Sheet[]) =>
  sheets.filter(
    (sheet): sheet is TableSheet => sheet.kind === 'table' && sheet.columns.some(({ key }) => key === 'key'),
  )
const linesOf = (sheet: TableSheet) =>
  [...sheet.rows].map((cells) => new Map(sheet.columns.map((column, i) => [column.key, plainValue(cells[i])])))
const pageText = (sheet: Sheet | undefined) =>
  sheet?.kind === 'page'
    ? sheet.rows.flatMap((row) => row.cells.map((cell) => String(plainValue(cell) ?? ''))).join('\n')
    : ''

describe("the collector's workbook", () => {
  it('begins with the overview, has a sheet for each stage with cases, ends with the guide and a very hidden sheet', () => {
    const { book } = demoBook()
    expect(book.sheets.map((sheet) => sheet.name)).toEqual([
      '总览',
      '当月',
      '宽一',
      '宽末',
      '失效',
      '缓缴',
      '在途暂缓',
      '已收',
      '下月预告',
      '面访计划',
      '填表说明',
      '_xuqi',
    ])
    expect(book.sheets.at(-1)?.visibility).toBe('veryHidden')
    expect(pageText(book.sheets.at(-1))).toContain('20260618-0123456789ab')
  })

  it('holds every case on exactly one line, and counts what is to be worked on', () => {
    const { book, cases, tally } = demoBook()
    const keys = tablesOf(book.sheets).flatMap((sheet) => linesOf(sheet).map((line) => String(line.get('key'))))
    expect(keys.toSorted()).toEqual(
      cases.map((c) => `${c.policyNo}|${formatDay(c.dueDate)}|${CONTEXT.runId}|1`).toSorted(),
    )
    const work = cases.filter((c) => c.disposition === 'worklist')
    expect(tally.cases).toBe(work.length)
    expect(tally.fen).toBe(work.reduce((sum, c) => sum + c.premium, 0))
  })

  it('counts each line once, however often the rows are walked', () => {
    const { book, tally, cases } = demoBook()
    for (let walk = 0; walk < 3; walk++) for (const sheet of tablesOf(book.sheets)) for (const _ of sheet.rows);
    expect(tally.cases).toBe(cases.filter((c) => c.disposition === 'worklist').length)
  })

  it('says how many rows it has', () => {
    for (const sheet of tablesOf(demoBook().book.sheets)) expect([...sheet.rows].length).toBe(sheet.rowCount)
  })

  it('shows what is needed on the first screen of 1366 pixels, up to the outcome', () => {
    const sheet = tablesOf(demoBook().book.sheets)[0]
    const keys = sheet?.columns.map((column) => column.key) ?? []
    expect(keys.slice(0, 9)).toEqual([
      'no',
      'urgency',
      'holder',
      'mobile',
      'premium',
      'graceEnd',
      'daysLeft',
      'todo',
      'by',
    ])
    const upToOutcome = sheet?.columns.slice(0, keys.indexOf('contact_outcome') + 1) ?? []
    const pixels = upToOutcome.reduce((sum, column) => sum + column.width * 7 + 5, 0)
    expect(pixels).toBeLessThanOrEqual(1366 - 30)
  })

  it('leaves out columns that no case has anything for', () => {
    const context = contextOf('2026-06-18')
    const columns = (sample: Parameters<typeof oneCase>[0]) =>
      tablesOf(bookOf([oneCase(sample, context)]).sheets)[0]?.columns.map((column) => column.key)
    expect(columns({ due: '2026-06-10' })).not.toContain('address')
    expect(columns({ due: '2026-06-10', address: '示例市样本路1号' })).toContain('address')
    expect(columns({ due: '2026-06-10' })).not.toContain('household')
  })

  it('masks the ID number and shows the last four of the account unless the company wants them in full', () => {
    const sample = { due: '2026-06-10', holderIdNo: '370000198001011234', bankAccount: '6222000000005678' }
    const line = (show: boolean) => {
      const context = contextOf('2026-06-18', 'zh', { worklist: { showIdAndAccount: show, company: '', hotline: '' } })
      const sheet = tablesOf(bookOf([oneCase(sample, context)], context).sheets)[0]
      return sheet ? linesOf(sheet)[0] : undefined
    }
    expect(line(false)?.get('idNo')).toBe('370***********1234')
    expect(line(false)?.get('accountTail')).toBe('5678')
    expect(line(true)?.get('idNo')).toBe('370000198001011234')
    expect(line(true)?.get('account')).toBe('6222000000005678')
  })

  it('has drop-downs and sheet-wide names for the input cells, and room for a second contact', () => {
    const { book } = demoBook()
    const sheet = tablesOf(book.sheets)[0]
    const inputs = sheet?.columns.filter((column) => column.tone === 'input') ?? []
    expect(inputs.map((column) => column.definedName)).toEqual(inputs.map((column) => column.key))
    expect(inputs.every((column) => column.choice !== undefined)).toBe(true)
    expect(inputs.some((column) => column.key === 'contact2_outcome')).toBe(true)
    const lists = new Map(book.lists.map((list) => [list.key, list.values]))
    expect(lists.get('outcome')?.length).toBe(19)
    expect(lists.get('reason')?.length).toBe(15)
    for (const { choice } of inputs) if (choice && 'list' in choice) expect(lists.has(choice.list)).toBe(true)
  })
})

describe('a customer with several cases', () => {
  const customer = { holderName: '李四', holderIdNo: '370000197001011234' }
  const cases = [
    ...policyCases([{ ...customer, policyNo: 'P1', due: '2026-05-10', yuan: 10_000 }], CONTEXT),
    ...policyCases([{ ...customer, policyNo: 'P2', due: '2026-05-12', yuan: 2000 }], CONTEXT),
    ...policyCases([{ ...customer, policyNo: 'P3', due: '2026-06-12', yuan: 345 }], CONTEXT),
    ...policyCases([{ ...customer, policyNo: 'P4', due: '2026-06-02', yuan: 99, paidFlag: 'paid' }], CONTEXT),
    ...policyCases([{ policyNo: 'P5', due: '2026-06-02' }], CONTEXT),
  ]
  const words = new Map(
    tablesOf(bookOf(cases).sheets).flatMap((sheet) =>
      linesOf(sheet).map((line) => [line.get('policyNo'), line.get('household')]),
    ),
  )

  it('has the sum on the first line of each sheet, with the other sheets named', () => {
    expect(words.get('P1')).toBe('名下3件 合计12,345.00；另在 当月1件、已收1件')
    expect(words.get('P2')).toBe('同上客户')
    expect(words.get('P3')).toBe('名下3件 合计12,345.00；另在 宽一2件、已收1件')
  })

  it('is not mentioned where there is only one', () => {
    expect(words.get('P5')).toBe('')
  })
})

describe('the sheet of what is on hold', () => {
  it('asks for nothing and calls nothing lapsed', () => {
    const [c] = policyCases([{ due: '2026-04-10', transferStatus: 'inFlight' }], CONTEXT)
    const sheets = tablesOf(bookOf(c ? [c] : []).sheets)
    expect(sheets.map((sheet) => sheet.name)).toEqual(['在途暂缓'])
    const text = sheets.flatMap((sheet) => linesOf(sheet).flatMap((line) => [...line.values()].map(String))).join('\n')
    expect(text).not.toMatch(/失效|中止/)
  })
})

describe('the overview', () => {
  const { book, cases } = demoBook()
  const text = pageText(book.sheets[0])

  it('says who, as of when, and how much', () => {
    expect(text).toContain('王芳（C001）')
    expect(text).toContain('2026-06-18（周四）')
    expect(text).toContain(`手上共 ${cases.filter((c) => c.disposition === 'worklist').length}件`)
  })

  it('has every block', () => {
    for (const heading of [
      '手上的件',
      '什么时候要办',
      '保障最先到期的件',
      '达成情况',
      '大额件、万能险、团单',
      '扣款失败：由谁做什么',
      '本月特殊日',
    ])
      expect(text).toContain(heading)
  })

  it('says of its rates that they are of this list only, and where those of the whole month are', () => {
    expect(text).toContain('达成情况：按月份（只数本次清单）')
    expect(text).toContain('已离开清单的不在内')
    expect(text).not.toContain('跟进报告')
    const { book: reported } = demoBook({ ...CONTEXT, reportsProgress: true })
    expect(pageText(reported.sheets[0])).toContain('收到现在的达成率见跟进报告')
  })

  it('leads to sheets that are there', () => {
    const names = new Set(book.sheets.map((sheet) => sheet.name))
    const links = book.sheets.flatMap((sheet) =>
      sheet.kind === 'page'
        ? sheet.rows.flatMap((row) =>
            row.cells.flatMap((cell) => (typeof cell === 'object' && cell.sheet ? [cell.sheet] : [])),
          )
        : [],
    )
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) expect(names).toContain(link)
  })
})

describe('the unassigned workbook', () => {
  const context = contextOf('2026-06-18')
  const cases = policyCases([{ due: '2026-05-10', branchCode: '3701', unassigned: true }], context)
  const { book, tally } = worklistBook(
    { collector: undefined, worklist: sourceOf(cases), paid: NONE, future: NONE },
    context,
  )

  it('says why nobody has the case, and can be given to --assignments when it is filled in', () => {
    const sheet = tablesOf(book.sheets)[0]
    expect(sheet?.name).toBe('未分派')
    const titles = sheet?.columns.map((column) => column.title)
    expect(titles).toContain('保单号')
    expect(titles).toContain('收费员工号')
    const line = sheet ? linesOf(sheet)[0] : undefined
    expect(line?.get('whyUnassigned')).toContain('没有收费员')
    expect(line?.get('suggestion')).toContain('--roster')
    expect(tally.cases).toBe(1)
  })
})

describe('a large workbook', () => {
  it('asks for one case at a time and makes its lines while it is written', () => {
    const count = 100_000
    const c = oneCase({ due: '2026-05-10' }, CONTEXT)
    let asked = 0
    const worklist = {
      count,
      at(position: number) {
        asked++
        return { ...c, policyNo: `P${position}`, customer: `K${position >> 1}` }
      },
    }
    const { book, tally } = worklistBook({ collector: COLLECTOR, worklist, paid: NONE, future: NONE }, CONTEXT)
    expect(asked).toBe(count)
    const sheet = tablesOf(book.sheets)[0]
    const rows = sheet?.rows[Symbol.iterator]()
    rows?.next()
    rows?.next()
    expect(asked).toBe(count + 2)
    let lines = 2
    while (rows && !rows.next().done) lines++
    expect(lines).toBe(count)
    expect(tally.cases).toBe(count)
  })
})

it('every place of work has a name that a sheet may have', () => {
  for (const place of WORK_PLACES)
    for (const lang of ['zh', 'en'] as const) expect(PLACES[place].title[lang]).toMatch(/^[^\\/?*[\]:]{1,31}$/)
})
