import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, formatDay, parseIsoDay } from '../../src/model/day.ts'
import { Refusal } from '../../src/model/refusal.ts'
import type { RunOptions } from '../../src/pipeline/types.ts'
import { readSettings } from '../../src/read/index.ts'
import { type Bench, substanceOf, withBench } from './parts.ts'

const DEMO = resolve(import.meta.dirname, '../../fixtures/demo')
const HEADER =
  '机构代码,机构名称,保单号,险种代码,险种名称,投保人,投保人证件号码,手机号,应缴日期,应缴保费,转账状态,转账失败原因,保单状态,业务员工号,业务员姓名,收费员工号,收费员姓名,主管工号,主管姓名'
const ROSTER = `工号,姓名,机构,机构名称,主管工号,主管,在职,可收费,上限
S1,章一,A,甲支公司,Z1,朱一,是,是,
S2,章二,A,甲支公司,Z1,朱一,是,是,3
S3,章三,B,乙支公司,Z2,朱二,是,是,
S4,章四,B,乙支公司,Z2,朱二,否,是,
S5,章五,C,丙支公司,Z2,朱二,是,是,
G1,高一,A,,,,是,是,
G2,高二,B,,,,否,是,
`

const day = fc
  .integer({ min: -150, max: 40 })
  .map((days) => formatDay(addDays(parseIsoDay('2026-06-18') ?? addDays(0 as never, 0), days)))
const branch = fc.constantFrom(
  'A,甲支公司',
  'A,',
  'B,乙支公司',
  'B,乙支公司',
  'C,丙支公司',
  ',丁营业部',
  ',',
  'A,"甲,支公司"',
)
/** One row of an export in which collectors, customers and even single cases stand in several branches. */
const row = fc
  .record({
    branch,
    policy: fc.nat(30),
    product: fc.constantFrom(',', '1101,', '1101,年金', '1407,重疾', '1407,重疾险'),
    due: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('2026-06-01', '2026-05-20') }, { weight: 4, arbitrary: day }),
    premium: fc.constantFrom('100.00', '100.00', '1,234.50', '25000', '', 'abc'),
    transfer: fc.constantFrom('待转账,', '转账失败,余额不足', '转账失败,账号不存在', '转账成功,', ','),
    status: fc.constantFrom('有效', '有效', '失效', '终止'),
    agent: fc.constantFrom('G1,高一', 'G2,高二', 'G9,高九', ','),
    collector: fc.constantFrom('S1,章一', 'S1,', 'S3,章三', 'S4,章四', 'S9,章九', ',章十', ','),
    supervisor: fc.constantFrom('Z1,', 'Z1,朱一', 'Z2,朱二', ','),
  })
  .map((one) => {
    const cells = one.premium.includes(',') ? `"${one.premium}"` : one.premium
    const who = `章小${one.policy % 4},,1380000${1000 + (one.policy % 6)}`
    return `${one.branch},P${1000 + one.policy},${one.product},${who},${one.due},${cells},${one.transfer},${one.status},${one.agent},${one.collector},${one.supervisor}`
  })

const listOf = (rows: readonly string[]) => `${[HEADER, ...rows, '合计,,,,,,,,,99.00,,,,,,,,,'].join('\n')}\n`

/** A bank's return: it names no branch, no product and no people. */
const returned = fc
  .record({
    policy: fc.nat(30),
    due: fc.constantFrom('2026-06-01', '2026-05-20'),
    premium: fc.constantFrom('100.00', '25000'),
  })
  .map(({ policy, due, premium }) => `P${1000 + policy},${due},${premium},转账失败,余额不足`)
const returnOf = (rows: readonly string[]) =>
  `${['保单号,应缴日期,应缴保费,转账状态,转账失败原因', ...rows].join('\n')}\n`

/** Runs the whole and its parts, merges these, and compares. The last part takes what the others leave. */
async function compare(
  bench: Bench,
  inputs: readonly string[],
  cut: readonly (readonly string[])[],
  options: Partial<RunOptions>,
) {
  await bench.run('whole', inputs, options)
  const probe = await bench.run('probe', inputs, { ...options, dryRun: true, onlyBranch: ['-'] })
  const known = new Set(Object.keys(probe.onlyBranch?.rows ?? {}))
  const parts = cut.map((names) => names.filter((name) => known.has(name))).filter((names) => names.length > 0)
  const rest = [...known].filter((name) => !parts.flat().includes(name))
  if (rest.length > 0) parts.push(rest)
  for (const [i, onlyBranch] of parts.entries()) {
    await bench.run(`part${i}`, inputs, { ...options, onlyBranch })
    const { branches } = JSON.parse(readFileSync(bench.path(`part${i}/data/summary.json`), 'utf8'))
    expect(onlyBranch).toEqual(expect.arrayContaining(Object.keys(branches)))
  }
  await bench.merge(
    'merged',
    parts.map((_, i) => `part${i}`),
  )
  const whole = await substanceOf(bench.path('whole'))
  expect(await substanceOf(bench.path('merged'))).toEqual(whole)
  return { whole, parts: parts.length }
}

describe('the parts of a list, put together', () => {
  it('are the whole list where the files are longer than what is written at once', async () => {
    await withBench(async (bench) => {
      const branches = ['A,甲支公司', 'B,乙支公司', 'C,丙支公司']
      const rows = Array.from({ length: 2400 }, (_, n) => {
        const due = formatDay(addDays(parseIsoDay('2026-06-28') ?? addDays(0 as never, 0), -(n % 90)))
        return `${branches[n % 3]},P${10_000 + n},1101,年金,章小${n % 7},,1380000${1000 + (n % 900)},${due},${100 + n}.00,转账失败,余额不足,有效,G1,高一,S${n % 3},章${n % 3},Z1,朱一`
      })
      await compare(bench, [bench.write('long.csv', listOf(rows))], [['A'], ['B']], {})
      expect(statSync(bench.path('merged/data/cases.csv')).size).toBeGreaterThan(2 * 2 ** 18)
    })
  })

  for (const roster of [false, true]) {
    it(`are the whole list, ${roster ? 'with' : 'without'} a roster`, async () => {
      let compared = 0
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(row, { minLength: 8, maxLength: 40 }), { minLength: 1, maxLength: 2 }),
          fc.constantFrom([['A'], ['B']], [['B', '-']], [['丁营业部', 'C'], ['A']], [['-'], ['A', 'B', 'C']]),
          fc.array(returned, { maxLength: 12 }),
          async (files, cut, returns) => {
            await withBench(async (bench) => {
              const inputs = files.map((rows, i) => bench.write(`${i}.csv`, listOf(rows)))
              if (returns.length > 0) inputs.push(bench.write('return.csv', returnOf(returns)))
              const options = roster ? { roster: bench.write('roster.csv', ROSTER) } : {}
              try {
                await compare(bench, inputs, cut, options)
                compared += 1
              } catch (error) {
                // a file of which most rows are rubbish is refused as a whole
                if (!(error instanceof Refusal) || error.items.some((item) => item.code !== 'R011')) throw error
              }
            })
          },
        ),
        { numRuns: 12 },
      )
      expect(compared).toBeGreaterThan(6)
    }, 120_000)

    it(`are the whole of the demo, ${roster ? 'with' : 'without'} a roster, branch by branch`, async () => {
      const { settings } = await readSettings(join(DEMO, 'xuqi.config.yaml'), { checks: {}, axes: [] })
      await withBench(async (bench) => {
        const options = { settings, ...(roster ? { roster: join(DEMO, 'roster.csv') } : {}) }
        const probe = await bench.run('names', [join(DEMO, 'exports')], { ...options, dryRun: true, onlyBranch: ['-'] })
        const each = Object.keys(probe.onlyBranch?.rows ?? {}).map((name) => [name])
        const { whole, parts } = await compare(bench, [join(DEMO, 'exports')], each, options)
        expect(parts).toBeGreaterThan(3)
        expect(whole.count).toBeGreaterThan(200)
        expect(Object.keys(whole.findings).length).toBeGreaterThan(20)
      })
    }, 120_000)
  }
})

const LIST = listOf([
  'A,甲支公司,P1,,,章小一,,13800001001,2026-06-01,1200.00,待转账,,有效,,,S1,章一,,',
  'B,乙支公司,P2,,,章小二,,13800001002,2026-05-20,3400.00,待转账,,有效,,,S2,章二,,',
  'B,乙支公司,P2,,,章小二,,13800001002,2026-05-20,3400.00,待转账,,有效,,,S2,章二,,',
  ',,P3,,,章小三,,13800001003,2026-05-21,,待转账,,有效,,,S2,章二,,',
])

describe('a part', () => {
  it('counts the rows of other branches as elsewhere, whatever became of them', async () => {
    await withBench(async (bench) => {
      const { totals, onlyBranch, outputs } = await bench.run('out', [bench.write('list.csv', LIST)], {
        onlyBranch: ['A'],
      })
      expect(totals).toMatchObject({
        rowsRead: 5,
        noise: 1,
        rejected: 0,
        duplicates: 0,
        accepted: 1,
        elsewhere: 3,
        cases: 1,
      })
      expect(onlyBranch?.rows).toEqual({ A: 1, B: 2, '-': 1 })
      expect(outputs.filter((output) => output.kind === 'worklist').length).toBe(1)
    })
  })

  it('holds the duplicates and the rejected rows of its own branches', async () => {
    await withBench(async (bench) => {
      const list = bench.write('list.csv', LIST)
      const b = await bench.run('b', [list], { onlyBranch: ['B'] })
      expect(b.totals).toMatchObject({ rejected: 0, duplicates: 1, accepted: 1, elsewhere: 2 })
      const none = await bench.run('none', [list], { onlyBranch: ['-'] })
      expect(none.totals).toMatchObject({ rejected: 1, duplicates: 0, accepted: 0, elsewhere: 3 })
      expect(readFileSync(bench.path('none/data/rejected.csv'), 'utf8').split('\n').length).toBe(3)
    })
  })

  it('is refused where a branch occurs nowhere, with the known ones', async () => {
    await withBench(async (bench) => {
      const list = bench.write('list.csv', LIST)
      const refused = bench.run('out', [list], { onlyBranch: ['B', 'X'] })
      await expect(refused).rejects.toMatchObject({
        items: [{ code: 'R023', facts: { branch: 'X', known: '-、A、B' } }],
      })
    })
  })

  it('says nothing of parts where the whole list is run', async () => {
    await withBench(async (bench) => {
      const manifest = await bench.run('out', [bench.write('list.csv', LIST)])
      expect(manifest.onlyBranch).toBeUndefined()
      expect(manifest.totals).not.toHaveProperty('elsewhere')
    })
  })
})
