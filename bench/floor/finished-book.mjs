import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/**
 * A workbook that was written, taken apart again: what has rows, and what stands around.
 * @typedef {{ name: string, packed: Buffer, plain: number, crc: number }} Part
 */

/** The parts of a zip file, by its directory. @param {string} path @returns {Part[]} */
export function partsOf(path) {
  const file = readFileSync(path)
  const end = file.lastIndexOf('PK\x05\x06')
  /** @type {Part[]} */
  const parts = []
  let at = file.readUInt32LE(end + 16)
  for (let i = file.readUInt16LE(end + 10); i > 0; i--) {
    const nameLength = file.readUInt16LE(at + 28)
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    parts.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      packed: file.subarray(start, start + file.readUInt32LE(at + 20)),
      plain: file.readUInt32LE(at + 24),
      crc: file.readUInt32LE(at + 16),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

/** XML that is taken apart at a time, so that a sheet of any length fits. */
const STRETCH = 4 << 20
const ROW_END = Buffer.from('</row>')
/** What differs from row to row: row numbers, and whatever stands between two tags. */
const VARIABLE = /(?<= r="[A-Z]*)\d+(?=")|(?<=>)[^<>]+(?=<)/g

/**
 * A sheet's XML as the pieces that a writer puts together: names and styles of cells, which are the same string again and
 * again, and between them row numbers and values.
 * @param {Part} part @returns {Generator<string[][]>} stretches of rows, each row a list of pieces
 */
export function* piecesOf(part) {
  const xml = inflateRawSync(part.packed)
  /** @type {Map<string, string>} */
  const known = new Map()
  for (let from = 0; from < xml.length; ) {
    const cut = xml.indexOf(ROW_END, Math.min(xml.length, from + STRETCH))
    const to = cut < 0 ? xml.length : cut + ROW_END.length
    yield xml
      .toString('utf8', from, to)
      .split(/(?<=<\/row>)/)
      .map((row) => rowPieces(row, known))
    from = to
  }
}

/** @param {string} row @param {Map<string, string>} known */
function rowPieces(row, known) {
  /** @type {string[]} */
  const pieces = []
  let at = 0
  const constant = (/** @type {number} */ to) => {
    const text = row.slice(at, to)
    const same = known.get(text)
    if (same === undefined) known.set(text, text)
    pieces.push(same ?? text)
  }
  for (const { 0: value, index } of row.matchAll(VARIABLE)) {
    constant(index)
    pieces.push(value)
    at = index + value.length
  }
  constant(row.length)
  return pieces
}
