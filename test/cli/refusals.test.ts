import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Chalk } from 'chalk'
import { describe, expect, it, onTestFinished } from 'vitest'
import { holdLock } from '../../src/book/index.ts'
import { refusalText } from '../../src/cli/refusal-text.ts'
import { REFUSALS, type RefusalCode, refuse } from '../../src/model/refusal.ts'
import { openRun, SEEN } from '../book/samples.ts'
import { xuqi } from './xuqi.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/refusals')
const cases = readdirSync(FIXTURES).sort()
const REFUSAL_CODES = Object.keys(REFUSALS) as readonly RefusalCode[]

/** Every file below a folder, with its size. */
const listing = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().join('\n')

const plain = { errorPaint: new Chalk({ level: 0 }), width: 80 }

describe('every refusal', () => {
  it('speaks English, too', async () => {
    for (const code of REFUSAL_CODES) {
      const text = refusalText(refuse(code, {}), 'en', plain)
      expect(text).toContain('What to do: ')
      expect(text.replaceAll('应收年月日', '')).not.toMatch(/\p{Script=Han}/u)
    }
    const { exitCode, err } = await xuqi(['run', 'nowhere.csv', '--lang', 'en'], FIXTURES)
    expect({ exitCode, err }).toMatchObject({ exitCode: 2, err: expect.stringMatching(/^nowhere\.csv: there is no/) })
  })

  it('has a fixture that provokes it', () => {
    expect(cases.map((name) => name.slice(0, 4))).toEqual(Object.keys(REFUSALS))
  })

  for (const name of cases) {
    it(`${name}: exit 2, says what, where and what to do, and nothing is written`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'xuqi-refusal-'))
      try {
        cpSync(join(FIXTURES, name), folder, { recursive: true })
        // somebody else is writing into the book meanwhile
        const other = name.startsWith('R033') ? await openRun(join(folder, 'book.db'), '2026-06-18') : undefined
        onTestFinished(() => other?.abandon())
        // another night is at work
        const lock = name.startsWith('R060') ? holdLock(join(folder, 'xuqi-out/book.db.lock'), '02:30') : undefined
        onTestFinished(() => lock?.release())
        // an earlier night has left its lock, which nobody holds
        if (name.startsWith('R063')) holdLock(join(folder, 'xuqi-out/book.db.lock'), '02:30').release()
        // the only run in the book is of a later day
        const book = { R036: 'book.db', R041: 'xuqi-out/book.db', R062: join('xuqi-out', 'book.db') }[name.slice(0, 4)]
        if (book !== undefined) {
          mkdirSync(dirname(join(folder, book)), { recursive: true })
          const later = await openRun(join(folder, book), '2026-06-18')
          later.see(SEEN, undefined)
          later.commit('20260618-000000000000')
        }
        const before = listing(folder)
        const args = readFileSync(join(folder, 'cmd'), 'utf8').trim().split(' ')
        const { exitCode, out, err } = await xuqi(args, folder)
        const expected = join(FIXTURES, name, 'expected')
        if (process.env.UPDATE === '1') writeFileSync(expected, err)
        expect(err).toBe(existsSync(expected) ? readFileSync(expected, 'utf8') : '')
        expect(err).toContain(`xuqi explain ${name.slice(0, 4)}`)
        expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
        expect(listing(folder)).toBe(before)
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  }
})
