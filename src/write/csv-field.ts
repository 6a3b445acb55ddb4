import { asDay, formatDay } from '../model/day.ts'
import { fen, formatFen } from '../model/money.ts'
import { copy, putWhole, putYuan, ready } from './bytes.ts'

/** What a column holds decides how it is written: only text is guarded against being taken for a formula. */
export type CsvKind = 'text' | 'day' | 'money' | 'number' | 'boolean'

/** A value of a line: text, a `Day`, `Fen`, a number, a boolean; undefined and '' are an empty field. */
export type CsvValue = string | number | boolean | undefined

const SPECIAL = /[",\r\n]/
const FORMULA = /^[=+\-@\t\r]/

/** A text as a field: not taken for a formula, quoted where it must be. Headers may come from an input, too. */
export function textField(text: string): string {
  return quoted(guarded(text))
}

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A number, a day or an amount with its comma. */
const MOST_OF_OTHERS = 32
/** Each character three bytes, or a quote that is doubled; apostrophe, quotes and comma. */
const MOST_PER_UNIT = 3
const MOST_AROUND = 4

/** How many bytes a line may take. */
export function mostBytes(values: readonly CsvValue[]): number {
  let most = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    most += typeof value === 'string' ? value.length * MOST_PER_UNIT + MOST_AROUND : MOST_OF_OTHERS
  }
  return most
}

const YES = ready('true')
const NO = ready('false')

/** Puts a value that is not empty; gives where it stopped. Measured: a line of 50 fields takes a third of a string's time. */
export function putField(
  bytes: Buffer,
  at: number,
  value: string | number | boolean,
  kind: CsvKind | undefined,
): number {
  if (typeof value === 'string') return putText(bytes, at, value, kind === 'text')
  if (typeof value === 'boolean') return copy(bytes, at, value ? YES : NO)
  if (!Number.isFinite(value)) throw new Error('a number of a CSV file must be finite')
  if (kind === 'day') return copy(bytes, at, dayField(value))
  const isPlain = value >= 0 && Number.isSafeInteger(value)
  if (kind === 'money') return isPlain ? putYuan(bytes, at, value) : at + bytes.write(formatFen(fen(value)), at)
  return isPlain ? putWhole(bytes, at, value) : at + bytes.write(String(value), at)
}

const days = new Map<number, Uint8Array>()
const MOST_DAYS = 20_000

function dayField(day: number): Uint8Array {
  let field = days.get(day)
  if (field === undefined) {
    if (days.size > MOST_DAYS) days.clear()
    field = ready(formatDay(asDay(day)))
    days.set(day, field)
  }
  return field
}

const QUOTE = 34
const COMMA = 44
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

function putText(bytes: Buffer, from: number, text: string, guards: boolean): number {
  const first = text.charCodeAt(0)
  // whatever begins a formula stands before the digits and letters
  if (first < 65 && guards && FORMULA.test(text)) return putSlowly(bytes, from, textField(text))
  let at = from
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) {
      if (code === QUOTE || code === COMMA || code === LINE_FEED || code === CARRIAGE_RETURN)
        return putSlowly(bytes, from, guards ? textField(text) : quoted(text))
      bytes[at++] = code
    } else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6)
      bytes[at++] = 0x80 | (code & 0x3f)
    } else if (code < 0xd800 || code > 0xdfff) {
      bytes[at++] = 0xe0 | (code >> 12)
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[at++] = 0x80 | (code & 0x3f)
    } else return putSlowly(bytes, from, guards ? textField(text) : quoted(text))
  }
  return at
}

function putSlowly(bytes: Buffer, at: number, field: string): number {
  return at + bytes.write(field, at, 'utf8')
}
