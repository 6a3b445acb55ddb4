import { type CsvKind, type CsvValue, mostBytes, putField, textField } from './csv-field.ts'
import { openTextFile } from './text-file.ts'
import type { WrittenFile } from './zip.ts'

export type { CsvKind, CsvValue } from './csv-field.ts'

export interface CsvColumn {
  readonly name: string
  readonly kind: CsvKind
}

/** A CSV file written line by line: UTF-8 without BOM, comma, LF, RFC 4180 quotes, header row (docs/outputs.md). */
export interface CsvWriter {
  /** one value per column, in their order */
  write(values: readonly CsvValue[]): void
  readonly lines: number
  close(): WrittenFile
  /** closes the descriptor after a failure */
  abandon(): void
}

const COMMA = 44
const LINE_FEED = 10

/** Opens a CSV file and writes its header. */
export function openCsvWriter(path: string, columns: readonly CsvColumn[], fileMode: number): CsvWriter {
  const file = openTextFile(path, fileMode)
  const kinds = columns.map((column) => column.kind)
  let lines = 0
  file.write(`${columns.map((column) => textField(column.name)).join(',')}\n`)

  return {
    write(values) {
      if (values.length !== kinds.length) {
        throw new Error(`a line of ${values.length} values for ${kinds.length} columns`)
      }
      const bytes = file.room(mostBytes(values))
      let at = file.filled
      for (let i = 0; i < kinds.length; i++) {
        const value = values[i]
        if (value !== undefined && value !== '') at = putField(bytes, at, value, kinds[i])
        bytes[at++] = COMMA
      }
      bytes[at - 1] = LINE_FEED
      file.filled = at
      lines += 1
    },
    get lines() {
      return lines
    },
    close: file.close,
    abandon: file.abandon,
  }
}
