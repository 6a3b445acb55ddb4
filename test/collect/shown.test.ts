import { describe, expect, it } from 'vitest'
import { shownDay, shownGiven, shownText, shownWord } from '../../src/collect/finding.ts'

describe('what a finding shows of the words of a collector', () => {
  it('is the first character of a free text and its length', () => {
    expect(shownText('赵先生说他夫人下周存钱')).toEqual({ zh: '赵…（11字）', en: '赵… (11 characters)' })
    expect(shownText('赵试')).toEqual({ zh: '赵…（2字）', en: '赵… (2 characters)' })
    expect(shownText('赵')).toEqual({ zh: '…（1字）', en: '… (1 character)' })
    expect(shownText('13800001234 是他的号')).toEqual({ zh: '…（16字）', en: '… (16 characters)' })
  })

  it('is a short word where a word of a list belongs, and no more', () => {
    expect(shownWord('再说吧')).toBe('再说吧')
    expect(shownWord('赵试夫人说再等等')).toMatchObject({ zh: '赵…（8字）' })
    expect(shownWord('电138')).toMatchObject({ zh: '电…（4字）' })
  })

  it('is a day or an hour as it was typed', () => {
    for (const text of ['6月31日', '上周三', '2027/1/5', '下午3点半后'.slice(0, 4), '46190'])
      expect(shownDay(text)).toBe(text)
    expect(shownDay('13800001234')).toBe('138******34')
    expect(shownDay('等赵试回来')).toMatchObject({ zh: '等…（5字）' })
  })

  it('is a given cell masked as its column is, and nothing that somebody wrote into it', () => {
    expect(shownGiven('电话', '13911112222')).toBe('139******22')
    expect(shownGiven('投保人', '赵试试')).toBe('赵*试')
    expect(shownGiven('应缴保费', '300.5')).toBe('300.5')
    expect(shownGiven('应缴保费', '赵试说已经缴了')).toMatchObject({ zh: '赵…（7字）' })
    expect(shownGiven('保单号', '370102198001011237')).not.toContain('198001011237')
    expect(shownGiven('保单号', '13911112222')).not.toBe('13911112222')
    expect(shownGiven('保单号', '赵试的保单')).toMatchObject({ zh: '赵…（5字）' })
    expect(shownGiven('收费员', '赵试')).toBe('赵*')
  })
})
