import type { PartEnd, RawBatch, RecordWidths, TableEnd, TablePart, TextShare } from '../../model/raw.ts'
import { refuse } from '../../model/refusal.ts'
import { BATCH_ROWS } from '../batch.ts'
import { type ByteSource, openSource } from '../source.ts'
import { openDecoder } from './decode.ts'
import { openRecordSplitter } from './records.ts'

/** Without a line end in so many characters it is no list, and must not fill the memory. */
const LONGEST_LINE = 4 * 1024 * 1024

/**
 * Reads the records of a text that begin between two places; `from` is the beginning of one. What begins before `to` is read to its end.
 * @param widths of the records before `from`; undefined at the beginning
 * @param seen gets every byte once, in order
 */
export function openTextPart(
  share: TextShare,
  source: ByteSource,
  from: number,
  to: number,
  widths: RecordWidths | undefined,
  seen: (bytes: Buffer) => void,
): TablePart {
  let end: PartEnd | undefined

  async function* batches(): AsyncGenerator<RawBatch> {
    let rowNos: number[] = []
    let rows: string[][] = []
    const take = (rowNo: number, cells: string[]): void => {
      if (isBlank(cells)) return
      rowNos.push(rowNo)
      rows.push(cells)
    }
    const splitter = openRecordSplitter(share.separator, take, widths)
    const decoder = openDecoder(source, share.encoding, share.path, from, seen)
    let skip = from === 0 ? share.skip : 0
    let waiting = 0
    const push = (text: string): void => {
      waiting = splitter.push(skip === 0 ? text : text.slice(skip))
      if (waiting > LONGEST_LINE)
        throw refuse('R004', { path: share.path, what: { zh: '没有换行', en: 'no line ends' } })
      skip = 0
    }

    for await (const text of decoder.upTo(to)) {
      push(text)
      if (rows.length < BATCH_ROWS) continue
      yield { rowNos, rows }
      rowNos = []
      rows = []
    }
    while (waiting > 0 && decoder.place < source.size) {
      const line = await decoder.line()
      if (line === undefined) break
      push(line)
    }
    const isAtEnd = decoder.place >= source.size
    const rest = isAtEnd ? decoder.end() : ''
    if (rest !== '') push(rest)
    const state: TableEnd = isAtEnd ? splitter.end() : { openQuote: false, endsWithLineBreak: true }
    const { rows: count, widths: after, independent } = splitter
    end = { ...state, next: decoder.place, rows: count, widths: after, independent }
    if (rows.length > 0) yield { rowNos, rows }
  }
  return {
    batches,
    end() {
      if (!end) throw new Error('a part was not read to its end')
      return end
    },
  }
}

/** Reads a part of a text that some thread opened; refuses what {@link openTextPart} refuses. */
export async function readTextPart<T>(
  share: TextShare,
  from: number,
  to: number,
  widths: RecordWidths,
  read: (part: TablePart) => Promise<T>,
): Promise<T> {
  const source = await openSource(share.file)
  try {
    return await read(openTextPart(share, source, from, to, widths, () => undefined))
  } finally {
    await source.close()
  }
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}
