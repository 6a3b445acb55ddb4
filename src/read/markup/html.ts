import type { CoveredCell } from '../../model/raw.ts'
import { readHtmlText } from './html-text.ts'
import type { MarkupReader, MarkupSink } from './reader.ts'

const LONGEST_TAG = 1024 * 1024
const MOST_COLUMNS = 16_384
/** Their contents are no text of the page. */
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style'])

/**
 * Reads the tables of an HTML page, each below the one before on one sheet without a name, as Excel shows them.
 * End tags may be missing; rows of a table inside a cell are rows of their own. Cells stay text: an 18-digit number as well.
 * The library for `.xls` runs cells without end tags together and leaves `&#20445;` as it is; hence a reader of our own.
 */
export function openHtmlReader(sink: MarkupSink): MarkupReader {
  let rest = ''
  /** what must come before anything counts again: `-->`, `</script` */
  let unseenUntil = ''
  let hasTable = false
  let openTables = 0
  let rowNo = 0
  let row: string[] | undefined
  let cell: string | undefined
  let span = 1
  let down = 1
  /** column → what a cell with rowspan holds, and the rows that it still covers, this one included */
  const covered = new Map<number, { rows: number; readonly value: string; readonly from: number }>()

  function endCell(): void {
    if (cell === undefined || row === undefined) return
    let column = row.length
    while (covered.has(column)) {
      row.push('')
      column += 1
    }
    const value = readHtmlText(cell)
    row.push(value)
    for (let more = 1; more < span; more += 1) row.push('')
    if (down > 1)
      for (let at = column; at < column + span; at += 1)
        covered.set(at, { rows: down, value: at === column ? value : '', from: rowNo })
    cell = undefined
  }

  function endRow(): void {
    endCell()
    if (row === undefined) return
    const above: CoveredCell[] = []
    for (const [column, cellAbove] of covered) {
      if (cellAbove.from < rowNo && cellAbove.value !== '') above.push({ column, value: cellAbove.value })
      cellAbove.rows -= 1
      if (cellAbove.rows === 0) covered.delete(column)
    }
    rowNo += 1
    sink.row(rowNo, row, above)
    row = undefined
  }

  function openTag(name: string, tag: string): void {
    if (!hasTable && (name === 'table' || name === 'tr' || name === 'td' || name === 'th')) {
      hasTable = true
      sink.sheet('')
    }
    if (name === 'table') {
      endRow()
      covered.clear()
      openTables += 1
    } else if (name === 'tr') {
      endRow()
      row = []
    } else if (name === 'td' || name === 'th') {
      endCell()
      row ??= []
      cell = ''
      span = numberOf(tag, /\scolspan\s*=\s*["']?(\d{1,5})/i)
      down = numberOf(tag, /\srowspan\s*=\s*["']?(\d{1,5})/i)
    } else if (name === 'br' && cell !== undefined) cell += '\0'
    else if (UNSEEN.has(name) && !tag.endsWith('/>')) unseenUntil = `</${name}`
  }

  function closeTag(name: string): void {
    if (name === 'td' || name === 'th') endCell()
    else if (name === 'tr') endRow()
    else if (name === 'table') {
      endRow()
      covered.clear()
      openTables -= 1
    }
  }

  /** Reads what is complete and returns the rest. */
  function read(text: string): string {
    let at = 0
    for (;;) {
      if (unseenUntil !== '') {
        const end = text.slice(at).toLowerCase().indexOf(unseenUntil)
        if (end === -1) return text.slice(Math.max(at, text.length - unseenUntil.length))
        at += end + (unseenUntil === '-->' ? unseenUntil.length : 0)
        unseenUntil = ''
      }
      const open = text.indexOf('<', at)
      if (cell !== undefined) cell += text.slice(at, open === -1 ? text.length : open)
      if (open === -1) return ''
      if (text.startsWith('<!--', open)) {
        unseenUntil = '-->'
        at = open + 4
        continue
      }
      const close = endOfTag(text, open)
      if (close === -1) return text.slice(open)
      if (close === open) {
        // a `<` that opens no tag is a character
        if (cell !== undefined) cell += '<'
        at = open + 1
        continue
      }
      const tag = text.slice(open, close + 1)
      const name = /^<\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
      if (tag.startsWith('</')) closeTag(name)
      else openTag(name, tag)
      at = close + 1
    }
  }

  return {
    push(text) {
      rest = read(rest + text)
      if (rest.length > LONGEST_TAG) rest = ''
    },
    end() {
      endRow()
      return openTables <= 0
    },
  }
}

function numberOf(tag: string, pattern: RegExp): number {
  return Math.min(MOST_COLUMNS, Math.max(1, Number(pattern.exec(tag)?.[1] ?? 1)))
}

/** Where the tag at `open` ends, quotes heeded; `open` if it is no tag; -1 if it is not complete. */
function endOfTag(text: string, open: number): number {
  if (open + 3 >= text.length) return -1
  if (!/[a-z/!?]/i.test(text.charAt(open + 1))) return open
  let quote = ''
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '>') return at
    // a quote opens a value only behind `=`
    else if ((character === '"' || character === "'") && /=\s*$/.test(text.slice(Math.max(open, at - 3), at)))
      quote = character
  }
  return -1
}
