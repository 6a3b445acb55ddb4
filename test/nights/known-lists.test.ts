import { describe, expect, it } from 'vitest'
import { addDays, formatDay } from '../../src/model/day.ts'
import { day } from '../quarter/world.ts'
import { type NightDesk, openDesk } from './desk.ts'

const FIRST = day('2027-01-04')
const night = (n: number) => addDays(FIRST, n)

const HEADER = '机构代码,保单号,投保人姓名,投保人手机号,应缴日期,应缴保费,缴费方式,收费员工号,收费员姓名'
const row = (n: number, branch = '370101') =>
  `${branch},P370188000${n},测试,139001000${n},2026-12-20,1200.00,柜台,S1,收甲`
const listOf = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`
const OLD = listOf(row(101), row(102))
const NEW = listOf(row(102))
const OTHER = listOf(row(201, '370201'))
const OTHER_NEW = listOf(row(202, '370201'))

const policiesOf = (desk: NightDesk, n: number) =>
  desk.csv(night(n), 'data', 'cases.csv').map(({ policyNo = '' }) => policyNo.slice(-3))
const archived = (desk: NightDesk, n: number) => desk.list('archive', formatDay(night(n)))

/** Puts a list into the inbox, and has the night. */
async function lists(desk: NightDesk, n: number, ...files: readonly (readonly [name: string, text: string])[]) {
  for (const [name, text] of files) desk.put(name, text)
  const { listsCame, repeated, notices } = await desk.night(night(n))
  return { listsCame, repeated, said: notices.map(({ zh }) => zh).join('\n'), policies: policiesOf(desk, n) }
}

describe('a list that was read before, byte for byte', () => {
  it.each([
    '应收清单_20270104 - 副本.csv',
    '副本 应收清单.csv',
    '重发_应收清单_20270104.csv',
    '应收清单_20270104.bak.csv',
  ])('makes no series under another name: %s', async (copy) => {
    const desk = openDesk()
    await lists(desk, 0, ['应收清单_20270104.csv', OLD])
    expect(await lists(desk, 1, [copy, OLD])).toMatchObject({ listsCame: 0, repeated: 1, policies: ['101', '102'] })
    expect(archived(desk, 1)).toEqual([`repeats/${copy}`])
    expect(await lists(desk, 4, ['应收清单_20270108.csv', NEW])).toMatchObject({ repeated: 0, policies: ['102'] })
    // when the newer list is there already
    const { said, policies } = await lists(desk, 5, [`b ${copy}`, OLD])
    expect(policies).toEqual(['102'])
    expect(said).toContain(`清单 b ${copy} 和 2027-01-04 读过的 应收清单_20270104.csv 一模一样，没有用它`)
  })

  it('takes nothing’s place under a name without a date', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收清单.csv', OLD])
    await lists(desk, 2, ['应收清单.csv', NEW])
    expect(await lists(desk, 4, ['应收清单.csv', OLD])).toMatchObject({ listsCame: 0, repeated: 1, policies: ['102'] })
    expect(await lists(desk, 5)).toMatchObject({ repeated: 0, policies: ['102'] })
  })

  it('is known however long ago it was read', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收清单_20270104.csv', OLD])
    await lists(desk, 30, ['应收清单_20270203.csv', NEW])
    expect(await lists(desk, 60, ['应收清单_20270305.csv', NEW], ['副本.csv', OLD])).toMatchObject({
      repeated: 1,
      policies: ['102'],
    })
  })

  it('stays in force, and is as new as ever, where it is the one in force that comes again', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收清单.csv', OLD])
    expect(await lists(desk, 30, ['应收清单.csv', OLD])).toMatchObject({ listsCame: 1, repeated: 0 })
    expect((await lists(desk, 60)).policies).toEqual(['101', '102'])
    // nothing else has been heard of the series for long
    expect(await lists(desk, 120, ['应收清单.csv', OLD])).toMatchObject({ listsCame: 1, policies: ['101', '102'] })
  })

  it('is the newer list where its date says so', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收清单_20270104.csv', OLD], ['青岛.csv', OTHER])
    await lists(desk, 1, ['应收清单_20270105.csv', NEW], ['青岛.csv', OTHER_NEW])
    expect((await lists(desk, 2, ['应收清单_20270106.csv', OLD])).policies.sort()).toEqual(['101', '102', '202'])
    // the remedy that is told
    expect(await lists(desk, 3, ['青岛.csv', OTHER])).toMatchObject({ repeated: 1 })
    expect((await lists(desk, 4, ['青岛_20270108.csv', OTHER])).policies.sort()).toEqual(['101', '102', '201'])
  })

  it('is told from its copy where both come together: the series that is known, or else the plainer name, has it', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收清单_20270104 - 副本.csv', OLD], ['应收清单_20270104.csv', OLD])
    expect(archived(desk, 0)).toEqual(['lists/应收清单_20270104.csv', 'repeats/应收清单_20270104 - 副本.csv'])
    await lists(desk, 1, ['a.csv', NEW], ['应收清单_20270105.csv', NEW])
    expect(archived(desk, 1)).toEqual(['lists/应收清单_20270105.csv', 'repeats/a.csv'])
  })

  it('does not cost a branch its cases when it comes under that branch’s name', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收_370101.csv', NEW], ['应收_370201.csv', OTHER])
    expect((await lists(desk, 1, ['应收_370201.csv', NEW])).policies.sort()).toEqual(['102', '201'])
  })
})

describe('lists of one due month each', () => {
  const due = (n: number, day: string) => row(n).replace('2026-12-20', day)
  const DECEMBER = listOf(due(101, '2026-12-05'), due(102, '2026-12-28'))
  const JANUARY = listOf(due(103, '2027-01-05'), due(104, '2027-01-28'))

  it('stand beside each other: nobody who is in grace leaves the worklists because the next month came', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收_202612.csv', DECEMBER])
    const next = await lists(desk, 1, ['应收_202701.csv', JANUARY])
    expect(next.policies).toEqual(['101', '102', '103', '104'])
    expect(next.said).toContain('新清单 应收_202701.csv 里没有 应收_202612.csv 的应缴月，新旧都用')
    const later = await lists(desk, 2, ['应收_202701 (2).csv', listOf(due(103, '2027-01-05'))])
    expect(later.policies).toEqual(['101', '102', '103'])
  })

  it('end with the month plan, and where a newer list holds what is left of them', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收_202612.csv', DECEMBER])
    await lists(desk, 1, ['应收_202701.csv', JANUARY])
    const open = await lists(desk, 2, ['应收_202702.csv', listOf(due(102, '2026-12-28'), due(105, '2027-02-05'))])
    expect(open.policies).toEqual(['103', '104', '102', '105'])
    expect(open.said).not.toContain('应收_202612.csv')
  })
})
