import { type Day, dayOf } from './day.ts'
import type { Sex } from './words.ts'

/**
 * Numbers of resident identity cards, GB 11643-1999: six digits of the place, the birth date (yyyymmdd, in the old form of
 * 15 digits 19yymmdd), a serial number whose last digit is odd for men, and in the form of 18 a check digit (X = 10).
 */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'
const ZERO = 48

/** 18 or 15 where the characters are those of an identity number, 0 otherwise. The check digit is not looked at. */
export function formOf(idNo: string): 18 | 15 | 0 {
  if (idNo.length === 18) return digitsFrom(idNo, 17) && /[0-9Xx]/.test(idNo.charAt(17)) ? 18 : 0
  return idNo.length === 15 && digitsFrom(idNo, 15) ? 15 : 0
}

/** 18 characters of which the last is the check digit of the others. */
export function hasCheckDigit(idNo: string): boolean {
  if (idNo.length !== 18) return false
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const digit = idNo.charCodeAt(i) - ZERO
    if (!(digit >= 0 && digit <= 9)) return false
    sum += digit * (WEIGHTS[i] ?? 0)
  }
  return idNo.charAt(17).toUpperCase() === CHECK_DIGITS.charAt(sum % 11)
}

/** The birth date, or undefined where the digits are no date. Only for numbers that have a form. */
export function birthDateIn(idNo: string): Day | undefined {
  const at = (start: number, length: number) => Number(idNo.slice(start, start + length))
  return idNo.length === 15 ? dayOf(1900 + at(6, 2), at(8, 2), at(10, 2)) : dayOf(at(6, 4), at(10, 2), at(12, 2))
}

/** Only for numbers that have a form. */
export function sexIn(idNo: string): Sex {
  return idNo.charCodeAt(idNo.length === 15 ? 14 : 16) % 2 === 1 ? 'male' : 'female'
}

function digitsFrom(text: string, length: number): boolean {
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code < ZERO || code > ZERO + 9) return false
  }
  return true
}

const SPOILED = /[*#?]|E\+\d|^\p{Script=Han}+$/iu

/** Whether a document or account number tells nobody apart: masked (370***1234), lost (6.22E+18), or words in its place (待补充). */
export function isSpoiled(number: string): boolean {
  return SPOILED.test(number)
}
