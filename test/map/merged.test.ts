import { expect, it } from 'vitest'
import { findMerged } from '../../src/map/merged.ts'
import { planned } from './tables.ts'

it('cells merged downwards are told once for each column that is used, below the header', () => {
  const plan = planned([
    ['机构代码', '保单号', '应缴日', '应缴保费', '摘要'],
    ['3701', 'P1', '2026-05-10', '100', ''],
    ['', 'P2', '2026-05-10', '100', ''],
  ])
  const merged = [
    { column: 1, from: 1, to: 1 },
    { column: 0, from: 8, to: 9 },
    { column: 0, from: 2, to: 3 },
    { column: 4, from: 2, to: 3 },
    { column: 99, from: 2, to: 3 },
  ]
  expect(findMerged(plan, merged)).toEqual([
    { row: 2, finding: { code: 'M011', field: 'branchCode', facts: { header: '机构代码', count: 2, row: 2 } } },
  ])
})
