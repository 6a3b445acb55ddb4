import { type Day, dayOf, fullYears } from '../model/day.ts'
import { foldName } from '../model/holder.ts'
import type { Receivable } from '../model/receivable.ts'

const RESIDENT_ID = /^(?:\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]|\d{6}(\d{2})(\d{2})(\d{2})\d{3})$/

/** The birth date in a resident ID number of 18 or 15 digits, if it is a date; other documents hold none. */
function birthDateInId(idNo: string, idType: string): Day | undefined {
  if (idNo === '' || !(idType === '' || idType.includes('身份证'))) return undefined
  const m = RESIDENT_ID.exec(foldName(idNo))
  if (!m) return undefined
  return m[1] === undefined
    ? dayOf(1900 + Number(m[4]), Number(m[5]), Number(m[6]))
    : dayOf(Number(m[1]), Number(m[2]), Number(m[3]))
}

/** The holder's full years on the due date; without a birth date, from the ID number. */
export function holderAgeOf(row: Receivable, dueDate: Day): number | undefined {
  const birthDate = row.holderBirthDate ?? birthDateInId(row.holderIdNo, row.holderIdType)
  if (birthDate === undefined || birthDate > dueDate) return undefined
  return fullYears(birthDate, dueDate)
}
