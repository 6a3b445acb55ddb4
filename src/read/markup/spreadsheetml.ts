import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { CoveredCell, RawCell } from '../../model/raw.ts'
import { isoToText, lookOf, type NumberLook, readNumber, showNumber } from '../serial.ts'
import type { MarkupReader, MarkupSink } from './reader.ts'

const MOST_EXACT_DIGITS = 15
const LONGEST_REFERENCE = 12
const BARE_AMPERSAND = /&(?!#?\w{1,10};)/g
const MOST_COLUMNS = 16_384
const NAMED_DATES: ReadonlySet<string> = new Set(['General Date', 'Long Date', 'Medium Date', 'Short Date'])

/**
 * Reads the worksheets of a SpreadsheetML 2003 file with a real XML parser. A number of more than 15 digits is handed over as the
 * text it was written as: the digits are all there, which Excel would not show. (The library for `.xls` makes floats of them.)
 */
export function openSpreadsheetMlReader(sink: MarkupSink): MarkupReader {
  const parser = new SaxesParser()
  const looks = new Map<string, NumberLook>()
  let rest = ''
  let style = ''
  let rowNo = 0
  let row: RawCell[] = []
  let column = 0
  let width = 1
  let down = 0
  /** column → what a cell with MergeDown holds, and its rows */
  const merged = new Map<number, { readonly value: RawCell; readonly from: number; readonly to: number }>()
  let kind = ''
  let look: NumberLook = 'plain'
  let text = ''
  let inData = false
  let inComment = false
  let epoch1904 = false
  let isComplete = false

  function open(name: string, attribute: (name: string) => string): void {
    if (name === 'Style') style = attribute('ID')
    else if (name === 'NumberFormat') looks.set(style, lookOfFormat(attribute('Format')))
    else if (name === 'Date1904') {
      epoch1904 = true
      sink.epoch1904()
    } else if (name === 'Worksheet') {
      rowNo = 0
      merged.clear()
      sink.sheet(attribute('Name'))
    } else if (name === 'Row') {
      rowNo = Number(attribute('Index')) || rowNo + 1
      row = []
      column = 0
    } else if (name === 'Cell') {
      column = (Number(attribute('Index')) || column + 1) - 1
      width = 1 + (Number(attribute('MergeAcross')) || 0)
      down = Number(attribute('MergeDown')) || 0
      look = looks.get(attribute('StyleID')) ?? 'plain'
    } else if (name === 'Comment') inComment = true
    else if (name === 'Data' && !inComment) {
      inData = true
      kind = attribute('Type')
      text = ''
    }
  }

  function close(name: string): void {
    if (name === 'Data' && inData) {
      inData = false
      const value = interpret(kind, text, look, epoch1904)
      if (value !== '' && column < MOST_COLUMNS) {
        while (row.length < column) row.push('')
        row[column] = value
        if (down > 0) merged.set(column, { value, from: rowNo, to: rowNo + down })
      }
    } else if (name === 'Comment') inComment = false
    else if (name === 'Cell') column += width
    else if (name === 'Row') sink.row(rowNo, row, coveredCells())
    else if (name === 'Workbook') isComplete = true
  }

  function coveredCells(): CoveredCell[] {
    const above: CoveredCell[] = []
    for (const [at, { value, from, to }] of merged) {
      if (from < rowNo && rowNo <= to) above.push({ column: at, value })
      if (rowNo >= to) merged.delete(at)
    }
    return above
  }

  parser.on('opentag', (tag: SaxesTagPlain) => {
    open(withoutPrefix(tag.name), (name) => attributeOf(tag, name))
  })
  parser.on('closetag', (tag: SaxesTagPlain) => close(withoutPrefix(tag.name)))
  const take = (piece: string) => {
    if (inData) text += piece
  }
  parser.on('text', take)
  parser.on('cdata', take)
  // what matters is whether the file comes to its end
  parser.on('error', () => {})
  return {
    push(piece) {
      const markup = rest + piece
      const cut = startOfCutReference(markup)
      rest = markup.slice(cut)
      // home-made exporters leave `&` as it is
      parser.write(markup.slice(0, cut).replace(BARE_AMPERSAND, '&amp;'))
    },
    end: () => isComplete,
  }
}

/** Where a reference like `&amp;` begins that the end of the piece may cut; else the end. */
function startOfCutReference(markup: string): number {
  const at = markup.lastIndexOf('&')
  return at === -1 || markup.length - at > LONGEST_REFERENCE || markup.includes(';', at) ? markup.length : at
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attributeOf(tag: SaxesTagPlain, name: string): string {
  const value = tag.attributes[`ss:${name}`] ?? tag.attributes[name]
  if (value !== undefined) return value
  const found = Object.entries(tag.attributes).find(([key]) => withoutPrefix(key) === name)
  return found?.[1] ?? ''
}

function lookOfFormat(format: string): NumberLook {
  return NAMED_DATES.has(format) ? 'date' : format === '' || /^[A-Z]/.test(format) ? 'plain' : lookOf(0, format)
}

function interpret(kind: string, text: string, look: NumberLook, epoch1904: boolean): RawCell {
  if (kind === 'DateTime') return isoToText(text)
  if (kind === 'Boolean') return text === '1' ? 'TRUE' : 'FALSE'
  if (kind !== 'Number') return text
  const digits = text.trim()
  if (/^\d+$/.test(digits) && digits.length > MOST_EXACT_DIGITS) return digits
  return showNumber(readNumber(digits), look, epoch1904)
}
