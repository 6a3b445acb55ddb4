import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, formatDay } from '../../src/model/day.ts'
import { Refusal } from '../../src/model/refusal.ts'
import { xuqi } from '../cli/xuqi.ts'
import { dumpWorkbook } from '../dump.ts'
import { AS_OF, type Line, textOf, withFiles, withRun } from './run.ts'

const day = fc.integer({ min: -800, max: 60 }).map((days) => formatDay(addDays(AS_OF, days)))
const line: fc.Arbitrary<Line> = fc.record({
  policy: fc.nat(25),
  product: fc.constantFrom('', '1101', '1407'),
  due: fc.oneof({ weight: 12, arbitrary: day }, { weight: 1, arbitrary: fc.constantFrom('', '2026-02-30', '26-5-1') }),
  premium: fc.constantFrom('100.00', '100.00', '1,234.50', '9999.99', '10000', '1.2万元', '0', '-5', 'abc'),
  frequency: fc.constantFrom('年缴', '月缴', '季缴', '', '每周'),
  transfer: fc.constantFrom('待转账', '转账失败', '转账成功', '在途', ''),
  reason: fc.constantFrom('', '余额不足', '处理中', '账号不存在', '说不清楚', '系统超时'),
  status: fc.constantFrom('有效', '失效', '终止', '豁免', ''),
  paid: fc.constantFrom('', '', '已收', '未收'),
  paidOn: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: day }),
  collector: fc.constantFrom('S1', 'S2', ''),
})

/** A case without what names its place in the input. */
type Row = Readonly<Record<string, string>>
const casesOf = (csv: string): Row[] => parse(csv, { columns: true })

const sorted = (products = '') => products.split(';').sort().join(';')

describe('what must always hold', () => {
  it('balances the books whatever comes in, over one file or several', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        async (lines, files) => {
          const parts = Array.from({ length: files }, (_, i) => lines.filter((_, at) => at % files === i)).filter(
            (part) => part.length > 0,
          )
          try {
            await withRun(parts.map(textOf), { dryRun: true }, ({ result }) => {
              const { totals } = result.manifest
              expect(totals.rowsRead).toBe(lines.length)
              expect(totals.rowsRead).toBe(
                totals.noise + totals.rejected + totals.duplicates + totals.superseded + totals.accepted,
              )
              for (const by of [totals.byDisposition, totals.byStage, totals.byTenday, totals.byServicing]) {
                expect(Object.values(by).reduce((sum, one) => sum + one.cases, 0)).toBe(totals.cases)
                expect(Object.values(by).reduce((sum, one) => sum + one.fen, 0)).toBe(totals.acceptedFen)
              }
            })
          } catch (error) {
            // a file of which most rows are rubbish is refused as a whole
            if (!(error instanceof Refusal)) throw error
            expect(error.items.map((item) => item.code)).toContain('R011')
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('gives every case of a worklist one line in one workbook, and the premium as read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 5, maxLength: 19 }), async (lines) => {
        await withRun([textOf(lines)], {}, async ({ result, read, out }) => {
          const listed = casesOf(read('data/cases.csv')).filter((row) => row.disposition === 'worklist')
          const keys: string[] = []
          for (const output of result.manifest.outputs.filter((one) => one.kind === 'worklist')) {
            const dump = await dumpWorkbook(join(out, output.path))
            const outside = dump.split(/^# /m).filter((sheet) => !/^(已收|下月预告|填表说明)/.test(sheet))
            for (const [, key] of outside.join('').matchAll(/(P\d+\|\d{4}-\d{2}-\d{2})\|/g)) if (key) keys.push(key)
          }
          expect(keys.sort()).toEqual(listed.map((row) => `${row.policyNo}|${row.dueDate}`).sort())
        })
      }),
      { numRuns: 12 },
    )
  })

  it('does not depend on the order of the rows', async () => {
    const unique = fc.uniqueArray(line, {
      minLength: 5,
      maxLength: 19,
      selector: ({ policy, due, product }) => `${policy} ${due} ${product}`,
    })
    const judged = (lines: readonly Line[]): Promise<Row[]> =>
      withRun([textOf(lines)], {}, ({ read }) =>
        casesOf(read('data/cases.csv'))
          .map(
            (row): Row => ({ ...row, sourceFile: '', sourceRow: '', customerKey: '', products: sorted(row.products) }),
          )
          .sort((a, b) => (`${a.policyNo} ${a.dueDate}` < `${b.policyNo} ${b.dueDate}` ? -1 : 1)),
      )
    // rows of one case may differ in more than their product; then the first one speaks for the case
    const oneRowCases = unique.map((lines) => [
      ...new Map(lines.map((one) => [`${one.policy} ${one.due}`, one])).values(),
    ])
    await fc.assert(
      fc.asyncProperty(oneRowCases, async (lines) => {
        expect(await judged([...lines].reverse())).toEqual(await judged(lines))
      }),
      { numRuns: 12 },
    )
  })

  it('gives the same bytes with one thread and with three', async () => {
    const many = fc.sample(line, { numRuns: 12_500, seed: 7 }).map(
      (one, i): Line => ({
        ...one,
        policy: i,
        due: /^\d{4}-/.test(one.due) && one.due !== '2026-02-30' ? one.due : '2026-05-01',
        premium: '100.00',
        collector: `S${i % 5}`,
      }),
    )
    // the manifest names each file with its checksum
    const [one, three] = await withFiles([textOf(many)], async (run) => [
      (await run({ jobs: 1 })).result.manifest.outputs,
      (await run({ jobs: 3 })).result.manifest.outputs,
    ])
    expect(one.filter(({ kind }) => kind === 'worklist').length).toBe(5)
    expect(three).toEqual(one)
  }, 90_000)

  it('gives the same in every time zone', async () => {
    const demo = resolve(import.meta.dirname, '../../fixtures/demo')
    const out = mkdtempSync(join(tmpdir(), 'xuqi-zones-'))
    const inZone = async (zone: string) => {
      const place = join(out, zone.replace('/', '-'))
      const args = ['run', 'exports', '--config', 'xuqi.config.yaml', '--as-of', '2026-06-18', '--out', place]
      const said = await xuqi(args, demo, { TZ: zone })
      const books = readdirSync(join(place, 'worklists'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.xlsx'),
      )
      return {
        exitCode: said.exitCode,
        data: readdirSync(join(place, 'data')).map((file) => readFileSync(join(place, 'data', file), 'utf8')),
        cells: await Promise.all(books.sort().map((name) => dumpWorkbook(join(place, 'worklists', name)))),
      }
    }
    try {
      const shanghai = await inZone('Asia/Shanghai')
      expect(shanghai.exitCode).toBe(0)
      for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati'])
        expect(await inZone(zone), zone).toEqual(shanghai)
    } finally {
      rmSync(out, { recursive: true })
    }
  }, 90_000)
})
