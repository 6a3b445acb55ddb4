import { formatDay, fromSerial, parseIsoDay } from '../model/day.ts'
import { inShanghai } from '../model/instant.ts'
import type { RawCell } from '../model/raw.ts'

/** Built-in number formats that show days or times; 27–36 and 50–58 are those of Chinese, Japanese and Korean editions. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** What a number format makes of a number, as far as a reader must know: a date, or digits with leading zeros. */
export type NumberLook = 'date' | 'plain' | number

/** How the format `id` with the code `code` (undefined: built in) looks; a number is the count of digits it fills up with zeros. */
export function lookOf(id: number, code: string | undefined): NumberLook {
  if (code === undefined) return isBuiltInDate(id) ? 'date' : 'plain'
  // 00000000 is how leading zeros of codes survive in number cells
  if (/^0{2,15}$/.test(code)) return code.length
  return isDateCode(code) ? 'date' : 'plain'
}

/** Whether a format code such as `yyyy"年"m"月"d"日"` shows a day: quoted, escaped and bracketed parts and `General` do not count. */
export function isDateCode(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .split(';', 1)
    .join('')
    .replace(/general|e[+-]/gi, '')
  return /[ymdhse]|aaa|上午|下午/i.test(bare) && !/[#?]/.test(bare)
}

const SECONDS_A_DAY = 86_400

/**
 * A date cell's serial as `YYYY-MM-DD`, with ` hh:mm:ss` where it has a time. Serials that are no day (1–60, negative, too great)
 * stay numbers.
 */
export function serialToText(serial: number, epoch1904: boolean): RawCell {
  let whole = Math.floor(serial)
  let seconds = Math.round((serial - whole) * SECONDS_A_DAY)
  if (seconds === SECONDS_A_DAY) {
    whole += 1
    seconds = 0
  }
  const day = fromSerial(whole, epoch1904)
  if (day === undefined) return serial
  return seconds === 0 ? formatDay(day) : `${formatDay(day)} ${clock(seconds)}`
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** The text of a cell that holds an ISO 8601 date: its day, and its time where it has one; in Shanghai, where it has a zone. */
export function isoToText(iso: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(:\d{2})?(?:[.,]\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    iso.trim(),
  )
  if (parts === null) return iso
  const [, date = '', hours = '00', minutes = '00', seconds = ':00', zone] = parts
  if (zone === undefined)
    return hours === '00' && minutes === '00' && seconds === ':00' ? date : `${date} ${hours}:${minutes}${seconds}`
  const day = parseIsoDay(date)
  const here = day === undefined ? undefined : inShanghai({ day, minutes: Number(hours) * 60 + Number(minutes) }, zone)
  if (here === undefined) return iso
  const time = clock(here.minutes * 60 + Number(seconds.slice(1)))
  return time === MIDNIGHT ? formatDay(here.day) : `${formatDay(here.day)} ${time}`
}

const MIDNIGHT = '00:00:00'

const LONGEST_EXACT = 15

/**
 * A workbook's number as Excel shows it: rounded to 15 significant digits. Whole numbers of more than 15 digits stay as they are,
 * so that one can still see that digits were lost. Text that is no number stays text.
 */
export function readNumber(text: string): RawCell {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  if (text.length <= LONGEST_EXACT || Math.abs(value) >= 1e15) return text === '' ? '' : value
  return Number(value.toPrecision(LONGEST_EXACT))
}

/** A number cell as it is handed over: a date, a code with leading zeros, or the number. */
export function showNumber(value: RawCell, look: NumberLook, epoch1904: boolean): RawCell {
  if (look === 'plain' || typeof value === 'string') return value
  if (look === 'date') return serialToText(value, epoch1904)
  return Number.isSafeInteger(value) && value >= 0 && value < 1e15 ? String(value).padStart(look, '0') : value
}
