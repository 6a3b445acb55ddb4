import { describe, expect, it } from 'vitest'
import { addDays, formatDay } from '../../src/model/day.ts'
import { openDays } from '../../src/report/worklist/days.ts'
import { openDaysLeft } from '../../src/report/worklist/urgency.ts'
import { contextOf, day, oneCase, type Sample } from './samples.ts'

const AS_OF = '2026-05-14'

describe('days left', () => {
  const words = (overdue: number, more: Partial<Sample> = {}, asOf = AS_OF) => {
    const context = contextOf(asOf)
    return openDaysLeft(
      openDays(context),
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
