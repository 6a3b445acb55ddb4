import { describe, expect, it } from 'vitest'
import { addDays, formatDay } from '../../src/model/day.ts'
import { debitAction, nextDebit } from '../../src/report/debit-words.ts'
import { contextOf, oneCase } from './samples.ts'

const CONTEXT = contextOf('2026-06-18')

describe('the words about a failed debit', () => {
  const failed = (due: string) => {
    const c = oneCase({ due }, CONTEXT)
    return { ...c, transfer: { ...c.transfer, status: 'failed', reason: 'T01', retry: 'next-batch' } } as const
  }

  it('say what the reason asks for while there is cover', () => {
    expect(debitAction(failed('2026-06-01'), 'zh')).toContain('存入保费')
    expect(nextDebit(failed('2026-06-01'), 'zh')).toBe('下一批次')
  })

  it('put reinstatement first once cover is suspended', () => {
    expect(debitAction(failed('2026-04-01'), 'zh')).toContain('先办复效')
    expect(nextDebit(failed('2026-04-01'), 'en')).toBe('after reinstatement')
  })

  it('asks for the money and for no further debit from day 45 on, whatever is to be mended', () => {
    const at = (reason: string, due: string) => oneCase({ due, transferStatus: 'failed', failReason: reason }, CONTEXT)
    // the due day of day 44 and of day 45
    const [day44, day45] = [44, 45].map((days) => formatDay(addDays(CONTEXT.asOf, -days)))
    for (const reason of ['余额不足', '户名不符', '账户已销户']) {
      expect(debitAction(at(reason, day44 ?? ''), 'zh'), reason).not.toContain('自己缴')
      expect(nextDebit(at(reason, day44 ?? ''), 'zh'), reason).not.toBe('停扣')
      expect(debitAction(at(reason, day45 ?? ''), 'zh'), reason).toMatch(/已过45天.*自己缴/)
      expect(nextDebit(at(reason, day45 ?? ''), 'zh'), reason).toBe('停扣')
    }
    expect(debitAction(at('户名不符', day45 ?? ''), 'zh')).toContain('留给下一期')
  })
})
