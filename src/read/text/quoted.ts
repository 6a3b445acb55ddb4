import { parse } from 'csv-parse/sync'

const QUOTE = 34
const EQUALS = 61
const CR = 13
const LF = 10

/** What the reading of a record with quotes came to. */
export type QuotedRecord =
  /** `next`: where the next record begins; `lines`: physical lines it took */
  | {
      readonly kind: 'record'
      readonly cells: string[]
      readonly next: number
      readonly lines: number
      readonly lineBreak: boolean
    }
  /** the text ended before the record did; `cells` end with the unclosed one */
  | { readonly kind: 'open'; readonly cells: string[] }
  /** quotes that the CSV grammar does not know: inside a plain cell, or with something behind the closing one */
  | { readonly kind: 'stray' }

/**
 * Reads one record that has quotes, by the grammar of RFC 4180, from `start` of `text`; the cells may hold line breaks.
 * Excel's `="00123"` counts as a quoted cell. csv-parse would do the same at fourteen times the cost, and exports that quote
 * every cell are common; the property tests hold both against each other.
 */
export function readQuotedRecord(text: string, start: number, separator: string, isLast: boolean): QuotedRecord {
  const cells: string[] = []
  const separatorCode = separator.charCodeAt(0)
  let pos = start
  let lines = 1
  let lineEnd = endOfLine(text, start)
  for (;;) {
    const code = text.charCodeAt(pos)
    const formula = code === EQUALS && text.charCodeAt(pos + 1) === QUOTE
    if (code === QUOTE || formula) {
      const from = formula ? pos + 2 : pos + 1
      const close = closingQuote(text, from)
      if (close === -1) return { kind: 'open', cells: [...cells, text.slice(from).replaceAll('""', '"')] }
      cells.push(unquote(text, from, close))
      pos = close + 1
      if (pos > lineEnd) {
        lines += countLineBreaks(text, lineEnd, close)
        lineEnd = endOfLine(text, pos)
      }
    } else {
      const next = text.indexOf(separator, pos)
      const end = next === -1 || next > lineEnd ? lineEnd : next
      const cell = text.slice(pos, end)
      if (cell.includes('"')) return { kind: 'stray' }
      cells.push(cell)
      pos = end
    }
    const after = text.charCodeAt(pos)
    if (after === separatorCode) pos += 1
    else if (pos !== lineEnd) return { kind: 'stray' }
    else if (pos === text.length)
      return isLast ? { kind: 'record', cells, next: pos, lines, lineBreak: false } : { kind: 'open', cells }
    else if (after === CR && pos + 1 === text.length && !isLast) return { kind: 'open', cells }
    else
      return {
        kind: 'record',
        cells,
        next: pos + (after === CR && text.charCodeAt(pos + 1) === LF ? 2 : 1),
        lines,
        lineBreak: true,
      }
  }
}

function closingQuote(text: string, from: number): number {
  let close = text.indexOf('"', from)
  while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2)
  return close
}

function unquote(text: string, from: number, close: number): string {
  const cell = text.slice(from, close).replaceAll('""', '"')
  return cell.startsWith('="') && cell.endsWith('"') && cell.length > 2 ? cell.slice(2, -1) : cell
}

/** Where the line ends: at its CR or LF, or at the end of the text. Only lines with quotes pay for the second search. */
export function endOfLine(text: string, from: number): number {
  const lf = text.indexOf('\n', from)
  const end = lf === -1 ? text.length : lf
  for (let at = from; at < end; at += 1) if (text.charCodeAt(at) === CR) return at
  return end
}

/** Line breaks from the one at `from` on, before `to`. */
function countLineBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count += 1
  }
  return count
}

/**
 * The cells of a line whose quotes the grammar does not know: csv-parse in its lenient mode, which keeps stray quotes as they are;
 * with backslash as escape where the line has `\"`. What it cannot read either is split as it stands, without the quote that opens.
 */
export function readStrayLine(line: string, separator: string): string[] {
  for (const escapeMark of line.includes('\\"') ? ['\\', '"'] : ['"']) {
    const cells = tryParse(line, separator, escapeMark)
    if (cells !== undefined) return cells
  }
  return line.split(separator).map((cell) => (cell.startsWith('"') ? cell.slice(1) : cell))
}

function tryParse(line: string, separator: string, escapeMark: string): string[] | undefined {
  try {
    const records: readonly string[][] = parse(line, {
      delimiter: separator,
      escape: escapeMark,
      relax_quotes: escapeMark === '"',
      relax_column_count: true,
      record_delimiter: '\n',
      max_record_size: line.length + 1,
    })
    return records.length === 1 ? records[0] : undefined
  } catch {
    return undefined
  }
}
