import type { TextField } from '../../model/field.ts'
import { mobileIn, withoutGaps } from '../../model/phone.ts'
import type { RawCell } from '../../model/raw.ts'
import { withoutCode } from '../fold.ts'
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

/** `10023.0`: a whole number that a program took for one with decimals; no code is written so */
const WITH_DECIMAL = /^[1-9]\d*\.0$/

/** A code or number as text, as it stands in a cell. */
export function symbolText(cell: RawCell): string {
  if (typeof cell === 'number') return numberText(cell)
  const text = readSymbols(cell)
  return text.endsWith('.0') && WITH_DECIMAL.test(text) ? text.slice(0, -2) : text
}

/** A workbook's number as text: all digits, no exponent, no noise of the float. */
function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? String(value) : String(Number(value.toPrecision(15)))
}

const asWritten = (text: string) => text
const withoutBlanks = (text: string) => (text.includes(' ') ? text.replaceAll(' ', '') : text)

const NORMALISED: Partial<Record<TextField, (text: string) => string>> = {
  bankAccount: withoutGaps,
  holderIdNo: (text) => withoutBlanks(text).toUpperCase(),
  holderIdType: (text) => withoutCode(withoutBlanks(text)),
  mobile: phoneText,
  phone: phoneText,
  agentPhone: phoneText,
}

/** A mobile number as its 11 digits, whatever blanks, hyphens or +86 it is written with; anything else as written. */
function phoneText(text: string): string {
  return text.length === 11 ? text : mobileIn(text) || text
}
