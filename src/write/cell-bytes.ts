import { textElement } from './cell-text.ts'

/**
 * The XML of cells, written byte by byte. Each function takes the buffer and where to write, and gives where it stopped; whoever
 * calls sees to it that there is room.
 */

/** XML that is the same in many cells, as bytes. */
export function ready(xml: string): Uint8Array {
  return new Uint8Array(Buffer.from(xml, 'utf8'))
}

/** Copies what is ready. */
export function copy(bytes: Uint8Array, at: number, piece: Uint8Array): number {
  bytes.set(piece, at)
  return at + piece.length
}

const ZERO = 48
const POINT = 46
const LARGE = 1_000_000_000

/** The digits of a whole number from 0 on. */
export function putWhole(bytes: Uint8Array, at: number, value: number): number {
  if (value >= LARGE) return putAscii(bytes, at, String(value))
  let length = 1
  for (let bound = 10; value >= bound; bound *= 10) length += 1
  let rest = value
  for (let i = at + length - 1; i >= at; i--) {
    const tens = (rest / 10) | 0
    bytes[i] = ZERO + rest - tens * 10
    rest = tens
  }
  return at + length
}

function putAscii(bytes: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i)
  return at + text.length
}

/** An amount in whole fen, from 0 on, as yuan: `1234.50`. */
export function putYuan(bytes: Uint8Array, at: number, fen: number): number {
  const cents = fen % 100
  const tens = (cents / 10) | 0
  const to = putWhole(bytes, at, (fen - cents) / 100)
  bytes[to] = POINT
  bytes[to + 1] = ZERO + tens
  bytes[to + 2] = ZERO + cents - tens * 10
  return to + 3
}

const OPEN_TEXT = ready('<t>')
const CLOSE_TEXT = ready('</t>')

/** The `<t>` element of a text. */
export function putText(bytes: Buffer, at: number, text: string): number {
  const to = putPlain(bytes, copy(bytes, at, OPEN_TEXT), text)
  return to < 0 ? at + bytes.write(textElement(text), at, 'utf8') : copy(bytes, to, CLOSE_TEXT)
}

/** The longest text that a cell can hold. */
const LONGEST = 32_767
const AMPERSAND = 38
const LESS = 60
const MORE = 62
const UNDERSCORE = 95
const SMALL_X = 120

/**
 * A text in UTF-8 in which nothing has to be escaped; -1 where something has: markup, control characters, line ends, outer
 * blanks, `_x`, halves of characters. What was written counts for nothing then.
 */
function putPlain(bytes: Uint8Array, at: number, text: string): number {
  const { length } = text
  if (length > LONGEST || text.charCodeAt(0) <= 32 || text.charCodeAt(length - 1) <= 32) return -1
  let to = at
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) {
      if (code < 32 || code === AMPERSAND || code === LESS || code === MORE) return -1
      if (code === UNDERSCORE && text.charCodeAt(i + 1) === SMALL_X) return -1
      bytes[to++] = code
    } else if (code < 0x800) {
      bytes[to++] = 0xc0 | (code >> 6)
      bytes[to++] = 0x80 | (code & 0x3f)
    } else if (code < 0xd800 || (code > 0xdfff && code < 0xfffe)) {
      bytes[to++] = 0xe0 | (code >> 12)
      bytes[to++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[to++] = 0x80 | (code & 0x3f)
    } else return -1
  }
  return to
}
