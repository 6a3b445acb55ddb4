import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { constants, crc32, deflateRawSync } from 'node:zlib'

/** UTF-16 units that are encoded at a time: they stay in the processor's cache. */
const PIECE = 1 << 14
/** Bytes that are packed at a time. */
const PACKET = 1 << 19
const BYTES_PER_UNIT = 3

/** The least that writing a file costs: its bytes hashed and written. @param {string} path */
export function openHashedFile(path) {
  const descriptor = openSync(path, 'w')
  const hash = createHash('sha256')
  return {
    put(/** @type {Uint8Array} */ bytes) {
      hash.update(bytes)
      writeSync(descriptor, bytes)
    },
    close() {
      closeSync(descriptor)
      return hash.digest('hex')
    },
  }
}

/** The least that a sheet costs: strings put together row by row, encoded, checked, packed. */
export function openBuilder() {
  let buffer = Buffer.allocUnsafe(PACKET * 2)
  let waiting = ''
  let filled = 0
  let crc = 0
  let plain = 0
  const encode = () => {
    // what stands behind the rows may be longer than the buffer: a page can have thousands of merged cells
    if (waiting.length * BYTES_PER_UNIT > buffer.length) buffer = Buffer.allocUnsafe(waiting.length * BYTES_PER_UNIT)
    filled += buffer.write(waiting, filled, 'utf8')
    waiting = ''
  }
  const pack = (/** @type {(bytes: Uint8Array) => void} */ put, /** @type {number} */ finishFlush) => {
    const bytes = buffer.subarray(0, filled)
    crc = crc32(bytes, crc)
    plain += filled
    put(deflateRawSync(bytes, { level: 1, finishFlush }))
    filled = 0
  }
  return {
    /** @param {readonly string[][]} rows @param {(bytes: Uint8Array) => void} put */
    add(rows, put) {
      for (const pieces of rows) {
        let row = ''
        for (const piece of pieces) row += piece
        waiting += row
        if (waiting.length < PIECE) continue
        if (waiting.length * BYTES_PER_UNIT > buffer.length - filled) pack(put, constants.Z_SYNC_FLUSH)
        encode()
        if (filled >= PACKET) pack(put, constants.Z_SYNC_FLUSH)
      }
    },
    /** @param {(bytes: Uint8Array) => void} put */
    end(put) {
      if (waiting.length * BYTES_PER_UNIT > buffer.length - filled) pack(put, constants.Z_SYNC_FLUSH)
      encode()
      pack(put, constants.Z_FINISH)
      const sums = { crc, plain }
      crc = 0
      plain = 0
      return sums
    },
  }
}
