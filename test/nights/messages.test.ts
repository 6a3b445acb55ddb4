import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/model/day.ts'
import { day } from '../quarter/world.ts'
import { FIRST, listName, listOf, noticesOf, openOurDesk, typed } from './customers.ts'
import type { NightDesk } from './desk.ts'

const MONDAY = day('2026-06-15')
const on = (ago: number) => addDays(MONDAY, ago)

async function nightWith(desk: NightDesk, ago: number, list: string): Promise<readonly string[]> {
  desk.put(listName(on(ago)), list)
  await desk.night(on(ago))
  return noticesOf(desk, on(ago))
}

describe('messages from night to night', () => {
  it('are not said twice, whichever instalment asks', async () => {
    const desk = openOurDesk()
    const may = { policy: 201, due: '2026-05-20', debit: '扣款失败', reason: '余额不足' }
    const june = { policy: 201, due: '2026-06-10' }
    const both = listOf(may, { ...june, debit: '扣款失败', reason: '余额不足' })
    expect(await nightWith(desk, 0, listOf(may, june))).toEqual([
      expect.stringMatching(/扣款未成功，尾号0201保单2,400.00元/),
    ])
    // the newer one asks for a reminder, then for the message that its debit failed: both were told on Monday
    expect(await nightWith(desk, 1, listOf(may, june))).toEqual([])
    expect(await nightWith(desk, 2, both)).toEqual([])
    expect(await nightWith(desk, 14, both)).toEqual([])
    expect(await nightWith(desk, 15, both)).toEqual([expect.stringMatching(/扣款未成功，尾号0201保单2,400.00元/)])
  })

  it('wait on a day off for the next working day, unless grace is over by then', async () => {
    const desk = openOurDesk()
    // Friday the 19th is a holiday; grace of the second ends on Sunday
    const list = listOf({ policy: 201, due: '2026-06-10' }, { policy: 202, due: '2026-04-22', holder: 2 })
    expect(await nightWith(desk, 4, list)).toEqual([expect.stringContaining('尾号0202')])
    expect(await nightWith(desk, 5, list)).toEqual([])
    expect(await nightWith(desk, 7, list)).toEqual([expect.stringContaining('尾号0201')])
  })

  it('go by letter where a call found the number of another policy to be wrong', async () => {
    const desk = openOurDesk()
    const list = listOf({ policy: 201, due: '2026-06-10' }, { policy: 202, due: '2026-06-28' })
    desk.put(listName(FIRST), list)
    await desk.night(FIRST)
    expect(noticesOf(desk, FIRST)).toEqual([expect.stringContaining('尾号0201')])
    await typed(desk, 'P37018800201|2026-06-10', { outcome: '空号/错号' })
    expect(await nightWith(desk, 7, list)).toEqual([expect.stringContaining('尾号0202')])
    expect(noticesOf(desk, on(7), ['due-reminder'])).toEqual([])
    expect(noticesOf(desk, on(7), ['letters'])).toHaveLength(1)
  })

  it('introduce a new collector once for a policy', async () => {
    const roster = (away: string) =>
      `工号,姓名,机构,在职,可收费,替代人\nS1,收甲,370101,${away},是,S2\nS2,收乙,370101,是,是,\n`
    let left = '是'
    const desk = openOurDesk(() => roster(left))
    const orphan = (list: string) =>
      list.replace('收费员工号', '业务员工号,业务员状态,收费员工号').replaceAll(',S1,收甲', ',A9,离职,S1,收甲')
    const may = { policy: 201, due: '2026-05-20' }
    await nightWith(desk, 0, orphan(listOf(may)))
    left = '否'
    const introductions = (ago: number) => noticesOf(desk, on(ago)).filter((text) => text.includes('收乙'))
    for (const ago of [1, 2, 3]) await nightWith(desk, ago, orphan(listOf(may, { policy: 201, due: '2026-06-20' })))
    for (const ago of [16, 17, 18])
      await nightWith(
        desk,
        ago,
        orphan(listOf(may, { policy: 201, due: '2026-06-20' }, { policy: 201, due: '2026-07-20' })),
      )
    const all = [1, 2, 3, 16, 17, 18].flatMap(introductions)
    expect(all).toHaveLength(1)
  })
})
