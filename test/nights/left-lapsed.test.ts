import { describe, expect, it } from 'vitest'
import { dumpWorkbook } from '../dump.ts'
import { day } from '../quarter/world.ts'
import { listName, listOf, noticesOf, openOurDesk, tasksOf, workbook } from './customers.ts'
import type { NightDesk } from './desk.ts'

const DECEMBER = day('2026-12-30')
const JANUARY = day('2027-01-04')
const DUES = ['2026-10-18', '2026-11-18', '2026-12-18', '2027-01-18'] as const

const stagesOf = (desk: NightDesk) =>
  desk.csv(JANUARY, 'data', 'cases.csv').map((c) => `${c.dueDate} ${c.oldestDue} ${c.stage} ${c.lapseFrom}`)

/** Two nights: the month plan of January holds the instalment of October no more. */
async function twoNights(desk: NightDesk, dues: readonly string[], change = (list: string) => list): Promise<void> {
  const listFrom = (from: string, until: string) =>
    change(listOf(...dues.filter((due) => due >= from && due <= until).map((due) => ({ policy: 201, due }))))
  desk.put(listName(DECEMBER), listFrom('2026-10-01', '2026-12-31'))
  await desk.night(DECEMBER)
  desk.put(listName(JANUARY), listFrom('2026-11-01', '2027-01-31'))
  await desk.night(JANUARY)
}

describe('an instalment that left the lists lapsed', () => {
  it('goes on deciding the days of the policy, and nobody is promised cover', async () => {
    const desk = openOurDesk()
    await twoNights(desk, DUES)
    expect(stagesOf(desk)).toEqual([
      '2026-11-18 2026-10-18 lapsed 2026-12-18',
      '2026-12-18 2026-10-18 lapsed 2026-12-18',
      '2027-01-18 2026-10-18 lapsed 2026-12-18',
    ])
    expect(noticesOf(desk, JANUARY).join()).not.toMatch(/保障有效|让保障/)
    // the same night once more says the same
    const before = desk.csv(JANUARY, 'data', 'cases.csv')
    desk.put(`再_${listName(JANUARY)}`, '')
    await desk.night(JANUARY)
    expect(desk.csv(JANUARY, 'data', 'cases.csv')).toEqual(before)
  })

  it('is asked about where the next one fell due after the lapse: it may have been reinstated', async () => {
    const desk = openOurDesk()
    await twoNights(desk, ['2026-10-18', '2027-01-18'])
    expect(stagesOf(desk)).toEqual(['2027-01-18 2027-01-18 current 2027-03-20'])
    expect(tasksOf(desk, JANUARY)).toEqual({})
    expect(noticesOf(desk, JANUARY)).toEqual([])
    expect(await dumpWorkbook(workbook(desk, JANUARY, 'worklists/'))).toContain(
      '2026年10月18日应缴的那期失效后离开清单，没有缴费记录：先请保全核实是否已复效',
    )
  })

  it('is over where the core system says in force, and stands where it says lapsed', async () => {
    const withStatus = (status: string) => (list: string) =>
      list.replaceAll('\n370101', `\n${status},370101`).replace('机构代码', '保单状态,机构代码')
    const inForce = openOurDesk()
    await twoNights(inForce, ['2026-10-18', '2027-01-18'], withStatus('有效'))
    expect(stagesOf(inForce)).toEqual(['2027-01-18 2027-01-18 current 2027-03-20'])
    expect(tasksOf(inForce, JANUARY)['201|2027-01-18']).toContain('F02')
    const lapsed = openOurDesk()
    await twoNights(lapsed, ['2026-10-18', '2027-01-18'], withStatus('失效'))
    expect(stagesOf(lapsed)).toEqual(['2027-01-18 2026-10-18 lapsed 2026-12-18'])
  })

  it('says nothing more once money is known for it', async () => {
    const desk = openOurDesk()
    desk.put(listName(DECEMBER), listOf({ policy: 201, due: DUES[0] }, { policy: 201, due: DUES[1] }))
    await desk.night(DECEMBER)
    desk.put('实收_20270103.csv', `保单号,应缴日期,实收日期,实收保费\nP37018800201,${DUES[0]},2026-12-17,1200.00\n`)
    desk.put(listName(JANUARY), listOf({ policy: 201, due: DUES[1] }))
    await desk.night(JANUARY)
    expect(stagesOf(desk)).toEqual(['2026-11-18 2026-11-18 grace2 2027-01-18'])
  })

  it('stands where the bank took back the money of a debit that had succeeded', async () => {
    const desk = openOurDesk()
    const returned = (on: string, result: string) =>
      desk.put(`回盘_${on}.csv`, `保单号,应缴日期,扣款日期,扣款结果\nP37018800201,${DUES[0]},${on},${result}\n`)
    returned('2026-12-14', '扣款成功')
    returned('2026-12-22', '余额不足')
    await twoNights(desk, DUES.slice(0, 2))
    expect(stagesOf(desk)).toEqual(['2026-11-18 2026-10-18 lapsed 2026-12-18'])
  })

  it('says nothing more once the list told that its money came late', async () => {
    const other = { policy: 202, due: DUES[2], holder: 2 } as const
    const desk = openOurDesk()
    desk.put(listName(DECEMBER), listOf({ policy: 201, due: DUES[0], paidOn: '2026-12-20' }, other))
    await desk.night(DECEMBER)
    desk.put(listName(JANUARY), listOf({ policy: 201, due: DUES[3] }, other))
    await desk.night(JANUARY)
    expect(stagesOf(desk)).toContain('2027-01-18 2027-01-18 current 2027-03-20')
    expect(tasksOf(desk, JANUARY)['201|2027-01-18']).toContain('F02')
  })
})
