import { describe, expect, it } from 'vitest'
import { type Day, parseIsoDay } from '../../src/model/day.ts'
import { openCalendar } from '../../src/read/index.ts'

const day = (text: string): Day => {
  const parsed = parseIsoDay(text)
  if (parsed === undefined) throw new Error(text)
  return parsed
}

describe('the working days', () => {
  const calendar = openCalendar({ off: ['2026-06-18', '2031-05-02'], work: ['2026-06-20'] })

  it.each([
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-10-01', false, 'National Day'],
    ['2025-10-11', true, 'a Saturday worked in exchange'],
    ['2026-05-20', true, 'a plain Wednesday'],
    ['2026-05-23', false, 'a plain Saturday'],
    ['2026-06-18', false, 'a day off of the company'],
    ['2026-06-20', true, 'a Saturday on which the company works'],
    ['2030-10-01', true, 'a holiday of a year that nobody knows'],
    ['2030-10-05', false, 'a Saturday of a year that nobody knows'],
    ['1999-10-01', true, 'a year before the data begins'],
  ])('%s: %s (%s)', (text, works) => {
    expect(calendar.isWorkday(day(text))).toBe(works)
    expect(calendar.isWorkday(day(text))).toBe(works)
  })

  it('are known for some years only, or where the company names days itself', () => {
    expect([2003, 2004, 2026, 2027, 2031].map((year) => calendar.knows(year))).toEqual([false, true, true, false, true])
  })
})
