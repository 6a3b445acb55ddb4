import { expect, it } from 'vitest'
import { inYuan, type ResultRow } from '../../src/collect/index.ts'
import { fen } from '../../src/model/money.ts'
import { day } from './days.ts'

const MAY = day('2026-05-20')
const JUNE = day('2026-06-20')
const CASES = [
  { dueDate: MAY, premium: fen(50_000), paid: false },
  { dueDate: JUNE, premium: fen(70_000), paid: false },
]

const paid = (amount: number | undefined, more: Partial<ResultRow> = {}): ResultRow => ({
  file: 'paid.csv',
  source: '/paid.csv',
  sheet: '',
  row: 2,
  policyNo: 'P1',
  dueDate: undefined,
  product: '',
  debit: undefined,
  amount: amount === undefined ? undefined : fen(amount),
  payment: { day: day('2026-06-21'), amount: amount === undefined ? undefined : fen(amount) },
  ...more,
})
const amountsOf = (...rows: readonly ResultRow[]) =>
  inYuan(rows, () => CASES).rows.map(({ payment }) => payment?.amount)

it('a line without a due date counts for whichever instalment it is a hundred times of, one with it for its own', () => {
  expect(amountsOf(paid(7_000_000))).toEqual([70_000])
  expect(amountsOf(paid(7_000_000, { dueDate: JUNE }))).toEqual([70_000])
  expect(amountsOf(paid(7_000_000, { dueDate: MAY }))).toEqual([7_000_000])
})

it('each sheet is judged by itself, and an amount that nobody gave stays so', () => {
  const yuan = paid(50_000, { sheet: '二' })
  expect(amountsOf(paid(5_000_000), paid(undefined), yuan)).toEqual([50_000, undefined, 50_000])
  expect(inYuan([paid(5_000_000), yuan], () => CASES).inFen).toEqual([{ file: 'paid.csv', sheet: '' }])
  // of cases that nobody knows nothing can be told
  expect(inYuan([paid(5_000_000)], () => []).inFen).toEqual([])
})

it('an amount with a part of a yuan shows that all are yuan, though nobody knows its policy', () => {
  const casesOf = (policyNo: string) => (policyNo === 'P1' ? CASES : [])
  const rows = [paid(5_000_000), paid(12_345, { policyNo: 'P9' })]
  expect(inYuan(rows, casesOf)).toEqual({ rows, inFen: [] })
})
