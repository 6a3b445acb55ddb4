import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { monthOf } from '../../src/model/day.ts'
import { dumpWorkbook } from '../dump.ts'
import { withRun } from '../laws/run.ts'
import { day } from '../quarter/world.ts'

const HEADER = '机构代码,保单号,投保人姓名,投保人证件号码,投保人手机号,应缴日期,应缴保费,收费员工号,收费员姓名'
const row = (policy: number, holder: '测试一' | '测试二', due: string, collector = 'S1,收甲') =>
  `370101,P37018800${policy},${holder},${holder === '测试一' ? '370000198005030138' : '370000198005030242'},1390010000${holder === '测试一' ? 1 : 2},${due},1200.00,${collector}`
const textOf = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`
const JUNE = { asOf: day('2026-06-28'), month: monthOf(day('2026-06-28')) }

const AHEAD = [row(201, '测试一', '2026-07-08'), row(202, '测试二', '2026-07-03'), row(203, '测试一', '2026-07-01')]

describe('cases of next month', () => {
  it('make a workbook for a collector who has no others; it counts no case, and the hint is to plan that month', async () => {
    await withRun([textOf(...AHEAD)], JUNE, async ({ result, out }) => {
      const { manifest, notices } = result
      expect(manifest.outputs.filter(({ kind }) => kind === 'worklist')).toMatchObject([{ cases: 0, fen: 0 }])
      expect(notices.map(({ zh }) => zh).join()).toContain('加 --month 2026-07 再运行')
      const folder = join(out, 'worklists/370101')
      const book = await dumpWorkbook(join(folder, readdirSync(folder)[0] ?? ''))
      expect(book).toContain('本月没有要收的件；下月的 3件（3,600.00元）先提醒一次，见“下月预告”。')
      expect(book).not.toContain('已达到')
    })
  })

  it('stand by due date, a customer’s together at the place of the first', async () => {
    await withRun([textOf(...AHEAD, row(204, '测试二', '2026-06-20'))], JUNE, async ({ result, out }) => {
      expect(result.notices.map(({ zh }) => zh).join()).not.toContain('--month')
      const folder = join(out, 'worklists/370101')
      const book = await dumpWorkbook(join(folder, readdirSync(folder)[0] ?? ''))
      const [, sheet = ''] = /# 下月预告\n(.*?)\n# /s.exec(book) ?? []
      expect([...sheet.matchAll(/P37018800(\d+)\|2026-07/g)].map(([, policy]) => policy)).toEqual(['203', '201', '202'])
    })
  })

  it('make none where nobody collects them', async () => {
    await withRun([textOf(row(201, '测试一', '2026-07-08', ','))], JUNE, ({ out }) => {
      expect(existsSync(join(out, 'worklists'))).toBe(false)
    })
  })
})

describe('a work month that is not that of the day', () => {
  const told = (rows: readonly string[], month: string) =>
    withRun([textOf(...rows)], { ...JUNE, month: monthOf(day(`${month}-01`)) }, ({ result }) =>
      result.notices.map(({ zh }) => zh).join('\n'),
    )
  const due = (count: number, on: string) => Array.from({ length: count }, (_, n) => row(300 + n, '测试一', on))

  it('is told where it is past, with the cases that nobody collects for it', async () => {
    const rows = [row(201, '测试一', '2026-05-20'), row(202, '测试二', '2026-06-20'), row(203, '测试二', '2026-06-21')]
    const said = await told(rows, '2026-05')
    expect(said).toContain('工作月 2026-05 比截至日 2026-06-28 早：以后应缴的 2 件只作预告')
    expect(said).toContain('请改 --month 2026-06')
    expect(await told(rows.slice(0, 1), '2026-05')).not.toContain('比截至日')
    expect(await told(rows, '2026-06')).not.toContain('比截至日')
  })

  it('is asked about where none of twenty cases and more is due in it', async () => {
    const none = '没有一件在工作月 2026-07 应缴'
    expect(await told(due(20, '2026-06-20'), '2026-07')).toContain(none)
    expect(await told(due(19, '2026-06-20'), '2026-07')).not.toContain(none)
    expect(await told([...due(20, '2026-06-20'), row(201, '测试一', '2026-07-08')], '2026-07')).not.toContain(none)
    expect(await told(due(20, '2026-05-20'), '2026-07')).toContain('没有一件在工作月 2026-07 或上个月应缴')
  })
})
