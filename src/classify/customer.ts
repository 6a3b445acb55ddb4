import { type Day, formatDay, fullYears } from '../model/day.ts'
import { foldName } from '../model/holder.ts'
import { birthDateIn, formOf, hasCheckDigit } from '../model/id-number.ts'
import { isOrganisationName } from '../model/mask.ts'
import { goodMobileIn } from '../model/phone.ts'
import type { Receivable } from '../model/receivable.ts'

/** Nobody older pays a premium; systems write 1900-01-01 where they know no birth date. */
const OLDEST = 110

/**
 * The holder as one string: a resident ID number that proves itself by its check digit, else name + number, else name + birth date,
 * else name + mobile; a holder of whom less is known is the policy's own. What a spoiled or masked column holds is nobody's: it must
 * never make one customer of many. The leading letter keeps the kinds apart. Personal: it leaves the program only as a keyed hash.
 */
export function customerOf(row: Receivable, asOf: Day): string {
  const idNo = foldName(row.holderIdNo)
  if (hasCheckDigit(idNo) && isBirthDate(birthDateIn(idNo), asOf)) return `I${idNo}`
  const name = foldName(row.holderName)
  if (isName(name)) {
    if (isNumber(idNo, name, asOf)) return `N${name}|${idNo}`
    const born = row.holderBirthDate
    if (born !== undefined && isBirthDate(born, asOf)) return `B${name}|${formatDay(born)}`
    const mobile = goodMobileIn(row.mobile.normalize('NFKC'))
    if (mobile !== '') return `M${name}|${mobile}`
  }
  return `P${name}|${row.policyNo}`
}

function isBirthDate(born: Day | undefined, asOf: Day): boolean {
  return born !== undefined && born <= asOf && fullYears(born, asOf) <= OLDEST
}

/** Masked, lost, or not known. */
const NO_NAME = /[*#?某]|^(?:不详|未知|待补充|待定|暂缺|UNKNOWN)$/

function isName(name: string): boolean {
  return name !== '' && !NO_NAME.test(name)
}

/** Letters of any script, digits and what stands between them: neither masked (370***1234) nor lost (3.70102E+17). */
const DOCUMENT = /^[\p{L}\d()/-]{6,}$/u
const FEWEST_DIGITS = 5
const FEWEST_DIFFERENT = 3
const COUNTING = '01234567890123456789'

/** Whether a number can be that of one document: no placeholder (待补充, 00000000000000000X, 123456789), and of a resident card with its birth date. */
function isNumber(idNo: string, name: string, asOf: Day): boolean {
  if (!DOCUMENT.test(idNo)) return false
  if (formOf(idNo) !== 0 && !isOrganisationName(name) && !isBirthDate(birthDateIn(idNo), asOf)) return false
  const digits = idNo.replace(/\D/g, '')
  return digits.length >= FEWEST_DIGITS && new Set(digits).size >= FEWEST_DIFFERENT && !COUNTING.includes(idNo)
}
