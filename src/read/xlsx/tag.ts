/** Whether `bytes` go on with `pattern` at `at`. */
export function goesOn(bytes: Uint8Array, at: number, pattern: Uint8Array): boolean {
  for (let i = 0; i < pattern.length; i += 1) if (bytes[at + i] !== pattern[i]) return false
  return true
}

/** The byte at `at`; 0, which no XML holds, behind the end. */
function codeAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

/** Where the next `code` stands, -1 if nowhere. The places are a few bytes away, where a call into native code costs more. */
export function findByte(bytes: Uint8Array, code: number, from: number): number {
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] === code) return at
  return -1
}

/** Whether a tag's name ends before this character: a blank, `/`, `>`. */
export function isNameEnd(code: number | undefined): boolean {
  return code === SPACE || code === GREATER || code === SLASH || code === 10 || code === 13 || code === 9
}

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

const EQUALS = 61
const GREATER = 62
const SLASH = 47
const SPACE = 32
const LETTER_B = 98
const LETTER_D = 100
const LETTER_E = 101
const LETTER_I = 105
const LETTER_R = 114
const LETTER_S = 115
const LETTER_T = 116
const SMALL_A = 97
const SMALL_Z = 122
const ZERO = 48
const NINE = 57

/** A tag to be filled again and again, one for a whole sheet. */
export function newTag(): Tag {
  return { row: 0, column: -1, style: -1, type: 'number', empty: false }
}

/**
 * Reads the attributes of the tag whose name ends at `at` into `tag`; returns where the tag ends, -1 if it does not.
 * A loop over characters: a regular expression is four times slower, and `>` inside a value would mislead a plain search.
 */
export function readTag(bytes: Uint8Array, at: number, tag: Tag): number {
  tag.row = 0
  tag.column = -1
  tag.style = -1
  tag.type = 'number'
  let pos = at
  for (;;) {
    const code = codeAt(bytes, pos)
    if (code === GREATER || code === SLASH) {
      tag.empty = code === SLASH
      return code === GREATER ? pos + 1 : findByte(bytes, GREATER, pos) + 1
    }
    if (code <= SPACE) {
      if (pos >= bytes.length) return -1
      pos += 1
      continue
    }
    const equals = findByte(bytes, EQUALS, pos)
    if (equals === -1) return -1
    let open = equals + 1
    while (open < bytes.length && codeAt(bytes, open) <= SPACE) open += 1
    const quote = codeAt(bytes, open)
    const end = findByte(bytes, quote, open + 1)
    if (end === -1) return -1
    const isOneLetter = equals === pos + 1 || codeAt(bytes, pos + 1) <= SPACE
    if (isOneLetter) takeAttribute(bytes, code, open + 1, end, tag)
    pos = end + 1
  }
}

function takeAttribute(bytes: Uint8Array, name: number, from: number, to: number, tag: Tag): void {
  if (name === LETTER_R) readReference(bytes, from, to, tag)
  else if (name === LETTER_S) tag.style = readDigits(bytes, from, to)
  else if (name === LETTER_T) tag.type = typeOf(bytes, from, to)
}

/** One-letter types by their character: a sheet has millions of them. */
function typeOf(bytes: Uint8Array, from: number, to: number): CellType {
  if (to - from > 1) return codeAt(bytes, from) === LETTER_I ? 'inline' : 'formulaText'
  switch (codeAt(bytes, from)) {
    case LETTER_S:
      return 'shared'
    case LETTER_B:
      return 'boolean'
    case LETTER_D:
      return 'date'
    case LETTER_E:
      return 'error'
    default:
      return 'number'
  }
}

/** `AB12` → column 27, row 12; `12` → row 12. */
function readReference(bytes: Uint8Array, from: number, to: number, tag: Tag): void {
  let column = 0
  let pos = from
  for (; pos < to; pos += 1) {
    const letter = codeAt(bytes, pos) | 32
    if (letter < SMALL_A || letter > SMALL_Z) break
    column = column * 26 + letter - SMALL_A + 1
  }
  tag.column = column - 1
  tag.row = readDigits(bytes, pos, to)
}

/** The whole number that the characters from `from` on write. */
export function readDigits(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let pos = from; pos < to; pos += 1) {
    const code = codeAt(bytes, pos)
    if (code < ZERO || code > NINE) break
    value = value * 10 + code - ZERO
  }
  return value
}
