import { columnLetters } from '../model/letters.ts'
import { ready } from './bytes.ts'

/** The beginning of a cell, up to its value: the same in every row but for the number of the row. */
export interface Opening {
  /** how many bytes stand before the row number */
  readonly hole: number
  /** the bytes with room for a row number of so many digits */
  readonly pieces: Uint8Array[]
  readonly before: string
  readonly after: string
}

/** The beginnings of the cells of one column in one style. */
export interface CellStyle {
  readonly number: Opening
  /** of a text in the cell itself */
  readonly inline: Opening
  /** of the place of a text that is shared */
  readonly shared: Opening
  /** the whole of an empty cell */
  readonly empty: Opening
  /** of a cell with any other content, up to the attributes that this has */
  readonly other: Opening
}

/** Makes the beginnings of cells once for each column and style, whatever sheet they stand on. */
export function openCellStyles(): (column: number, styleId: number) => CellStyle {
  const known: CellStyle[][] = []
  return (column, styleId) => {
    known[styleId] ??= []
    const ofStyle = known[styleId]
    ofStyle[column] ??= cellStyle(column, styleId)
    return ofStyle[column]
  }
}

function cellStyle(column: number, styleId: number): CellStyle {
  const before = `<c r="${columnLetters(column)}`
  const opening = (rest: string): Opening => ({
    hole: before.length,
    pieces: [],
    before,
    after: `" s="${styleId}"${rest}`,
  })
  return {
    number: opening('><v>'),
    inline: opening(' t="inlineStr"><is>'),
    shared: opening(' t="s"><v>'),
    empty: opening('/>'),
    other: opening(''),
  }
}

/** Puts the beginning of a cell; `rowNo` are the digits of its row's number. */
export function putOpening(bytes: Uint8Array, at: number, opening: Opening, rowNo: Uint8Array): number {
  const { length } = rowNo
  opening.pieces[length] ??= ready(opening.before + '0'.repeat(length) + opening.after)
  const piece = opening.pieces[length]
  bytes.set(piece, at)
  const hole = at + opening.hole
  for (let i = 0; i < length; i++) bytes[hole + i] = rowNo[i] ?? 0
  return at + piece.length
}
