import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { xuqi } from './xuqi.ts'

const folder = mkdtempSync(join(tmpdir(), 'xuqi-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Line = Readonly<Record<string, string>>
const readCsv = (...path: string[]): Line[] => parse(readFileSync(join(folder, ...path)), { columns: true })
const text = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')

async function say(...args: string[]): Promise<string> {
  const said = await xuqi(args, folder)
  expect(said.exitCode, `${args.join(' ')}\n${said.err}${said.out}`).toBe(0)
  return said.out
}

const HEAD =
  '机构代码,机构名称,保单号,投保人姓名,手机号,险种名称,缴费方式,生效日期,应缴日,应缴保费,转账状态,失败原因,收费员工号,收费员姓名,主管工号,主管姓名'
const policy = (
  no: number,
  due: string,
  premium: string,
  more: { status?: string; reason?: string; collector?: string } = {},
) => {
  const { status = '', reason = '', collector = 'C1' } = more
  const branch = collector === 'C3' ? '3702,青岛二部' : '3701,济南一部'
  const year = 2020 + (no % 5)
  return `${branch},37010000${1000 + no},周${no}丽,138${String(10_000_000 + no)},金福终身寿险,年缴,${year}-${due.slice(5)},${due},${premium},${status},${reason},${collector},收${collector},${collector === 'C3' ? 'M2,督二' : 'M1,督一'}`
}
const write = (name: string, lines: readonly string[]) =>
  writeFileSync(join(folder, name), `${[HEAD, ...lines].join('\n')}\n`)

/** The list of the first day: due in June, May and April. */
const FIRST = [
  policy(1, '2026-06-01', '1000.00'),
  policy(2, '2026-06-05', '1000.00', { status: '扣款失败', reason: '余额不足' }),
  policy(3, '2026-06-10', '2000.00', { collector: 'C2' }),
  policy(4, '2026-05-10', '3000.00', { collector: 'C2' }),
  policy(5, '2026-05-01', '4000.00'),
  policy(6, '2026-04-20', '5000.00', { collector: 'C3' }),
  policy(7, '2026-04-19', '600.00', { collector: 'C3' }),
  policy(8, '2026-07-02', '700.00'),
]
/** A week later: 1 is paid by debit, 2's debit failed again elsewhere, 3 costs more, 4 is not in the list any more, 5 pays at the counter, 6 lapses, 9 is new. */
const SECOND = [
  policy(1, '2026-06-01', '1000.00', { status: '扣款成功' }),
  policy(2, '2026-06-05', '1000.00', { status: '扣款失败', reason: '余额不足' }),
  policy(3, '2026-06-10', '2500.00', { collector: 'C2', status: '扣款失败', reason: '户名不符' }),
  policy(5, '2026-05-01', '4000.00'),
  policy(6, '2026-04-20', '5000.00', { collector: 'C3' }),
  policy(7, '2026-04-19', '600.00', { collector: 'C3' }),
  policy(8, '2026-07-02', '700.00'),
  policy(9, '2026-06-20', '900.00'),
]

beforeAll(async () => {
  writeFileSync(join(folder, 'xuqi.config.yaml'), 'lang: zh\nworklist:\n  company: 泰山人寿\n  hotline: "95500"\n')
  write('first.csv', FIRST)
  write('second.csv', SECOND)
  writeFileSync(
    join(folder, 'paid.csv'),
    '保单号,应缴日,实收日期,实收金额\n370100001005,2026-05-01,2026-06-18,4000.00\n',
  )
  writeFileSync(
    join(folder, 'later.csv'),
    '保单号,应缴日,实收日期,实收金额\n370100001009,2026-06-20,2026-06-22,900.00\n',
  )
  await say('run', 'first.csv', '--as-of', '2026-06-14', '--quiet')
  await say('collect', 'paid.csv', '--as-of', '2026-06-20', '--quiet')
  await say('run', 'second.csv', '--as-of', '2026-06-21', '--quiet')
}, 120_000)

const figures = (lines: readonly Line[], by = 'total', code = '') => {
  const found = lines.filter((line) => line.by === by && line.code === code)
  return (figure: string, item: string) => {
    const line = found.find((one) => one.figure === figure && one.item === item)
    return [Number(line?.cases), line?.premium]
  }
}

// each test starts the program once or twice
describe('the follow-up report', { timeout: 120_000 }, () => {
  const out = 'xuqi-out/2026-06/2026-06-21'

  it('is part of the run, and in its manifest', () => {
    const manifest = JSON.parse(text(out, 'manifest.json'))
    const kinds = new Map(manifest.outputs.map((one: Line) => [one.kind, one.path]))
    expect(kinds.get('report-follow-up')).toBe('reports/跟进报告.xlsx')
    expect(kinds.get('page-follow-up')).toBe('reports/跟进报告.html')
    expect(kinds.get('follow-up-cases')).toBe('data/follow-up.csv')
    expect(kinds.get('follow-up-figures')).toBe('data/follow-up-figures.csv')
  })

  it('counts what came in against what was seen first, by the month it was due in', () => {
    const of = figures(readCsv(out, 'data/follow-up-figures.csv'))
    // 1, 2, 3 and 9; 3 as it was seen first
    expect(of('receivable', 'current')).toEqual([4, '4900.00'])
    expect(of('collected', 'current')).toEqual([1, '1000.00'])
    expect(of('collectedByBank', 'current')).toEqual([1, '1000.00'])
    // 4 is gone, and stays in the receivable; 5 was paid at the counter
    expect(of('receivable', 'grace1')).toEqual([2, '7000.00'])
    expect(of('collected', 'grace1')).toEqual([1, '4000.00'])
    expect(of('collectedByBank', 'grace1')).toEqual([0, '0.00'])
    expect(of('receivable', 'grace2')).toEqual([2, '5600.00'])
    expect(of('firstSeenLate', 'grace2')).toEqual([2, '5600.00'])
    const line = readCsv(out, 'data/follow-up-figures.csv').find(
      (one) => one.by === 'total' && one.figure === 'collected' && one.item === 'current',
    )
    expect(line).toMatchObject({ caseRate: '0.250000', premiumRate: '0.204082', target: '85', short: '3' })
  })

  it('says what has changed since the run before', () => {
    const of = figures(readCsv(out, 'data/follow-up-figures.csv'))
    expect(of('change', 'paid')).toEqual([2, '5000.00'])
    expect(of('change', 'failed')).toEqual([1, '2500.00'])
    expect(of('change', 'new')).toEqual([1, '900.00'])
    expect(of('change', 'gone')).toEqual([1, '3000.00'])
    // due 20 and 19 April: lapsed on 20 and 19 June
    expect(of('change', 'lapsed')).toEqual([2, '5600.00'])
    expect(of('change', 'day45')).toEqual([0, '0.00'])
  })

  it('tells branches, teams and collectors apart', () => {
    const lines = readCsv(out, 'data/follow-up-figures.csv')
    expect(figures(lines, 'branch', '3701')('receivable', 'grace1')).toEqual([2, '7000.00'])
    expect(figures(lines, 'branch', '3702')('receivable', 'grace2')).toEqual([2, '5600.00'])
    expect(figures(lines, 'team', 'M2')('change', 'lapsed')).toEqual([2, '5600.00'])
    expect(figures(lines, 'collector', 'C2')('change', 'gone')).toEqual([1, '3000.00'])
    expect(lines.find((line) => line.by === 'team' && line.code === 'M1')?.name).toBe('督一')
  })

  it('leads from each number to its cases', () => {
    const cases = readCsv(out, 'data/follow-up.csv')
    const filters: Readonly<Record<string, (line: Line, item: string) => boolean>> = {
      receivable: (line, item) => line.bucket === item && line.receivable === 'true',
      collected: (line, item) => line.bucket === item && line.receivable === 'true' && line.paid === 'true',
      change: (line, item) => line.changes?.split(';').includes(item) ?? false,
      overdueTask: (line, item) => line.overdueTasks?.split(';').includes(item) ?? false,
      targetBase: (line, item) => line.targetGroup === item,
      failed: (line, item) => line.failedReason === item,
      rolling: (line, item) => `${line.rollingFrom}.${line.rolling}` === item,
    }
    const lines = readCsv(out, 'data/follow-up-figures.csv').filter(
      (line) => line.by === 'total' && line.item !== 'all',
    )
    let asked = 0
    for (const { figure = '', item = '', cases: count } of lines) {
      const filter = filters[figure]
      if (!filter) continue
      asked += 1
      expect([figure, item, cases.filter((line) => filter(line, item)).length]).toEqual([figure, item, Number(count)])
    }
    expect(asked).toBeGreaterThan(40)
  })

  it('is the same from the book alone, in whatever time zone', async () => {
    const args = ['report', '--out', 'again', '--quiet']
    const { exitCode } = await xuqi(args, folder, { TZ: 'America/Los_Angeles' })
    expect(exitCode).toBe(0)
    for (const file of ['data/follow-up.csv', 'data/follow-up-figures.csv', 'reports/跟进报告.html'])
      expect(text('again', file), file).toBe(text(out, file))
  })

  it('holds no customer data', () => {
    for (const file of ['data/follow-up.csv', 'data/follow-up-figures.csv', 'reports/跟进报告.html'])
      expect(text(out, file), file).not.toMatch(/周\d丽|138\d{8}/)
    expect(text(out, 'reports/跟进报告.html')).not.toMatch(/37010000\d{4}/)
  })

  it('tells what was collected after the last run, and stands as it stood on an earlier day', async () => {
    await say('collect', 'later.csv', '--as-of', '2026-06-23', '--quiet')
    await say('report', '--out', 'later', '--no-html', '--quiet')
    const later = figures(readCsv('later/data/follow-up-figures.csv'))
    expect(later('collected', 'current')).toEqual([2, '1900.00'])
    expect(JSON.parse(text('later/manifest.json'))).toMatchObject({
      report: 'follow-up',
      asOf: '2026-06-21',
      heardUntil: '2026-06-23',
      comparedWith: '2026-06-14',
    })
    expect(() => text('later/reports/跟进报告.html')).toThrow('ENOENT')
    await say('report', '--as-of', '2026-06-22', '--out', 'before', '--quiet')
    expect(text('before/data/follow-up.csv')).toBe(text(out, 'data/follow-up.csv'))
    await say('report', '--as-of', '2026-06-15', '--out', 'first', '--quiet')
    const first = figures(readCsv('first/data/follow-up-figures.csv'))
    expect(first('receivable', 'current')).toEqual([3, '4000.00'])
    expect(first('change', 'new')).toEqual([0, '0.00'])
    expect(text('first/reports/跟进报告.html')).toContain('无从比较')
  })

  it('speaks English, refuses to write over an output, and prints its manifest', async () => {
    const { exitCode, out: said } = await xuqi(['report', '--out', 'en', '--lang', 'en', '--json'], folder)
    expect(exitCode).toBe(0)
    expect(JSON.parse(said).outputs.map((one: Line) => one.path)).toEqual([
      'data/follow-up-figures.csv',
      'data/follow-up.csv',
      'reports/follow-up.html',
      'reports/follow-up.xlsx',
    ])
    const names = /泰山人寿|济南一部|青岛二部|督[一二]|收C\d/g
    const page = text('en/reports/follow-up.html')
      .replace(/<style>.*?<\/style>/s, '')
      .replaceAll(names, '')
    expect(page).not.toMatch(/\p{Script=Han}/u)
    expect((await xuqi(['report', '--out', 'en'], folder)).exitCode).toBe(2)
    expect(await say('report', '--out', 'en', '--lang', 'en', '--force')).toMatch(/Changes since 2026-06-14/)
  })

  it('says so where nothing has changed', async () => {
    write('still.csv', [policy(1, '2026-06-01', '1000.00')])
    for (const day of ['2026-06-14', '2026-06-15'])
      await say('run', 'still.csv', '--as-of', day, '--book', 'still.db', '--out', `still-${day}`, '--quiet')
    expect(await say('report', '--book', 'still.db', '--out', 'still')).toContain('2026-06-14 以来没有变化。')
  })

  it('refuses files, and a day that is none', async () => {
    expect((await xuqi(['report', 'first.csv'], folder)).exitCode).toBe(2)
    expect((await xuqi(['report', '--as-of', '2026-06-31'], folder)).exitCode).toBe(2)
  })
})
