import { describe, expect, it } from 'vitest'
import { withRun } from '../laws/run.ts'

const HEADER = '机构代码,保单号,投保人姓名,投保人手机号,应缴日期,应缴保费,收费员工号,收费员姓名'
const row = (policy: number, branch: string, collector: string) =>
  `${branch},P37018800${policy},测试一,13900100001,2026-05-08,1200.00,${collector}`

/** What is said of collectors, in both languages. */
const saidOf = (...rows: readonly string[]) =>
  withRun([`${[HEADER, ...rows].join('\n')}\n`], {}, ({ result }) =>
    result.notices.flatMap(({ zh, en }) => (zh.includes('同名') ? [zh, en] : [])),
  )

describe('collectors of one name', () => {
  it('without a code, in several branches, are told: their customers stand in one workbook', async () => {
    const [zh = '', en = ''] = await saidOf(
      row(201, '370102', ',张伟'),
      row(202, '370101', ',张伟'),
      row(203, '370101', ',李四'),
    )
    expect(zh).toContain('没有工号、几个机构都有的收费员：张伟（370101、370102）。')
    expect(en).toContain('张伟 (370101, 370102)')
    expect(zh).not.toContain('李四')
  })

  it('with their codes, or of one branch, are nothing to speak of', async () => {
    expect(await saidOf(row(201, '370101', 'S1,张伟'), row(202, '370102', 'S2,张伟'))).toEqual([])
    expect(await saidOf(row(201, '370101', ',张伟'), row(202, '370101', ',张伟'))).toEqual([])
    expect(await saidOf(row(201, '370101', ',张伟'), row(202, '', ',张伟'))).toEqual([])
  })
})
