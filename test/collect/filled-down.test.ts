import { expect, it } from 'vitest'
import { type FoundEntry, findFilledDown, readEntry } from '../../src/collect/index.ts'
import { addDays, formatDay } from '../../src/model/day.ts'
import type { InputKey } from '../../src/model/worklist-form.ts'
import { day } from './days.ts'

type Cells = Partial<Record<InputKey, string>>
const AS_OF = day('2026-06-25')

/** Lines below each other from row 5 on, of cases that are all due on one day or on days running. */
function lines(cells: readonly Cells[], { dueStep = 0, slot = 1, rowStep = 1 } = {}): readonly FoundEntry[] {
  return cells.map((typed, i) => {
    const line = {
      policyNo: `P${i}`,
      dueDate: addDays(day('2026-05-20'), i * dueStep),
      runId: '20260601-0123456789ab',
      listed: day('2026-06-01'),
      graceEnd: undefined,
      collector: 'C1',
      source: '/inbox/a.xlsx',
      epoch1904: false,
    }
    const entry = readEntry(typed, slot, line, AS_OF)?.entry
    if (entry === undefined) throw new Error('nothing typed')
    return { entry, file: 'a.xlsx', sheet: '宽一', cell: `AB${5 + i * rowStep}` }
  })
}

const promises = (count: number, step = 1): readonly Cells[] =>
  Array.from({ length: count }, (_, i) => ({
    date: '2026-06-10',
    outcome: '承诺缴费',
    promised: formatDay(addDays(day('2026-06-15'), i * step)),
  }))
const changes = (...numbers: readonly string[]): readonly Cells[] =>
  numbers.map((number) => ({ outcome: '空号/错号', date: '2026-06-10', change: `手机号：${number}` }))

it('promises of five days running on five lines below each other are told, four are not', () => {
  expect(findFilledDown(lines(promises(4)))).toEqual([])
  expect(findFilledDown(lines(promises(5)))).toMatchObject([
    { code: 'K027', cell: '5', policyNo: 'P0', field: { zh: '承诺日' }, facts: { from: 5, to: 9, count: 5 } },
  ])
  expect(findFilledDown(lines(promises(20)))).toHaveLength(1)
})

it('of the same day, of days that go with the due dates, or with lines between, nothing is told', () => {
  expect(findFilledDown(lines(promises(20, 0)))).toEqual([])
  expect(findFilledDown(lines(promises(20, 7)))).toEqual([])
  expect(findFilledDown(lines(promises(20), { dueStep: 1 }))).toEqual([])
  expect(findFilledDown(lines(promises(20), { rowStep: 2 }))).toEqual([])
})

it('days of contacts are told alike, of the second contact too', () => {
  const days = [16, 17, 18, 19, 20].map((at) => ({ date: `2026-06-${at}`, outcome: '无人接听' }))
  expect(findFilledDown(lines(days))).toMatchObject([{ code: 'K027', field: { zh: '日期' } }])
  expect(findFilledDown(lines(days, { slot: 2 }))).toMatchObject([{ code: 'K027', facts: { from: 5, to: 9 } }])
})

it('a number of a change that is one more on the next line is told already on two lines', () => {
  expect(findFilledDown(lines(changes('13900000017', '13900000018')))).toMatchObject([
    { code: 'K027', field: { zh: '变更内容' }, facts: { from: 5, to: 6, count: 2 } },
  ])
  expect(findFilledDown(lines(changes('13900000017', '13900000017', '13900000020')))).toEqual([])
})
