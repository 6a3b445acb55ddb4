import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkBook, holdLock } from '../../src/book/index.ts'
import { addDays, formatDay } from '../../src/model/day.ts'
import { xuqi } from '../cli/xuqi.ts'
import { fillIn } from '../quarter/collectors.ts'
import { day, openChance, openWorld } from '../quarter/world.ts'
import { told } from './desk.ts'

const BIN = resolve(import.meta.dirname, '../../bin/xuqi.js')
const SEED = 20260602
const FIRST = day('2026-06-02')
const SECOND = addDays(FIRST, 3)
const folder = mkdtempSync(join(tmpdir(), 'xuqi-killed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const world = openWorld(SEED, 400)
const night = (at: string, asOf = SECOND, env: Readonly<Record<string, string>> = {}) =>
  xuqi(['nightly', '--as-of', formatDay(asOf), '--quiet'], at, env)

/** What stands in a desk in the end: the book's tables, the night's data, what was archived and put aside. */
function endOf(at: string) {
  const files = (name: string) =>
    existsSync(join(at, name))
      ? readdirSync(join(at, name), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(at.length))
          .sort()
      : []
  const out = join(at, 'xuqi-out', '2026-06', formatDay(SECOND), 'data')
  const tables = ['contacts', 'debits', 'payments', 'states', 'tasks', 'assignments', 'handovers', 'listings']
  return {
    book: tables.map((table) => told(join(at, 'xuqi-out', 'book.db'), table)),
    data: ['cases.csv', 'tasks.csv', 'summary.json'].map((name) => readFileSync(join(out, name), 'utf8')),
    inbox: files('inbox'),
    archive: files('archive'),
    quarantine: files('quarantine'),
  }
}

/** A desk that has had its first night, and the post of the second in its inbox. */
const before = join(folder, 'before')
let whole = 0
let expected: ReturnType<typeof endOf>
const copyOf = (name: string) => {
  const at = join(folder, name)
  // the book says where workbooks were read: all desks stand at one place, one after the other
  cpSync(before, at, { recursive: true })
  return at
}

beforeAll(async () => {
  mkdirSync(join(before, 'inbox'), { recursive: true })
  writeFileSync(join(before, 'xuqi.config.yaml'), 'nightly: { settleSeconds: 0 }\n')
  const put = (name: string, text: string) => writeFileSync(join(before, 'inbox', name), text)
  put('应收_2026-06-02.csv', world.receivables(FIRST))
  expect(await night(before, FIRST)).toMatchObject({ exitCode: 0, err: '' })
  const lists = join(before, 'xuqi-out', '2026-06', formatDay(FIRST), 'worklists')
  await fillIn(lists, join(before, 'inbox'), FIRST, openChance(SEED), 0.2)
  put('应收_2026-06-05.csv', world.receivables(SECOND))
  put('回盘.csv', world.returns(addDays(FIRST, -30), SECOND))
  put('实收.csv', world.payments(addDays(FIRST, -30), SECOND))
  put('坏.xlsx', 'no workbook')
  const at = copyOf('whole')
  const start = performance.now()
  expect(await night(at)).toMatchObject({ exitCode: 1 })
  whole = performance.now() - start
  expected = endOf(at)
  expect(expected.quarantine).toHaveLength(2)
}, 120_000)

const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.on('close', done))

describe('a night that is killed', () => {
  it('at any moment leaves a sound book, and the next one ends as if nothing had been', {
    timeout: 300_000,
  }, async () => {
    const chance = openChance(SEED)
    let killed = 0
    for (let n = 0; n < 6; n++) {
      const at = copyOf(`killed-${n}`)
      const child = spawn(process.execPath, [BIN, 'nightly', '--as-of', formatDay(SECOND)], {
        cwd: at,
        stdio: 'ignore',
      })
      const timer = setTimeout(() => child.kill('SIGKILL'), whole * (0.2 + chance.below(70) / 100))
      if ((await ended(child)) === null) killed += 1
      clearTimeout(timer)
      expect(checkBook(join(at, 'xuqi-out', 'book.db'))).toEqual([])
      const { exitCode, err } = await night(at)
      // what was put aside was told to whoever was killed, or is told now
      expect({ n, exitCode, err }).toMatchObject({ exitCode: expect.toBeOneOf([0, 1]), err: '' })
      expect(endOf(at), `killed-${n}`).toEqual(expected)
      rmSync(at, { recursive: true })
    }
    expect(killed).toBeGreaterThan(2)
  })
})

describe('two nights at once', () => {
  it('exclude each other: the second one says who is at work and since when, and touches nothing', async () => {
    const at = copyOf('two')
    const lock = holdLock(join(at, 'xuqi-out', 'book.db.lock'), 'pid 4711, server, 2026-06-05T02:30:00.000Z')
    const inbox = readdirSync(join(at, 'inbox')).sort()
    const refused = await night(at)
    expect(refused).toMatchObject({ exitCode: 2, out: '' })
    expect(refused.err.replaceAll(/\s+/g, ' ')).toContain('pid 4711, server, 2026-06-05T02:30:00.000Z')
    expect(readdirSync(join(at, 'inbox')).sort()).toEqual(inbox)
    lock.release()
    expect((await night(at)).exitCode).toBe(1)
    expect(endOf(at)).toEqual(expected)
  })

  it('started in the same moment end as one', { timeout: 60_000 }, async () => {
    const at = copyOf('together')
    const codes = (await Promise.all([night(at), night(at)])).map(({ exitCode }) => exitCode)
    expect(codes).toContain(1)
    // the second came while the first was at work, or when it was done and nothing was left to do
    for (const code of codes) expect(code).toBeOneOf([0, 1, 2])
    expect(endOf(at)).toEqual(expected)
  })
})

describe('the zone of the machine', () => {
  it.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])('%s changes nothing', async (zone) => {
    const at = copyOf(`zone-${zone.replace('/', '-')}`)
    expect((await night(at, SECOND, { TZ: zone })).exitCode).toBe(1)
    expect(endOf(at)).toEqual(expected)
  })

  it('does not decide which day it is', async () => {
    const today = () => new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date())
    for (const zone of ['America/New_York', 'Pacific/Kiritimati']) {
      const at = join(folder, `today-${zone.replace('/', '-')}`)
      mkdirSync(join(at, 'inbox'), { recursive: true })
      const earliest = today()
      const { out } = await xuqi(['nightly', '--quiet'], at, { TZ: zone })
      expect([earliest, today()]).toContain(out.slice(0, 10))
    }
  })
})
