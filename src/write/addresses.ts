const LETTERS: string[] = []

/** Letters of a column, 0 = A. */
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

/** `'当月'!$A$2:$A$9`; rows count from 1, columns from 0. */
export function absoluteRange(sheet: string, column: number, fromRow: number, toColumn: number, toRow: number): string {
  return `${quotedSheet(sheet)}!$${columnLetters(column)}$${fromRow}:$${columnLetters(toColumn)}$${toRow}`
}

/** `'当月'!$5:$6` */
export function absoluteRows(sheet: string, fromRow: number, toRow: number): string {
  return `${quotedSheet(sheet)}!$${fromRow}:$${toRow}`
}

/** The name of a sheet as formulas want it. */
export function quotedSheet(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`
}
