import type { RawCell } from '../../model/raw.ts'
import { isoToText, type NumberLook, readNumber, showNumber } from '../serial.ts'
import { readCellText, readMarkupText, readRichText } from './cell-text.ts'
import { incomplete } from './markup.ts'
import { findByte, goesOn, isNameEnd, readDigits, type Tag } from './tag.ts'
import { broken, type ZipEntry } from './zip.ts'

/** What the cells of all sheets of a workbook refer to. */
export interface WorkbookContext {
  readonly strings: readonly string[]
  /** by the style of a cell */
  readonly looks: readonly NumberLook[]
  readonly epoch1904: boolean
}

/** Reads the contents of one cell; the value lands in `value`, because a pair for each of millions of cells is waste. */
export interface CellReader {
  value: RawCell
  /** `from`: where the cell's tag ends. Returns where the cell ends. */
  read(bytes: Buffer, from: number, tag: Tag): number
}

const LESS = 60
const GREATER = 62
const SLASH = 47
const MINUS = 45
const POINT = 46
const ZERO = 48
const NINE = 57
/** so many digits a double holds exactly, and ten to the power of so many places too */
const MOST_EXACT_DIGITS = 15
const POWERS = Array.from({ length: MOST_EXACT_DIGITS + 1 }, (_, places) => 10 ** places)

export function openCellReader(path: string, entry: ZipEntry, prefix: string, context: WorkbookContext): CellReader {
  const valueTag = Buffer.from(`<${prefix}v`)
  const inlineTag = Buffer.from(`<${prefix}is`)
  const inlineEnd = Buffer.from(`</${prefix}is`)
  const cellEnd = Buffer.from(`</${prefix}c`)

  function interpret(bytes: Buffer, from: number, to: number, tag: Tag): RawCell {
    switch (tag.type) {
      case 'shared':
        return sharedText(bytes, from, to)
      case 'number': {
        const value = readPlainNumber(bytes, from, to)
        const look = context.looks[tag.style === -1 ? 0 : tag.style]
        return look === undefined || look === 'plain' ? value : showNumber(value, look, context.epoch1904)
      }
      case 'boolean': {
        const text = bytes.toString('latin1', from, to)
        return text === '1' || text === 'true' ? 'TRUE' : text === '' ? '' : 'FALSE'
      }
      case 'date':
        return isoToText(bytes.toString('latin1', from, to))
      case 'error':
        return readMarkupText(bytes.toString('utf8', from, to))
      default:
        return readCellText(bytes.toString('utf8', from, to))
    }
  }

  function sharedText(bytes: Buffer, from: number, to: number): string {
    const text = from === to ? '' : context.strings[readDigits(bytes, from, to)]
    if (text !== undefined) return text
    const what = { zh: `${entry.name} 指向不存在的文字`, en: `${entry.name} points at a text that is not there` }
    throw broken(path, what)
  }

  const reader: CellReader = {
    value: '',
    read(bytes, from, tag) {
      reader.value = ''
      let at = findByte(bytes, LESS, from)
      while (at !== -1) {
        if (goesOn(bytes, at, cellEnd) && isNameEnd(bytes[at + cellEnd.length])) return at + cellEnd.length
        const open = findByte(bytes, GREATER, at)
        const isEmpty = bytes[open - 1] === SLASH
        if (!isEmpty && goesOn(bytes, at, valueTag) && isNameEnd(bytes[at + valueTag.length])) {
          at = findByte(bytes, LESS, open)
          reader.value = interpret(bytes, open + 1, at, tag)
          // now at the end tag of the value
          at = findByte(bytes, LESS, at + 1)
        } else if (!isEmpty && goesOn(bytes, at, inlineTag) && isNameEnd(bytes[at + inlineTag.length])) {
          at = bytes.indexOf(inlineEnd, open)
          if (at === -1) break
          reader.value = readRichText(bytes.toString('utf8', open + 1, at), prefix)
          at = findByte(bytes, LESS, at + 1)
        } else {
          at = findByte(bytes, LESS, at + 1)
        }
      }
      throw incomplete(path, entry)
    },
  }
  return reader
}

/** `-1234.50` as a number straight from its digits; whatever is longer or written otherwise goes through text. */
function readPlainNumber(bytes: Buffer, from: number, to: number): RawCell {
  let at = bytes[from] === MINUS ? from + 1 : from
  if (to - at > MOST_EXACT_DIGITS || to === at) return readNumber(bytes.toString('utf8', from, to).trim())
  let digits = 0
  let places = -1
  for (; at < to; at += 1) {
    const code = bytes[at] ?? 0
    if (code >= ZERO && code <= NINE) {
      digits = digits * 10 + code - ZERO
      if (places >= 0) places += 1
    } else if (code === POINT && places < 0) places = 0
    else return readNumber(bytes.toString('utf8', from, to).trim())
  }
  // both are exact, so the quotient is the nearest double, as Number() would give
  const value = places > 0 ? digits / (POWERS[places] ?? 1) : digits
  return bytes[from] === MINUS ? -value : value
}
