import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProgressOf } from '../../src/book/index.ts'
import { openDesk } from '../nights/desk.ts'
import { day } from '../quarter/world.ts'

const HEADER = '保单号,投保人姓名,投保人手机号,生效日期,缴费频次,应缴日期,应缴保费,缴费方式,收费员工号,收费员姓名'
const row = (n: number, premium = '1000.00') =>
  `P370188000${n},测试,139001000${n},2025-06-10,年缴,2026-06-10,${premium},银行转账,S1,收甲`
const listOf = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`

function lastStates(book: string): Readonly<Record<string, string>> {
  const opened = openProgressOf(book, undefined)
  const states: Record<string, string> = {}
  for (const some of opened.progress?.batches() ?? [])
    for (const record of some) states[record.policyNo.slice(-3)] = record.states.at(-1)?.disposition ?? ''
  opened.close()
  return states
}

describe('a case whose row is rejected today', () => {
  it('stands as it was seen last: the list holds it, so it is not gone; one that no row names is', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101), row(102), row(103)))
    await desk.night(day('2026-06-17'))
    // 102 has an amount that cannot be read, and blanks around its number; 103 left
    desk.put('a.csv', listOf(row(101), row(102, '见附件').replace('P370188000102', '" P370188000102 "')))
    await desk.night(day('2026-06-18'))
    expect(lastStates(join(desk.at, 'book.db'))).toEqual({ 101: 'worklist', 102: 'worklist', 103: 'gone' })
  })
})
