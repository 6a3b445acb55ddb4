import { describe, expect, it } from 'vitest'
import { addDays, formatDay } from '../../src/model/day.ts'
import { openAdvice } from '../../src/report/worklist/advice.ts'
import { openDeadlines } from '../../src/report/worklist/deadlines.ts'
import { openDaysLeft, urgencyOf } from '../../src/report/worklist/urgency.ts'
import { contextOf, day, oneCase, type Sample } from './samples.ts'

function adviceOn(asOf: string, sample: Sample) {
  const context = contextOf(asOf)
  const days = openDeadlines(context)
  const c = oneCase(sample, context)
  const advice = openAdvice(days, 'zh').advise(c)
  return { c, advice, days, codes: [advice.first, ...advice.further].map((item) => item.code) }
}

/** A due date so many days before a Thursday in a week without days off. */
const dueBefore = (days: number) => formatDay(addDays(day('2026-05-14'), -days))
const AS_OF = '2026-05-14'

describe('what to do about a case that was due', () => {
  it.each([
    [44, false],
    [45, true],
    [57, true],
    [60, true],
  ])('%d days ago asks for an assessment form: %s', (overdue, asked) => {
    const { codes } = adviceOn(AS_OF, { due: dueBefore(overdue) })
    expect(codes.includes('F07')).toBe(asked)
  })

  it.each([
    [52, 'F07', '2026-05-14'],
    [53, 'F06', '2026-05-18'],
    [57, 'F06', '2026-05-14'],
    [60, 'F06', '2026-05-14'],
  ])('%d days ago starts with %s by %s', (overdue, code, by) => {
    const { advice } = adviceOn(AS_OF, { due: dueBefore(overdue) })
    expect(advice.first.code).toBe(code)
    expect(advice.first.by && formatDay(advice.first.by)).toBe(by)
  })

  it('61 days ago has lapsed: a call about reinstatement, a visit and the notice', () => {
    const { c, codes } = adviceOn(AS_OF, { due: dueBefore(61) })
    expect(c.stage).toBe('lapsed')
    expect(codes).toEqual(['F14', 'F10', 'F16'])
  })

  it('91 days ago has lapsed for 31 days: tracked, no longer recent', () => {
    expect(adviceOn(AS_OF, { due: dueBefore(91) }).codes[0]).toBe('F14')
    expect(adviceOn(AS_OF, { due: dueBefore(92) }).codes[0]).toBe('F17')
  })

  it('almost two years ago is the last chance', () => {
    const { advice } = adviceOn('2026-05-14', { due: '2024-05-20' })
    expect(advice.first.code).toBe('F15')
    expect(advice.first.text).toContain('剩67天')
  })
})

describe('what to do about a debit', () => {
  const failed = { transferStatus: 'failed', failReason: '余额不足' } as const

  it('that failed: whoever mends it, within three working days and never after the day to fix it by', () => {
    const { advice } = adviceOn(AS_OF, { ...failed, due: dueBefore(10) })
    expect(advice.first.code).toBe('F09')
    expect(advice.first.text).toContain('余额不足')
    expect(advice.first.by && formatDay(advice.first.by)).toBe('2026-05-19')
  })

  it('that failed before day 45 waits for the bank, from day 45 on the customer pays another way', () => {
    expect(adviceOn(AS_OF, { ...failed, due: dueBefore(44) }).codes).not.toContain('F08')
    expect(adviceOn(AS_OF, { ...failed, due: dueBefore(45) }).codes[0]).toBe('F08')
  })

  it('whose result is not known: nothing is asked and no day is set', () => {
    const { advice, codes } = adviceOn(AS_OF, { due: dueBefore(59), transferStatus: 'inFlight' })
    expect(codes).toEqual([''])
    expect(advice.first.text).toContain('先不联系客户')
    expect(advice.first.by).toBeUndefined()
  })

  it('that failed because the holder has died: no money is asked for and nothing else is to be done', () => {
    const { advice, codes, c, days } = adviceOn(AS_OF, {
      due: dueBefore(59),
      transferStatus: 'failed',
      failReason: '身故',
    })
    expect(codes).toEqual([''])
    expect(advice.first.text).toContain('停止收费联系')
    expect(urgencyOf(c, advice, days)).toBe('stop')
  })

  it('that nobody has arranged: to be arranged, after the call', () => {
    expect(adviceOn(AS_OF, { due: '2026-05-20', payChannel: 'counter' }).codes).toEqual(['F02', 'F19'])
  })

  it('that nobody has arranged on an account in doubt: checked when it is arranged', () => {
    const texts = (sample: Sample) => {
      const { advice } = adviceOn(AS_OF, { codes: ['V044'], ...sample })
      return [advice.first, ...advice.further].map((item) => item.text).filter((text) => text.includes('账户存疑'))
    }
    const otherWay = { payChannel: 'counter' } as const
    expect(texts({ ...otherWay, due: dueBefore(10) })).toEqual(['账户存疑（非投保人和被保险人账户）：办理转账时先核对'])
    expect(texts({ ...otherWay, due: dueBefore(70) })).toEqual([])
    expect(texts({ due: dueBefore(10) })).toEqual(['账户存疑（非投保人和被保险人账户）：扣款前先核对'])
  })
})

describe('what to do by stage', () => {
  it('not due and arranged: a reminder three days before', () => {
    const { advice } = adviceOn(AS_OF, { due: '2026-05-28' })
    expect(advice.first.code).toBe('F01')
    expect(advice.first.by && formatDay(advice.first.by)).toBe('2026-05-25')
  })

  it('current, grace 1 and next month have their own task', () => {
    expect(adviceOn(AS_OF, { due: '2026-05-04' }).codes[0]).toBe('F02')
    expect(adviceOn(AS_OF, { due: '2026-04-10' }).codes[0]).toBe('F03')
    expect(adviceOn(AS_OF, { due: '2026-06-10' }).codes[0]).toBe('F00')
  })

  it('grace 2 is called early in the month', () => {
    const { advice } = adviceOn('2026-05-06', { due: '2026-03-25' })
    expect(advice.first.code).toBe('F05')
    expect(advice.first.by && formatDay(advice.first.by)).toBe('2026-05-09')
  })

  it('grace 1 and difficult is visited', () => {
    expect(adviceOn(AS_OF, { due: '2026-04-10', mobile: '', codes: ['V030'] }).codes.slice(0, 2)).toEqual([
      'F10',
      'F04',
    ])
  })

  it('orphans are introduced to their new collector', () => {
    expect(adviceOn(AS_OF, { due: '2026-05-04', agentCode: 'A9', agentStatus: 'left' }).codes).toContain('F12')
  })

  it('a product that does not lapse by itself is never called lapsed', () => {
    const { c, advice } = adviceOn(AS_OF, { due: dueBefore(70), productName: '聚财万能保险' })
    expect(c.stage).toBe('deferred')
    expect(advice.first.text).toContain('账户价值')
    expect(advice.first.text).not.toContain('失效')
  })

  it('a wish for an automatic loan is checked once grace is over, not before', () => {
    expect(adviceOn(AS_OF, { due: dueBefore(61), autoLoan: 'yes' }).advice.first.text).toContain('可能已自动垫交')
    expect(adviceOn(AS_OF, { due: dueBefore(60), autoLoan: 'yes' }).advice.first.text).not.toContain('垫交')
  })

  it('a policy that the system calls lapsed while it is in grace is promised nothing', () => {
    const { advice, codes } = adviceOn(AS_OF, { due: dueBefore(20), policyStatus: 'lapsed' })
    expect(codes).toEqual([''])
    expect(advice.first.text).toContain('核实前不承诺保障')
  })

  it('money that came after the lapse is for finance to decide', () => {
    const { advice } = adviceOn(AS_OF, { due: dueBefore(70), paidFlag: 'paid', paidDate: day('2026-05-12') })
    expect(advice.first.text).toContain('请财务核实')
  })
})

describe('our own deadlines', () => {
  it('move to the last working day before a day off, never before today', () => {
    const days = openDeadlines(contextOf('2026-06-17'))
    expect(formatDay(days.settle(day('2026-06-21')))).toBe('2026-06-18')
    expect(formatDay(days.settle(day('2026-06-16')))).toBe('2026-06-17')
    expect(formatDay(openDeadlines(contextOf('2026-06-20')).settle(day('2026-06-21')))).toBe('2026-06-20')
  })

  it('never lie in the past, whatever the case', () => {
    for (let overdue = -40; overdue < 800; overdue++) {
      const { advice, days } = adviceOn(AS_OF, {
        due: dueBefore(overdue),
        transferStatus: overdue % 2 === 0 ? 'failed' : '',
      })
      for (const { by } of [advice.first, ...advice.further])
        if (by !== undefined) expect(by).toBeGreaterThanOrEqual(days.asOf)
    }
  })
})

describe('days left', () => {
  const words = (overdue: number, more: Partial<Sample> = {}, asOf = AS_OF) => {
    const context = contextOf(asOf)
    return openDaysLeft(
      openDeadlines(context),
      'zh',
    )(oneCase({ due: formatDay(addDays(day(asOf), -overdue)), ...more }, context))
  }

  it.each([
    [60, '今天截止', 'danger'],
    [57, '剩3天（休息日）', 'danger'],
    [56, '剩4天', 'warning'],
    [53, '剩7天', 'warning'],
    [52, '剩8天', undefined],
    [-5, '5天后应缴', undefined],
  ])('due %d days ago reads %s', (overdue, value, tone) => {
    const cell = words(overdue)
    expect(cell.value).toBe(value)
    expect(cell.tone).toBe(tone)
  })

  it('a debit under way is never called past its last day', () => {
    expect(words(65, { transferStatus: 'inFlight' }).value).toBe('等扣款结果')
  })
})
