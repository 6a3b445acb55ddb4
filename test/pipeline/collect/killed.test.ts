import { spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { checkBook, statsOfBook } from '../../../src/book/index.ts'
import { xuqi } from '../../cli/xuqi.ts'
import { goThrough } from '../../quarter/workbooks.ts'
import { openChance } from '../../quarter/world.ts'

const BIN = resolve(import.meta.dirname, '../../../bin/xuqi.js')
const ROWS = 700
const LEAST_TURNS = 6
const LEAST_KILLED = 3
const MOST_TURNS = 25
const COLLECT = ['collect', 'back', 'returns.csv', 'paid.csv', '--as-of', '2026-06-20', '--book', 'book.db', '--quiet']

const dueOf = (n: number) => `2026-06-${String((n % 28) + 1).padStart(2, '0')}`
const rows = (header: string, from: number, line: (n: number) => string) =>
  `${[header, ...Array.from({ length: ROWS - from }, (_, n) => line(n + from))].join('\n')}\n`

/** A list, the worklists that were made of it and filled in, and what the bank and finance sent. */
async function prepare(folder: string): Promise<void> {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write(
    'list.csv',
    rows('保单号,投保人,应缴日期,应缴保费,收费员工号', 0, (n) => `P${n},张三,${dueOf(n)},${1000 + n}.00,S${n % 7}`),
  )
  write(
    'returns.csv',
    rows('保单号,应缴日期,转账状态,转账失败原因,回盘日期', 0, (n) => `P${n},${dueOf(n)},失败,余额不足,2026-06-19`),
  )
  write(
    'paid.csv',
    rows(
      '保单号,应缴日期,实收保费,实收日期,是否已收',
      ROWS / 2,
      (n) => `P${n},${dueOf(n)},${1000 + n}.00,2026-06-19,已收`,
    ),
  )
  const run = ['run', 'list.csv', '--as-of', '2026-06-18', '--out', 'out', '--book', 'book.db', '--quiet']
  expect((await xuqi(run, folder)).exitCode).toBe(0)
  const back = join(folder, 'back')
  mkdirSync(back)
  await goThrough(join(folder, 'out', 'worklists'), back, ['日期', '结果', '备注'], openChance(7), (line) => {
    line.write('结果', '考虑中')
    line.write('备注', `说再看看 ${line.policyNo}`)
    return true
  })
}

it('a collect that is killed leaves the book as before or as after, and the next one completes it, nothing doubled', {
  timeout: 300_000,
}, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuqi-killed-')))
  try {
    await prepare(folder)
    const [book, kept] = [join(folder, 'book.db'), join(folder, 'kept.db')]
    copyFileSync(book, kept)
    const held = () => {
      const { runs, cases, entries } = statsOfBook(book)
      return JSON.stringify({ runs, cases, entries })
    }
    const before = held()
    let start = performance.now()
    expect((await xuqi(COLLECT, folder)).exitCode).toBe(0)
    let whole = performance.now() - start
    const after = held()
    expect(after).not.toBe(before)
    expect(statsOfBook(book).entries).toMatchObject({ contacts: ROWS, debits: ROWS, payments: ROWS / 2 })

    const chance = openChance(20260618)
    let killed = 0
    for (let turn = 0; turn < LEAST_TURNS || killed < LEAST_KILLED; turn++) {
      expect(turn, 'so many turns, and hardly one was still at work').toBeLessThan(MOST_TURNS)
      copyFileSync(kept, book)
      rmSync(`${book}-journal`, { force: true })
      // over the whole length, more often near the end, where the book is written
      const share = turn % 2 === 0 ? 0.2 + chance.below(75) / 100 : 0.8 + chance.below(25) / 100
      const child = spawn(process.execPath, [BIN, ...COLLECT], { cwd: folder, stdio: 'ignore' })
      const timer = setTimeout(() => child.kill('SIGKILL'), whole * share)
      const exitCode = await new Promise<number | null>((done) => child.on('close', done))
      clearTimeout(timer)
      if (exitCode === null) killed += 1
      expect(checkBook(book)).toEqual([])
      expect([before, after]).toContain(held())
      start = performance.now()
      const { exitCode: next, err } = await xuqi(COLLECT, folder)
      // the machine may be busier or less busy than at the beginning
      whole = performance.now() - start
      expect({ next, err }).toMatchObject({ next: 0 })
      expect(held()).toBe(after)
    }
    await xuqi(['book', 'export', 'export', '--book', 'book.db', '--with-personal-data'], folder)
    const notes = readFileSync(join(folder, 'export', 'contacts.csv'), 'utf8').match(/说再看看 P\d+(?=,)/g) ?? []
    expect(new Set(notes).size).toBe(ROWS)
    expect(existsSync(`${book}-journal`)).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
