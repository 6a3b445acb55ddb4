import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CODES } from '../../src/codes.ts'
import { REASONS } from '../../src/model/reason.ts'
import type { Manifest } from '../../src/pipeline/types.ts'
import { type Spoken, xuqi } from './xuqi.ts'

const DEMO = resolve(import.meta.dirname, '../../fixtures/demo')
const folder = mkdtempSync(join(tmpdir(), 'xuqi-demo-'))
afterAll(() => rmSync(folder, { recursive: true }))
const input = ['exports', '--config', 'xuqi.config.yaml', '--as-of', '2026-06-18']
const run = (...more: string[]) => xuqi(['run', ...input, ...more], DEMO)

describe('the demo', () => {
  const out = join(folder, 'zh')
  let zh: Spoken
  let manifest: Manifest
  beforeAll(async () => {
    zh = await run('--out', out)
    manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  })

  it('prints a summary of 80 columns without colour, and nothing on standard error', () => {
    expect([zh.exitCode, zh.err]).toEqual([0, ''])
    const lines = zh.out.trimEnd().split('\n')
    for (const line of lines.slice(0, -1))
      if (!line.includes(folder)) expect(stringWidth(line), line).toBeLessThanOrEqual(80)
    expect(zh.out).not.toContain('\u001b')
    expect(zh.out).not.toMatch(/[{}]|undefined|NaN/)
  })

  it('states the balance on its last line', () => {
    const { rowsRead, noise, rejected, duplicates, superseded, accepted, acceptedFen, casesFen } = manifest.totals
    expect(rowsRead).toBe(noise + rejected + duplicates + superseded + accepted)
    expect(acceptedFen).toBe(casesFen)
    const last = zh.out.trimEnd().split('\n').at(-1) ?? ''
    for (const count of [rowsRead, noise, rejected, duplicates, superseded, accepted])
      expect(last).toContain(` ${count}`)
    expect(last).toMatch(/^账平/)
  })

  it('has something of everything: formats, findings, failure reasons, dispositions', () => {
    expect(manifest.inputs.map((file) => file.format)).toEqual(['csv', 'xlsx', 'xls'])
    expect(manifest.totals.rowsRead).toBeGreaterThan(300)
    // a file cut short, hidden sheets, merged cells, numbers without their zeros, products under two names and what the run refuses are not in it
    const absent = CODES.filter((page) => page.kind === 'check' && !manifest.findings[page.code]).map(
      (page) => page.code,
    )
    expect(
      absent.filter((code) => !['M001', 'M010', 'M011', 'V013', 'V015', 'V016', 'V054', 'V071'].includes(code)),
    ).toEqual([])
    expect(
      Object.values(REASONS)
        .map((reason) => reason.name)
        .filter((name) => !manifest.totals.byTransferReason[name]?.cases),
    ).toEqual([])
    for (const [name, { cases }] of Object.entries(manifest.totals.byDisposition))
      expect(cases, name).toBeGreaterThan(0)
    expect(manifest.outputs.filter((output) => output.kind === 'worklist').length).toBeGreaterThanOrEqual(8)
  })

  it('fills every blank of every message', () => {
    expect(readFileSync(join(out, 'data/findings.csv'), 'utf8')).not.toMatch(/\{\w+\}/)
  })

  it('prints only the manifest with --json, only the last line with --quiet', async () => {
    const json = await run('--out', join(folder, 'json'), '--json')
    expect(JSON.parse(json.out)).toEqual(JSON.parse(readFileSync(join(folder, 'json/manifest.json'), 'utf8')))
    const quiet = await run('--out', join(folder, 'quiet'), '--quiet')
    expect([quiet.out.trimEnd().split('\n').length, quiet.err]).toEqual([1, ''])
  })

  it('speaks English throughout on demand, apart from what the data says', async () => {
    const { out: said, exitCode } = await run('--dry-run', '--lang', 'en')
    expect(exitCode).toBe(0)
    // names of files are data
    expect(said.replace(/exports\/\S+/g, '')).not.toMatch(/\p{Script=Han}/u)
  })

  it('writes nothing with --dry-run', async () => {
    await run('--dry-run', '--out', join(folder, 'dry'))
    expect(readdirSync(folder)).not.toContain('dry')
  })

  it('exits 1 where --fail-on asks for it', async () => {
    expect((await run('--dry-run', '--fail-on', 'reject')).exitCode).toBe(1)
    expect((await run('--dry-run', '--fail-on', 'never')).exitCode).toBe(0)
    expect((await xuqi(['check', ...input], DEMO)).exitCode).toBe(1)
    expect((await xuqi(['check', ...input, '--fail-on', 'never'], DEMO)).exitCode).toBe(0)
  })

  it('is checked with findings in their places, all of them with --json', async () => {
    const text = await xuqi(['check', ...input], DEMO)
    expect(text.out).toMatch(/› 第 \d+ 行 › /)
    const json = JSON.parse((await xuqi(['check', ...input, '--json'], DEMO)).out)
    expect(json.findingLines.length).toBe(Object.values(manifest.findings).reduce((sum, count) => sum + count, 0))
    expect(json.findings).toEqual(manifest.findings)
  })

  it('is explained column by column', async () => {
    const { out: said, exitCode } = await xuqi(['columns', 'exports', '--config', 'xuqi.config.yaml'], DEMO)
    expect(exitCode).toBe(0)
    for (const part of ['gb18030', 'XLSX', 'XLS', '表头在第 3 行', '应缴日 dueDate', '没有找到表头'])
      expect(said.toLowerCase()).toContain(part.toLowerCase())
    for (const line of said.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80)
  })
})

describe('the demo with a follow-up book', () => {
  const book = join(folder, 'book.db')
  /** policy number to disposition of each case; who collects what is no load yet may differ, since with a book it stays with that person */
  const casesOf = (out: string) =>
    readFileSync(join(out, 'data/cases.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',').slice(0, 7).join())
  const rerun = (asOf: string, out: string) =>
    xuqi(['run', 'exports', '--config', 'xuqi.config.yaml', '--as-of', asOf, '--book', book, '--out', out], DEMO)

  it('gives the same cases on the first day, and goes on the day after, policies without any case included', async () => {
    const [plain, first, next] = ['plain', 'first', 'next'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const runs = [await run('--no-book', '--out', plain), await rerun('2026-06-18', first)]
    expect(casesOf(first)).toEqual(casesOf(plain))
    runs.push(await xuqi(['collect', join(first, 'worklists'), '--as-of', '2026-06-19', '--book', book], DEMO))
    runs.push(await rerun('2026-06-19', next))
    expect(runs.map(({ exitCode, err }) => [exitCode, err])).toEqual(runs.map(() => [0, '']))
    expect(casesOf(next).length).toBe(casesOf(first).length)
    const { findings }: Manifest = JSON.parse(readFileSync(join(next, 'manifest.json'), 'utf8'))
    expect(findings.V005).toBeGreaterThan(0)
  })
})
