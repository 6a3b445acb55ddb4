/**
 * Text → GB18030. Node decodes this encoding but does not encode it, so the tables are made by decoding every sequence once
 * (64,000 short calls, about 60 ms).
 */
const UNITS = 0x10000
const REPLACEMENT = 0xfffd
/** Four-byte sequences of the plane of two-byte characters, counted from 81 30 81 30. */
const FOUR_BYTE_SEQUENCES = 39_420
/** Where the sequences of characters beyond that plane begin (90 30 81 30), counted alike. */
const BEYOND = 189_000

/** @typedef {(text: string, buffer: Buffer, at: number) => number} Encode writes text into the buffer, returns where it ends */

/** @returns {Encode} every UTF-16 unit needs at most four bytes; a lone surrogate becomes `?` */
export function openGb18030() {
  const pairs = new Uint16Array(UNITS)
  const sequences = new Int32Array(UNITS).fill(-1)
  const decoder = new TextDecoder('gb18030')
  const unitOf = (/** @type {Uint8Array} */ bytes) => {
    const text = decoder.decode(bytes)
    return text.length === 1 && text.charCodeAt(0) !== REPLACEMENT ? text.charCodeAt(0) : undefined
  }
  const four = new Uint8Array(4)
  for (let number = 0; number < FOUR_BYTE_SEQUENCES; number++) {
    putSequence(number, four, 0)
    const unit = unitOf(four)
    if (unit !== undefined) sequences[unit] = number
  }
  const two = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      two.set([lead, trail])
      const unit = trail === 0x7f ? undefined : unitOf(two)
      if (unit !== undefined && pairs[unit] === 0) pairs[unit] = (lead << 8) | trail
    }
  }
  return (text, buffer, start) => {
    let at = start
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit < 0x80) {
        buffer[at++] = unit
        continue
      }
      const pair = pairs[unit] ?? 0
      if (pair !== 0) {
        buffer[at++] = pair >> 8
        buffer[at++] = pair & 0xff
        continue
      }
      const point = text.codePointAt(i) ?? unit
      const number = point >= UNITS ? BEYOND + point - UNITS : (sequences[unit] ?? -1)
      if (point >= UNITS) i += 1
      if (number < 0) buffer[at++] = 0x3f
      else at = putSequence(number, buffer, at)
    }
    return at
  }
}

/** @param {number} number @param {Uint8Array} bytes @param {number} at */
function putSequence(number, bytes, at) {
  bytes[at] = 0x81 + Math.floor(number / 12_600)
  bytes[at + 1] = 0x30 + (Math.floor(number / 1260) % 10)
  bytes[at + 2] = 0x81 + (Math.floor(number / 10) % 126)
  bytes[at + 3] = 0x30 + (number % 10)
  return at + 4
}
