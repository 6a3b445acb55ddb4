import { describe, expect, it } from 'vitest'
import { counted } from '../../src/model/wording.ts'

describe('a number with an English noun', () => {
  it.each([
    [0, 'file', '0 files'],
    [1, 'file', '1 file'],
    ['1', 'case', '1 case'],
    [2, 'entry', '2 entries'],
    [1, 'entry', '1 entry'],
    ['1,000', 'row', '1,000 rows'],
  ])('%s %s is %s', (count, noun, words) => {
    expect(counted(count, noun)).toBe(words)
  })
})
