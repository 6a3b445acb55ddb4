import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { textWidth } from '../../src/cli/text-width.ts'

describe('the width of a text in a terminal', () => {
  it('is that of the package that knows every writing system, for whatever Chinese and English names and amounts hold', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0x3000, max: 0x3029 }),
      fc.integer({ min: 0xff01, max: 0xff60 }),
      fc.integer({ min: 0x20000, max: 0x2a6df }),
      fc.constantFrom(0x2014, 0x2026, 0x201c, 0x201d, 0xb7, 0xa5, 0x2192, 0x203a, 0xa0, 0x200b),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (codes) => {
        const text = String.fromCodePoint(...codes)
        expect(textWidth(text), JSON.stringify(text)).toBe(stringWidth(text))
      }),
    )
  })

  it('is the same for all texts of the program', () => {
    let lines = 0
    for (const path of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts')) continue
      for (const line of readFileSync(`src/${path}`, 'utf8').split('\n')) {
        expect(textWidth(line), line).toBe(stringWidth(line))
        lines += 1
      }
    }
    expect(lines).toBeGreaterThan(10_000)
  })

  it('counts neither colours nor marks', () => {
    expect(textWidth('\u001b[1m\u001b[31m保单\u001b[39m\u001b[22m')).toBe(4)
    expect(textWidth('e\u0301')).toBe(1)
  })
})
