import { describe, expect, it } from 'vitest'
import { type Day, parseIsoDay } from '../../src/model/day.ts'
import { openCalendar } from '../../src/read/index.ts'

const day = (text: string): Day => {
  const parsed = parseIsoDay(text)
  if (parsed === undefined) throw new Error(text)
  return parsed
}

describe('the working days', () => {
  const calendar = openCalendar({ off: ['2026-06-18', '2031-02-03'], work: ['2026-06-20', '2031-10-01'] })

  it.each([
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-10-01', false, 'National Day'],
    ['2025-10-11', true, 'a Saturday worked in exchange'],
    ['2026-05-20', true, 'a plain Wednesday'],
    ['2026-05-23', false, 'a plain Saturday'],
    ['2026-06-18', false, 'a day off of the company'],
    ['2026-06-20', true, 'a Saturday on which the company works'],
    ['2030-10-05', false, 'a Saturday of a year that nobody knows'],
    ['2030-02-04', true, 'a holiday of the moon in a year that nobody knows'],
    // off by regulation in every year, each with the working days around it
    ['2029-12-31', true, 'a Monday'],
    ['2030-01-01', false, 'New Year'],
    ['2030-01-02', true, 'a Wednesday'],
    ['2030-04-30', true, 'a Tuesday'],
    ['2030-05-01', false, 'Labour Day'],
    ['2030-05-02', false, 'Labour Day'],
    ['2030-05-03', true, 'a Friday'],
    ['2030-09-30', true, 'a Monday'],
    ['2030-10-01', false, 'National Day'],
    ['2030-10-02', false, 'National Day'],
    ['2030-10-03', false, 'National Day'],
    ['2030-10-04', true, 'a Friday'],
    ['2031-05-02', false, 'Labour Day of a year of which the company names days'],
    ['2031-10-01', true, 'National Day, on which the company works'],
    ['1999-10-01', false, 'National Day before the data begins'],
    ['2026-05-04', false, 'Labour Day, with the days put around it in a year that is known'],
  ])('%s: %s (%s)', (text, works) => {
    expect(calendar.isWorkday(day(text))).toBe(works)
    expect(calendar.isWorkday(day(text))).toBe(works)
  })

  it('are known for some years only, or where the company names days itself', () => {
    expect([2003, 2004, 2026, 2027, 2031].map((year) => calendar.knows(year))).toEqual([false, true, true, false, true])
  })
})
