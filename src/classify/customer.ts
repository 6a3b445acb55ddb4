import { formatDay } from '../model/day.ts'
import type { Receivable } from '../model/receivable.ts'

/** Shorter than any document number: 无, 0, 不详. */
const SHORTEST_ID = 6

/** Blanks out, full width to half width, upper case: how names and numbers are compared. */
export function foldName(text: string): string {
  return PLAIN.test(text) ? text : text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()
}

const PLAIN = /^[\u4e00-\u9fff0-9A-Z]*$/u

/**
 * The holder as one string: ID number, else name + birth date, else name + mobile; a holder of whom less is known is the
 * policy's own. The leading letter keeps the kinds apart. Personal: it leaves the program only as a keyed hash.
 */
export function customerOf(row: Receivable): string {
  const idNo = foldName(row.holderIdNo)
  if (idNo.length >= SHORTEST_ID) return `I${idNo}`
  const name = foldName(row.holderName)
  if (name !== '' && row.holderBirthDate !== undefined) return `B${name}|${formatDay(row.holderBirthDate)}`
  if (name !== '' && row.mobile !== '') return `M${name}|${row.mobile}`
  return `P${name}|${row.policyNo}`
}
