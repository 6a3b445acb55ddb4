import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkBook, statsOfBook } from '../../src/book/index.ts'
import { xuqi } from '../cli/xuqi.ts'
import { tempFolder } from './samples.ts'

const BIN = resolve(import.meta.dirname, '../../bin/xuqi.js')

/** A list of invented people whose debits failed. */
function writeList(path: string, rows: number): void {
  const lines = ['保单号,投保人,应缴日期,应缴保费,转账状态,转账失败原因,收费员工号']
  for (let n = 0; n < rows; n += 1)
    lines.push(`P${n},张三,2026-06-${String((n % 28) + 1).padStart(2, '0')},${1000 + n}.00,失败,余额不足,S${n % 7}`)
  writeFileSync(path, `${lines.join('\n')}\n`)
}

/** When a run is killed, in shares of its length. */
const SHARES = [0.3, 0.6, 0.85, 0.95, 1]

const argsOf = (asOf: string) => ['run', 'list.csv', '--as-of', asOf, '--out', 'out', '--book', 'book.db', '--force']
const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.on('close', done))

/** Starts a run and kills it after a while. @returns whether it was still at work */
async function killRun(folder: string, asOf: string, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [BIN, ...argsOf(asOf)], { cwd: folder, stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), after)
  const exitCode = await ended(child)
  clearTimeout(timer)
  return exitCode === null
}

describe('a run that is killed', () => {
  it('leaves the book as before or as after, and the next run goes on', { timeout: 300_000 }, async () => {
    const folder = tempFolder()
    const book = join(folder, 'book.db')
    writeList(join(folder, 'list.csv'), 1500)
    let start = performance.now()
    expect((await xuqi(argsOf('2026-06-18'), folder)).exitCode).toBe(0)
    let whole = performance.now() - start
    const tables = (path: string) => {
      const { runs, cases, entries } = statsOfBook(path)
      return JSON.stringify({ runs, cases, entries })
    }
    let before = tables(book)
    let killed = 0
    // in turn over the whole length of a run, more often near its end, where the book is written
    for (let i = 0; i < SHARES.length || killed < 2; i++) {
      expect(i, 'so many runs, and hardly one was still at work').toBeLessThan(12)
      const asOf = `2026-06-${19 + i}`
      const wasKilled = await killRun(folder, asOf, whole * (SHARES[i % SHARES.length] ?? 0))
      if (wasKilled) killed += 1
      expect(checkBook(book)).toEqual([])
      const after = tables(book)
      if (after !== before) expect(statsOfBook(book)).toMatchObject({ cases: 1500 })
      start = performance.now()
      const { exitCode, err } = await xuqi(argsOf(asOf), folder)
      // the machine may be busier or less busy than at the beginning
      whole = performance.now() - start
      expect({ exitCode, err }).toMatchObject({ exitCode: 0 })
      // whether the killed run was entered or not: now it is, once
      expect(statsOfBook(book)).toMatchObject({ runs: i + 2, cases: 1500 })
      before = tables(book)
    }
  })

  it('leaves no book, or an empty file that the next run fills, when it was the first', {
    timeout: 120_000,
  }, async () => {
    const folder = tempFolder()
    const book = join(folder, 'book.db')
    writeList(join(folder, 'list.csv'), 1000)
    for (const after of [300, 700]) {
      await killRun(folder, '2026-06-18', after)
      const { exitCode, err } = await xuqi(argsOf('2026-06-18'), folder)
      expect({ exitCode, err }).toMatchObject({ exitCode: 0 })
      expect(checkBook(book)).toEqual([])
      expect(statsOfBook(book)).toMatchObject({ runs: 1, cases: 1000 })
      rmSync(book)
      rmSync(`${book}-journal`, { force: true })
    }
  })
})

describe('two runs at once', () => {
  it('take turns, or the second is refused; the book is sound and holds what was done', {
    timeout: 120_000,
  }, async () => {
    const folder = tempFolder()
    const book = join(folder, 'book.db')
    writeList(join(folder, 'list.csv'), 1000)
    const run = (out: string) =>
      xuqi(['run', 'list.csv', '--as-of', '2026-06-18', '--out', out, '--book', 'book.db'], folder)
    const both = await Promise.all([run('one'), run('two')])
    const codes = both.map(({ exitCode }) => exitCode).sort()
    expect([JSON.stringify([0, 0]), JSON.stringify([0, 2])]).toContain(JSON.stringify(codes))
    for (const [i, { exitCode, err }] of both.entries()) {
      if (exitCode === 2) expect(err).toContain('R033')
      expect(existsSync(join(folder, i === 0 ? 'one' : 'two'))).toBe(exitCode === 0)
    }
    expect(checkBook(book)).toEqual([])
    // the same list on the same day is one run, however often
    expect(statsOfBook(book)).toMatchObject({ runs: 1, cases: 1000, entries: { states: 1000, debits: 1000 } })
  })
})
