import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import utc from 'dayjs/plugin/utc.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addToMonth,
  addYears,
  type Day,
  dayOf,
  daysInMonth,
  earlierOf,
  firstDayOf,
  formatDay,
  formatMonth,
  fromSerial,
  fullYears,
  lastDayOf,
  laterOf,
  monthOf,
  parseIsoDay,
  parseIsoMonth,
  partsOf,
  toSerial,
  weekdayOf,
} from '../../src/model/day.ts'

dayjs.extend(utc)
dayjs.extend(customParseFormat)

function day(text: string): Day {
  const parsed = parseIsoDay(text)
  if (parsed === undefined) throw new Error(`no day: ${text}`)
  return parsed
}

const FIRST = day('1900-01-01')
const days = fc.integer({ min: 0, max: 120_000 }).map((n) => addDays(FIRST, n))
const inDayjs = (at: Day) => dayjs.utc(formatDay(at), 'YYYY-MM-DD', true)

describe('days, against dayjs', () => {
  it('are the same dates', () => {
    fc.assert(
      fc.property(days, (at) => {
        const other = dayjs.utc(at * 86_400_000)
        expect(formatDay(at)).toBe(other.format('YYYY-MM-DD'))
        expect(partsOf(at)).toEqual({ year: other.year(), month: other.month() + 1, day: other.date() })
        expect(weekdayOf(at)).toBe(other.day())
        expect(daysInMonth(other.year(), other.month() + 1)).toBe(other.daysInMonth())
      }),
    )
  })

  it('move by days, months and years alike', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -500, max: 500 }), (at, n) => {
        fc.pre(at + n * 31 > FIRST && at + n * 366 > -25_567)
        expect(formatDay(addDays(at, n))).toBe(inDayjs(at).add(n, 'day').format('YYYY-MM-DD'))
        expect(formatDay(addMonths(at, n))).toBe(inDayjs(at).add(n, 'month').format('YYYY-MM-DD'))
      }),
    )
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 100 }), (at, n) => {
        expect(formatDay(addYears(at, n))).toBe(inDayjs(at).add(n, 'year').format('YYYY-MM-DD'))
      }),
    )
  })

  it('lie in the same months', () => {
    fc.assert(
      fc.property(days, (at) => {
        expect(formatMonth(monthOf(at))).toBe(inDayjs(at).format('YYYY-MM'))
        expect(formatDay(firstDayOf(monthOf(at)))).toBe(inDayjs(at).startOf('month').format('YYYY-MM-DD'))
        expect(formatDay(lastDayOf(monthOf(at)))).toBe(inDayjs(at).endOf('month').format('YYYY-MM-DD'))
      }),
    )
  })

  it('are what a written date says, or nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, dayOfMonth) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
          const other = dayjs.utc(text, 'YYYY-MM-DD', true)
          const at = dayOf(year, month, dayOfMonth)
          expect(at).toBe(
            other.isValid() && other.format('YYYY-MM-DD') === text ? other.valueOf() / 86_400_000 : undefined,
          )
          expect(parseIsoDay(text)).toBe(at)
        },
      ),
    )
  })
})

describe('full years', () => {
  it.each([
    ['2023-05-20', '2024-05-19', 0],
    ['2023-05-20', '2024-05-20', 1],
    ['2024-02-29', '2025-02-27', 0],
    ['2024-02-29', '2025-02-28', 1],
    ['2024-02-29', '2028-02-28', 3],
    ['2024-02-29', '2028-02-29', 4],
    ['2024-02-28', '2028-02-28', 4],
    ['2026-05-20', '2026-05-20', 0],
    ['2026-05-20', '2026-05-19', -1],
  ])('from %s to %s are %i', (from, to, years) => {
    expect(fullYears(day(from), day(to))).toBe(years)
  })

  it('never pass the day they count to', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [from, to] = [earlierOf(a, b), laterOf(a, b)]
        const years = fullYears(from, to)
        expect(addYears(from, years)).toBeLessThanOrEqual(to)
        expect(addYears(from, years + 1)).toBeGreaterThan(to)
      }),
    )
  })
})

describe('the end of a month', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(formatDay(addMonths(day(from), months))).toBe(to)
  })

  it('29 February and n years is 28 February but in leap years', () => {
    expect(formatDay(addYears(day('2024-02-29'), 2))).toBe('2026-02-28')
    expect(formatDay(addYears(day('2024-02-29'), 4))).toBe('2028-02-29')
  })
})

describe('serials of workbooks', () => {
  it.each([
    [61, false, '1900-03-01'],
    [45292, false, '2024-01-01'],
    [46162.75, false, '2026-05-20'],
    [44700, true, '2026-05-20'],
  ])('%d, 1904: %s, is %s', (serial, epoch1904, text) => {
    expect(fromSerial(serial, epoch1904)).toBe(day(text))
  })

  it.each([60, 60.9, 1, 0, -5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])('%d is no day', (serial) => {
    expect(fromSerial(serial, false)).toBeUndefined()
  })

  it('come back as they went', () => {
    fc.assert(
      fc.property(days, (at) => {
        fc.pre(toSerial(at) > 60)
        expect(fromSerial(toSerial(at), false)).toBe(at)
      }),
    )
  })
})

describe('months', () => {
  it('are read and written as YYYY-MM and can be added to', () => {
    const month = parseIsoMonth('2025-12')
    expect(month).toBeDefined()
    if (month === undefined) return
    expect(formatMonth(addToMonth(month, 1))).toBe('2026-01')
    expect(formatMonth(addToMonth(month, -12))).toBe('2024-12')
  })

  it.each(['2026-13', '2026-00', '2026-1', '2026-05-01', 'May', ''])('%s is none', (text) => {
    expect(parseIsoMonth(text)).toBeUndefined()
  })
})

it.each([
  '2026-02-30',
  '2025-02-29',
  '2026-5-1',
  '20260501',
  '2026-05-01T00:00',
  ' 2026-05-01',
  '1899-12-31',
  '3000-01-01',
  '',
])('"%s" is no day', (text) => {
  expect(parseIsoDay(text)).toBeUndefined()
})
