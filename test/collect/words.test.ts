import { describe, expect, it } from 'vitest'
import { readChannel, readOutcome, readReason } from '../../src/collect/words.ts'
import { CONTACT_CHANNELS, OUTCOMES, REASONS_UNPAID } from '../../src/model/contact.ts'

describe('the words of the lists', () => {
  it('are read back in both languages, whatever their width, blanks and case', () => {
    for (const [name, { text }] of Object.entries(OUTCOMES)) {
      expect(readOutcome(text.zh)).toBe(name)
      expect(readOutcome(` ${text.en.toUpperCase()} `)).toBe(name)
    }
    for (const [name, { text }] of Object.entries(REASONS_UNPAID)) {
      expect(readReason(text.zh)).toBe(name)
      expect(readReason(text.en)).toBe(name)
    }
    for (const [name, text] of Object.entries(CONTACT_CHANNELS)) {
      expect(readChannel(text.zh)).toBe(name)
      expect(readChannel(text.en)).toBe(name)
    }
    expect(readOutcome('关机／停机')).toBe('switchedOff')
    expect(readOutcome('承诺 缴费。')).toBe('promised')
  })

  it('are read in the ways in which people vary them', () => {
    expect(readOutcome('没人接')).toBe('noAnswer')
    expect(readOutcome('空号')).toBe('wrongNumber')
    expect(readOutcome('想退保')).toBe('surrender')
    expect(readReason('忘了')).toBe('forgot')
    expect(readChannel('上门')).toBe('visit')
  })

  it('are never guessed from a part of what was written, nor from what could mean two things', () => {
    expect(readOutcome('承诺缴费但又说要退保')).toBeUndefined()
    expect(readOutcome('不是空号')).toBeUndefined()
    expect(readOutcome('已缴费？')).toBeUndefined()
    expect(readReason('困难是客户自己说的')).toBeUndefined()
  })
})
