import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDays, formatDay, formatMonth, monthOf } from '../../src/model/day.ts'
import { columnOf, fillIn, lineOf, openBook } from '../pipeline/collect/desk.ts'
import { day } from '../quarter/world.ts'
import { type NightDesk, openDesk } from './desk.ts'

const NIGHT = day('2026-06-18')
const NEXT = addDays(NIGHT, 1)

const HEADER = '机构代码,保单号,投保人姓名,投保人手机号,应缴日期,应缴保费,缴费方式,银行账号,收费员工号,收费员姓名'
const row = (n: number, due = '2026-06-10', branch = '370101') =>
  `${branch},P370188000${n},测试,139001000${n},${due},1200.00,银行转账,62220000000000${n},S1,收甲`
const listOf = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`
const RETURN_HEADER = '保单号,应缴日期,应缴保费,转账状态,转账失败原因,回盘日期'
const failed = (n: number, on = '2026-06-17') => `P370188000${n},2026-06-10,1200.00,扣款失败,余额不足,${on}`
const returnOf = (...rows: readonly string[]) => `${[RETURN_HEADER, ...rows].join('\n')}\n`
const policiesOf = (desk: NightDesk, at = NIGHT) => desk.csv(at, 'data', 'cases.csv').map(({ policyNo }) => policyNo)

describe('a night', () => {
  it('whose lists are named by codes of branches keeps them all', async () => {
    const desk = openDesk()
    desk.put('应收_370101_20260617.csv', listOf(row(101)))
    desk.put('应收_370102_20260617.csv', listOf(row(102, '2026-06-10', '370102')))
    await desk.night(NIGHT)
    expect(policiesOf(desk)).toEqual(['P370188000101', 'P370188000102'])
    desk.put('应收_370102_20260618.csv', listOf(row(103, '2026-06-10', '370102')))
    await desk.night(NEXT)
    expect(policiesOf(desk, NEXT)).toEqual(['P370188000101', 'P370188000103'])
  })

  it('does not go back to an older list that comes late, and says so', async () => {
    const desk = openDesk()
    desk.put('应收_20260618.csv', listOf(row(102)))
    await desk.night(NIGHT)
    desk.put('应收_20260617.csv', listOf(row(101), row(102)))
    const { notices, listsCame, overtaken, retired } = await desk.night(NEXT)
    expect({ listsCame, overtaken, retired }).toEqual({ listsCame: 1, overtaken: 1, retired: 0 })
    expect(policiesOf(desk, NEXT)).toEqual(['P370188000102'])
    expect(notices.map(({ zh }) => zh).join()).toContain('应收_20260617.csv 来晚了')
  })

  it('says for a week that a list is no longer used, and goes on with the others', async () => {
    const desk = openDesk()
    desk.put('济南.csv', listOf(row(101)))
    await desk.night(NIGHT)
    desk.put('青岛.csv', listOf(row(102)))
    await desk.night(addDays(NIGHT, 35))
    expect(policiesOf(desk, addDays(NIGHT, 35))).toHaveLength(2)
    const { retired, notices } = await desk.night(addDays(NIGHT, 36))
    expect(retired).toBe(1)
    expect(notices.map(({ zh }) => zh).join()).toContain('清单 济南.csv 之后 35 天没有新的')
    expect(policiesOf(desk, addDays(NIGHT, 36))).toEqual(['P370188000102'])
    expect(await desk.night(addDays(NIGHT, 43))).toMatchObject({ retired: 0 })
  })

  it('takes its own reports and data for no lists, when a whole output is given back', async () => {
    const desk = openDesk()
    desk.put('应收_20260618.csv', listOf(row(101), row(102)))
    await desk.night(NIGHT)
    const output = formatDay(NIGHT)
    for (const name of desk.list('outbox', formatMonth(monthOf(NIGHT)), output))
      desk.put(join(output, name), readFileSync(join(desk.out(NIGHT), name)))
    desk.put('应收_20260619.csv', listOf(row(101)))
    const { listsCame, quarantined } = await desk.night(NEXT)
    expect(listsCame).toBe(1)
    expect(policiesOf(desk, NEXT)).toEqual(['P370188000101'])
    expect(desk.csv(NEXT, 'data', 'cases.csv').map(({ holderName }) => holderName)).toEqual(['测*'])
    const reasons = new Map(quarantined.map(({ name, reason }) => [name, reason]))
    for (const name of ['data/cases.csv', 'data/follow-up.csv', 'reports/跟进报告.xlsx', 'reports/汇总.xlsx'])
      expect(reasons.get(`${output}/${name}`), name).toContain('xuqi 自己写出的')
    expect(desk.list('archive', formatDay(NEXT), 'lists')).toEqual(['应收_20260619.csv'])
  })

  it('lets a return wait until a list names its cases', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101)))
    desk.put('回盘.csv', returnOf(failed(101), failed(102)))
    const first = await desk.night(NIGHT)
    expect(first.collected).toMatchObject({ debits: 1, unmatched: 2 })
    expect(first.found).toMatchObject({ count: 1 })
    expect(desk.csv(NIGHT, '..', `${formatDay(NIGHT)}-collected.csv`)).toMatchObject([
      { sourceFile: '回盘.csv', policyNo: 'P370188000102', code: 'K040' },
    ])
    expect(desk.list('archive', formatDay(NIGHT))).toEqual(['lists/a.csv', 'waiting/回盘.csv'])
    desk.put('b.csv', listOf(row(102)))
    expect((await desk.night(NEXT)).collected).toMatchObject({ debits: 1 })
    expect(desk.told('debits').map(({ policyNo }) => policyNo)).toEqual(['P370188000101', 'P370188000102'])
    expect(desk.list('archive', formatDay(NIGHT))).toEqual(['lists/a.csv', 'news/回盘.csv'])
    expect(desk.csv(NEXT, 'data', 'cases.csv').map((line) => line.transferReason)).toEqual([
      'insufficient-funds',
      'insufficient-funds',
    ])
  })

  it.each([
    [14, 1],
    [15, 0],
  ])('that is %i days later hears %i of a return that has waited', async (days, debits) => {
    const desk = openDesk()
    desk.put('回盘.csv', returnOf(failed(101)))
    await desk.night(NIGHT)
    desk.put('a.csv', listOf(row(101)))
    await desk.night(addDays(NIGHT, days))
    expect(desk.told('debits')).toHaveLength(debits)
  })

  it('takes a return without lines for what it is: on many days the bank has nothing to say', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101)))
    desk.put('回盘.csv', returnOf())
    desk.put('实收.csv', '保单号,应缴日期,实收保费,实收日期\n')
    expect(await desk.night(NIGHT)).toMatchObject({ quarantined: [], found: undefined })
    expect(desk.list('archive', formatDay(NIGHT), 'news')).toEqual(['回盘.csv', '实收.csv'])
  })

  it.each([
    ['转账失败,余额不足,2026-06-17', 'failed'],
    ['转账在途,,', 'inFlight'],
  ])('takes a list for one on the day of the debits, when every row says %s', async (debit, status) => {
    const desk = openDesk()
    const wide = (line: string, ...more: readonly string[]) => [line, ...more].join(',')
    const header = wide(HEADER, '生效日期', '缴费频次', '转账状态', '转账失败原因', '回盘日期')
    const rows = [101, 102].map((n) => wide(row(n), '2023-06-10', '年缴', debit))
    desk.put('应收.csv', `${[header, ...rows].join('\n')}\n`)
    expect(await desk.night(NIGHT)).toMatchObject({ listsCame: 1, quarantined: [] })
    expect(desk.csv(NIGHT, 'data', 'cases.csv').map(({ transferStatus }) => transferStatus)).toEqual([status, status])
  })

  it('puts a list without lines aside: its branch does not lose its cases', async () => {
    const desk = openDesk()
    desk.put('应收_20260617.csv', listOf(row(101)))
    await desk.night(NIGHT)
    desk.put('应收_20260618.csv', listOf())
    expect((await desk.night(NEXT)).quarantined.map(({ name }) => name)).toEqual(['应收_20260618.csv'])
    expect(policiesOf(desk, NEXT)).toEqual(['P370188000101'])
  })

  it('with nothing but a letter in the inbox puts it aside and goes on', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101)))
    await desk.night(NIGHT)
    desk.put('letter.docx', 'Dear …')
    const { quarantined, run } = await desk.night(NEXT)
    expect(quarantined.map(({ name }) => name)).toEqual(['letter.docx'])
    expect(run?.manifest.totals.cases).toBe(1)
  })

  it('lets a file wait that is still being copied, and one that grows while it is read', async () => {
    const desk = openDesk()
    const path = join(desk.at, 'inbox', 'a.csv')
    writeFileSync(path, listOf(row(101)))
    let n = 102
    const copying = setInterval(() => appendFileSync(path, `${row(n++)}\n`), 150)
    const { growing, run } = await desk.night(NIGHT, { settleSeconds: 1 })
    clearInterval(copying)
    expect({ growing, run }).toEqual({ growing: 1, run: undefined })
    expect((await desk.night(NIGHT)).listsCame).toBe(1)
    expect(policiesOf(desk)).toHaveLength(n - 101)
  })

  it('a day before the last one is refused, and the inbox left alone', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101)))
    await desk.night(NIGHT)
    desk.put('回盘.csv', returnOf(failed(101)))
    const before = ['inbox', 'archive', 'outbox'].map((folder) => desk.list(folder))
    await expect(desk.night(addDays(NIGHT, -400))).rejects.toMatchObject({ items: [{ code: 'R062' }] })
    expect(['inbox', 'archive', 'outbox'].map((folder) => desk.list(folder))).toEqual(before)
    expect((await desk.night(NIGHT)).collected).toMatchObject({ debits: 1 })
  })

  it('takes two workbooks that say different things for two answers, in one night or in two', async () => {
    const nights = [openDesk(), openDesk()]
    for (const [i, desk] of nights.entries()) {
      desk.put('a.csv', listOf(row(101)))
      await desk.night(NIGHT)
      const [list = ''] = desk.list('outbox').filter((path) => path.includes('worklists/'))
      const typed = (outcome: string) => ({ P370188000101: { date: '2026-06-18', channel: '电话', outcome } })
      const from = join(desk.at, 'outbox', list)
      await fillIn(from, join(desk.at, 'inbox', '一.xlsx'), typed('无人接听'))
      if (i === 1) await desk.night(NEXT)
      await fillIn(from, join(desk.at, 'inbox', '二.xlsx'), typed('拒绝缴费'))
      await desk.night(addDays(NEXT, 1))
      const [found] = desk.csv(addDays(NEXT, 1), '..', '2026-06-20-collected.csv')
      // the other file as it was handed in, not where the night read it
      expect(found?.code === 'K030' && found.message).toMatch(/^和 [一二]\.xlsx /)
    }
    const [once, twice] = nights.map((desk) => desk.told('contacts').map(({ list: _, ...rest }) => rest))
    expect(once).toHaveLength(2)
    expect(twice).toEqual(once)
  })

  it('says whose worklist of the night before has not come back', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101), row(102).replace('S1,收甲', 'S2,收乙')))
    expect((await desk.night(NIGHT)).lists).toBeUndefined()
    const list = desk.list('outbox').find((path) => /worklists\/.*S1/.test(path)) ?? ''
    await fillIn(join(desk.at, 'outbox', list), join(desk.at, 'inbox', '一.xlsx'), {
      P370188000101: { date: '2026-06-18', channel: '电话', outcome: '无人接听' },
    })
    expect((await desk.night(NEXT)).lists).toEqual({
      asOf: NIGHT,
      handedOut: 2,
      silent: [{ collector: 'S2', name: '收乙', cases: 1 }],
    })
  })

  it('makes new worklists when nothing but a supervisor’s answer has come', async () => {
    const desk = openDesk()
    const old = listOf(row(101, '2026-05-01'))
      .replace(HEADER, `${HEADER},主管工号,主管姓名`)
      .replace('收甲', '收甲,M1,督一')
    desk.put('a.csv', old)
    await desk.night(NIGHT)
    const [workbook = ''] = desk.list('outbox').filter((path) => path.includes('supervisors/'))
    const book = await openBook(join(desk.at, 'outbox', workbook))
    const { sheet, header, row: at } = lineOf(book, 'P370188000101')
    sheet.getRow(at).getCell(columnOf(sheet, header, ['记录日'])).value = new Date('2026-06-18')
    await book.xlsx.writeFile(join(desk.at, 'inbox', '督一.xlsx'))
    const { unchanged, collected, run } = await desk.night(NIGHT)
    expect({ unchanged, answers: collected?.answers, ran: run !== undefined }).toEqual({
      unchanged: false,
      answers: 1,
      ran: true,
    })
  })

  it('keeps an old output that somebody has filled in, and says so; what is not ours stays', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101)))
    desk.put('回盘.csv', returnOf(failed(999)))
    await desk.night(NIGHT)
    await desk.night(NEXT)
    const [worklist = ''] = desk.list('outbox').filter((path) => path.includes(`${formatDay(NEXT)}/worklists/`))
    appendFileSync(join(desk.at, 'outbox', worklist), 'x')
    writeFileSync(join(desk.at, 'outbox', '2026-06', 'notes.txt'), 'mine')
    expect(desk.list('outbox')).toContain('2026-06/2026-06-18-collected.csv')
    const later = await desk.night(addDays(NIGHT, 20), { keepDays: 10 })
    expect(later.deletedOutputs).toBe(2)
    expect(later.notices.map(({ en }) => en).join()).toContain('2026-06/2026-06-19 holds worklists that were filled in')
    const left = new Set(desk.list('outbox').map((path) => path.split('/').slice(0, 2).join('/')))
    expect([...left]).toEqual(['2026-06/2026-06-19', '2026-06/notes.txt', '2026-07/2026-07-08'])
    // so many days old is not older
    expect((await desk.night(addDays(NIGHT, 30), { keepDays: 10 })).deletedOutputs).toBe(0)
  })

  it('that comes after a killed one says so, and takes away what that left half-written, whatever its day', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101)))
    expect((await desk.night(NIGHT)).resumed).toBe(false)
    const half = join(desk.at, 'outbox', '2026-05', '.2026-05-31.tmp-aB3_x9')
    mkdirSync(half, { recursive: true })
    writeFileSync(join(half, 'half.xlsx'), 'half')
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    writeFileSync(join(half, '.xuqi-running'), JSON.stringify({ pid: gone, host: hostname() }))
    mkdirSync(join(desk.at, 'inbox', '.night'))
    const { resumed, notices } = await desk.night(NEXT)
    expect(resumed).toBe(true)
    expect(notices.map(({ en }) => en).join()).toContain('An earlier night was cut off')
    expect(existsSync(half)).toBe(false)
  })

  it('that is interrupted or refused says so in its log, and the next one goes on', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101)))
    await expect(desk.night(NIGHT, { signal: AbortSignal.abort() })).rejects.toThrow()
    expect((await desk.night(NIGHT)).run?.manifest.totals.cases).toBe(1)
    writeFileSync(join(desk.at, 'book.db'), 'no book at all, but long enough to be looked at'.repeat(40))
    await expect(desk.night(NEXT)).rejects.toMatchObject({ items: [{ code: 'R031' }] })
    const events = readFileSync(join(desk.at, 'log.jsonl'), 'utf8').trim().split('\n')
    const told = events.map((line): { event: string; because?: string } => JSON.parse(line))
    expect(told.filter(({ event }) => event === 'failed').map(({ because }) => because)).toEqual(['interrupted'])
  })

  it('that is interrupted while it waits for files to settle ends at once, and leaves the inbox alone', async () => {
    const desk = openDesk()
    desk.put('a.csv', listOf(row(101)))
    const begun = performance.now()
    await expect(desk.night(NIGHT, { settleSeconds: 60, signal: AbortSignal.timeout(200) })).rejects.toThrow()
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect(desk.list('inbox')).toEqual(['a.csv'])
    expect((await desk.night(NIGHT)).resumed).toBe(false)
  })

  it('writes a log of plain facts', async () => {
    const desk = openDesk()
    desk.put('测试的清单.csv', listOf(row(101)))
    desk.put('回盘.csv', returnOf(failed(101), failed(199)))
    desk.put('坏.xlsx', 'no workbook')
    await desk.night(NIGHT)
    const text = readFileSync(join(desk.at, 'log.jsonl'), 'utf8')
    const events = text
      .trim()
      .split('\n')
      .map((line): { event?: string } => JSON.parse(line))
    expect(events.map(({ event }) => event)).toEqual([
      'begin',
      'inbox',
      'quarantined',
      'collected',
      'waiting',
      'run',
      'end',
    ])
    for (const line of text.trim().split('\n'))
      expect(Object.values(JSON.parse(line)).every((value) => typeof value !== 'object')).toBe(true)
    expect(text).not.toMatch(/测试|P3701|139001|坏|回盘/)
  })
})
