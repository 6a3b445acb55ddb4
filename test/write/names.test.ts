import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../src/model/day.ts'
import { openWorklistNames, safeName } from '../../src/write/index.ts'

const asOf = dayOf(2026, 6, 18)
if (asOf === undefined) throw new Error('no day')

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f]/

function assertSafe(name: string): void {
  expect(name).not.toBe('')
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(253)
  expect(name).not.toMatch(FORBIDDEN)
  expect(name).not.toMatch(RESERVED)
  expect(name).not.toMatch(/[. ]$|^[. ~]/)
  expect(name).not.toMatch(/[\ud800-\udfff]/u)
}

describe('a safe name', () => {
  it.each([
    ['济南分公司', '济南分公司'],
    ['A/B\\C:D', 'A_B_C_D'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1', '_com1'],
    ['console', 'console'],
    ['name. . ', 'name'],
    ['~$lock', '$lock'],
    ['../../etc', '_.._etc'],
    ['..', '_'],
    ['', '_'],
    ['a\u202eb\u200bc', 'abc'],
    ['a\tb\nc', 'a_b_c'],
    ['e\u0301', '\u00e9'],
  ])('of %j is %j', (text, name) => expect(safeName(text)).toBe(name))

  it('is cut between characters, not within them', () => {
    expect(safeName('陈'.repeat(100), 10)).toBe('陈陈陈')
    expect(safeName('a😀b', 4)).toBe('a')
  })

  it('is safe whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => assertSafe(safeName(text))))
  })
})

describe('the names of worklists', () => {
  it('are BRANCH/CODE_NAME_AS-OF.xlsx', () => {
    const names = openWorklistNames(asOf)
    expect(names.nameOf('历下支公司', 'W001', '王五')).toBe('历下支公司/W001_王五_2026-06-18.xlsx')
    expect(names.nameOf('', '', '王五')).toBe('no-branch/王五_2026-06-18.xlsx')
    expect(names.nameOf(' ', 'W1', '')).toBe('no-branch/W1_2026-06-18.xlsx')
  })

  it('differ also where case is ignored, and two branches never share a folder', () => {
    const names = openWorklistNames(asOf)
    expect(names.nameOf('A/B', 'w1', 'x')).toBe('A_B/w1_x_2026-06-18.xlsx')
    expect(names.nameOf('A:B', 'w1', 'x')).toBe('A_B-2/w1_x_2026-06-18.xlsx')
    expect(names.nameOf('A/B', 'W1', 'X')).toBe('A_B/W1_X_2026-06-18-2.xlsx')
    expect(names.nameOf('a/b', 'w1', 'x')).toBe('a_b-3/w1_x_2026-06-18.xlsx')
    expect(names.nameOf('unassigned.xlsx', 'w', '')).toBe('unassigned.xlsx-2/w_2026-06-18.xlsx')
  })

  it('are safe and unique whatever the branches, codes and names, and keep the day', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom('A', 'a', 'CON', '陈'.repeat(120), '.', '/'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 30 }), (collectors) => {
        const names = openWorklistNames(asOf)
        const paths = collectors.map(([branch, code, name]) => names.nameOf(branch, code, name))
        for (const path of paths) {
          const parts = path.split('/')
          expect(parts).toHaveLength(2)
          for (const part of parts) assertSafe(part)
          expect(path).toMatch(/_2026-06-18(-\d+)?\.xlsx$/)
        }
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
      }),
    )
  })
})
