import { describe, expect, it } from 'vitest'
import { DEFAULT_TEMPLATES, NOTICE_BLANKS, NOTICE_TEMPLATES } from '../../src/model/notice.ts'
import { objectionTo } from '../../src/model/threats.ts'

describe('a text for customers', () => {
  it.each([
    ['请尽快缴纳逾期保费', 'threat'],
    ['您已欠费', 'threat'],
    ['否则将起诉', 'threat'],
    ['影响您的征信', 'threat'],
    ['your premium is overdue', 'threat'],
    ['we will take you to court', 'threat'],
    ['缴费后保证复效', 'promise'],
    ['reinstatement is guaranteed', 'promise'],
    ['点击 https://example.com', 'link'],
    ['见 www.example.cn', 'link'],
  ])('%s is objected to', (text, rule) => {
    expect(objectionTo(text)?.rule).toBe(rule)
  })

  it('that is courteous passes, the built-in ones among them', () => {
    expect(objectionTo('感谢您的支持，咨询95500')).toBeUndefined()
    for (const name of NOTICE_TEMPLATES)
      for (const text of [DEFAULT_TEMPLATES[name].zh, DEFAULT_TEMPLATES[name].en])
        expect(objectionTo(text)).toBeUndefined()
  })
})

describe('the built-in templates', () => {
  it('hold the blanks that they may hold, the same in both languages', () => {
    const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
    for (const name of NOTICE_TEMPLATES) {
      const { zh, en } = DEFAULT_TEMPLATES[name]
      expect(blanks(zh)).toEqual(blanks(en))
      expect(NOTICE_BLANKS[name]).toEqual(expect.arrayContaining(blanks(zh)))
    }
  })
})
