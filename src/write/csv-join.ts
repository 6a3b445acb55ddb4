import { createReadStream } from 'node:fs'
import { openTextFile } from './text-file.ts'
import type { WrittenFile } from './zip.ts'

/** CSV files of one kind, as {@link openCsvWriter} writes them, put together into one. */
export interface CsvJoin {
  /**
   * Adds the records of a file.
   * @param take is given each record without its line feed, and says whether it is added
   */
  append(path: string, take: (record: string) => boolean): Promise<void>
  /** of the header and its line feed; 0 before a file was added */
  readonly headerBytes: number
  close(): WrittenFile
  /** closes the descriptor after a failure */
  abandon(): void
}

const PIECE = 1 << 18

/** Opens a file that others are joined into; the header is that of the first, and must be that of all. */
export function openCsvJoin(path: string, fileMode: number): CsvJoin {
  const file = openTextFile(path, fileMode)
  let header: string | undefined

  const write = (record: string) => {
    file.write(`${record}\n`)
  }

  return {
    async append(from, take) {
      let isFirst = true
      for await (const record of recordsOf(from)) {
        if (isFirst) {
          if (header === undefined) write(record)
          else if (record !== header) throw new Error(`${from} has other columns than the files before it`)
          header = record
          isFirst = false
        } else if (take(record)) write(record)
      }
    },
    get headerBytes() {
      return header === undefined ? 0 : Buffer.byteLength(header) + 1
    },
    close: file.close,
    abandon: file.abandon,
  }
}

/** The records of a CSV file; a line feed inside quotes does not end one. */
async function* recordsOf(path: string): AsyncIterable<string> {
  let record = ''
  let isOpen = false
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: PIECE })) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      record = record === '' && !isOpen ? line : `${record}\n${line}`
      if (line.includes('"') && line.split('"').length % 2 === 0) isOpen = !isOpen
      if (isOpen) continue
      yield record
      record = ''
    }
  }
}

const FIELD = /,(?:"((?:[^"]|"")*)"|([^,]*))/gy

/** The first fields of a record, as text. */
export function csvFields(record: string, count: number): readonly string[] {
  const fields: string[] = []
  const all = `,${record}`
  FIELD.lastIndex = 0
  while (fields.length < count) {
    const found = FIELD.exec(all)
    if (!found) break
    fields.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
  }
  return fields
}
