import { asDay, formatDay, toSerial } from '../model/day.ts'
import { fen, formatFen } from '../model/money.ts'
import { quotedSheet } from './addresses.ts'
import { textElement, textValue, xmlText } from './cell-text.ts'
import type { LookKind } from './look.ts'

/** The content of a cell and the closing of its element, to stand behind `<c r="A1" s="1"`. */
export function cellContent(value: string | number, kind: LookKind): string {
  if (typeof value === 'string') return ` t="inlineStr"><is>${textElement(value)}</is></c>`
  const number = finite(value)
  if (kind === 'text' || kind === 'wrapped') return ` t="inlineStr"><is><t>${number}</t></is></c>`
  if (kind === 'day') return dayContent(number)
  return `><v>${kind === 'money' ? formatFen(fen(number)) : number}</v></c>`
}

/** A cell that leads to a row of another sheet. A formula, because internal hyperlinks of exceljs are dead in WPS. */
export function linkContent(value: string | number, kind: LookKind, sheet: string, row = 1): string {
  const isText = typeof value === 'string' || kind === 'text' || kind === 'wrapped' || kind === 'day'
  const shown = isText ? String(value) : kind === 'money' ? formatFen(fen(finite(value))) : String(finite(value))
  const label = isText ? formulaText(shown) : shown
  const formula = `HYPERLINK(${formulaText(`#${quotedSheet(sheet)}!A${row}`)},${label})`
  return isText
    ? ` t="str"><f>${xmlText(formula)}</f><v>${textValue(shown)}</v></c>`
    : `><f>${xmlText(formula)}</f><v>${shown}</v></c>`
}

/** Before March 1900 the serials of workbooks are wrong by one or unknown: such a day is written as text. */
const FIRST_SOUND_SERIAL = 61
const days = new Map<number, string>()

function dayContent(day: number): string {
  let content = days.get(day)
  if (content === undefined) {
    const serial = toSerial(asDay(day))
    if (!Number.isInteger(serial)) throw new Error('a day must be a whole number')
    content = serial >= FIRST_SOUND_SERIAL ? `><v>${serial}</v></c>` : cellContent(formatDay(asDay(day)), 'text')
    if (days.size > 20_000) days.clear()
    days.set(day, content)
  }
  return content
}

/** A text inside a formula: at most 255 characters, quotes doubled. */
function formulaText(text: string): string {
  return `"${text.slice(0, 250).replaceAll('"', '""')}"`
}

/** NaN and Infinity in a file make Excel offer to repair it. */
function finite(value: number | string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${value} cannot stand in a cell`)
  return value
}
