import { describe, expect, it } from 'vitest'
import { REJECTED_HEADER_NAMES } from '../../src/model/rejected.ts'
import type { Book, Cell, CellValue, TableSheet } from '../../src/model/sheet.ts'
import { MAX_LINES } from '../../src/report/frame.ts'
import {
  feedbackBook,
  isOpenFailure,
  openTallies,
  rejectedBook,
  setApartBook,
  sourceOf,
  summaryBook,
  transfersBook,
} from '../../src/report/index.ts'
import { contextOf, demoCases, oneCase } from './samples.ts'

const CONTEXT = contextOf('2026-06-18')
const CASES = [
  ...demoCases(CONTEXT),
  oneCase({ due: '2026-05-10', policyNo: 'X1', policyStatus: 'surrendered', yuan: 777 }, CONTEXT),
  oneCase({ due: '2023-05-10', policyNo: 'X3', yuan: 888 }, CONTEXT),
]
const TALLIES = openTallies(CONTEXT)
for (const c of CASES) TALLIES.add(c)
const DATA = TALLIES.data()
const of = (disposition: string) => sourceOf(CASES.filter((c) => c.disposition === disposition))

const plainValue = (cell: Cell): CellValue => (typeof cell === 'object' ? cell.value : cell)
function table(book: Book, name: string): TableSheet {
  const sheet = book.sheets.find((one) => one.name === name)
  if (sheet?.kind !== 'table') throw new Error(`no table ${name} in ${book.sheets.map((one) => one.name).join(' ')}`)
  return sheet
}
const rowsOf = (sheet: TableSheet) => [...sheet.rows].map((cells) => cells.map(plainValue))
const column = (sheet: TableSheet, key: string) =>
  rowsOf(sheet).map((cells) => cells[sheet.columns.findIndex((one) => one.key === key)])

describe('the summary', () => {
  const book = summaryBook(DATA, CONTEXT)

  it('has the page and a sheet for each open axis, the largest cases and the coming lapses', () => {
    expect(book.sheets.map((sheet) => sheet.name)).toEqual([
      '总表',
      '机构',
      '收费员',
      '主管',
      '渠道',
      '险种',
      '大额前列',
      '未来失效',
    ])
  })

  it('says of its rates that they are of this list only, and where those of the whole month are', () => {
    const ofThisList = '只数本次清单里的件，已离开清单的不在内。'
    const soFar = '收到现在的达成率见跟进报告。'
    const notesOf = (one: Book) => one.sheets.slice(0, 6).map((sheet) => JSON.stringify(sheet))
    for (const sheet of notesOf(book)) {
      expect(sheet).toContain(ofThisList)
      expect(sheet).not.toContain(soFar)
    }
    for (const sheet of notesOf(summaryBook(DATA, { ...CONTEXT, reportsProgress: true })))
      expect(sheet).toContain(ofThisList + soFar)
    expect(notesOf(summaryBook(openTallies(CONTEXT).data(), CONTEXT))[0]).toContain('没有已收记录')
  })

  it('ends each axis with a total that is the sum of its lines', () => {
    for (const name of ['机构', '收费员', '主管', '渠道', '险种']) {
      const cases = column(table(book, name), 'openCases').map(Number)
      expect(cases.at(-1)).toBe(cases.slice(0, -1).reduce((sum, n) => sum + n, 0))
    }
  })

  it('names the coming lapses day by day', () => {
    const sheet = table(book, '未来失效')
    expect(sheet.rowCount).toBe(31)
    expect(Number(column(sheet, 'cases')[0])).toBe(
      CASES.filter((c) => c.disposition === 'worklist' && c.lapseFrom === CONTEXT.asOf + 1).length,
    )
  })

  it('prints a dash where there is nothing to divide by', () => {
    const empty = summaryBook(openTallies(CONTEXT).data(), CONTEXT)
    expect(rowsOf(table(empty, '机构'))[0]).toContain('—')
    const page = empty.sheets[0]
    const values = page?.kind === 'page' ? page.rows.flatMap((row) => row.cells.map(plainValue)) : []
    expect(values).toContain('—')
    expect(values.some((value) => typeof value === 'number' && !Number.isFinite(value))).toBe(false)
  })
})

describe('the failed transfers', () => {
  const failed = sourceOf(CASES.filter(isOpenFailure))
  const book = transfersBook({ tallies: DATA, failed }, CONTEXT)

  it('are counted by reason, bank and branch, and listed', () => {
    for (const name of ['按原因', '按银行', '按机构'])
      expect(column(table(book, name), 'cases').at(-1)).toBe(failed.count)
    expect(table(book, '明细').rowCount).toBe(failed.count)
  })

  it('say for each case who does what until when and when to debit again', () => {
    const sheet = table(book, '明细')
    for (const key of ['owner', 'action', 'fixBy', 'retry'])
      expect(column(sheet, key).every((value) => value !== '' && value !== undefined)).toBe(true)
  })

  it('are masked', () => {
    expect(column(table(book, '明细'), 'account').every((value) => /^\d{4}\*{6}\d{4}$/.test(String(value)))).toBe(true)
    expect(column(table(book, '明细'), 'holder').every((value) => /\*/.test(String(value)))).toBe(true)
  })
})

describe('the cases set apart', () => {
  const book = setApartBook({ tallies: DATA, paid: of('paid'), excluded: of('excluded'), anyTwice: true }, CONTEXT)

  it('are paid or excluded, each with its reason', () => {
    expect(table(book, '已收').rowCount).toBe(of('paid').count)
    expect(column(table(book, '剔除'), 'because')).toEqual(['退保', '中止满两年'])
    expect(column(table(book, '汇总'), 'cases').at(-1)).toBe(of('paid').count + of('excluded').count)
  })
})

describe('the verification feedback', () => {
  const finding = {
    table: 0,
    row: 7,
    policyNo: 'P1',
    code: 'V031',
    severity: 'warn',
    field: 'mobile',
    value: '12345678901',
  } as const
  const book = feedbackBook(
    { counts: new Map([['V031', { severity: 'warn', count: 1 }]]), findings: [finding] },
    CONTEXT,
  )

  it('counts each check, then lists every finding with its place, the value masked, and what to do', () => {
    expect(rowsOf(table(book, '按核对项'))[0]).toEqual(['V031', '手机号有误', '警告', 1, 1, '请核对手机号。'])
    expect(rowsOf(table(book, '明细'))[0]).toEqual([
      'V031',
      '警告',
      'exports/receivables.xlsx',
      'June',
      7,
      'P1',
      '手机号',
      '123****8901',
      '手机号“123****8901”不对。',
      '请核对手机号。',
    ])
  })

  it('says so when there are more findings than a sheet can hold', () => {
    const many = feedbackBook(
      { counts: new Map([['V031', { severity: 'warn', count: MAX_LINES + 5 }]]), findings: [finding] },
      CONTEXT,
    )
    const text = table(many, '明细')
      .top.flatMap((row) => row.cells.map((cell) => String(plainValue(cell))))
      .join('\n')
    expect(text).toContain(String(MAX_LINES + 5))
    expect(text).toContain('data/findings.csv')
  })
})

describe('the rejected rows', () => {
  const group = {
    headers: ['保单号', '应缴日', '附加险', '附加险'],
    cells: 5,
    count: 1,
    lines: [{ table: 0, row: 9, codes: ['V031', 'M002'], cells: ['=A1', '2026-02-30', 0.1 + 0.2, 'x'] }],
  }

  it('keep the original cells as text, and end with columns that the next run ignores', () => {
    const sheet = table(rejectedBook([group], CONTEXT), '退回')
    expect(rowsOf(sheet)[0]).toEqual([
      '=A1',
      '2026-02-30',
      '0.3',
      'x',
      '',
      'V031 M002',
      'V031 手机号有误；M002',
      'exports/receivables.xlsx › June › 9',
    ])
    expect(sheet.columns.map((one) => one.title).slice(0, 4)).toEqual(group.headers)
    for (const one of sheet.columns.slice(5)) expect(REJECTED_HEADER_NAMES).toContain(one.title)
    expect(new Set(sheet.columns.map((one) => one.key)).size).toBe(sheet.columns.length)
  })

  it('have a sheet for each header', () => {
    expect(rejectedBook([group, group], CONTEXT).sheets.map((sheet) => sheet.name)).toEqual(['退回 1', '退回 2'])
  })
})

it('every report carries its day and a strip to sign', () => {
  const books = [
    summaryBook(DATA, CONTEXT),
    transfersBook({ tallies: DATA, failed: sourceOf([]) }, CONTEXT),
    setApartBook({ tallies: DATA, paid: of('paid'), excluded: of('excluded'), anyTwice: true }, CONTEXT),
    feedbackBook({ counts: new Map(), findings: [] }, CONTEXT),
  ]
  for (const book of books) {
    for (const sheet of book.sheets) {
      const rows = sheet.kind === 'page' ? sheet.rows : sheet.top
      const text = rows.flatMap((row) => row.cells.map((cell) => String(plainValue(cell)))).join('\n')
      expect(text).toContain('2026-06-18')
      for (const word of ['制表', '复核', '日期']) expect(text).toContain(word)
    }
  }
})
