/** The words of a list written as one text, parted by blanks and line ends. */
export function list(words: string): readonly string[] {
  return words.trim().split(/\s+/)
}
