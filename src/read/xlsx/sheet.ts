import type { RawBatch, RawCell } from '../../model/raw.ts'
import { refuse } from '../../model/refusal.ts'
import { isoToText, type NumberLook, readNumber, showNumber } from '../serial.ts'
import { bothLanguages } from '../source.ts'
import { incomplete, isNameEnd, markupOf, prefixOf, readCellText, readMarkupText, readRichText } from './markup.ts'
import type { Package } from './parts.ts'
import { newTag, readTag, type Tag } from './tag.ts'
import { broken, type ZipEntry } from './zip.ts'

/** What the cells of all sheets of a workbook refer to. */
export interface WorkbookContext {
  readonly strings: readonly string[]
  readonly looks: readonly NumberLook[]
  readonly epoch1904: boolean
}

const BATCH_ROWS = 2000
/** A few cells far to the right make long rows; a batch must stay small all the same. */
const BATCH_CELLS = 400_000
/** Excel's own limits. */
const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
const LONGEST_ROW = 64 * 1024 * 1024

/** Rows collected for the next batch. */
interface Collected {
  rowNos: number[]
  rows: RawCell[][]
  cells: number
  /** of the row read last */
  rowNo: number
}

/**
 * The rows of a worksheet, scanned as its XML arrives: whole rows at a time, by searching for tags. A general XML parser costs
 * five times as much. Refuses R008 for a sheet that is damaged or stops in the middle, R018 beyond Excel's own limits.
 */
export async function* readSheet(pack: Package, entry: ZipEntry, context: WorkbookContext): AsyncGenerator<RawBatch> {
  const collected: Collected = { rowNos: [], rows: [], cells: 0, rowNo: 0 }
  let rest = ''
  let scan: ((text: string) => void) | undefined
  let endTag = ''
  let rowTag = ''
  let ended = false
  for await (const piece of markupOf(pack, entry)) {
    // what follows the data is read to its end for the checksum only
    if (ended) continue
    const text = rest === '' ? piece : rest + piece
    if (text.length > LONGEST_ROW) throw incomplete(pack.path, entry)
    if (scan === undefined) {
      const prefix = prefixOf(text, 'worksheet')
      if (prefix === undefined) {
        rest = text
        continue
      }
      scan = rowScanner(pack.path, entry, prefix, context, collected)
      endTag = `</${prefix}sheetData`
      rowTag = `<${prefix}row`
    }
    const end = text.indexOf(endTag, Math.max(0, text.length - piece.length - endTag.length))
    ended = end !== -1 || hasNoRows(text, rowTag)
    const cut = end === -1 ? startOfLastRow(text, rowTag) : end
    scan(text.slice(0, cut))
    rest = ended ? '' : text.slice(cut)
    if (collected.rows.length < BATCH_ROWS && collected.cells < BATCH_CELLS) continue
    yield { rowNos: collected.rowNos, rows: collected.rows }
    collected.rowNos = []
    collected.rows = []
    collected.cells = 0
  }
  if (!ended) throw incomplete(pack.path, entry)
  if (collected.rows.length > 0) yield { rowNos: collected.rowNos, rows: collected.rows }
}

/** `<sheetData/>` */
function hasNoRows(text: string, rowTag: string): boolean {
  const open = text.indexOf(`${rowTag.slice(0, -3)}sheetData`)
  return open !== -1 && text.charCodeAt(text.indexOf('>', open) - 1) === 47
}

/** Everything before the last row that has begun is complete. */
function startOfLastRow(text: string, rowTag: string): number {
  let at = text.lastIndexOf(rowTag)
  while (at > 0 && !isNameEnd(text.charCodeAt(at + rowTag.length))) at = text.lastIndexOf(rowTag, at - 1)
  return Math.max(0, at)
}

function rowScanner(
  path: string,
  entry: ZipEntry,
  prefix: string,
  context: WorkbookContext,
  collected: Collected,
): (text: string) => void {
  const rowTag = `<${prefix}row`
  const rowEnd = `</${prefix}row`
  const cellTag = `<${prefix}c`
  const readCell = cellReader(path, entry, prefix, context)
  const tag = newTag()

  function takeRow(text: string, from: number): number {
    const cells: RawCell[] = []
    let column = 0
    let isBlank = true
    let at = from
    for (;;) {
      at = text.indexOf('<', at)
      if (at === -1) throw incomplete(path, entry)
      if (text.startsWith(cellTag, at) && isNameEnd(text.charCodeAt(at + cellTag.length))) {
        at = readTag(text, at + cellTag.length, tag)
        if (at === -1) throw incomplete(path, entry)
        if (tag.column !== -1) column = tag.column
        if (column >= MOST_COLUMNS) throw tooLarge(path)
        if (!tag.empty) {
          at = readCell.read(text, at, tag)
          const { value } = readCell
          if (value !== '') {
            while (cells.length < column) cells.push('')
            cells[column] = value
            isBlank &&= typeof value === 'string' && value.trim() === ''
          }
        }
        column += 1
      } else if (text.startsWith(rowEnd, at)) {
        break
      } else {
        at = text.indexOf('>', at)
      }
    }
    if (!isBlank) {
      collected.rowNos.push(collected.rowNo)
      collected.rows.push(cells)
      collected.cells += cells.length
    }
    return at + rowEnd.length
  }

  return (text) => {
    let at = text.indexOf(rowTag)
    while (at !== -1) {
      at += rowTag.length
      if (isNameEnd(text.charCodeAt(at))) {
        at = readTag(text, at, tag)
        if (at === -1) throw incomplete(path, entry)
        collected.rowNo = tag.row > 0 ? tag.row : collected.rowNo + 1
        if (collected.rowNo > MOST_ROWS) throw tooLarge(path)
        if (!tag.empty) at = takeRow(text, at)
      }
      at = text.indexOf(rowTag, at)
    }
  }
}

/** Reads the contents of one cell; the value lands in `value`, because a pair for each of millions of cells is waste. */
interface CellReader {
  value: RawCell
  read(text: string, from: number, tag: Tag): number
}

function cellReader(path: string, entry: ZipEntry, prefix: string, context: WorkbookContext): CellReader {
  const valueOpen = `<${prefix}v>`
  const valueTag = `<${prefix}v`
  const inlineTag = `<${prefix}is`
  const inlineEnd = `</${prefix}is`
  const cellEnd = `</${prefix}c>`
  const plainEnd = `</${prefix}v></${prefix}c>`

  function interpret(text: string, tag: Tag): RawCell {
    switch (tag.type) {
      case 'shared': {
        if (text === '') return ''
        const shared = context.strings[Number(text)]
        if (shared === undefined)
          throw broken(path, {
            zh: `${entry.name} 指向不存在的文字`,
            en: `${entry.name} points at a text that is not there`,
          })
        return shared
      }
      case 'number': {
        const value = readNumber(text)
        const look = context.looks[tag.style === -1 ? 0 : tag.style]
        return look === undefined || look === 'plain' ? value : showNumber(value, look, context.epoch1904)
      }
      case 'boolean':
        return text === '1' || text === 'true' ? 'TRUE' : text === '' ? '' : 'FALSE'
      case 'date':
        return isoToText(text)
      case 'error':
        return readMarkupText(text)
      default:
        return readCellText(text)
    }
  }

  const reader: CellReader = {
    value: '',
    read(text, from, tag) {
      reader.value = ''
      let at = from
      if (text.startsWith(valueOpen, at)) {
        const start = at + valueOpen.length
        at = text.indexOf('<', start)
        reader.value = interpret(text.slice(start, at), tag)
        if (text.startsWith(plainEnd, at)) return at + plainEnd.length
      }
      for (;;) {
        at = text.indexOf('<', at)
        if (at === -1) throw incomplete(path, entry)
        if (text.startsWith(cellEnd, at)) return at + cellEnd.length
        const open = text.indexOf('>', at)
        if (open === -1) throw incomplete(path, entry)
        const isEmpty = text.charCodeAt(open - 1) === 47
        if (!isEmpty && text.startsWith(valueTag, at) && isNameEnd(text.charCodeAt(at + valueTag.length))) {
          const end = text.indexOf('<', open)
          reader.value = interpret(text.slice(open + 1, end), tag)
        } else if (!isEmpty && text.startsWith(inlineTag, at) && isNameEnd(text.charCodeAt(at + inlineTag.length))) {
          const end = text.indexOf(inlineEnd, open)
          if (end === -1) throw incomplete(path, entry)
          reader.value = readRichText(text.slice(open + 1, end), prefix)
          at = end
          continue
        }
        at = open
      }
    },
  }
  return reader
}

function tooLarge(path: string) {
  return refuse('R018', {
    path,
    what: bothLanguages({ zh: '超出 1,048,576 行或 16,384 列', en: 'more than 1,048,576 rows or 16,384 columns' }),
  })
}
