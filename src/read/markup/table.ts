import { createHash } from 'node:crypto'
import type { CoveredCell, InputFacts, RawBatch, RawCell, RawTable } from '../../model/raw.ts'
import { type Refusal, refuse } from '../../model/refusal.ts'
import { BATCH_ROWS } from '../batch.ts'
import type { OpenedInput } from '../opened-input.ts'
import type { ByteSource } from '../source.ts'
import { openDecoder } from '../text/decode.ts'
import type { Encoding } from '../text/encoding.ts'
import { broken } from '../xlsx/zip.ts'
import { hiddenSheets } from './hidden.ts'
import { openHtmlReader } from './html.ts'
import { openSpreadsheetMlReader } from './spreadsheetml.ts'

type Covered = Map<number, readonly CoveredCell[]>
type Item =
  | { readonly is: 'sheet'; readonly name: string; readonly covered: Covered }
  | { readonly is: 'batch'; readonly batch: RawBatch }

/**
 * Opens an HTML page or a SpreadsheetML 2003 file that calls itself `.xls`, read in one pass like a delimited text.
 * Refuses R004 for a page without any table, R008 for a file that is cut.
 */
export function openMarkup(
  path: string,
  source: ByteSource,
  encoding: Encoding,
  format: 'html' | 'spreadsheetml',
): OpenedInput {
  const hash = createHash('sha256')
  let bytesRead = 0
  let sha256 = ''
  let epoch1904 = false

  async function* items(): AsyncGenerator<Item> {
    let found: Item[] = []
    let rowNos: number[] = []
    let rows: RawCell[][] = []
    let sheets = 0
    let covered: Covered = new Map()
    const flush = () => {
      if (rows.length > 0) found.push({ is: 'batch', batch: { rowNos, rows } })
      rowNos = []
      rows = []
    }
    const reader = (format === 'html' ? openHtmlReader : openSpreadsheetMlReader)({
      sheet(name) {
        flush()
        sheets += 1
        covered = new Map()
        found.push({ is: 'sheet', name, covered })
      },
      row(rowNo, cells, above = []) {
        if (isBlank(cells)) return
        if (above.length > 0) covered.set(rowNo, above)
        rowNos.push(rowNo)
        rows.push(cells)
      },
      epoch1904() {
        epoch1904 = true
      },
    })
    const decoder = openDecoder(source, encoding, path, 0, (bytes) => {
      hash.update(bytes)
      bytesRead += bytes.length
    })
    for await (const text of decoder.upTo(source.size)) {
      reader.push(text)
      if (rows.length >= BATCH_ROWS) flush()
      yield* found
      found = []
    }
    const rest = decoder.end()
    if (rest !== '') reader.push(rest)
    const isComplete = reader.end()
    flush()
    if (sheets === 0 && format === 'html') throw pageWithoutTable(path)
    if (sheets === 0) throw broken(path, { zh: '里面没有表格', en: 'there is no table in it' })
    if (!isComplete) throw broken(path, { zh: '文件不完整', en: 'the file is cut' })
    sha256 = hash.digest('hex')
    yield* found
  }

  return {
    async *tables() {
      const hidden = format === 'html' ? NONE : await hiddenSheets(source, encoding, path)
      yield* tablesOf(items(), hidden, () => epoch1904)
    },
    facts: (): InputFacts => ({ path, bytes: source.size, sha256, format, encoding }),
    progress: () => ({ bytesRead, bytesTotal: source.size }),
    close: () => source.close(),
  }
}

const NONE: ReadonlySet<number> = new Set()

/** Sheets and their batches out of one stream of both. @param hidden by their place from 0 */
async function* tablesOf(
  items: AsyncGenerator<Item>,
  hidden: ReadonlySet<number>,
  epoch1904: () => boolean,
): AsyncGenerator<RawTable> {
  let nextSheet: (Item & { is: 'sheet' }) | undefined
  let place = -1
  async function* batches(): AsyncGenerator<RawBatch> {
    for (let step = await items.next(); step.done !== true; step = await items.next()) {
      if (step.value.is === 'sheet') {
        nextSheet = step.value
        return
      }
      yield step.value.batch
    }
  }
  // the first item is the first sheet; rows of a sheet that was left half-way are passed over
  for await (const _ of batches());
  while (nextSheet !== undefined) {
    const { name: sheet, covered } = nextSheet
    nextSheet = undefined
    place += 1
    const rows = batches()
    yield {
      sheet,
      hidden: hidden.has(place),
      covered,
      textual: false,
      epoch1904: epoch1904(),
      batches: () => rows,
      end: () => ({ openQuote: false, endsWithLineBreak: true }),
    }
    for await (const _ of rows);
  }
}

/** What a system sends instead of the list when nobody is logged in any more. */
function pageWithoutTable(path: string): Refusal {
  return refuse('R004', {
    path,
    what: { zh: '是一个网页，里面没有表格', en: 'a web page without a table' },
    remedy: {
      zh: '多半是登录已过期，导出的是登录页：重新登录再导出。',
      en: 'Probably the login page of an expired session: log in and export again.',
    },
  })
}

function isBlank(cells: readonly RawCell[]): boolean {
  return cells.every((cell) => typeof cell === 'string' && cell.trim() === '')
}
