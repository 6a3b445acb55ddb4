import type { RawBatch, RawCell } from '../../model/raw.ts'
import { BATCH_ROWS } from '../batch.ts'
import type { WorkbookContext } from './cells.ts'
import { incomplete, markupOf, prefixOf } from './markup.ts'
import type { Package } from './parts.ts'
import { openRowScanner } from './rows.ts'
import { isNameEnd } from './tag.ts'
import type { ZipEntry } from './zip.ts'

/** A few cells far to the right make long rows; a batch must stay small all the same. */
const BATCH_CELLS = 400_000
const LONGEST_ROW = 64 * 1024 * 1024
const SLASH = 47

/**
 * The rows of a worksheet, scanned as its XML arrives, whole rows at a time. The scan works on bytes: most cells are numbers or
 * point at shared strings, and never become text (measured: half the time of a scan over strings, a tenth of a general XML parser).
 * @param behind told what stands behind the rows, piece by piece
 * Refuses R008 for a sheet that is damaged or stops in the middle, R018 beyond Excel's own limits.
 */
export async function* readSheet(
  pack: Package,
  entry: ZipEntry,
  context: WorkbookContext,
  behind: (bytes: Buffer) => void,
): AsyncGenerator<RawBatch> {
  let rowNos: number[] = []
  let rows: RawCell[][] = []
  let cells = 0
  let rest: Buffer | undefined
  let scanner: SheetScanner | undefined
  let ended = false
  for await (const piece of markupOf(pack, entry)) {
    // what follows the data is read to its end for the checksum, too
    if (ended) {
      behind(piece)
      continue
    }
    const bytes: Buffer = rest === undefined ? piece : Buffer.concat([rest, piece])
    if (bytes.length > LONGEST_ROW) throw incomplete(pack.path, entry)
    scanner ??= openSheetScanner(pack.path, entry, bytes, context, (rowNo, row) => {
      rowNos.push(rowNo)
      rows.push(row)
      cells += row.length
    })
    const cut = scanner === undefined ? 0 : scanner.completeRows(bytes, bytes.length - piece.length)
    if (scanner !== undefined) {
      scanner.scan(bytes.subarray(0, cut))
      ended = scanner.isAtEnd(bytes, cut)
      if (ended) behind(bytes.subarray(cut))
    }
    rest = cut === bytes.length ? undefined : bytes.subarray(cut)
    if (rows.length < BATCH_ROWS && cells < BATCH_CELLS) continue
    yield { rowNos, rows }
    rowNos = []
    rows = []
    cells = 0
  }
  if (!ended) throw incomplete(pack.path, entry)
  if (rows.length > 0) yield { rowNos, rows }
}

interface SheetScanner {
  /** How many of the bytes are complete rows; what comes before `from` was looked at already. */
  completeRows(bytes: Buffer, from: number): number
  /** Whether the data ends at `cut`. */
  isAtEnd(bytes: Buffer, cut: number): boolean
  scan(rows: Buffer): void
}

/** The scanner for a sheet, once its root element has come and says with which prefix it writes. */
function openSheetScanner(
  path: string,
  entry: ZipEntry,
  head: Buffer,
  context: WorkbookContext,
  take: (rowNo: number, cells: RawCell[]) => void,
): SheetScanner | undefined {
  const prefix = prefixOf(head.toString('latin1'), 'worksheet')
  if (prefix === undefined) return undefined
  const end = Buffer.from(`</${prefix}sheetData`)
  const start = Buffer.from(`<${prefix}sheetData`)
  const row = Buffer.from(`<${prefix}row`)
  let begun = false
  let isEmpty = false
  /** `<sheetData/>`: where it stands, else -1 */
  function emptyData(bytes: Buffer): number {
    if (begun) return -1
    const at = bytes.indexOf(start)
    const close = at === -1 ? -1 : bytes.indexOf('>', at)
    if (close === -1) return -1
    begun = true
    isEmpty = bytes[close - 1] === SLASH
    return isEmpty ? at : -1
  }
  return {
    completeRows(bytes, from) {
      const empty = emptyData(bytes)
      if (empty !== -1) return empty
      const at = bytes.indexOf(end, Math.max(0, from - end.length))
      if (at !== -1) return at
      // everything before the last row that has begun is complete
      let last = bytes.lastIndexOf(row)
      while (last > 0 && !isNameEnd(bytes[last + row.length])) last = bytes.lastIndexOf(row, last - 1)
      return Math.max(0, last)
    },
    isAtEnd: (bytes, cut) => isEmpty || bytes.subarray(cut, cut + end.length).equals(end),
    scan: openRowScanner(path, entry, prefix, context, take),
  }
}
