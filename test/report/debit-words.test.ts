import { describe, expect, it } from 'vitest'
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
})
