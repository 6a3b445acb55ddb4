import { createHash, type Hash } from 'node:crypto'
import type { DivisibleTable, InputFacts, RawTable, TableEnd, TextShare } from '../../model/raw.ts'
import type { OpenedInput } from '../opened-input.ts'
import { type ByteSource, sha256Of } from '../source.ts'
import { endOfLine, isDivisible } from './decode.ts'
import type { Encoding } from './encoding.ts'
import { openTextPart } from './part.ts'
import { recogniseDialect } from './separator.ts'

/**
 * Opens a delimited text: one table, never held as a whole. It is read in one pass that computes the hash too, or in parts by
 * several threads while somebody else computes it.
 */
export function openText(path: string, source: ByteSource, head: Buffer, encoding: Encoding): OpenedInput {
  const dialect = recogniseDialect(new TextDecoder(encoding).decode(head, { stream: true }))
  const share: TextShare = { path, file: source.path, encoding, ...dialect }
  let bytesRead = 0
  let sha256 = ''
  let tableEnd: TableEnd = { openQuote: false, endsWithLineBreak: false }

  async function* batches() {
    const hash: Hash = createHash('sha256')
    const whole = openTextPart(share, source, 0, source.size, undefined, (bytes) => {
      hash.update(bytes)
      bytesRead += bytes.length
    })
    yield* whole.batches()
    const { openQuote, endsWithLineBreak } = whole.end()
    tableEnd = { openQuote, endsWithLineBreak }
    sha256 = hash.digest('hex')
  }

  const divisible: DivisibleTable = {
    size: source.size,
    share,
    cut: (bytes) => cut(source, encoding, bytes),
    async hash() {
      sha256 = await sha256Of(source)
    },
  }
  const table: RawTable = {
    sheet: '',
    hidden: false,
    textual: true,
    epoch1904: false,
    batches,
    end: () => tableEnd,
    ...(isDivisible(encoding) ? { divisible } : {}),
  }
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

const LOOKED_AT = 64 * 1024

/** Places behind line feeds; none where there is no line feed near by. */
async function cut(source: ByteSource, encoding: Encoding, bytes: number): Promise<readonly number[]> {
  const places: number[] = []
  // an even number, where UTF-16 has whole characters
  const step = Math.ceil(bytes / 2) * 2
  for (let at = step; at < source.size; at += step) {
    const end = endOfLine(await source.read(at, LOOKED_AT), encoding)
    if (end !== -1 && at + end < source.size) places.push(at + end)
  }
  return places
}
