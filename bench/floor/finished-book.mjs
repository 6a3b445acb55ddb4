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
/** Of a row, or of a shared text. */
const ENDS = ['</row>', '</si>'].map((end) => Buffer.from(end))
/** What differs from row to row: row numbers, and whatever stands between two tags. */
const VARIABLE = /(?<= r="[A-Z]*)\d+(?=")|(?<=>)[^<>]+(?=<)/g

/**
 * The XML of a sheet, or of the shared texts, as the pieces that a writer puts together: names and styles of cells, which are the same string again and
 * again, and between them row numbers and values.
 * @param {Part} part @returns {Generator<string[][]>} stretches of rows, each row a list of pieces
 */
export function* piecesOf(part) {
  const xml = inflateRawSync(part.packed)
  /** @type {Map<string, string>} */
  const known = new Map()
  for (let from = 0; from < xml.length; ) {
    const to = endAfter(xml, Math.min(xml.length, from + STRETCH))
    yield xml
      .toString('utf8', from, to)
      .split(/(?<=<\/(?:row|si)>)/)
      .map((row) => rowPieces(row, known))
    from = to
  }
}

/** @param {Buffer} xml @param {number} from */
function endAfter(xml, from) {
  for (const end of ENDS) {
    const at = xml.indexOf(end, from)
    if (at >= 0) return at + end.length
  }
  return xml.length
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
