import { formOf, hasCheckDigit } from '../../model/id-number.ts'
import type { RowCheck } from '../check.ts'
import { hasResidentCard, isGroupOrOrganisation } from '../holder.ts'

export const idCheckDigit: RowCheck = {
  kind: 'row',
  code: 'V021',
  name: 'id-check-digit',
  severity: 'warn',
  field: 'holderIdNo',
  needs: ['holderIdNo'],
  title: { zh: '身份证号码不对', en: 'ID check digit' },
  when: {
    zh: '证件类型是居民身份证、身份证，或没有证件类型列：号码既不是 15 位数字，也不是校验位正确（GB 11643-1999）的 18 位；团单和机构除外',
    en: 'ID type 居民身份证 or 身份证, or no column for the type: neither 15 digits nor 18 characters with a valid GB 11643-1999 check digit; not for group policies and organisations',
  },
  message: { zh: '身份证号码 {value} 位数或校验位不对', en: 'ID number {value}: its length or check digit is wrong' },
  remedy: {
    zh: '向客户或原始投保资料核对证件号码，办理资料变更。',
    en: 'Compare with the card or the application and have it changed.',
  },
  bad: { holderIdNo: '370000198005030398' },
  good: { holderIdNo: '37000019800503039X' },
  find: (row) => {
    const { holderIdNo } = row
    if (holderIdNo === '' || hasCheckDigit(holderIdNo) || formOf(holderIdNo) === 15) return undefined
    return hasResidentCard(row) && !isGroupOrOrganisation(row) ? {} : undefined
  },
}
