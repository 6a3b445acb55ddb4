const LETTERS: string[] = []

/** The name that Excel gives a column: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = LETTERS[index]
  if (letters === undefined) {
    letters = ''
    for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
      letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
    LETTERS[index] = letters
  }
  return letters
}
