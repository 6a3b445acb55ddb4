import { birthDateIn, formOf } from '../../model/id-number.ts'
import type { RowCheck } from '../check.ts'
import { hasResidentCard, isGroupOrOrganisation } from '../holder.ts'

export const idBirthDisagrees: RowCheck = {
  kind: 'row',
  code: 'V022',
  name: 'id-birth-disagrees',
  severity: 'warn',
  field: 'holderIdNo',
  needs: ['holderIdNo'],
  title: { zh: '身份证出生日期不符', en: 'birth date in the ID disagrees' },
  when: {
    zh: '身份证号码里的出生日期不存在、在截至日之后，或 ≠ 出生日期列（15 位号码按 19yy 年）；团单和机构除外',
    en: 'the birth date in the ID number is no date, after the as-of date, or ≠ the birth-date column (15 digits: 19yy); not for group policies and organisations',
  },
  message: {
    zh: '身份证号码 {value} 里的出生日期无效，或与出生日期列不同',
    en: 'ID number {value}: its birth date is none, or differs from the birth-date column',
  },
  remedy: {
    zh: '核对证件号码和出生日期，改正错的一个。',
    en: 'Compare ID number and birth date, and mend the wrong one.',
  },
  bad: { holderIdNo: '370000198005030138', holderBirthDate: '1980-05-13' },
  good: { holderIdNo: '370000198005030138', holderBirthDate: '1980-05-03' },
  find: (row, context) => {
    const { holderIdNo, holderBirthDate } = row
    if (holderIdNo === '' || formOf(holderIdNo) === 0) return undefined
    const birth = birthDateIn(holderIdNo)
    const right =
      birth !== undefined && birth <= context.asOf && (holderBirthDate === undefined || holderBirthDate === birth)
    return right || !hasResidentCard(row) || isGroupOrOrganisation(row) ? undefined : {}
  },
}
