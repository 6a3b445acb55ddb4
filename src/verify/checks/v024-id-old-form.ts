import { formOf } from '../../model/id-number.ts'
import type { RowCheck } from '../check.ts'
import { hasResidentCard, isGroupOrOrganisation } from '../holder.ts'

export const idOldForm: RowCheck = {
  kind: 'row',
  code: 'V024',
  name: 'id-old-form',
  severity: 'note',
  field: 'holderIdNo',
  needs: ['holderIdNo'],
  title: { zh: '旧版身份证号码', en: 'old form of ID' },
  when: {
    zh: '身份证号码是 15 位；团单和机构除外',
    en: 'the ID number has 15 digits; not for group policies and organisations',
  },
  message: { zh: '证件号码 {value} 是 15 位的旧号码', en: 'ID number {value} has the old form of 15 digits' },
  remedy: {
    zh: '下次见面时请客户出示新证，更新为 18 位。',
    en: 'At the next meeting ask for the new card and record its 18 digits.',
  },
  bad: { holderIdNo: '370000800503013' },
  good: { holderIdNo: '370000198005030138' },
  find: (row) => {
    if (formOf(row.holderIdNo) !== 15) return undefined
    return hasResidentCard(row) && !isGroupOrOrganisation(row) ? {} : undefined
  },
}
