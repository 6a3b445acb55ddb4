import { ready } from './bytes.ts'
import { putText } from './cell-bytes.ts'
import type { PartWriter } from './zip.ts'

/** Texts of a workbook that stand in several cells: written once, in a part of their own, and named in the cells by their place. */
export interface SharedTexts {
  /** whether the texts of a column repeat, as far as one has seen; columns of one key are one over all sheets */
  column(key: string): SharedColumn
  /** the place of a text that is, or from now on shall be, shared; -1: it stands in its cell */
  placeOf(text: string, column: SharedColumn): number
  /** writes `xl/sharedStrings.xml` */
  writeTo(part: PartWriter): void
  /** forgets everything: the next workbook begins */
  clear(): void
}

export interface SharedColumn {
  /** below 0 the column's texts are not looked up any more */
  credit: number
}

/** A column may bring so many new texts in advance: names and numbers are given up soon, texts that repeat need some rows. */
const CREDIT = 40
/** A text that is met again is worth some new ones: it saves its bytes, a new one costs a place in the list. */
const WORTH = 3
const MOST_CREDIT = 200
const LONGEST = 1000
/** What is kept in memory until the sheets are written. */
const MOST_TEXTS = 1 << 15
const MOST_BYTES = 4 << 20
const BYTES_PER_UNIT = 7
const AROUND = 64

/** Room for what stands before the texts and is known after them: a part that is packed at once takes half the time of three pieces. */
const HEAD = 256

const OPEN_ITEM = ready('<si>')
const CLOSE_ITEM = ready('</si>')
const CLOSE_LIST = ready('</sst>')
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Opens an empty list of texts. */
export function openSharedTexts(): SharedTexts {
  let places = new Map<string, number>()
  let columns = new Map<string, SharedColumn>()
  let references = 0
  let bytes = Buffer.allocUnsafe(1 << 16)
  let filled = HEAD

  const enter = (text: string): number => {
    const most = text.length * BYTES_PER_UNIT + AROUND
    if (places.size === MOST_TEXTS || filled + most > MOST_BYTES) return -1
    if (filled + most > bytes.length) {
      const wider = Buffer.allocUnsafe(bytes.length * 2)
      wider.set(bytes.subarray(0, filled))
      bytes = wider
    }
    bytes.set(OPEN_ITEM, filled)
    const to = putText(bytes, filled + OPEN_ITEM.length, text)
    bytes.set(CLOSE_ITEM, to)
    filled = to + CLOSE_ITEM.length
    places.set(text, places.size)
    references += 1
    return places.size - 1
  }

  return {
    column(key) {
      const column = columns.get(key) ?? { credit: CREDIT }
      columns.set(key, column)
      return column
    },
    placeOf(text, column) {
      if (column.credit < 0) return -1
      const known = places.get(text)
      if (known === undefined) {
        column.credit -= 1
        return text.length > LONGEST ? -1 : enter(text)
      }
      column.credit = Math.min(column.credit + WORTH, MOST_CREDIT)
      references += 1
      return known
    },
    writeTo(part) {
      const counts = `count="${references}" uniqueCount="${places.size}"`
      const head = ready(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${MAIN}" ${counts}>`)
      const from = HEAD - head.length
      bytes.set(head, from)
      bytes.set(CLOSE_LIST, filled)
      part.write(bytes.subarray(from, filled + CLOSE_LIST.length))
      part.end()
    },
    clear() {
      places = new Map()
      columns = new Map()
      references = 0
      filled = HEAD
    },
  }
}
