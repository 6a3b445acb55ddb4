import { type Day, dayOf, fromSerial } from '../../model/day.ts'
import { inShanghai } from '../../model/instant.ts'

const TIME = String.raw`(?:上午|下午|AM|PM)?\s*(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?|时(?:(\d{1,2})分?(?:(\d{1,2})秒?)?)?)\s*(?:AM|PM)?`
/** a date with separators, in Chinese, or of eight digits; each with or without a time */
const SEPARATED = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+)${TIME})?$`, 'i')
const CHINESE = new RegExp(String.raw`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?(?:\s*${TIME})?$`, 'i')
const COMPACT = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})(?:\.0|(?:T|\s+)${TIME}|[T ]?(\d{2})(\d{2})(\d{2}))?$`, 'i')
/** a time with its zone: the day is another one where midnight is */
const INSTANT =
  /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:T|\s+)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)$/i
/** `2026年5月3日星期日`, `2026-05-03 (周日)`: as Excel's long dates are saved */
const WEEKDAY = /\s*\(?(?:星期|周)[一二三四五六日天]\)?(?=\s|$)/

/**
 * Reads a day written as text: `2026-05-03`, `2026/5/3`, `2026.5.3`, `20260503`, `2026年5月3日`, each with or without a day of the
 * week and a time, which are dropped; a time with a zone (`2026-06-17T16:00:00Z`) gives the day that it is in Shanghai.
 * Two-digit years and days the calendar has not are undefined. @param written tidied, NFKC
 */
export function readDayText(written: string): Day | undefined {
  const text = written.replace(WEEKDAY, '')
  const instant = INSTANT.exec(text)
  if (instant) return dayOfInstant(instant)
  const separated = SEPARATED.exec(text)
  if (separated) return dayWithTime(separated[1], separated[3], separated[4], separated.slice(5))
  const chinese = CHINESE.exec(text)
  if (chinese) return dayWithTime(chinese[1], chinese[2], chinese[3], chinese.slice(4))
  const compact = COMPACT.exec(text)
  if (compact) return dayWithTime(compact[1], compact[2], compact[3], compact.slice(4))
  return undefined
}

function dayOfInstant([, year, , month, date, hour, minute, second = '0', zone = '']: readonly string[]):
  | Day
  | undefined {
  const day = dayOf(Number(year), Number(month), Number(date))
  if (day === undefined || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59) return undefined
  return inShanghai({ day, minutes: Number(hour) * 60 + Number(minute) }, zone)?.day
}

/** @param times hour, minute, second of each spelling; those that are not there do not matter */
function dayWithTime(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  times: readonly (string | undefined)[],
): Day | undefined {
  const [hour, ...rest] = times.filter((part) => part !== undefined).map(Number)
  if ((hour ?? 0) > 24 || rest.some((part) => part > 59)) return undefined
  return dayOf(Number(year), Number(month), Number(day))
}

const HYPHEN = 0x2d
const digitAt = (text: string, at: number) => text.charCodeAt(at) - 0x30

/** The fast way for what nearly all cells hold: `2026-05-03`, plain. Undefined sends the text the slow way. Faster than looking it up in a Map. */
export function readIsoDay(text: string): Day | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined
  let number = 0
  for (const at of ISO_DIGITS) {
    const digit = digitAt(text, at)
    if (!(digit >= 0 && digit <= 9)) return undefined
    number = number * 10 + digit
  }
  return dayOf(Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100)
}

const ISO_DIGITS = [0, 1, 2, 3, 5, 6, 8, 9] as const

/** Last serial that is taken for a date: 2199-12-31. A larger number is something else, `202605` for instance. */
const LAST_SERIAL = 109_574

/** Whether a number could be a date serial at all, 1–60 included (which are then unreadable). */
export function isSerial(value: number): boolean {
  return value >= 1 && value < LAST_SERIAL + 1
}

/** `2026` is a year; the serial would be a day of 1905, on which nobody's policy fell due. */
const isYear = (value: number) => Number.isInteger(value) && value >= 1900 && value < 2200

/** The day of a number cell: a date serial (a fraction is a time), or eight digits `20260503`. Serials 1–60 and bare years are undefined. */
export function readDayNumber(value: number, epoch1904: boolean): Day | undefined {
  if (isYear(value)) return undefined
  if (isSerial(value)) return fromSerial(value, epoch1904)
  return Number.isInteger(value) && value >= 19_000_101 && value <= 29_991_231 ? readDayText(String(value)) : undefined
}

const SERIAL = /^\d{1,6}(?:\.\d+)?$/

/** Whether a tidied text is written like a date serial. */
export function isSerialText(text: string): boolean {
  return SERIAL.test(text) && isSerial(Number(text))
}

const NO_DAY = /^(?:0+|0{4}[-/.]0{1,2}[-/.]0{1,2}|1900[-/.]0?1[-/.]00?)(?:\s+00?:00(?::00)?)?$/

/** `0`, `0000-00-00`, `1900-01-00`: what programs write where there is no day. Never asked of the due date. */
export function isNoDay(text: string): boolean {
  return NO_DAY.test(text)
}
