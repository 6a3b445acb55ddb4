import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { hang, printable, wrapText } from '../../src/cli/printable.ts'

describe('printable', () => {
  it('takes away escape sequences, control characters and marks that turn the direction of writing', () => {
    expect(printable('张\u001b[31m三\u001b[0m\u0007\u202e四\u200b\r五')).toBe('张三四五')
    expect(printable('甲\n乙\t丙')).toBe('甲\n乙\t丙')
  })
})

describe('wrapText', () => {
  it('breaks Chinese between characters, never before punctuation that ends or after one that opens', () => {
    for (const line of wrapText('甲乙丙（丁），戊己庚（辛），壬癸。', 8)) {
      expect(line).not.toMatch(/^[，。）]/u)
      expect(line).not.toMatch(/（$/u)
    }
  })

  it('keeps words whole', () => {
    expect(wrapText('raise the limit of the account', 12)).toEqual(['raise the', 'limit of the', 'account'])
  })

  it('loses nothing but blanks, and fills no line beyond its width', () => {
    const letters = fc.constantFrom('甲', '乙', '，', '。', '（', '）', 'a', 'b', ' ', '1')
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 120 }), fc.integer({ min: 20, max: 60 }), (chars, width) => {
        const text = chars.join('')
        const lines = wrapText(text, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) if (/^[甲乙 ]*$/.test(line)) expect(stringWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('hangs the lines after the first', () => {
    expect(hang('aaaa bbbb cccc dddd eeee ffff', 24, 4)).toBe('aaaa bbbb cccc dddd\n    eeee ffff')
  })
})
