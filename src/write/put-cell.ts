import { asDay, toSerial } from '../model/day.ts'
import type { CellValue } from '../model/sheet.ts'
import { copy, putWhole, putYuan, ready } from './bytes.ts'
import { putText } from './cell-bytes.ts'
import { type CellStyle, putOpening } from './cell-opening.ts'
import { cellContent, linkContent } from './cell-xml.ts'
import type { LookKind } from './look.ts'

/**
 * Puts whole cells into a buffer: each function takes where to write, and gives where it stopped. `rowNo` are the digits of the
 * row's number.
 */

const CLOSE_VALUE = ready('</v></c>')
const CLOSE_INLINE = ready('</is></c>')

/** A text that stands in its cell. */
export function putInline(bytes: Buffer, at: number, text: string, style: CellStyle, rowNo: Uint8Array): number {
  return copy(bytes, putText(bytes, putOpening(bytes, at, style.inline, rowNo), text), CLOSE_INLINE)
}

/** A text that is shared, by its place. */
export function putShared(bytes: Buffer, at: number, place: number, style: CellStyle, rowNo: Uint8Array): number {
  return copy(bytes, putWhole(bytes, putOpening(bytes, at, style.shared, rowNo), place), CLOSE_VALUE)
}

/** A number as its kind wants it: a day as a serial, whole fen as yuan; as text where the kind is text. */
export function putNumber(
  bytes: Buffer,
  at: number,
  value: number,
  kind: LookKind,
  style: CellStyle,
  rowNo: Uint8Array,
): number {
  const isText = kind === 'text' || kind === 'wrapped'
  if (isText || value < 0 || !Number.isSafeInteger(value)) {
    return putContent(bytes, at, cellContent(value, kind), style, rowNo)
  }
  const from = putOpening(bytes, at, style.number, rowNo)
  const to =
    kind === 'money' ? putYuan(bytes, from, value) : putWhole(bytes, from, kind === 'day' ? serialOf(value) : value)
  return copy(bytes, to, CLOSE_VALUE)
}

/** Where a cell leads to. */
export interface LinkPlace {
  readonly sheet: string
  readonly row: number | undefined
}

/** A cell that leads to another sheet. */
export function putLink(
  bytes: Buffer,
  at: number,
  value: string | number,
  kind: LookKind,
  { sheet, row }: LinkPlace,
  style: CellStyle,
  rowNo: Uint8Array,
): number {
  return putContent(bytes, at, linkContent(value, kind, sheet, row), style, rowNo)
}

/** A cell of a page: nothing in it is shared, so that a page is the same in every workbook. */
export function putPageCell(
  bytes: Buffer,
  at: number,
  value: CellValue,
  kind: LookKind,
  place: LinkPlace | undefined,
  style: CellStyle,
  rowNo: Uint8Array,
): number {
  if (value === undefined || value === '') return putOpening(bytes, at, style.empty, rowNo)
  if (place !== undefined) return putLink(bytes, at, value, kind, place, style, rowNo)
  if (typeof value === 'number') return putNumber(bytes, at, value, kind, style, rowNo)
  return putInline(bytes, at, value, style, rowNo)
}

function putContent(bytes: Buffer, at: number, content: string, style: CellStyle, rowNo: Uint8Array): number {
  const from = putOpening(bytes, at, style.other, rowNo)
  return from + bytes.write(content, from, 'utf8')
}

const serialOf = (day: number) => toSerial(asDay(day))
