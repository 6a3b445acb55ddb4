/** Points of one line of text at size 10, and what a row adds to its lines. */
const LINE = 14
const PADDING = 6
/** Excel's limit of a row is 409 points. */
const HIGHEST = 400

/** What the indent of words takes, in characters. */
export const INDENT = 1.5

/** Height of a row without an own one. */
export const ONE_LINE = LINE + PADDING

/** Height in points for so many lines. */
export function heightOf(lines: number): number {
  return Math.min(lines * LINE + PADDING, HIGHEST)
}

/** How many lines a text takes in a column of this width (in characters); a Chinese character is two wide. */
export function linesOf(text: string, width: number): number {
  const room = Math.max(width, 2)
  // the common case: short, and it fits even if every character is wide
  if (text.length * 2 <= room && !text.includes('\n')) return 1
  let lines = 1
  let used = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) {
      lines += 1
      used = 0
      continue
    }
    const wide = code >= 0x1100 && (code < 0xd800 || code > 0xdfff) ? 2 : 1
    used += wide
    if (used > room) {
      lines += 1
      used = wide
    }
  }
  return lines
}
