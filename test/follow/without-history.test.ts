import { describe, expect, it } from 'vitest'
import { openDeadlines } from '../../src/follow/deadlines.ts'
import { addDays, formatDay } from '../../src/model/day.ts'
import { contextOf, day, oneCase, type Sample } from '../report/samples.ts'

function adviceOn(asOf: string, sample: Sample) {
  const context = contextOf(asOf)
  const c = oneCase(sample, context)
  const { tasks } = c.followUp
  const [first] = tasks
  if (first === undefined) throw new Error('nothing to do')
  return { c, first, tasks, codes: tasks.map((task) => task.code) }
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
    [53, 'F07', '2026-05-14'],
    [57, 'F06', '2026-05-14'],
    [60, 'F06', '2026-05-14'],
  ])('%d days ago starts with %s by %s', (overdue, code, by) => {
    const { first } = adviceOn(AS_OF, { due: dueBefore(overdue) })
    expect(first.code).toBe(code)
    expect(first.due && formatDay(first.due)).toBe(by)
  })

  it('61 days ago has lapsed: a call about reinstatement, a visit and the notice', () => {
    const { c, codes } = adviceOn(AS_OF, { due: dueBefore(61) })
    expect(c.stage).toBe('lapsed')
    expect(codes).toEqual(['F10', 'F14', 'F16'])
  })

  it('91 days ago has lapsed for 31 days: tracked, no longer recent', () => {
    expect(adviceOn(AS_OF, { due: dueBefore(91) }).codes[0]).toBe('F14')
    expect(adviceOn(AS_OF, { due: dueBefore(92) }).codes[0]).toBe('F17')
  })

  it('almost two years ago is the last chance', () => {
    const { first } = adviceOn('2026-05-14', { due: '2024-05-20' })
    expect(first.code).toBe('F15')
    expect(first.text).toContain('剩67天')
  })
})

describe('what to do about a debit', () => {
  const failed = { transferStatus: 'failed', failReason: '余额不足' } as const

  it('that failed: whoever mends it, within three working days and never after the day to fix it by', () => {
    const { first } = adviceOn(AS_OF, { ...failed, due: dueBefore(10) })
    expect(first.code).toBe('F09')
    expect(first.text).toContain('余额不足')
    expect(first.due && formatDay(first.due)).toBe('2026-05-19')
  })

  it('that failed before day 45 waits for the bank, from day 45 on the customer pays another way', () => {
    expect(adviceOn(AS_OF, { ...failed, due: dueBefore(44) }).codes).not.toContain('F08')
    expect(adviceOn(AS_OF, { ...failed, due: dueBefore(45) }).codes).toContain('F08')
  })

  it('whose result is not known: nothing is asked and no day is set', () => {
    const { first, codes } = adviceOn(AS_OF, { due: dueBefore(59), transferStatus: 'inFlight' })
    expect(codes).toEqual([''])
    expect(first.text).toContain('先不联系客户')
    expect(first.due).toBeUndefined()
  })

  it('that failed because the holder has died: no money is asked for and nothing else is to be done', () => {
    const { first, codes } = adviceOn(AS_OF, {
      due: dueBefore(59),
      transferStatus: 'failed',
      failReason: '身故',
    })
    expect(codes).toEqual([''])
    expect(first.text).toContain('停止收费联系')
  })

  it('that nobody has arranged: to be arranged by the due date, called by the 25th', () => {
    expect(adviceOn(AS_OF, { due: '2026-05-20', payChannel: 'counter' }).codes).toEqual(['F19', 'F02'])
  })

  it('that nobody has arranged on an account in doubt: checked when it is arranged', () => {
    const texts = (sample: Sample) => {
      const { tasks } = adviceOn(AS_OF, { codes: ['V044'], ...sample })
      return tasks.map((task) => task.text).filter((text) => text.includes('账户存疑'))
    }
    const otherWay = { payChannel: 'counter' } as const
    expect(texts({ ...otherWay, due: dueBefore(10) })).toEqual(['账户存疑（非投保人和被保险人账户）：办理转账时先核对'])
    expect(texts({ ...otherWay, due: dueBefore(70) })).toEqual([])
    expect(texts({ due: dueBefore(10) })).toEqual(['账户存疑（非投保人和被保险人账户）：扣款前先核对'])
  })
})

describe('what to do by stage', () => {
  it('not due and arranged: a reminder three days before', () => {
    const { first } = adviceOn(AS_OF, { due: '2026-05-28' })
    expect(first.code).toBe('F01')
    expect(first.due && formatDay(first.due)).toBe('2026-05-25')
  })

  it('current, grace 1 and next month have their own task', () => {
    expect(adviceOn(AS_OF, { due: '2026-05-04' }).codes[0]).toBe('F02')
    expect(adviceOn(AS_OF, { due: '2026-04-10' }).codes[0]).toBe('F03')
    expect(adviceOn(AS_OF, { due: '2026-06-10' }).codes[0]).toBe('F00')
  })

  it('grace 2 is called early in the month', () => {
    const { first } = adviceOn('2026-05-06', { due: '2026-03-25' })
    expect(first.code).toBe('F05')
    expect(first.due && formatDay(first.due)).toBe('2026-05-09')
  })

  it('grace 1 and difficult is called by the 25th and visited twice by the end of the month', () => {
    expect(adviceOn(AS_OF, { due: '2026-04-10', mobile: '', codes: ['V030'] }).codes.slice(0, 3)).toEqual([
      'F10',
      'F03',
      'F04',
    ])
  })

  it('orphans are introduced to their new collector', () => {
    expect(adviceOn(AS_OF, { due: '2026-05-04', agentCode: 'A9', agentStatus: 'left' }).codes).toContain('F12')
  })

  it('a product that does not lapse by itself is never called lapsed', () => {
    const { c, first } = adviceOn(AS_OF, { due: dueBefore(70), productName: '聚财万能保险' })
    expect(c.stage).toBe('deferred')
    expect(first.text).toContain('账户价值')
    expect(first.text).not.toContain('失效')
  })

  it('a wish for an automatic loan is checked once grace is over, not before', () => {
    expect(adviceOn(AS_OF, { due: dueBefore(61), autoLoan: 'yes' }).first.text).toContain('可能已自动垫交')
    expect(adviceOn(AS_OF, { due: dueBefore(60), autoLoan: 'yes' }).first.text).not.toContain('垫交')
  })

  it('a policy that the system calls lapsed while it is in grace is promised nothing', () => {
    const { first, codes } = adviceOn(AS_OF, { due: dueBefore(20), policyStatus: 'lapsed' })
    expect(codes).toEqual([''])
    expect(first.text).toContain('核实前不承诺保障')
  })

  it('money that came after the lapse is for finance to decide', () => {
    const { first } = adviceOn(AS_OF, { due: dueBefore(70), paidFlag: 'paid', paidDate: day('2026-05-12') })
    expect(first.text).toContain('请财务核实')
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
    const context = contextOf(AS_OF)
    for (let overdue = -40; overdue < 800; overdue++) {
      const { followUp } = oneCase(
        { due: dueBefore(overdue), transferStatus: overdue % 2 === 0 ? 'failed' : '' },
        context,
      )
      for (const { due } of followUp.tasks) if (due !== undefined) expect(due).toBeGreaterThanOrEqual(context.asOf)
    }
  })
})
