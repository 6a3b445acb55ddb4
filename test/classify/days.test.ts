import { describe, expect, it } from 'vitest'
import { bucketOf } from '../../src/classify/bucket.ts'
import { dayStateOf, graceDaysOf } from '../../src/classify/days.ts'
import { tendayOf } from '../../src/classify/tenday.ts'
import {
  addDays,
  addToMonth,
  firstDayOf,
  formatDay,
  lastDayOf,
  monthOf,
  parseIsoMonth,
  partsOf,
} from '../../src/model/day.ts'
import { day } from './samples.ts'

const TERMS = { graceDays: 60, reinstateYears: 2, lapseBufferDays: 0 }

describe('the days of grace', () => {
  it.each([
    ['2024-01-31', '2024-03-16', '2024-03-31', '2024-04-01'],
    ['2024-02-29', '2024-04-14', '2024-04-29', '2024-04-30'],
    ['2025-01-31', '2025-03-17', '2025-04-01', '2025-04-02'],
    ['2025-02-28', '2025-04-14', '2025-04-29', '2025-04-30'],
    ['2025-03-01', '2025-04-15', '2025-04-30', '2025-05-01'],
    ['2025-05-20', '2025-07-04', '2025-07-19', '2025-07-20'],
    ['2025-07-01', '2025-08-15', '2025-08-30', '2025-08-31'],
    ['2025-07-03', '2025-08-17', '2025-09-01', '2025-09-02'],
    ['2025-12-01', '2026-01-15', '2026-01-30', '2026-01-31'],
    ['2025-12-31', '2026-02-14', '2026-03-01', '2026-03-02'],
  ])('count from %s as the rules say', (due, day45, graceEnd, lapseFrom) => {
    const days = graceDaysOf(day(due), TERMS)
    expect([days.day45, days.graceEnd, days.lapseFrom].map(formatDay)).toEqual([day45, graceEnd, lapseFrom])
  })

  it('end the right to reinstate on the same day two years later, 28 February for 29 February', () => {
    expect(formatDay(graceDaysOf(day('2025-05-20'), TERMS).reinstateBy)).toBe('2027-07-20')
    const lapsedOnLeapDay = graceDaysOf(day('2023-12-30'), TERMS)
    expect(formatDay(lapsedOnLeapDay.lapseFrom)).toBe('2024-02-29')
    expect(formatDay(lapsedOnLeapDay.reinstateBy)).toBe('2026-02-28')
  })

  it('are moved by a buffer only as to the lapse', () => {
    const days = graceDaysOf(day('2025-05-20'), { ...TERMS, lapseBufferDays: 5 })
    expect([days.graceEnd, days.lapseFrom, days.reinstateBy].map(formatDay)).toEqual([
      '2025-07-19',
      '2025-07-25',
      '2027-07-25',
    ])
    expect(dayStateOf(day('2025-07-24'), day('2025-05-20'), days)).toBe('inGrace')
    expect(dayStateOf(day('2025-07-25'), day('2025-05-20'), days)).toBe('lapsed')
  })

  it.each([
    [-1, 'notDue'],
    [0, 'inGrace'],
    [60, 'inGrace'],
    [61, 'lapsed'],
  ])('give the state %i days after the due date: %s', (after, state) => {
    const due = day('2025-05-20')
    expect(dayStateOf(addDays(due, after), due, graceDaysOf(due, TERMS))).toBe(state)
  })

  it('let a policy lapse for good on the day after the last day to reinstate', () => {
    const due = day('2023-05-20')
    const days = graceDaysOf(due, TERMS)
    expect(dayStateOf(days.reinstateBy, due, days)).toBe('lapsed')
    expect(dayStateOf(addDays(days.reinstateBy, 1), due, days)).toBe('permanentlyLapsed')
  })
})

describe('the month plan', () => {
  it.each([
    ['2026-05-01', 'current'],
    ['2026-05-31', 'current'],
    ['2026-04-30', 'grace1'],
    ['2026-04-01', 'grace1'],
    ['2026-03-31', 'grace2'],
    ['2026-03-01', 'grace2'],
    ['2026-02-28', 'older'],
    ['2025-05-31', 'older'],
    ['2026-06-01', 'future'],
    ['2027-01-01', 'future'],
  ] as const)('puts %s into %s of May 2026', (due, bucket) => {
    expect(bucketOf(day(due), monthOf(day('2026-05-09')))).toBe(bucket)
  })

  it('reaches over the end of a year', () => {
    expect(bucketOf(day('2025-12-31'), monthOf(day('2026-01-05')))).toBe('grace1')
    expect(bucketOf(day('2025-11-01'), monthOf(day('2026-01-05')))).toBe('grace2')
  })

  it.each([
    [1, 'early'],
    [10, 'early'],
    [11, 'middle'],
    [20, 'middle'],
    [21, 'late'],
    [31, 'late'],
  ] as const)('puts day %i into the tenday %s', (dayOfMonth, tenday) => {
    expect(tendayOf(addDays(day('2026-05-01'), dayOfMonth - 1))).toBe(tenday)
  })
})

/** Due days of a month for which `holds` on the given day of the plan, as `month-day`. */
function dueDays(fromMonth: string, months: number, holds: (due: ReturnType<typeof day>) => boolean): string[] {
  const start = parseIsoMonth(fromMonth)
  if (start === undefined) throw new Error('no month')
  const found: string[] = []
  for (let at = firstDayOf(start); at <= lastDayOf(addToMonth(start, months - 1)); at = addDays(at, 1)) {
    const { month, day: dayOfMonth } = partsOf(at)
    if (holds(at)) found.push(`${month}-${dayOfMonth}`)
  }
  return found
}

describe('the days on which plan and law disagree', () => {
  const lapseFrom = (due: ReturnType<typeof day>) => graceDaysOf(due, TERMS).lapseFrom

  it('are as listed for policies lapsed on the first day of their 宽末 month', () => {
    const lapsed = (due: ReturnType<typeof day>) => lapseFrom(due) <= firstDayOf(addToMonth(monthOf(due), 2))
    expect(dueDays('2025-01', 12, lapsed)).toEqual([
      '3-1',
      '4-1',
      '5-1',
      '6-1',
      '7-1',
      '7-2',
      '8-1',
      '9-1',
      '10-1',
      '11-1',
      '12-1',
      '12-2',
    ])
  })

  it('are as listed for policies lapsed in their 宽一 month', () => {
    const lapsed = (due: ReturnType<typeof day>) => lapseFrom(due) <= lastDayOf(addToMonth(monthOf(due), 1))
    expect(dueDays('2025-01', 12, lapsed)).toEqual(['7-1', '12-1'])
  })

  it('are as listed for policies in grace after their 宽末 month', () => {
    const inGrace = (due: ReturnType<typeof day>) => lapseFrom(due) > firstDayOf(addToMonth(monthOf(due), 3))
    expect(dueDays('2025-01', 12, inGrace)).toEqual(['1-31', '12-31'])
    expect(dueDays('2024-01', 12, inGrace)).toEqual(['12-31'])
    expect(dueDays('2023-01', 12, inGrace)).toEqual(['1-31'])
  })
})
