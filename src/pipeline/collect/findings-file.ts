import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { refuse } from '../../model/refusal.ts'
import type { Lang } from '../../model/text.ts'
import { type CsvColumn, openCsvWriter, replaceFile } from '../../write/index.ts'
import { slashed } from '../reading/rows.ts'
import { collectMessage, messageTextOf, shownIn } from './messages.ts'
import type { GradedCollectFinding } from './types.ts'

const COLUMNS: readonly CsvColumn[] = [
  { name: 'sourceFile', kind: 'text' },
  { name: 'sourceSheet', kind: 'text' },
  { name: 'cell', kind: 'text' },
  { name: 'policyNo', kind: 'text' },
  { name: 'dueDate', kind: 'day' },
  { name: 'code', kind: 'text' },
  { name: 'severity', kind: 'text' },
  { name: 'field', kind: 'text' },
  { name: 'value', kind: 'text' },
  { name: 'message', kind: 'text' },
]
const HEADER = `${COLUMNS.map((column) => column.name).join(',')}\n`

/** A file that is written, and waits beside its place until all else has gone well. */
export interface WaitingFile {
  appear(): Promise<void>
  abandon(): void
}

/**
 * Writes the findings, masked, beside the place that they shall have.
 * @throws Refusal R015 where the place cannot be written, or holds a file that is no such list
 */
export function writeFindings(
  path: string,
  findings: readonly GradedCollectFinding[],
  lang: Lang,
  fileMode: number,
): WaitingFile {
  if (existsSync(path) && !startsWithHeader(path))
    throw refuse('R015', {
      path: slashed(path),
      what: { zh: '那里已有别的文件，不会替换', en: 'another file is there and is not replaced' },
    })
  const waiting = `${path}.writing-${process.pid}`
  const csv = openCsvWriter(waiting, COLUMNS, fileMode)
  try {
    for (const finding of findings) {
      const { file, sheet, cell, policyNo, dueDate, code, severity, field, value } = finding
      const message = collectMessage(messageTextOf(code), finding, lang)
      csv.write([
        file,
        sheet,
        cell,
        policyNo,
        dueDate,
        code,
        severity,
        field?.[lang] ?? '',
        shownIn(value, lang),
        message,
      ])
    }
    csv.close()
  } catch (error) {
    csv.abandon()
    rmSync(waiting, { force: true })
    throw error
  }
  return { appear: () => replaceFile(waiting, path), abandon: () => rmSync(waiting, { force: true }) }
}

function startsWithHeader(path: string): boolean {
  // opening a pipe would wait for whoever writes into it
  if (!statSync(path).isFile()) return false
  const bytes = Buffer.alloc(HEADER.length)
  const file = openSync(path, 'r')
  try {
    return readSync(file, bytes, 0, bytes.length, 0) === bytes.length && bytes.toString('latin1') === HEADER
  } catch {
    return false
  } finally {
    closeSync(file)
  }
}
