import { maskMiddle } from '../model/mask.ts'
import type { RawBatch, RawCell } from '../model/raw.ts'
import type { Settings } from '../model/settings.ts'
import type { Text } from '../model/text.ts'
import { tidy } from './cells/text.ts'
import { openDictionary } from './dictionary.ts'

const ROWS = 20
const MOST = 12
const PIECE = /[\p{L}\p{N}（）()/_]+/gu

/**
 * What a table without a header row looks like: its size, and of the row that comes closest to a header the words. Names of columns are
 * shown; whatever else stands there may be anybody's, and keeps its first and last character. A row whose separator nobody knows is one cell.
 */
export function seenIn(head: RawBatch, settings: Settings): Text | undefined {
  if (head.rows.length === 0) return undefined
  const dictionary = openDictionary(settings)
  const isKnown = (piece: string) => dictionary(piece) !== undefined
  const rows = head.rows.slice(0, ROWS).map(piecesOf)
  const known = rows.map((pieces) => pieces.filter(isKnown).length)
  const at = known.indexOf(Math.max(...known))
  const pieces = rows[at] ?? []
  const shown = pieces.slice(0, MOST).map((piece) => (isKnown(piece) ? piece : maskMiddle(piece)))
  const words = [...shown, ...(pieces.length > MOST ? ['…'] : [])].join(' · ')
  const width = Math.max(...head.rows.slice(0, ROWS).map((row) => row.length))
  const row = head.rowNos[at] ?? at + 1
  return width === 1
    ? {
        zh: `只有 1 列（列要用逗号、分号、制表符或竖线隔开），第 ${row} 行：${words}`,
        en: `1 column only (columns are set apart by commas, semicolons, tabs or bars), row ${row}: ${words}`,
      }
    : { zh: `${width} 列，第 ${row} 行：${words}`, en: `${width} columns, row ${row}: ${words}` }
}

function piecesOf(row: readonly RawCell[]): readonly string[] {
  return row.flatMap((cell) => tidy(String(cell)).match(PIECE) ?? [])
}
