import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REFUSALS } from '../../src/model/refusal.ts'
import { xuqi } from './xuqi.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/refusals')
const cases = readdirSync(FIXTURES).sort()

/** Every file below a folder, with its size. */
const listing = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().join('\n')

describe('every refusal', () => {
  it('has a fixture that provokes it', () => {
    expect(cases.map((name) => name.slice(0, 4))).toEqual(Object.keys(REFUSALS))
  })

  for (const name of cases) {
    it(`${name}: exit 2, says what, where and what to do, and nothing is written`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'xuqi-refusal-'))
      try {
        cpSync(join(FIXTURES, name), folder, { recursive: true })
        const before = listing(folder)
        const args = readFileSync(join(folder, 'cmd'), 'utf8').trim().split(' ')
        const { exitCode, out, err } = await xuqi(args, folder)
        const expected = join(FIXTURES, name, 'expected')
        if (process.env.UPDATE === '1') writeFileSync(expected, err)
        expect(err).toBe(existsSync(expected) ? readFileSync(expected, 'utf8') : '')
        expect(err).toContain(`xuqi explain ${name.slice(0, 4)}`)
        expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
        expect(listing(folder)).toBe(before)
        const english = await xuqi([...args, '--lang', 'en'], folder)
        expect(english.exitCode).toBe(2)
        expect(english.err).toContain('What to do')
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  }
})
