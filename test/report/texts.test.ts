import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bankOf } from '../../src/model/bank.ts'
import { maskName } from '../../src/model/mask.ts'
import type { Book, Cell } from '../../src/model/sheet.ts'
import { TASK_CODES, TASKS } from '../../src/model/task.ts'
import { THREATS_EN, THREATS_ZH } from '../../src/model/threats.ts'
import {
  isOpenFailure,
  openTallies,
  setApartBook,
  sourceOf,
  summaryBook,
  transfersBook,
  worklistBook,
} from '../../src/report/index.ts'
import { areaOf } from '../../src/report/visits/area.ts'
import { COLLECTOR, contextOf, demoCases, oneCase } from './samples.ts'

const CHINESE = /[一-鿿]/

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)],
  )

function textsOf(book: Book): string[] {
  const of = (cell: Cell) => String((typeof cell === 'object' ? cell.value : cell) ?? '')
  return book.sheets.flatMap((sheet) => [
    sheet.name,
    ...(sheet.kind === 'page' ? sheet.rows : sheet.top).flatMap((row) => row.cells.map(of)),
    ...(sheet.kind === 'table'
      ? [
          ...sheet.columns.flatMap((column) => [column.title, column.group ?? '']),
          ...[...sheet.rows].flatMap((row) => row.map(of)),
        ]
      : []),
  ])
}

function booksIn(lang: 'zh' | 'en'): Book[] {
  const context = contextOf('2026-06-18', lang)
  const cases = [
    ...demoCases(context),
    oneCase({ due: '2026-05-10', policyNo: 'X1', policyStatus: 'surrendered' }, context),
  ]
  const of = (disposition: string) => sourceOf(cases.filter((c) => c.disposition === disposition))
  const tallies = openTallies(context)
  for (const c of cases) tallies.add(c)
  const unassigned = sourceOf([oneCase({ due: '2026-05-10', unassigned: true }, context)])
  return [
    worklistBook({ collector: COLLECTOR, worklist: of('worklist'), paid: of('paid'), future: of('future') }, context)
      .book,
    worklistBook({ collector: undefined, worklist: unassigned, paid: sourceOf([]), future: sourceOf([]) }, context)
      .book,
    summaryBook(tallies.data(), context),
    transfersBook({ tallies: tallies.data(), failed: sourceOf(cases.filter(isOpenFailure)) }, context),
    setApartBook({ tallies: tallies.data(), paid: of('paid'), excluded: of('excluded'), anyTwice: true }, context),
  ]
}

describe('what the stage says', () => {
  const files = filesOf('src/report')

  it('is looked at in every file', () => {
    expect(files.length).toBeGreaterThan(30)
  })

  it.each(files)('%s never uses a word that threatens', (file) => {
    const source = readFileSync(file, 'utf8')
    expect(source).not.toMatch(THREATS_ZH)
    const quoted = source.match(/'[^'\n]*'/g) ?? []
    expect(quoted.filter((text) => text.includes(' ') && THREATS_EN.test(text.replace(/\{\w+\}/g, '')))).toEqual([])
  })

  it.each(['zh', 'en'] as const)('has no blank left open, and no word that threatens, in a workbook in %s', (lang) => {
    for (const book of booksIn(lang)) {
      const texts = textsOf(book)
      expect(texts.filter((text) => /\{\w+\}|undefined|NaN|\[object/.test(text))).toEqual([])
      expect(texts.filter((text) => THREATS_ZH.test(text) || THREATS_EN.test(text))).toEqual([])
    }
  })

  it('is English in an English workbook, but for the data', () => {
    const context = contextOf('2026-06-18', 'en')
    const data = new Set(['张三', ...Object.values(COLLECTOR)].filter((value) => value !== ''))
    for (const { receivable, transfer } of demoCases(context)) {
      for (const value of Object.values(receivable)) if (typeof value === 'string') data.add(value).add(maskName(value))
      data.add(transfer.rawReason).add(areaOf(receivable.address)).add(bankOf(receivable.bankName))
    }
    const given = [...data].filter((value) => CHINESE.test(value)).sort((a, b) => b.length - a.length)
    const ours = (text: string) => given.reduce((rest, value) => rest.replaceAll(value, ''), text)
    for (const book of booksIn('en')) expect(textsOf(book).filter((text) => CHINESE.test(ours(text)))).toEqual([])
  })

  it('has the same blanks in both languages', () => {
    const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    for (const code of TASK_CODES)
      for (const text of [TASKS[code].title, TASKS[code].applies, TASKS[code].due, TASKS[code].done])
        expect(blanks(text.zh)).toEqual(blanks(text.en))
  })
})
