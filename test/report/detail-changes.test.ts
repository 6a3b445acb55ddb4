import { describe, expect, it } from 'vitest'
import type { AssignedCase } from '../../src/model/case.ts'
import type { ServiceChange } from '../../src/model/history.ts'
import type { Cell, TableSheet } from '../../src/model/sheet.ts'
import { hasServiceChange, serviceChangesBook, sourceOf } from '../../src/report/index.ts'
import { historyOf } from './followed.ts'
import { contextOf, day, oneCase } from './samples.ts'

const context = contextOf('2026-06-18')
const shown = (cell: Cell) => (typeof cell === 'object' ? cell.value : cell)

function caseWith(changes: readonly ServiceChange[], policyNo = 'P1'): AssignedCase {
  const c = oneCase({ due: '2026-05-20', policyNo }, context)
  return { ...c, history: historyOf(c, { changes }) }
}

const change = (on: string, detail: string, doneOn?: string): ServiceChange => ({
  day: day(on),
  detail,
  doneOn: doneOn === undefined ? undefined : day(doneOn),
})

describe('the list of service changes', () => {
  it('is left out when nobody reported one, or all are long done', () => {
    expect(serviceChangesBook(sourceOf([oneCase({ due: '2026-05-20' }, context)]), [], context)).toBeUndefined()
    const old = caseWith([change('2026-04-01', '地址：A', '2026-05-18')])
    expect(hasServiceChange(old, context.asOf)).toBe(false)
    expect(hasServiceChange(caseWith([change('2026-04-01', '地址：A', '2026-05-19')]), context.asOf)).toBe(true)
    expect(serviceChangesBook(sourceOf([old]), [], context)).toBeUndefined()
  })

  it('has each open change on a line of its own, due one working day after it was reported, the earliest first', () => {
    const book = serviceChangesBook(
      sourceOf([
        caseWith([change('2026-06-17', '手机号：1'), change('2026-06-12', '地址：2')]),
        caseWith([change('2026-06-10', '账户：3', '2026-06-15')], 'P2'),
      ]),
      [],
      context,
    )
    const [open, done] = book?.sheets.filter((sheet): sheet is TableSheet => sheet.kind === 'table') ?? []
    const at = (key: string) => open?.columns.findIndex((column) => column.key === key) ?? -1
    const rows = [...(open?.rows ?? [])]
    expect(rows.map((row) => shown(row[at('detail')]))).toEqual(['地址：2', '手机号：1'])
    // 12 June is a Friday; 19 June is the Dragon Boat holiday, 17 June a Wednesday
    expect(rows.map((row) => shown(row[at('due')]))).toEqual([day('2026-06-15'), day('2026-06-18')])
    expect(rows.map((row) => row[at('changeDetail')])).toEqual(['地址：2', '手机号：1'])
    expect(open?.columns.map((column) => column.definedName)).toEqual(
      expect.arrayContaining(['change_done', 'change_note', 'change_detail', 'line_key']),
    )
    expect(at('remark')).toBe(-1)
    expect([...(done?.rows ?? [])]).toHaveLength(1)
    expect(done?.columns.some((column) => column.tone === 'input')).toBe(false)
  })

  it('asks for changes of cases that have left the lists too, each once', () => {
    const listed = caseWith([change('2026-06-17', '手机号：1')])
    const of = (policyNo: string, detail: string) => ({
      policyNo,
      dueDate: listed.dueDate,
      branch: '370101',
      collector: 'S1',
      change: change('2026-06-12', detail),
    })
    const book = serviceChangesBook(sourceOf([listed]), [of('P1', '手机号：1'), of('P9', '地址：9')], context)
    const [open] = book?.sheets.filter((sheet): sheet is TableSheet => sheet.kind === 'table') ?? []
    const at = (key: string) => open?.columns.findIndex((column) => column.key === key) ?? -1
    const rows = [...(open?.rows ?? [])]
    expect(rows.map((row) => [shown(row[at('policyNo')]), shown(row[at('detail')]), shown(row[at('holder')])])).toEqual(
      [
        ['P9', '地址：9', '（已离开清单）'],
        ['P1', '手机号：1', listed.receivable.holderName],
      ],
    )
    expect(rows.map((row) => String(shown(row[at('key')])).split('|')[0])).toEqual(['P9', 'P1'])
    expect(serviceChangesBook(sourceOf([]), [of('P9', '地址：9')], context)).toBeDefined()
  })

  it('shows what the back office wrote about a change that is still open', () => {
    const waiting = { ...change('2026-06-12', '地址：2'), remark: '缺身份证复印件' }
    const sheet = serviceChangesBook(sourceOf([caseWith([waiting])]), [], context)?.sheets[0]
    if (sheet?.kind !== 'table') throw new Error('no list')
    const at = sheet.columns.findIndex(({ title }) => title === '保全上次备注')
    expect([...sheet.rows].map((row) => row[at])).toEqual(['缺身份证复印件'])
  })
})
