import { columnLetters } from '../model/letters.ts'

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
