import { copy, ready } from './bytes.ts'
import { textElement } from './cell-text.ts'

const OPEN_TEXT = ready('<t>')
const CLOSE_TEXT = ready('</t>')

/** The `<t>` element of a text. */
export function putText(bytes: Buffer, at: number, text: string): number {
  const to = putPlain(bytes, copy(bytes, at, OPEN_TEXT), text)
  return to < 0 ? at + bytes.write(textElement(text), at, 'utf8') : copy(bytes, to, CLOSE_TEXT)
}

/** The longest text that a cell can hold. */
const LONGEST = 32_767
const AMPERSAND = 38
const LESS = 60
const MORE = 62
const UNDERSCORE = 95
const SMALL_X = 120

/**
 * A text in UTF-8 in which nothing has to be escaped; -1 where something has: markup, control characters, line ends, outer
 * blanks, `_x`, halves of characters. What was written counts for nothing then.
 */
function putPlain(bytes: Uint8Array, at: number, text: string): number {
  const { length } = text
  if (length > LONGEST || text.charCodeAt(0) <= 32 || text.charCodeAt(length - 1) <= 32) return -1
  let to = at
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) {
      if (code < 32 || code === AMPERSAND || code === LESS || code === MORE) return -1
      if (code === UNDERSCORE && text.charCodeAt(i + 1) === SMALL_X) return -1
      bytes[to++] = code
    } else if (code < 0x800) {
      bytes[to++] = 0xc0 | (code >> 6)
      bytes[to++] = 0x80 | (code & 0x3f)
    } else if (code < 0xd800 || (code > 0xdfff && code < 0xfffe)) {
      bytes[to++] = 0xe0 | (code >> 12)
      bytes[to++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[to++] = 0x80 | (code & 0x3f)
    } else return -1
  }
  return to
}
