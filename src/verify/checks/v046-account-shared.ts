import type { TableCheck } from '../check.ts'

export const accountShared: TableCheck = {
  kind: 'table',
  code: 'V046',
  name: 'account-shared',
  severity: 'warn',
  field: 'bankAccount',
  needs: ['bankAccount', 'holderName', ['holderIdNo', 'holderBirthDate']],
  title: { zh: '账号多人共用', en: 'account shared' },
  when: {
    zh: '同一账号用于不同的投保人（打星号、丢了位数的不算）',
    en: 'one account is used for different holders (masked and lost ones do not count)',
  },
  message: { zh: '账号 {value} 用于 {count} 个投保人', en: 'the account {value} is used for {count} holders' },
  remedy: {
    zh: '核对账户是谁的；其余的人办理账户变更。',
    en: 'Find out whose account it is; have it changed for the others.',
  },
  bad: [
    { holderName: '王试', holderIdNo: '370000198005030138', bankAccount: '6222020001234567897' },
    { holderName: '李试', holderIdNo: '370000198005030242', bankAccount: '6222020001234567897' },
  ],
  good: [
    { holderName: '王试', holderIdNo: '370000198005030138', bankAccount: '6222020001234567897' },
    { holderName: '王试', holderIdNo: '370000198005030138', bankAccount: '6222020001234567897' },
  ],
}
