import type { TableCheck } from '../check.ts'

export const holderManyIdentities: TableCheck = {
  kind: 'table',
  code: 'V045',
  name: 'holder-many-identities',
  severity: 'warn',
  field: 'holderIdNo',
  needs: ['holderName', ['holderBirthDate', 'mobile'], ['holderIdNo', 'bankAccount']],
  title: { zh: '同一投保人多个身份', en: 'one holder, many identities' },
  when: {
    zh: '同一投保人（姓名加出生日期，或姓名加手机号相同）有两个以上证件号（打星号、丢了位数的不算）；在同一银行有两个以上账号的只作提示',
    en: 'one holder (same name and birth date, or name and mobile) with two or more ID numbers (masked and lost ones do not count); two or more accounts at one bank is only a note',
  },
  message: { zh: '同一投保人有 {count} 个不同的{field}', en: 'one holder has {count} different entries for: {field}' },
  remedy: {
    zh: '核对是不是同一人；是则合并客户号，保留一个账户。',
    en: 'Find out whether it is one person; if so merge the customer and keep one account.',
  },
  bad: [
    {
      holderName: '王试',
      holderBirthDate: '1980-05-03',
      holderIdNo: '370000198005030138',
      bankName: '',
      bankAccount: '',
    },
    { holderName: '王试', holderBirthDate: '1980-05-03', holderIdNo: '370000800503013', bankName: '', bankAccount: '' },
  ],
  good: [
    {
      holderName: '王试',
      holderBirthDate: '1980-05-03',
      holderIdNo: '370000198005030138',
      bankName: '',
      bankAccount: '',
    },
    {
      holderName: '王试',
      holderBirthDate: '1980-05-03',
      holderIdNo: '370000198005030138',
      bankName: '',
      bankAccount: '',
    },
  ],
}
