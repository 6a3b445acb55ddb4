import { createHash } from 'node:crypto'
import type { InputFacts, RawBatch, RawTable, TableEnd } from '../../model/raw.ts'
import { refuse } from '../../model/refusal.ts'
import type { OpenedInput } from '../opened-input.ts'
import type { ByteSource } from '../source.ts'
import { decodeText } from './decode.ts'
import type { Encoding } from './encoding.ts'
import { openRecordSplitter } from './records.ts'
import { recogniseDialect } from './separator.ts'

const BATCH_ROWS = 2000
/** Without a line end in so many characters it is no list, and must not fill the memory. */
const LONGEST_LINE = 4 * 1024 * 1024

/** Opens a delimited text: one table, read in one pass that computes the hash too, never held as a whole. */
export function openText(path: string, source: ByteSource, head: Buffer, encoding: Encoding): OpenedInput {
  const dialect = recogniseDialect(new TextDecoder(encoding).decode(head, { stream: true }))
  const hash = createHash('sha256')
  let bytesRead = 0
  let sha256 = ''
  let tableEnd: TableEnd = { openQuote: false, endsWithLineBreak: false }

  async function* batches(): AsyncGenerator<RawBatch> {
    let rowNos: number[] = []
    let rows: string[][] = []
    const splitter = openRecordSplitter(dialect.separator, (rowNo, cells) => {
      if (isBlank(cells)) return
      rowNos.push(rowNo)
      rows.push(cells)
    })
    let skip = dialect.skip
    for await (const text of decodeText(source, encoding, path, hash, (bytes) => {
      bytesRead += bytes
    })) {
      const waiting = splitter.push(skip === 0 ? text : text.slice(skip))
      if (waiting > LONGEST_LINE) throw refuse('R004', { path, what: { zh: '没有换行', en: 'no line ends' } })
      skip = 0
      if (rows.length < BATCH_ROWS) continue
      yield { rowNos, rows }
      rowNos = []
      rows = []
    }
    tableEnd = splitter.end()
    sha256 = hash.digest('hex')
    if (rows.length > 0) yield { rowNos, rows }
  }

  const table: RawTable = { sheet: '', textual: true, epoch1904: false, batches, end: () => tableEnd }
  return {
    async *tables() {
      yield table
    },
    facts: (): InputFacts => ({
      path,
      bytes: source.size,
      sha256,
      format: dialect.separator === '\t' ? 'tsv' : 'csv',
      encoding,
    }),
    progress: () => ({ bytesRead, bytesTotal: source.size }),
    close: () => source.close(),
  }
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}
