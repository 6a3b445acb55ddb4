import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../src/pipeline/types.ts'
import { xuqi } from './xuqi.ts'

const LIST = `机构代码,保单号,投保人,应缴日期,应缴保费,收费员工号
370101,P1,章小一,2026-06-01,1200.00,S1
370201,P2,章小二,2026-05-20,3400.00,S2
,P3,章小三,2026-04-28,56.00,S1
`
const folder = mkdtempSync(join(tmpdir(), 'xuqi-merge-'))
const run = (...args: string[]) => xuqi(['run', 'list.csv', '--as-of', '2026-06-18', ...args], folder)
const manifestOf = (out: string): Manifest => JSON.parse(readFileSync(join(folder, out, 'manifest.json'), 'utf8'))

beforeAll(async () => {
  writeFileSync(join(folder, 'list.csv'), LIST)
  await run('--only-branch', '370101，-', '--out', 'parts/1')
  await run('--only-branch', '370201', '--out', 'parts/2')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('xuqi merge', () => {
  it('tells what it put together; the last line is the balance over all', async () => {
    const { exitCode, out, err } = await xuqi(['merge', 'parts/1', 'parts/2', '--out', 'all'], folder)
    expect([exitCode, err]).toEqual([0, ''])
    expect(out).toContain('合并 2 次运行，1 个文件 3 行')
    const last = '账平：行 3 = 杂行 0 + 退回 0 + 重复 0 + 被取代 0 + 受理 3；保费 4,656.00 元 = 3 件之和\n'
    expect(out.endsWith(last)).toBe(true)
    const quiet = await xuqi(['merge', 'parts/1', 'parts/2', '--out', 'quiet', '--quiet'], folder)
    expect(quiet.out).toBe(last)
  })

  it('speaks English on demand, and prints the manifest with --json', async () => {
    const english = await xuqi(['merge', 'parts/1', 'parts/2', '--out', 'english', '--lang', 'en'], folder)
    expect(english.out).not.toMatch(/\p{Script=Han}/u)
    const json = await xuqi(['merge', 'parts/1', 'parts/2', '--out', 'json', '--json'], folder)
    expect(JSON.parse(json.out)).toEqual(manifestOf('json'))
  })

  it('merges what is there with --partial, and says what is missing', async () => {
    const { exitCode, out } = await xuqi(['merge', 'parts/1', '--out', 'half', '--partial'], folder)
    expect(exitCode).toBe(0)
    expect(out).toContain('还缺机构：370201')
    expect(out).toContain('受理 2 + 其他机构 1；')
  })

  it('replaces an earlier merge only by --force', async () => {
    await xuqi(['merge', 'parts/1', 'parts/2', '--out', 'twice'], folder)
    expect((await xuqi(['merge', 'parts/1', 'parts/2', '--out', 'twice'], folder)).err).toContain('R012')
    const forced = await xuqi(['merge', 'parts/1', 'parts/2', '--out', 'twice', '--force'], folder)
    expect(forced.exitCode).toBe(0)
    expect(forced.out).toContain('twice.replaced-')
  })

  it('does not take the place of a run that it points to', async () => {
    const before = manifestOf('parts/1')
    const { exitCode, err } = await xuqi(
      ['merge', 'parts/1', 'parts/2', '--out', './parts/../parts/1', '--force'],
      folder,
    )
    expect(exitCode).toBe(2)
    expect(err).toContain('parts/1 是要合并的一份')
    expect(manifestOf('parts/1')).toEqual(before)
  })

  it('wants runs and a place', async () => {
    const { exitCode, err } = await xuqi(['merge'], folder)
    expect(exitCode).toBe(2)
    expect(err).toContain('parts/1 parts/2 --out')
    expect(err).toContain('--out 写明')
  })

  it('is a fault of the program where the books do not balance: exit 3, nothing written', async () => {
    await run('--only-branch', '370201', '--out', 'forged')
    const forged = manifestOf('forged')
    const totals = { ...forged.totals, acceptedFen: forged.totals.acceptedFen + 1 }
    writeFileSync(join(folder, 'forged/manifest.json'), JSON.stringify({ ...forged, totals }))
    const { exitCode, err } = await xuqi(['merge', 'parts/1', 'forged', '--out', 'never'], folder)
    expect(exitCode).toBe(3)
    expect(err).toContain('do not balance')
    expect(() => manifestOf('never')).toThrow()
  })
})

describe('--only-branch', () => {
  it('says on the last line how many rows are elsewhere, and lists the branches with check --json', async () => {
    const part = await run('--only-branch', '370201', '--dry-run', '--quiet')
    expect(part.out).toContain('受理 1 + 其他机构 2；')
    const check = await xuqi(['check', 'list.csv', '--as-of', '2026-06-18', '--only-branch', '-', '--json'], folder)
    expect(JSON.parse(check.out).onlyBranch.rows).toEqual({ '370101': 1, '370201': 1, '-': 1 })
  })

  it('wants a name', async () => {
    expect((await run('--only-branch', ',', '--dry-run')).err).toContain('--only-branch：要写机构代码')
  })
})
