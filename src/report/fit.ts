/** Characters of the default font that a text takes; a Chinese character is two wide. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += wide(character)
  return width
}

/** The text cut to so many characters of the default font, `…` at its end where something is missing; line breaks become blanks. */
export function cutTo(text: string, room: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  // the common case: it fits even if every character is wide
  if (line.length * 2 <= room || widthOf(line) <= room) return line
  let used = 2
  let cut = ''
  for (const character of line) {
    used += wide(character)
    if (used > room) break
    cut += character
  }
  return `${cut.trimEnd()}…`
}

function wide(character: string): 1 | 2 {
  return (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1
}
