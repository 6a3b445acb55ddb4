import { type Day, fullYears } from '../model/day.ts'
import { foldName } from '../model/holder.ts'
import { birthDateIn, formOf } from '../model/id-number.ts'
import type { Receivable } from '../model/receivable.ts'

/** The birth date in a resident ID number, if it is a date; other documents hold none. */
function birthDateOf({ holderIdNo, holderIdType }: Receivable): Day | undefined {
  if (holderIdNo === '' || !(holderIdType === '' || holderIdType.includes('身份证'))) return undefined
  const idNo = foldName(holderIdNo)
  return formOf(idNo) === 0 ? undefined : birthDateIn(idNo)
}

/** The holder's full years on the due date; without a birth date, from the ID number. */
export function holderAgeOf(row: Receivable, dueDate: Day): number | undefined {
  const birthDate = row.holderBirthDate ?? birthDateOf(row)
  if (birthDate === undefined || birthDate > dueDate) return undefined
  return fullYears(birthDate, dueDate)
}
