import { stripVTControlCharacters } from 'node:util'
import { textWidth } from './text-width.ts'

// Everything that could move the cursor, colour the screen or turn the direction of writing around; tabs and line breaks stay.
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Text that came from data, safe to show on a terminal: no escape sequences, no control characters. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(INVISIBLE, (char) => (char === '\n' || char === '\t' ? char : ''))
}

const NOT_FIRST = /^[，。；：、？！）】」』”’…％%.,;:?!)\]]/u
/** a line may not end with these */
const OPENING = /^[（「『“‘《【]+$/u
/** a line may end after these, even where no blank follows */
const BREAKS_AFTER = /[，。；：、？！]/u
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/u

/** Pieces that may not be torn apart: a word, or one Chinese character with the punctuation that follows it. */
function pieces(line: string): string[] {
  const out: string[] = []
  for (const part of line.split(/(\s+)/)) {
    let word = ''
    for (const char of part) {
      if (NOT_FIRST.test(char)) {
        if (word === '' && out.length > 0) word = out.pop() ?? ''
        word += char
        if (BREAKS_AFTER.test(char)) {
          out.push(word)
          word = ''
        }
      } else if (WIDE.test(char)) {
        if (OPENING.test(word)) word += char
        else {
          if (word !== '') out.push(word)
          word = char
        }
        if (OPENING.test(char)) continue
        out.push(word)
        word = ''
      } else word += char
    }
    if (word !== '') out.push(word)
  }
  return out
}

/** Breaks text into lines of at most `width` terminal columns; Chinese breaks between characters, other text between words. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const piece of pieces(paragraph)) {
      if (line !== '' && textWidth(line + piece.trimEnd()) > width) {
        lines.push(line.trimEnd())
        line = piece.trimStart()
      } else line += piece
    }
    lines.push(line.trimEnd())
    return lines
  })
}

/** The same, each line after the first indented. */
export function hang(text: string, width: number, indent: number): string {
  return wrapText(text, Math.max(20, width - indent)).join(`\n${' '.repeat(indent)}`)
}
