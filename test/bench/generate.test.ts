import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const GENERATE = join(import.meta.dirname, '../../bench/generate.mjs')

describe('the generator of the benchmark', () => {
  let folder = ''
  const made = (name: string, ...options: string[]) => {
    const path = join(folder, name)
    execFileSync(process.execPath, [GENERATE, path, '--rows', '3000', '--collectors', '7', ...options])
    return readFileSync(path)
  }
  const fieldsOf = (csv: string) =>
    csv
      .split('\r\n')
      .filter((line) => line !== '' && !line.includes('"'))
      .map((line) => line.split(','))
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'xuqi-bench-test-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('the same seed gives the same bytes, another seed others', () => {
    expect(made('a.csv', '--seed', '1').equals(made('b.csv', '--seed', '1'))).toBe(true)
    expect(made('a.csv', '--seed', '1').equals(made('b.csv', '--seed', '2'))).toBe(false)
  })

  test('GB18030 holds every character that UTF-8 holds, those of four bytes among them', () => {
    const text = made('utf8.csv', '--encoding', 'utf-8').toString('utf8')
    expect(new TextDecoder('gb18030', { fatal: true }).decode(made('gb.csv'))).toBe(text)
    expect(text).toMatch(/[\u{20000}-\u{3ffff}]/u)
  })

  test('all lines have 34 fields and nobody in them can be real', () => {
    const [header = [], ...rows] = fieldsOf(made('people.csv', '--encoding', 'utf-8').toString('utf8'))
    expect(header).toHaveLength(34)
    const at = (name: string) => header.indexOf(name)
    const mobiles = rows.map((row) => row[at('投保人手机号')]).filter((mobile) => mobile)
    const ids = rows.filter((row) => row[at('投保人证件类型')] === '身份证').map((row) => row[at('投保人证件号码')])
    expect(rows.length).toBeGreaterThan(2900)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([34]))
    expect(mobiles.every((mobile) => mobile?.slice(3, 5) === '00')).toBe(true)
    expect(ids.every((id) => id?.slice(2, 6) === '0000')).toBe(true)
  })

  test.each([
    [
      'rejected',
      (rows: string[][]) =>
        rows.filter((row) => row[2] === '' || !/^\d/.test(row[19] ?? '') || !/^\d/.test(row[20] ?? '')).length /
        rows.length,
      0.25,
    ],
    ['duplicates', (rows: string[][]) => 1 - new Set(rows.map((row) => row.join())).size / rows.length, 0.25],
    ['even', (rows: string[][]) => 0.004 - (1 - new Set(rows.map((row) => row.join())).size / rows.length), 0],
  ] as const)('the shape %s is what it says', (shape, share, least) => {
    const rows = fieldsOf(made(`${shape}.csv`, '--shape', shape, '--encoding', 'utf-8').toString('utf8')).slice(1)
    expect(share(rows)).toBeGreaterThanOrEqual(least)
  })

  test('the shape huge gives four collectors most of the list', () => {
    const rows = fieldsOf(
      made('huge.csv', '--shape', 'huge', '--collectors', '40', '--encoding', 'utf-8').toString('utf8'),
    )
    const loads = new Map<string, number>()
    for (const row of rows.slice(1)) loads.set(row[31] ?? '', (loads.get(row[31] ?? '') ?? 0) + 1)
    const four = [...loads.values()].sort((a, b) => b - a).slice(0, 4)
    expect(four.reduce((sum, load) => sum + load, 0) / rows.length).toBeGreaterThan(0.8)
  })
})
