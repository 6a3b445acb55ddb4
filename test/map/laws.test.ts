import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidy } from '../../src/map/cells/text.ts'
import type { RawCell } from '../../src/model/raw.ts'
import { mapped, planned } from './tables.ts'

const HEADER = [
  '保单号',
  '应缴日期',
  '应缴保费',
  '投保人姓名',
  '缴费方式',
  '缴费年期',
  '银行账号',
  '性别',
  '附加险种',
  '附加险保费',
  '附加险种',
  '附加险保费',
  '备注',
]

const cell: fc.Arbitrary<RawCell> = fc.oneof(
  fc.constantFrom<RawCell>(
    '',
    '',
    'P000000001',
    '2026-05-03',
    '2026-02-30',
    '100.00',
    '1.005',
    '张三',
    '合计',
    '小计',
    '制表人：',
    '***',
    '年交',
    '银行',
    '-',
    '1.1E+17',
    '无',
    '保单号',
    '6222020000000000000',
    '交至60岁',
    '男',
    '0',
    '2',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double(),
  fc.integer({ min: -100, max: 60_000 }),
)
const table = fc.array(fc.array(cell, { maxLength: 16 }), { maxLength: 30 })
const good = ['P000000009', '2026-05-03', '100.00', '张三', '年交', '20', '', '男', '', '', '', '', '']

describe('whatever stands in the cells', () => {
  it('every row is data or noise, once, in order', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, textual) => {
        const cells = textual ? rows.map((row) => row.map(String)) : rows
        const result = mapped([HEADER, good, ...cells], { textual })
        const blank = cells.filter((row) => row.every((each) => tidy(String(each)) === '')).length
        expect(result.receivables.length + result.noise.length).toBe(cells.length + 1 - blank)
        expect(result.rowNos).toEqual([...result.rowNos].sort((a, b) => a - b))
        expect(new Set([...result.rowNos, ...result.noise.map((each) => each.row)]).size).toBe(cells.length + 1 - blank)
        for (const row of result.receivables) {
          if (row.premium !== undefined) expect(Number.isSafeInteger(row.premium)).toBe(true)
          if (row.dueDate !== undefined) expect(Number.isSafeInteger(row.dueDate)).toBe(true)
        }
      }),
    )
  })

  it('a row with policy number and due date is data, wherever it stands', () => {
    fc.assert(
      fc.property(table, fc.nat(30), (rows, at) => {
        const cells = rows.map((row) => row.map(String))
        const all = [HEADER, good, ...cells.slice(0, at), good, ...cells.slice(at)]
        const found = mapped(all).receivables.filter((row) => row.policyNo === 'P000000009' && row.premium === 10000)
        expect(found.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it('columns are found in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(HEADER.slice(0, 8), { minLength: 8 }), (order) => {
        const values = new Map(HEADER.map((name, i) => [name, good[i] ?? '']))
        const plan = planned([order, order.map((name) => values.get(name) ?? '')])
        const fields = new Map(plan.columns.map((column) => [column.header, column.field]))
        expect(fields.get('保单号')).toBe('policyNo')
        expect(fields.get('应缴日期')).toBe('dueDate')
        expect(fields.get('缴费方式')).toBe('frequency')
        expect(plan.findings).toEqual([])
      }),
    )
  })
})
