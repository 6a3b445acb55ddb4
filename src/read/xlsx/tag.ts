/** The attributes that rows and cells need, of the tag read last. One object for all tags: a sheet has millions. */
export interface Tag {
  /** number of the row, 0 = not given */
  row: number
  /** index of the column from 0, -1 = not given */
  column: number
  /** index of the cell's style */
  style: number
  type: CellType
  /** `<c/>` */
  empty: boolean
}

/** `t` of a cell. */
export type CellType = 'number' | 'shared' | 'inline' | 'formulaText' | 'boolean' | 'error' | 'date'

const CELL_TYPES: Readonly<Record<string, CellType>> = {
  s: 'shared',
  str: 'formulaText',
  inlineStr: 'inline',
  b: 'boolean',
  e: 'error',
  d: 'date',
}

const GREATER = 62
const SLASH = 47
const SPACE = 32
const LETTER_R = 114
const LETTER_S = 115
const LETTER_T = 116
const SMALL_A = 97
const SMALL_Z = 122
const ZERO = 48
const NINE = 57

export function newTag(): Tag {
  return { row: 0, column: -1, style: -1, type: 'number', empty: false }
}

/**
 * Reads the attributes of the tag whose name ends at `at` into `tag`; returns where the tag ends, -1 if it does not.
 * A loop over characters: a regular expression is four times slower, and `>` inside a value would mislead a plain search.
 */
export function readTag(text: string, at: number, tag: Tag): number {
  tag.row = 0
  tag.column = -1
  tag.style = -1
  tag.type = 'number'
  let pos = at
  for (;;) {
    const code = text.charCodeAt(pos)
    if (code === GREATER || code === SLASH) {
      tag.empty = code === SLASH
      return code === GREATER ? pos + 1 : text.indexOf('>', pos) + 1
    }
    if (code <= SPACE) {
      pos += 1
      continue
    }
    const equals = text.indexOf('=', pos)
    if (equals === -1) return -1
    let open = equals + 1
    while (text.charCodeAt(open) <= SPACE) open += 1
    const quote = text.charCodeAt(open)
    let end = open + 1
    while (end < text.length && text.charCodeAt(end) !== quote) end += 1
    if (end === text.length) return -1
    const isOneLetter = equals === pos + 1 || text.charCodeAt(pos + 1) <= SPACE
    if (isOneLetter) takeAttribute(text, code, open + 1, end, tag)
    pos = end + 1
  }
}

function takeAttribute(text: string, name: number, from: number, to: number, tag: Tag): void {
  if (name === LETTER_R) readReference(text, from, to, tag)
  else if (name === LETTER_S) tag.style = readDigits(text, from, to)
  else if (name === LETTER_T) tag.type = CELL_TYPES[text.slice(from, to)] ?? 'number'
}

/** `AB12` → column 27, row 12; `12` → row 12. */
function readReference(text: string, from: number, to: number, tag: Tag): void {
  let column = 0
  let pos = from
  for (; pos < to; pos += 1) {
    const letter = text.charCodeAt(pos) | 32
    if (letter < SMALL_A || letter > SMALL_Z) break
    column = column * 26 + letter - SMALL_A + 1
  }
  tag.column = column - 1
  tag.row = readDigits(text, pos, to)
}

function readDigits(text: string, from: number, to: number): number {
  let value = 0
  for (let pos = from; pos < to; pos += 1) {
    const code = text.charCodeAt(pos)
    if (code < ZERO || code > NINE) break
    value = value * 10 + code - ZERO
  }
  return value
}
