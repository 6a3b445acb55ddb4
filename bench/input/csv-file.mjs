import { closeSync, openSync, writeSync } from 'node:fs'
import { COLUMNS, dayText, moneyText } from './columns.mjs'
import { openGb18030 } from './gb18030.mjs'

const KINDS = COLUMNS.map(([, kind]) => kind)
/** Text that is encoded at a time (UTF-16 units). */
const PIECE = 1 << 16
const BYTES_PER_UNIT = 4

/**
 * Writes rows as CSV with CRLF; quotes only where they are needed.
 * @param {string} path @param {Iterable<import('./rows.mjs').Row>} rows @param {'gb18030' | 'utf-8'} encoding
 */
export function writeCsvFile(path, rows, encoding) {
  const encode =
    encoding === 'utf-8'
      ? (/** @type {string} */ text, /** @type {Buffer} */ buffer) => buffer.write(text, 'utf8')
      : openGb18030()
  const descriptor = openSync(path, 'w')
  let buffer = Buffer.allocUnsafe(PIECE * 2 * BYTES_PER_UNIT)
  let waiting = ''
  const flush = () => {
    if (waiting.length * BYTES_PER_UNIT > buffer.length) buffer = Buffer.allocUnsafe(waiting.length * BYTES_PER_UNIT)
    writeSync(descriptor, buffer, 0, encode(waiting, buffer, 0))
    waiting = ''
  }
  try {
    for (const row of rows) {
      let line = ''
      for (let i = 0; i < row.length; i++) line += (i === 0 ? '' : ',') + fieldText(row[i] ?? '', i)
      waiting += `${line}\r\n`
      if (waiting.length > PIECE) flush()
    }
    flush()
  } finally {
    closeSync(descriptor)
  }
}

const NEEDS_QUOTES = /[",\r\n]/

/** @param {import('./rows.mjs').Value} value @param {number} column */
function fieldText(value, column) {
  const kind = KINDS[column]
  if (typeof value === 'number')
    return kind === 'day' ? dayText(value) : kind === 'fen' ? moneyText(value) : String(value)
  if (kind === 'text') return value
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
