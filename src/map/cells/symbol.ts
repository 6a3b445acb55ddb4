import type { TextField } from '../../model/field.ts'
import type { RawCell } from '../../model/raw.ts'
import { about, type CellReader } from './reader.ts'
import { endsInZeros, isDamaged, isNothing, isScientific, readSymbols } from './text.ts'

/** From here on a float cannot hold every whole number of so many digits: Excel keeps fifteen. */
const SIXTEEN_DIGITS = 1e15

/** Reads codes and numbers that are text: policy numbers, accounts, phones, IDs. @param lostDigits the whole column ends in zeros */
export function symbolReader(field: TextField, lostDigits: boolean): CellReader {
  const normalise = NORMALISED[field] ?? asWritten
  return (cell, row, raise) => {
    const text = normalise(symbolText(cell))
    if (isNothing(text)) return
    const isLost =
      typeof cell === 'number'
        ? Math.abs(cell) >= SIXTEEN_DIGITS
        : isScientific(text) || (lostDigits && endsInZeros(text))
    if (isLost) raise(about('M005', field, cell))
    else if (isDamaged(text, false)) raise(about('M007', field, cell))
    row[field] = text
  }
}

/** A code or number as text, as it stands in a cell. */
export function symbolText(cell: RawCell): string {
  return typeof cell === 'number' ? numberText(cell) : readSymbols(cell)
}

/** A workbook's number as text: all digits, no exponent, no noise of the float. */
export function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? String(value) : String(Number(value.toPrecision(15)))
}

const asWritten = (text: string) => text
const withoutBlanks = (text: string) => (text.includes(' ') ? text.replaceAll(' ', '') : text)
const SEPARATORS = /[\s-]/g

const NORMALISED: Partial<Record<TextField, (text: string) => string>> = {
  bankAccount: (text) => (hasSeparators(text) ? text.replace(SEPARATORS, '') : text),
  holderIdNo: (text) => withoutBlanks(text).toUpperCase(),
  holderIdType: withoutBlanks,
  mobile: phoneText,
  phone: phoneText,
  agentPhone: phoneText,
}

const hasSeparators = (text: string) => text.includes(' ') || text.includes('-')

const MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9})$/

/** A mobile number as its 11 digits, whatever blanks, hyphens or +86 it is written with; anything else as written. */
function phoneText(text: string): string {
  if (text.length === 11) return text
  const mobile = MOBILE.exec(text.replace(SEPARATORS, ''))
  return mobile?.[1] ?? text
}
