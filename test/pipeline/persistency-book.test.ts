import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it, onTestFinished } from 'vitest'
import { monthOf } from '../../src/model/day.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { runPersistency } from '../../src/pipeline/persistency/persistency.ts'
import { QUIET } from '../laws/run.ts'
import { openDesk } from '../nights/desk.ts'
import { day } from '../quarter/world.ts'

const HEADER =
  '保单号,投保人姓名,投保人手机号,生效日期,缴费频次,应缴日期,应缴保费,缴费方式,银行账号,保单状态,收费员工号,收费员姓名'
const row = (n: number, due: string, status = '有效') =>
  `P370188000${n},测试,139001000${n},2025-${due.slice(5)},年缴,${due},1000.00,银行转账,62220000000000${n},${status},S1,收甲`
const listOf = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`
const DUE = '2026-04-10'

/** The book of a desk that has seen year 2 of some policies. */
async function deskOfYear2() {
  const desk = openDesk()
  // 101 by debit, 102 by payment, 103 paid in part, 104 unpaid, 105 leaves unpaid, 106 surrendered, 108 never named
  const all = [101, 102, 103, 104, 105].map((n) => row(n, DUE))
  desk.put('a.csv', listOf(...all, row(106, DUE, '退保')))
  await desk.night(day('2026-04-01'))
  desk.put(
    '回盘.csv',
    `保单号,应缴日期,应缴保费,转账状态,转账失败原因,回盘日期\nP370188000101,${DUE},1000.00,扣款成功,,2026-04-12\n`,
  )
  desk.put(
    '实收.csv',
    `保单号,应缴日期,实收保费,实收日期\nP370188000102,${DUE},1000.00,2026-06-12\nP370188000103,${DUE},400.00,2026-04-20\n`,
  )
  desk.put('a.csv', listOf(...all.filter((line) => !line.includes('105'))))
  await desk.night(day('2026-06-20'))
  return desk
}

const POLICIES = `保单号,生效日期,缴费方式,首年保费,业务员工号,保单状态
${[101, 102, 103, 104, 105, 106, 108].map((n) => `P370188000${n},2025-04-10,年交,1000.00,A1,有效`).join('\n')}
`

async function report(inputs: readonly string[], book: string | undefined) {
  const out = join(mkdtempSync(join(tmpdir(), 'xuqi-persistency-')), 'out')
  onTestFinished(() => rmSync(join(out, '..'), { recursive: true }))
  const run = await runPersistency(
    {
      inputs,
      settings: DEFAULT_SETTINGS,
      asOf: day('2026-06-30'),
      month: monthOf(day('2026-06-30')),
      lang: 'zh',
      out,
      force: false,
      passwords: [],
      withPersonalData: false,
      version: '0.0.0',
      startedAt: '2026-06-30T00:00:00.000Z',
      ...(book === undefined ? {} : { book }),
    },
    QUIET,
  )
  const lines: Readonly<Record<string, string>>[] = parse(readFileSync(join(out, 'data', 'policies.csv')), {
    columns: true,
  })
  return { run, lines }
}

describe('persistency from a policy list and the book', () => {
  it('takes from the book what came for year 2, and leaves unknown what the book cannot know', async () => {
    const desk = await deskOfYear2()
    const list = join(desk.at, 'policies.csv')
    writeFileSync(list, POLICIES)
    const { run, lines } = await report([list], join(desk.at, 'book.db'))
    // due 10 April: 9 June is the last day of grace, 12 June is late
    expect(run.persistency.total.month13.month).toMatchObject({
      policies: 4,
      received: 2,
      due: 400_000,
      receivedFen: 140_000,
      unknown: 3,
      inGrace: 0,
    })
    expect(run.manifest.book).toMatchObject({
      firstRun: '2026-04-01',
      lastRun: '2026-06-20',
      answered: 4,
      unknown: { notInBook: 1, goneUnpaid: 1, bookEnded: 0, excluded: 1 },
    })
    const told = Object.fromEntries(
      lines.map((line) => [line.policyNo?.slice(-3), [line.standing, line.received, line.reason]]),
    )
    expect(told).toEqual({
      101: ['counted', 'true', ''],
      102: ['counted', 'false', ''],
      103: ['counted', 'true', ''],
      104: ['counted', 'false', ''],
      105: ['unknown', 'false', 'goneUnpaid'],
      106: ['unknown', 'false', 'excluded'],
      108: ['unknown', 'false', 'notInBook'],
    })
    const notice = run.notices.map(({ zh }) => zh).join('\n')
    expect(notice).toContain(
      '4 个年度知道，3 个不知道，不计入两边（簿里没有这一期 1、没收到就离开了清单 1、按状态剔除，簿里没有原因 1）',
    )
  })

  it('goes by the list where the list says it itself, and is refused without list or book', async () => {
    const desk = await deskOfYear2()
    const book = join(desk.at, 'book.db')
    const list = join(desk.at, 'policies.csv')
    writeFileSync(list, POLICIES)
    await expect(report([list], undefined)).rejects.toMatchObject({ items: [{ code: 'R040' }] })
    await expect(report([], book)).rejects.toMatchObject({ items: [{ code: 'R041' }] })
    await expect(report([list], join(desk.at, 'nowhere.db'))).rejects.toMatchObject({ items: [{ code: 'R035' }] })
    writeFileSync(
      list,
      '保单号,生效日期,缴费方式,首年保费,第二年实收保费\nP370188000104,2025-04-10,年交,1000.00,1000.00\n',
    )
    const { run } = await report([list], book)
    expect(run.persistency.total.month13.month).toMatchObject({ policies: 1, received: 1, unknown: 0 })
    expect(run.manifest.book).toMatchObject({ answered: 0 })
  })
})
