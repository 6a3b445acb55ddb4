import { describe, expect, it } from 'vitest'
import { openDesk } from '../nights/desk.ts'
import { day } from '../quarter/world.ts'

const HEADER =
  '保单号,投保人姓名,投保人手机号,生效日期,缴费频次,应缴日期,应缴保费,缴费方式,收费员工号,收费员姓名,是否已收,实收日期'
const row = (n: number, due: string, paid: string) =>
  `P370188000${n},测试,139001000${n},2020-01-10,年缴,${due},1000.00,柜台,S1,收甲,${paid}`
const listOf = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`

describe('the day on which the list says that a case was paid', () => {
  it('is the day in the follow-up report, and what came within grace is paid, however late the list says so', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101, '2026-04-10', '未收,'), row(102, '2026-05-20', '未收,')))
    await desk.night(day('2026-06-08'))
    const next = day('2026-06-12')
    // the first one lapsed on the 10th of June, if it was not paid; the other has no day
    desk.put('a.csv', listOf(row(101, '2026-04-10', '已收,2026-06-09'), row(102, '2026-05-20', '已收,')))
    await desk.night(day('2026-06-11'))
    await desk.night(next)
    const lines = desk.csv(next, 'data', 'follow-up.csv')
    expect(lines.map(({ policyNo, paid, paidOn }) => [policyNo?.slice(-3), paid, paidOn])).toEqual([
      ['101', 'true', '2026-06-09'],
      ['102', 'true', '2026-06-11'],
    ])
  })

  it('makes no reinstatement of what had lapsed for all that was known', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101, '2026-04-10', '未收,')))
    await desk.night(day('2026-06-12'))
    const next = day('2026-06-15')
    desk.put('a.csv', listOf(row(101, '2026-04-10', '已收,2026-06-08')))
    await desk.night(next)
    expect(desk.csv(next, 'data', 'follow-up.csv')).toMatchObject([{ paidOn: '2026-06-08', changes: 'paid' }])
  })
})
