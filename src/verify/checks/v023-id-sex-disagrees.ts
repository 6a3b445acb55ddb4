import { formOf, sexIn } from '../../model/id-number.ts'
import { maskIdNo } from '../../model/mask.ts'
import type { RowCheck } from '../check.ts'
import { hasResidentCard, isGroupOrOrganisation } from '../holder.ts'

export const idSexDisagrees: RowCheck = {
  kind: 'row',
  code: 'V023',
  name: 'id-sex-disagrees',
  severity: 'warn',
  field: 'holderSex',
  needs: ['holderIdNo', 'holderSex'],
  title: { zh: '身份证性别不符', en: 'sex in the ID disagrees' },
  when: {
    zh: '身份证号码第 17 位（15 位号码的末位）奇数为男、偶数为女，与性别列不同；团单和机构除外',
    en: 'the 17th digit of the ID number (the last of 15), odd = male, disagrees with the sex column; not for group policies and organisations',
  },
  message: {
    zh: '性别是“{value}”，与身份证号码 {idNo} 不符',
    en: 'the sex is "{value}", which disagrees with ID number {idNo}',
  },
  remedy: { zh: '核对性别和证件号码，改正错的一个。', en: 'Compare sex and ID number, and mend the wrong one.' },
  bad: { holderIdNo: '370000198005030138', holderSex: 'female' },
  good: { holderIdNo: '370000198005030138', holderSex: 'male' },
  find: (row) => {
    const { holderIdNo, holderSex } = row
    if (holderIdNo === '' || holderSex === '' || formOf(holderIdNo) === 0 || sexIn(holderIdNo) === holderSex)
      return undefined
    return hasResidentCard(row) && !isGroupOrOrganisation(row) ? { facts: { idNo: maskIdNo(holderIdNo) } } : undefined
  },
}
