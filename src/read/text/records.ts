import type { RecordWidths, TableEnd } from '../../model/raw.ts'
import { endOfLine, type QuotedRecord, readQuotedRecord, readStrayLine } from './quoted.ts'

/** Takes text in pieces of any size and hands out records. */
export interface RecordSplitter {
  /** Returns how many characters wait for the end of their record. */
  push(text: string): number
  /** rows handed out so far, blank ones too */
  readonly rows: number
  readonly widths: RecordWidths
  /** whether the widths that it began with made no difference to what was handed out, nor to those that it has now */
  readonly independent: boolean
  /** After the last piece: hands out what is left. */
  end(): TableEnd
}

const NO_WIDTHS: RecordWidths = { usual: 0, last: 0 }
/** A quote that does not close within so many characters is a stray one. */
const LONGEST_RECORD = 256 * 1024
/** From this width on a line that has as many cells as the records around it is a record, whatever its quotes say. */
const TELLING_WIDTH = 5
const CR = 13
const LF = 10

/**
 * Cuts delimited text into records: lines without a quote are split as they are (a plain loop costs an eighth of csv-parse),
 * lines with quotes go to {@link readQuotedRecord}. Line ends may be CRLF, LF or CR, mixed. `take` gets the row number that
 * Excel shows: blank lines count, line breaks inside quotes do not. A stray quote damages its own line only.
 */
export function openRecordSplitter(
  separator: string,
  take: (rowNo: number, cells: string[]) => void,
  before: RecordWidths = NO_WIDTHS,
): RecordSplitter {
  let rest = ''
  let rowNo = 0
  let openQuote = false
  let endsWithLineBreak = false
  /** cells of the last two records, where they agreed; 0 = not known yet */
  let usualWidth = before.usual
  let lastWidth = before.last
  /** two neighbours of these records agreed */
  let isSettled = false
  let hasAsked = false

  function hand(cells: string[]): void {
    rowNo += 1
    if (cells.length === lastWidth) {
      usualWidth = lastWidth
      if (rowNo > 1) isSettled = true
    }
    lastWidth = cells.length
    take(rowNo, cells)
  }

  function split(text: string, isLast: boolean): string {
    let at = 0
    let quote = next(text, '"', 0)
    let cr = next(text, '\r', 0)
    while (at < text.length) {
      const lf = next(text, '\n', at)
      if (cr < at) cr = next(text, '\r', at)
      const end = Math.min(lf, cr)
      if (quote < at) quote = next(text, '"', at)
      if (quote < end) {
        const after = takeQuoted(text, at, isLast)
        if (after === at) return text.slice(at)
        at = after
        continue
      }
      if (end === Infinity) {
        if (!isLast) return text.slice(at)
        // the end mark of DOS is no row
        if (text.slice(at) === '\x1a') return ''
        hand(text.slice(at).split(separator))
        endsWithLineBreak = false
        return ''
      }
      // whether a CR at the end of a piece is half of a CRLF, the next piece tells
      if (end === cr && end + 1 === text.length && !isLast) return text.slice(at)
      hand(text.slice(at, end).split(separator))
      at = end + (end === cr && text.charCodeAt(end + 1) === LF ? 2 : 1)
      endsWithLineBreak = true
    }
    return ''
  }

  /** Takes the record with quotes at `at`; returns where the next one begins, or `at` if more text is needed. */
  function takeQuoted(text: string, at: number, isLast: boolean): number {
    const record = readQuotedRecord(text, at, separator, isLast)
    if (record.kind === 'open') {
      if (!isLast && text.length - at <= LONGEST_RECORD + 1) return at
      return isLast ? takeUnclosed(text, at, record.cells) : takeStray(text, at, false)
    }
    // the length decides, not how much of the text happened to be there when the record was looked at
    const isTooLong = record.kind === 'record' && record.lines > 1 && record.next - at > LONGEST_RECORD
    if (record.kind === 'stray' || isTooLong || (record.lines > 1 && isSwallowing(text, at, record)))
      return takeStray(text, at, isLast)
    hand(record.cells)
    endsWithLineBreak = record.lineBreak
    return record.next
  }

  /** Takes a record whose quote is still open at the end of the file: the file was cut there, or the quote is a stray one. */
  function takeUnclosed(text: string, at: number, cells: string[]): number {
    const line = endOfLine(text, at)
    const isLastLine = line >= text.trimEnd().length
    ask()
    const followedByRecords = usualWidth >= TELLING_WIDTH && linesOfUsualWidth(text, line + 1, text.length) > 0
    if (!followedByRecords) openQuote = true
    const isWhole = text.slice(at, line).split(separator).length === usualWidth && cells.length !== usualWidth
    if (!isLastLine || isWhole) return takeStray(text, at, true)
    endsWithLineBreak = false
    hand(cells)
    return text.length
  }

  /** Takes the line at `at` alone, whatever its quotes ask for. */
  function takeStray(text: string, at: number, isLast: boolean): number {
    const end = endOfLine(text, at)
    if (!isLast && end + 1 >= text.length) return at
    const line = text.slice(at, end)
    hand(readStrayLine(line, separator))
    endsWithLineBreak = end < text.length
    return end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1)
  }

  /** Whether some line between is a whole record: then the quote that opened before it is a stray one. */
  function isSwallowing(text: string, at: number, record: QuotedRecord & { kind: 'record' }): boolean {
    ask()
    if (usualWidth < TELLING_WIDTH) return false
    const whole = linesOfUsualWidth(text, at, record.next)
    return record.cells.length === usualWidth ? whole === record.lines : whole > 0
  }

  /** the usual width is about to decide something */
  function ask(): void {
    if (!isSettled) hasAsked = true
  }

  function linesOfUsualWidth(text: string, from: number, to: number): number {
    const lines = text.slice(from, to).split(/\r\n|\r|\n/)
    return lines.filter((line) => line.split(separator).length === usualWidth).length
  }

  return {
    push(text) {
      rest = split(rest === '' ? text : rest + text, false)
      return rest.length
    },
    get widths() {
      return { usual: usualWidth, last: lastWidth }
    },
    get independent() {
      return isSettled && !hasAsked
    },
    get rows() {
      return rowNo
    },
    end() {
      split(rest, true)
      rest = ''
      return { openQuote, endsWithLineBreak }
    },
  }
}

function next(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at === -1 ? Infinity : at
}
