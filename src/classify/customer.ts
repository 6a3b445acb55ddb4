import { formatDay } from '../model/day.ts'
import { foldName } from '../model/holder.ts'
import type { Receivable } from '../model/receivable.ts'

/** Shorter than any document number: 无, 0, 不详. So is 000000000000000000, which stands for many people. */
const SHORTEST_ID = 6
const MOBILE_DIGITS = 11

/**
 * The holder as one string: ID number, else name + birth date, else name + mobile; a holder of whom less is known is the
 * policy's own. The leading letter keeps the kinds apart. Personal: it leaves the program only as a keyed hash.
 */
export function customerOf(row: Receivable): string {
  const idNo = foldName(row.holderIdNo)
  if (idNo.length >= SHORTEST_ID && !isOneCharacter(idNo)) return `I${idNo}`
  const name = foldName(row.holderName)
  if (name !== '' && row.holderBirthDate !== undefined) return `B${name}|${formatDay(row.holderBirthDate)}`
  const mobile = foldMobile(row.mobile)
  if (name !== '' && mobile !== '') return `M${name}|${mobile}`
  return `P${name}|${row.policyNo}`
}

/** The digits without a country code, however they are set apart. */
function foldMobile(mobile: string): string {
  return mobile.normalize('NFKC').replace(/\D/g, '').slice(-MOBILE_DIGITS)
}

function isOneCharacter(text: string): boolean {
  return text === text.charAt(0).repeat(text.length)
}
