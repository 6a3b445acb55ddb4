import { type Day, formatDay } from '../model/day.ts'
import { fen, formatFen } from '../model/money.ts'
import { openTextFile } from './text-file.ts'
import type { WrittenFile } from './zip.ts'

/** What a column holds decides how it is written: only text is guarded against being taken for a formula. */
export type CsvKind = 'text' | 'day' | 'money' | 'number' | 'boolean'

export interface CsvColumn {
  readonly name: string
  readonly kind: CsvKind
}

/** A value of a line: text, a `Day`, `Fen`, a number, a boolean; undefined and '' are an empty field. */
export type CsvValue = string | number | boolean | undefined

/** A CSV file written line by line: UTF-8 without BOM, comma, LF, RFC 4180 quotes, header row (outputs.md). */
export interface CsvWriter {
  /** one value per column, in their order */
  write(values: readonly CsvValue[]): void
  readonly lines: number
  close(): WrittenFile
  /** closes the descriptor after a failure */
  abandon(): void
}

const SPECIAL = /[",\r\n]/
const FORMULA = /^[=+\-@\t\r]/

/** Opens a CSV file and writes its header. */
export function openCsvWriter(path: string, columns: readonly CsvColumn[], fileMode: number): CsvWriter {
  const file = openTextFile(path, fileMode)
  const kinds = columns.map((column) => column.kind)
  let lines = 0
  file.write(`${columns.map((column) => quoted(guarded(column.name))).join(',')}\n`)

  return {
    write(values) {
      if (values.length !== kinds.length) {
        throw new Error(`a line of ${values.length} values for ${kinds.length} columns`)
      }
      let line = ''
      for (let i = 0; i < kinds.length; i++) {
        if (i > 0) line += ','
        const value = values[i]
        if (value !== undefined && value !== '') line += field(value, kinds[i])
      }
      file.write(`${line}\n`)
      lines += 1
    },
    get lines() {
      return lines
    },
    close: file.close,
    abandon: file.abandon,
  }
}

function field(value: string | number | boolean, kind: CsvKind | undefined): string {
  if (typeof value === 'string') return quoted(kind === 'text' ? guarded(value) : value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (!Number.isFinite(value)) throw new Error('a number of a CSV file must be finite')
  if (kind === 'day') return formatDay(asDay(value))
  if (kind === 'money') return formatFen(fen(value))
  return String(value)
}

/** Not taken for a formula; headers may come from an input too. */
function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const asDay = (value: number) => value as Day
