import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, formatDay, monthOf } from '../../src/model/day.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { dumpWorkbook } from '../dump.ts'
import { withRun } from '../laws/run.ts'
import { columnOf, fillIn, lineOf, openBook } from '../pipeline/collect/desk.ts'
import { day } from '../quarter/world.ts'
import {
  FIRST,
  HEADER,
  type Instalment,
  listName,
  listOf,
  NEXT,
  noticesOf,
  OURS,
  openOurDesk,
  row,
  tasksOf,
  typed,
  workbook,
} from './customers.ts'
import type { NightDesk } from './desk.ts'

const MONTHS = ['2026-04-20', '2026-05-20', '2026-06-20']
const threeOf = (policy: number, more: Partial<Instalment> = {}) => MONTHS.map((due) => ({ policy, due, ...more }))

describe('a complaint', () => {
  it('holds all cases of the customer until it is answered, on all policies, and nobody else', async () => {
    const desk = openOurDesk()
    const list = listOf(
      ...threeOf(201),
      { policy: 202, due: '2026-06-10' },
      { policy: 203, due: '2026-06-10', holder: 2 },
    )
    desk.put('应收_20260618.csv', list)
    await desk.night(FIRST)
    expect(noticesOf(desk, FIRST)).toHaveLength(2)
    await typed(desk, 'P37018800201|2026-05-20', { outcome: '客户投诉' })
    desk.put('应收_20260619.csv', list)
    await desk.night(NEXT)

    const tasks = tasksOf(desk, NEXT)
    const calls = ['F01', 'F02', 'F03', 'F05', 'F06', 'F08', 'F09', 'F10']
    for (const key of ['201|2026-04-20', '201|2026-05-20', '201|2026-06-20', '202|2026-06-10'])
      expect(
        (tasks[key] ?? []).filter((code) => calls.includes(code)),
        key,
      ).toEqual([])
    expect(tasks['201|2026-05-20']).toContain('F18')
    expect(
      Object.values(tasks)
        .flat()
        .filter((code) => code === 'F18'),
    ).toHaveLength(1)
    expect(tasks['203|2026-06-10']).toContain('F02')

    const worklist = await dumpWorkbook(workbook(desk, NEXT, 'worklists/'))
    expect(worklist.match(/客户6月18日就另一件投诉，还没有答复/g)?.length).toBeGreaterThanOrEqual(3)
    const [, plan = ''] = /# 面访计划\n(.*?)\n# /s.exec(worklist) ?? []
    expect(plan).toContain('测试二')
    expect(plan).not.toContain('测试一')
    expect(noticesOf(desk, NEXT)).toEqual([])
  })

  it('holds nobody any more once the supervisor has answered', async () => {
    const desk = openOurDesk()
    const list = listOf(...threeOf(201), { policy: 202, due: '2026-06-10' })
    desk.put('应收_20260618.csv', list)
    await desk.night(FIRST)
    await typed(desk, 'P37018800201|2026-05-20', { outcome: '客户投诉' })
    desk.put('应收_20260619.csv', list)
    await desk.night(NEXT)
    const book = await openBook(workbook(desk, NEXT, 'supervisors/'))
    const { sheet, header, row: at } = lineOf(book, 'P37018800201|2026-05-20')
    sheet.getRow(at).getCell(columnOf(sheet, header, ['记录日'])).value = new Date('2026-06-19')
    await book.xlsx.writeFile(join(desk.at, 'inbox', '督一.xlsx'))
    await desk.night(addDays(NEXT, 3))
    const tasks = tasksOf(desk, addDays(NEXT, 3))
    expect(tasks['202|2026-06-10']).toContain('F02')
    expect(tasks['201|2026-05-20']).not.toContain('F18')
  })

  it('holds nobody who only shares a made-up number with the customer', async () => {
    const desk = openOurDesk()
    const list = listOf({ policy: 201, due: '2026-06-10' }, { policy: 203, due: '2026-06-10', holder: 2 })
    const shared = list.replaceAll(/3700001980050\d{4}\d/g, '123456')
    desk.put('应收_20260618.csv', shared)
    await desk.night(FIRST)
    expect(noticesOf(desk, FIRST).map((text) => text.match(/尾号/g)?.length)).toEqual([1, 1])
    await typed(desk, 'P37018800201|2026-06-10', { outcome: '客户投诉' })
    desk.put('应收_20260619.csv', shared)
    await desk.night(NEXT)
    expect(tasksOf(desk, NEXT)['203|2026-06-10']).toContain('F02')
  })

  it('on a case of next month goes to the supervisor, who alone can end it', async () => {
    const desk = openOurDesk()
    const list = listOf({ policy: 201, due: '2026-04-25' }, { policy: 202, due: '2026-07-08' })
    desk.put('应收_20260618.csv', list)
    await desk.night(FIRST)
    await typed(desk, 'P37018800202|2026-07-08', { outcome: '客户投诉' })
    desk.put('应收_20260619.csv', list)
    await desk.night(NEXT)
    const supervisors = await dumpWorkbook(workbook(desk, NEXT, 'supervisors/'))
    expect(supervisors).toContain('P37018800202|2026-07-08')
    // its other policy has six days left: the supervisor is told, and told why nobody calls
    expect(supervisors).not.toContain('先打电话')
    expect(supervisors).toMatch(/测试一 .* 客户6月18日就另一件投诉/)
  })

  it('is not answered by handling it, nor by a note of the same day; 投诉已答复 is an answer', async () => {
    const said: string[] = []
    /** by a note in the workbook of the night before the complaint was known, or of the night after */
    const answered = async (listed: Day, decision: string) => {
      const desk = openOurDesk()
      const list = listOf({ policy: 201, due: '2026-04-25' })
      desk.put('应收_20260618.csv', list)
      await desk.night(FIRST)
      await typed(desk, 'P37018800201|2026-04-25', { outcome: '客户投诉' })
      desk.put('应收_20260619.csv', list)
      await desk.night(NEXT)
      const book = await openBook(workbook(desk, listed, 'supervisors/'))
      const { sheet, header, row: at } = lineOf(book, 'P37018800201|2026-04-25')
      sheet.getRow(at).getCell(columnOf(sheet, header, ['记录日'])).value = new Date(formatDay(listed))
      sheet.getRow(at).getCell(columnOf(sheet, header, ['决定'])).value = decision
      await book.xlsx.writeFile(join(desk.at, 'inbox', '督一.xlsx'))
      const { notices } = await desk.night(addDays(NEXT, 3))
      said.push(...notices.map(({ zh }) => zh))
      return !(tasksOf(desk, addDays(NEXT, 3))['201|2026-04-25'] ?? []).includes('F18')
    }
    expect(await answered(FIRST, '收费员继续跟进')).toBe(false)
    expect(await answered(NEXT, '按投诉处理')).toBe(false)
    expect(await answered(NEXT, '暂停联系')).toBe(false)
    expect(await answered(FIRST, '投诉已答复')).toBe(true)
    expect(await answered(NEXT, '收费员继续跟进')).toBe(true)
    expect(said.join()).not.toContain('换人跟进')
    // the clerk alone can give the case to somebody else, and is told
    expect(await answered(NEXT, '换人跟进')).toBe(false)
    expect(said.join()).toContain('主管决定换人跟进的有 1 件（P37018800201）：请在 --assignments 里写上新的收费员。')
  })

  it('on an instalment that is paid meanwhile, and leaves the list, is asked on the next one until it is answered', async () => {
    const desk = openOurDesk()
    desk.put('应收_20260618.csv', listOf(...threeOf(201), { policy: 202, due: '2026-06-10' }))
    await desk.night(FIRST)
    await typed(desk, 'P37018800201|2026-04-20', { outcome: '客户投诉' })
    const [oldest, ...others] = threeOf(201)
    const paid = { ...oldest, policy: 201, due: MONTHS[0] ?? '', paidOn: '2026-06-18' }
    desk.put('应收_20260619.csv', listOf(paid, ...others, { policy: 202, due: '2026-06-10' }))
    await desk.night(NEXT)
    expect(tasksOf(desk, NEXT)['201|2026-05-20']).toContain('F18')
    expect(tasksOf(desk, NEXT)['201|2026-06-20']).toBeUndefined()
    expect(tasksOf(desk, NEXT)['202|2026-06-10']).toBeUndefined()

    const later = day('2026-07-06')
    const next = listOf({ policy: 201, due: '2026-07-20' }, { policy: 202, due: '2026-06-10' })
    desk.put('应收_20260706.csv', next)
    await desk.night(later)
    expect(tasksOf(desk, later)['201|2026-07-20']).toEqual(['F18'])
    expect(tasksOf(desk, later)['202|2026-06-10']).toBeUndefined()
    expect(await dumpWorkbook(workbook(desk, later, 'worklists/'))).toContain('客户6月18日投诉')

    const book = await openBook(workbook(desk, later, 'supervisors/'))
    const { sheet, header, row: at } = lineOf(book, 'P37018800201|2026-07-20')
    sheet.getRow(at).getCell(columnOf(sheet, header, ['记录日'])).value = new Date('2026-07-07')
    sheet.getRow(at).getCell(columnOf(sheet, header, ['决定'])).value = '投诉已答复'
    await book.xlsx.writeFile(join(desk.at, 'inbox', '督一.xlsx'))
    await desk.night(addDays(later, 2))
    const tasks = tasksOf(desk, addDays(later, 2))
    expect(tasks['201|2026-07-20']).toContain('F02')
    expect(tasks['201|2026-07-20']).not.toContain('F18')
    expect(tasks['202|2026-06-10']).toContain('F03')
    const done = desk.csv(addDays(later, 2), 'data', 'tasks.csv').filter(({ code }) => code === 'F18')
    expect(done.map(({ state, dueDate }) => [state, dueDate])).toEqual([['done', '2026-07-20']])
  })

  it('on the only instalment of a policy is answered though it is paid, as long as the list holds it', async () => {
    const desk = openOurDesk()
    const other = { policy: 202, due: '2026-06-10' } as const
    const paid = { policy: 201, due: '2026-04-20', paidOn: '2026-06-18' } as const
    desk.put('应收_20260618.csv', listOf({ policy: 201, due: '2026-04-20' }, other))
    await desk.night(FIRST)
    await typed(desk, 'P37018800201|2026-04-20', { outcome: '客户投诉' })
    desk.put('应收_20260619.csv', listOf(paid, other))
    await desk.night(NEXT)
    expect(desk.csv(NEXT, 'data', 'cases.csv').map(({ disposition }) => disposition)).toEqual(['paid', 'worklist'])
    expect(tasksOf(desk, NEXT)).toEqual({ '201|2026-04-20': ['F18'] })
    expect(noticesOf(desk, NEXT)).toEqual([])
    const supervisors = await dumpWorkbook(workbook(desk, NEXT, 'supervisors/'))
    expect(supervisors).toMatch(/测试一 .*这一期已缴.*客户投诉/)

    const book = await openBook(workbook(desk, NEXT, 'supervisors/'))
    const { sheet, header, row: at } = lineOf(book, 'P37018800201|2026-04-20')
    sheet.getRow(at).getCell(columnOf(sheet, header, ['记录日'])).value = new Date('2026-06-20')
    sheet.getRow(at).getCell(columnOf(sheet, header, ['决定'])).value = '投诉已答复'
    await book.xlsx.writeFile(join(desk.at, 'inbox', '督一.xlsx'))
    await desk.night(addDays(NEXT, 3))
    expect(tasksOf(desk, addDays(NEXT, 3))['201|2026-04-20']).toBeUndefined()
    expect(tasksOf(desk, addDays(NEXT, 3))['202|2026-06-10']).toContain('F02')
  })
})

describe('a case of next month', () => {
  it('can be recorded where it stands, and whom to visit for it stands in the visit plan', async () => {
    const desk = openOurDesk()
    const list = listOf({ policy: 201, due: '2026-06-10' }, { policy: 202, due: '2026-07-08', holder: 2 })
    desk.put('应收_20260618.csv', list)
    await desk.night(FIRST)
    expect(tasksOf(desk, FIRST)['202|2026-07-08']).toEqual(expect.arrayContaining(['F00', 'F10']))
    const [, plan = ''] = /# 面访计划\n(.*?)\n# /s.exec(await dumpWorkbook(workbook(desk, FIRST, 'worklists/'))) ?? []
    expect(plan).toContain('测试二')
    await typed(desk, 'P37018800202|2026-07-08', { outcome: '已通知未承诺' })
    await desk.night(NEXT)
    expect(tasksOf(desk, NEXT)['202|2026-07-08']).not.toContain('F00')
  })
})

describe('a death', () => {
  it('stops all instalments of the policy; other policies of the customer are asked about first, and get no message', async () => {
    const desk = openOurDesk()
    const list = listOf(...threeOf(201), { policy: 202, due: '2026-06-10' })
    desk.put('应收_20260618.csv', list)
    await desk.night(FIRST)
    await typed(desk, 'P37018800201|2026-06-20', { outcome: '他人接听', reason: '身故/理赔中' })
    desk.put('应收_20260619.csv', list)
    await desk.night(NEXT)
    const tasks = tasksOf(desk, NEXT)
    for (const due of MONTHS) expect(tasks[`201|${due}`], due).toBeUndefined()
    expect(tasks['202|2026-06-10']).toContain('F02')
    const worklist = await dumpWorkbook(workbook(desk, NEXT, 'worklists/'))
    expect(worklist).toContain('同一客户另一张保单接身故报案（待核实）：联系之前先问主管')
    expect(noticesOf(desk, NEXT)).toEqual([])
  })

  it('that is followed by another reason is taken back; one whose instalment is paid by a running debit is not', async () => {
    const desk = openOurDesk()
    const list = listOf({ policy: 201, due: '2026-06-10' }, { policy: 201, due: '2026-06-20' })
    desk.put('应收_20260618.csv', list)
    await desk.night(FIRST)
    await typed(desk, 'P37018800201|2026-06-10', { outcome: '他人接听', reason: '身故/理赔中' })
    desk.put('实收_20260618.csv', '保单号,应缴日期,实收日期,实收保费\nP37018800201,2026-06-10,2026-06-18,1200.00\n')
    desk.put('应收_20260619.csv', list)
    await desk.night(NEXT)
    expect(desk.csv(NEXT, 'data', 'cases.csv').map(({ disposition }) => disposition)).toEqual(['paid', 'worklist'])
    expect(tasksOf(desk, NEXT)['201|2026-06-20']).toBeUndefined()
    expect(noticesOf(desk, NEXT)).toEqual([])
    await fillIn(workbook(desk, NEXT, 'worklists/'), join(desk.at, 'inbox', '收甲.xlsx'), {
      'P37018800201|2026-06-20': { date: '2026-06-20', channel: '电话', outcome: '已通知未承诺', reason: '遗忘' },
    })
    desk.put('应收_20260622.csv', list)
    await desk.night(addDays(NEXT, 3))
    expect(tasksOf(desk, addDays(NEXT, 3))['201|2026-06-20']).toContain('F10')
  })

  it('stays when the instalment on which it was recorded is paid and leaves the list', async () => {
    const desk = openOurDesk()
    const list = listOf({ policy: 201, due: '2026-06-10' }, { policy: 202, due: '2026-06-20' })
    desk.put('应收_20260618.csv', list)
    await desk.night(FIRST)
    await typed(desk, 'P37018800201|2026-06-10', { outcome: '他人接听', reason: '身故/理赔中' })
    desk.put('应收_20260619.csv', list)
    await desk.night(NEXT)
    const later = day('2026-07-06')
    const next = listOf({ policy: 201, due: '2026-07-10' }, { policy: 202, due: '2026-06-20' })
    desk.put('应收_20260706.csv', next)
    await desk.night(later)
    expect(desk.csv(later, 'data', 'cases.csv').map(({ dueDate }) => dueDate)).toEqual(['2026-07-10', '2026-06-20'])
    expect(tasksOf(desk, later)['201|2026-07-10']).toBeUndefined()
    expect(noticesOf(desk, later)).toEqual([])
    // taken back on the instalment that is there
    await fillIn(workbook(desk, later, 'worklists/'), join(desk.at, 'inbox', '收甲.xlsx'), {
      'P37018800201|2026-07-10': { date: '2026-07-06', channel: '电话', outcome: '已通知未承诺', reason: '遗忘' },
    })
    desk.put('应收_20260707.csv', next)
    await desk.night(addDays(later, 1))
    expect(tasksOf(desk, addDays(later, 1))['201|2026-07-10']).toContain('F10')
    expect(noticesOf(desk, addDays(later, 1)).join()).toContain('尾号0202')
  })

  it('in another branch says the same when a branch is run alone', async () => {
    const list = [
      row({ policy: 201, due: '2026-06-10', debit: '失败', reason: '客户身故' }),
      row({ policy: 202, due: '2026-06-10' }).replace('370101', '370102'),
      row({ policy: 203, due: '2026-06-10', holder: 2 }).replace('370101', '370102'),
    ]
    const settings = { ...DEFAULT_SETTINGS, ...OURS }
    const run = { settings, asOf: FIRST, month: monthOf(FIRST), onlyBranch: ['370102'] }
    await withRun([`${[HEADER, ...list].join('\n')}\n`], run, ({ read }) => {
      const reminded = read('notices/due-reminder.csv')
      expect(reminded).toContain('尾号0203保单')
      expect(reminded).not.toContain('尾号0202保单')
    })
  })
})

describe('a debit on its way', () => {
  const list = listOf(
    { policy: 201, due: '2026-06-10', debit: '扣款中' },
    { policy: 202, due: '2026-06-10', debit: '扣款中' },
  )
  const answers =
    '保单号,应缴日期,应缴保费,转账状态,转账失败原因,回盘日期\nP37018800201,2026-06-10,1200.00,扣款失败,余额不足,2026-06-17\nP37018800202,2026-06-10,1200.00,扣款成功,,2026-06-17\n'
  const states = (desk: NightDesk, on: Day) =>
    desk.csv(on, 'data', 'cases.csv').map((c) => `${c.transferStatus} ${c.disposition}`)

  it('is answered by the return that comes after a run had seen it, though the list still says so', async () => {
    const desk = openOurDesk()
    desk.put('应收_20260618.csv', list)
    await desk.night(FIRST)
    expect(states(desk, FIRST)).toEqual(['inFlight worklist', 'inFlight worklist'])
    desk.put('回盘_0618.csv', answers)
    desk.put('应收_20260619.csv', list)
    await desk.night(NEXT)
    expect(states(desk, NEXT)).toEqual(['failed worklist', 'succeeded paid'])
    // two weeks later the list speaks of the next debit; what was paid stays paid
    for (const [ago, expected] of [
      [3, 'failed worklist'],
      [11, 'failed worklist'],
      [12, 'inFlight worklist'],
      [13, 'inFlight worklist'],
    ] as const) {
      desk.put(listName(addDays(NEXT, ago)), list)
      await desk.night(addDays(NEXT, ago))
      expect(states(desk, addDays(NEXT, ago)), String(ago)).toEqual([expected, 'succeeded paid'])
    }
    desk.put('回盘_0703.csv', answers.replaceAll('2026-06-17', '2026-07-02'))
    await desk.night(addDays(NEXT, 14))
    expect(states(desk, addDays(NEXT, 14))[0]).toBe('failed worklist')
  })

  it('is on its way again when the list says so after it had told the failure itself', async () => {
    const desk = openOurDesk()
    const failure = list.replaceAll('扣款中,', '扣款失败,余额不足')
    const seen: string[] = []
    for (const [ago, told, back] of [
      [0, list, false],
      [1, list, true],
      [2, failure, false],
      [5, list, false],
      [6, list, false],
    ] as const) {
      desk.put(listName(addDays(FIRST, ago)), told)
      if (back) desk.put('回盘_0618.csv', answers)
      await desk.night(addDays(FIRST, ago))
      seen.push(states(desk, addDays(FIRST, ago))[0] ?? '')
    }
    expect(seen.map((state) => state.split(' ')[0])).toEqual(['inFlight', 'failed', 'failed', 'inFlight', 'inFlight'])
    // that debit has failed, too
    desk.put('回盘_0625.csv', answers.replaceAll('2026-06-17', '2026-06-25'))
    desk.put(listName(addDays(FIRST, 8)), list)
    await desk.night(addDays(FIRST, 8))
    expect(states(desk, addDays(FIRST, 8))[0]).toBe('failed worklist')
  })

  it('that the list names for the first time is not answered by a return of the same night', async () => {
    const desk = openOurDesk()
    desk.put('应收_20260618.csv', listOf({ policy: 201, due: '2026-06-10' }))
    await desk.night(FIRST)
    desk.put('回盘_0618.csv', answers)
    desk.put('应收_20260619.csv', list)
    await desk.night(NEXT)
    expect(states(desk, NEXT)[0]).toBe('inFlight worklist')
    desk.put('应收_20260620.csv', list)
    await desk.night(addDays(NEXT, 1))
    expect(states(desk, addDays(NEXT, 1))[0]).toBe('inFlight worklist')
  })
})

describe('a policy with several open instalments', () => {
  it('is one subject of a message: the whole sum, the first due date, the last day of all', async () => {
    const desk = openOurDesk()
    desk.put('应收_20260618.csv', listOf(...threeOf(201)))
    await desk.night(FIRST)
    expect(noticesOf(desk, FIRST)).toEqual([
      expect.stringContaining('尾号0201保单3,600.00元，应缴日4月20日，最后一天6月19日'),
    ])
  })

  it('says of a failed debit what is past its due date, and tells of a later failure anew', async () => {
    const desk = openOurDesk()
    const may = { policy: 201, due: '2026-05-20', debit: '扣款失败', reason: '余额不足' }
    const june = { policy: 201, due: '2026-06-20' }
    desk.put('应收_20260618.csv', listOf(may, june))
    await desk.night(FIRST)
    expect(noticesOf(desk, FIRST)).toEqual([expect.stringMatching(/扣款未成功，尾号0201保单1,200.00元，应缴日5月20日/)])
    desk.put('应收_20260622.csv', listOf(may, { ...june, debit: '扣款失败', reason: '余额不足' }))
    await desk.night(addDays(NEXT, 3))
    expect(noticesOf(desk, addDays(NEXT, 3))).toEqual([expect.stringMatching(/扣款未成功，尾号0201保单2,400.00元/)])
  })

  it('is not written about where one of its mobiles is opted out, and once where its rows name the holder differently', async () => {
    const settings = { ...DEFAULT_SETTINGS, ...OURS, notices: { ...DEFAULT_SETTINGS.notices, optOut: ['13900100001'] } }
    const [april = '', may = ''] = threeOf(201).map(row)
    const lists = (second: string) => [`${[HEADER, april, second].join('\n')}\n`]
    const run = { asOf: FIRST, month: monthOf(FIRST) }
    await withRun(lists(may.replace('13900100001', '')), { ...run, settings }, ({ out }) => {
      expect(existsSync(join(out, 'notices'))).toBe(false)
    })
    await withRun(
      lists(may.replace('370000198005030138', '')),
      { ...run, settings: { ...DEFAULT_SETTINGS, ...OURS } },
      ({ read }) => {
        expect(read('notices/due-reminder.csv').match(/尾号0201保单2,400.00元/g)).toHaveLength(1)
      },
    )
  })

  it('takes what is prepaid off the sum once, though each of its rows says it', async () => {
    const rows = threeOf(201)
      .slice(0, 2)
      .map((one) => `${row(one)},500.00`)
    const settings = { ...DEFAULT_SETTINGS, ...OURS }
    await withRun(
      [`${[`${HEADER},预存保费`, ...rows].join('\n')}\n`],
      { settings, asOf: FIRST, month: monthOf(FIRST) },
      ({ read }) => {
        expect(read('notices/due-reminder.csv')).toContain('尾号0201保单1,900.00元')
      },
    )
  })

  it('is not written about while the debit of one is on its way', async () => {
    const desk = openOurDesk()
    const [first, ...others] = threeOf(201)
    desk.put('应收_20260618.csv', listOf({ ...first, policy: 201, due: MONTHS[0] ?? '', debit: '扣款中' }, ...others))
    await desk.night(FIRST)
    expect(noticesOf(desk, FIRST)).toEqual([])
  })

  it('is reminded of the others where one is prepaid', async () => {
    const rows = threeOf(201).map((one, i) => `${row(one)},${i === 0 ? '1200.00' : ''}`)
    const settings = { ...DEFAULT_SETTINGS, ...OURS }
    const list = `${[`${HEADER},预存保费`, ...rows].join('\n')}\n`
    await withRun([list], { settings, asOf: FIRST, month: monthOf(FIRST) }, ({ read }) => {
      expect(read('notices/due-reminder.csv')).toContain('尾号0201保单2,400.00元，应缴日5月20日，最后一天6月19日')
    })
  })

  it('is told of no lapse once money came for one of them', async () => {
    const desk = openOurDesk()
    const lapsed = ['2026-03-10', '2026-04-10', '2026-05-10'].map((due) => ({ policy: 201, due }))
    desk.put('应收_20260618.csv', listOf(...lapsed))
    await desk.night(FIRST)
    expect(noticesOf(desk, FIRST)).toEqual([expect.stringContaining('效力中止')])
    const other = openOurDesk()
    other.put(
      '应收_20260618.csv',
      listOf(...lapsed.map((one, i) => (i === 0 ? { ...one, paidOn: '2026-06-17' } : one))),
    )
    await other.night(FIRST)
    expect(noticesOf(other, FIRST)).toEqual([])
  })
})
