/** What colours and weights leave in a text: it takes no room. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const STYLE = /\u001b\[[0-9;]*m/g
const NO_WIDTH = /^[\p{Mark}\p{Control}\p{Format}]$/u

/** The first and last character of each stretch that takes two columns of a terminal. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]
const FIRST_WIDE = 0x1100
const FIRST_SPECIAL = 0x300

/**
 * How many columns of a terminal a text takes. Our own, because the package that knows every writing system takes a third of the
 * time of `xuqi --help` to load.
 */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text.includes('\u001b') ? text.replace(STYLE, '') : text) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 32 && code < 127) width += 1
    else if ((code < 160 || code >= FIRST_SPECIAL) && NO_WIDTH.test(character)) width += 0
    else width += code >= FIRST_WIDE && WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1
  }
  return width
}
