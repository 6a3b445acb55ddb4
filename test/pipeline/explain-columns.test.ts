import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import type { ColumnsTable } from '../../src/pipeline/types.ts'
import { explainColumns } from '../../src/pipeline.ts'

const FIXTURE = resolve(import.meta.dirname, '../../fixtures/runs/persistency/in/保单清单.csv')

async function tablesOf(...texts: readonly string[]): Promise<readonly ColumnsTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xuqi-columns-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const inputs = texts.map((text, i) => {
    writeFileSync(join(folder, `${i}.csv`), text)
    return join(folder, `${i}.csv`)
  })
  const files = await explainColumns({ inputs, settings: DEFAULT_SETTINGS, passwords: [] })
  return files.flatMap(({ tables }) => tables)
}

const fieldsOf = ({ decisions }: ColumnsTable) =>
  Object.fromEntries(decisions.map(({ header, field }) => [header, field]))

describe('what columns were taken for', () => {
  it('is told of a policy list as xuqi persistency reads it, agents masked', async () => {
    const [file] = await explainColumns({ inputs: [FIXTURE], settings: DEFAULT_SETTINGS, passwords: [] })
    const [table] = file?.tables ?? []
    if (!table) throw new Error('no table')
    expect(table).toMatchObject({ use: 'persistency', headerRow: 1, missing: [] })
    expect(table.lacking).toBeUndefined()
    expect(fieldsOf(table)).toMatchObject({
      '首年保费（元）': 'firstPremium',
      第二年实收日期: 'year2Date',
      缴费方式: 'frequency',
      销售渠道: 'channel',
    })
    const agents = table.decisions.find(({ field }) => field === 'agentName')?.samples ?? []
    expect(agents.length).toBeGreaterThan(0)
    for (const name of agents) expect(name).toContain('*')
  })

  it('names what persistency lacks in all policy lists together, at the last of them', async () => {
    const policies = '保单号,生效日期,缴费方式,首年保费\nP1,2025-01-01,年交,1000\n'
    const [alone] = await tablesOf(policies)
    expect(alone?.lacking?.map(({ zh }) => zh.slice(0, 8))).toEqual(['续期是否已收（交'])
    const both = await tablesOf(policies, '保单号,期次,实收日期,实收保费,首期保费\nP1,2,2026-01-03,1000,1000\n')
    expect(both.map(({ use, lacking }) => [use, lacking])).toEqual([
      ['persistency', undefined],
      ['persistency', undefined],
    ])
  })

  it('is told of a list of receivables as xuqi run reads it, and that its due date is missing', async () => {
    const [whole, broken] = await tablesOf(
      '保单号,生效日期,应缴日期,应缴保费,缴费频次\nP1,2020-01-01,2026-06-01,1000,年缴\n',
      '保单号,生效日期,到期,应缴保费,缴费频次\nP1,2020-01-01,2026-06-01,1000,年缴\n',
    )
    expect(whole).toMatchObject({ use: 'run', missing: [] })
    expect(broken).toMatchObject({ use: 'run', missing: ['dueDate'] })
  })

  it('says of a column by its values, and of one that lost against another', async () => {
    const [table] = await tablesOf(
      '保单号,生效日期,首年保费,已缴期数,缴费方式,管理机构,保费\nP1,2025-01-01,1000,1,银行转账,370101,1\nP2,2025-01-02,1000,2,柜面,370102,1\n',
    )
    if (!table) throw new Error('no table')
    const because = (header: string) => table.decisions.find((one) => one.header === header)?.because.zh
    expect(because('缴费方式')).toBe('列里的值不是这个意思')
    expect(because('管理机构')).toContain('看列里的值')
    expect(because('首年保费')).toContain('列名')
  })
})
