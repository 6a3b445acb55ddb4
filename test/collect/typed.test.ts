import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTypedDay } from '../../src/collect/worklist/typed-day.ts'
import { readTypedTime } from '../../src/collect/worklist/typed-time.ts'
import { addDays, type Day, formatDay, partsOf, toSerial } from '../../src/model/day.ts'
import { day } from './days.ts'

const LISTED = day('2026-06-18')
const read = (cell: string | number) => {
  const found = readTypedDay(cell, LISTED, false)
  return found === undefined ? undefined : formatDay(found)
}

describe('a day as a collector writes it', () => {
  it.each([
    ['2026-06-19', '2026-06-19'],
    ['2026-06-19 10:20:00', '2026-06-19'],
    ['2026/6/19', '2026-06-19'],
    ['2026.6.19', '2026-06-19'],
    ['20260619', '2026-06-19'],
    ['2026年6月19日', '2026-06-19'],
    ['６月１９日', '2026-06-19'],
    ['6月19号', '2026-06-19'],
    ['6-19', '2026-06-19'],
    ['6/9', '2026-06-09'],
    ['6.19', '2026-06-19'],
    ['2026/6/1 10:20', '2026-06-01'],
    ['2026/6/2  15:00', '2026-06-02'],
    ['2026-06-01T08:30', '2026-06-01'],
    ['2026年6月1日10：20', '2026-06-01'],
    ['6/19 15:00', '2026-06-19'],
    ['2026/6/1 25', undefined],
    ['12.31', undefined],
    ['2026-02-30', undefined],
    ['13/1', undefined],
    ['上周三', undefined],
    ['19', undefined],
    ['6', undefined],
  ])('%s is %s', (cell, expected) => {
    expect(read(cell)).toBe(expected)
  })

  it('is read from numbers that lost their format, never from one that could be two days', () => {
    expect(read(toSerial(day('2026-06-19')))).toBe('2026-06-19')
    expect(read(20260619)).toBe('2026-06-19')
    expect(read(6.19)).toBe('2026-06-19')
    expect(read(6.1)).toBeUndefined()
    expect(read(619)).toBeUndefined()
    expect(readTypedDay(toSerial(day('2026-06-19')) - 1462, LISTED, true)).toBe(day('2026-06-19'))
  })

  it('without a year is the one near the list, also over the turn of the year', () => {
    const newYear = day('2026-12-28')
    expect(readTypedDay('1月3日', newYear, false)).toBe(day('2027-01-03'))
    expect(readTypedDay('12月29日', day('2027-01-04'), false)).toBe(day('2026-12-29'))
    expect(readTypedDay('1月3日', undefined, false)).toBeUndefined()
  })

  it('near the list is found in every spelling', () => {
    const around = fc.integer({ min: -60, max: 120 }).map((days) => addDays(LISTED, days))
    fc.assert(
      fc.property(around, (at: Day) => {
        const { year, month, day: of } = partsOf(at)
        for (const text of [`${year}/${month}/${of}`, `${month}月${of}日`, `${month}-${of}`, formatDay(at)])
          expect(readTypedDay(text, LISTED, false)).toBe(at)
        expect(readTypedDay(toSerial(at), LISTED, false)).toBe(at)
      }),
    )
  })
})

describe('a time as a collector writes it', () => {
  it.each([
    ['10:20', '10:20'],
    ['１０：２０', '10:20'],
    ['9:05:30', '09:05'],
    ['10点', '10:00'],
    ['10点20分', '10:20'],
    ['下午3点半', '15:30'],
    ['上午 9:30', '09:30'],
    ['晚上8点', '20:00'],
    ['中午12:30', '12:30'],
    ['3:20pm', '15:20'],
    ['1020', '10:20'],
    ['25:00', undefined],
    ['10:61', undefined],
    ['饭后', undefined],
  ])('%s is %s', (cell, expected) => {
    expect(readTypedTime(cell)).toBe(expected)
  })

  it('is read from a time cell and from bare digits', () => {
    expect(readTypedTime(0.430555555555556)).toBe('10:20')
    expect(readTypedTime(0)).toBe('00:00')
    expect(readTypedTime(930)).toBe('09:30')
    expect(readTypedTime(2460)).toBeUndefined()
    expect(readTypedTime(15)).toBe('15:00')
    expect(readTypedTime(9)).toBe('09:00')
    expect(readTypedTime(30)).toBeUndefined()
  })
})
