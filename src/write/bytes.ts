/**
 * Putting values byte by byte into a buffer. Each function takes the buffer and where to write, and gives where it stopped;
 * whoever calls sees to it that there is room.
 */

/** Text that is written again and again, as bytes. */
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

/** Text of which each character takes one byte. */
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
