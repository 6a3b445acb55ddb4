import type { RowCheck } from '../check.ts'

export const accountMissing: RowCheck = {
  kind: 'row',
  code: 'V040',
  name: 'account-missing',
  severity: 'warn',
  field: 'bankAccount',
  needs: ['payChannel', 'bankAccount'],
  title: { zh: '缺银行账号', en: 'account missing' },
  when: { zh: '缴费方式是银行转账而没有账号', en: 'payment by transfer without an account' },
  message: { zh: '缴费方式是银行转账，却没有账号', en: 'payment is by transfer, but there is no account' },
  remedy: {
    zh: '请客户提供账户并办理转账授权，或改其他缴费方式。',
    en: 'Have an account and an authorisation given, or another way of payment.',
  },
  bad: { payChannel: 'transfer', bankAccount: '' },
  good: { payChannel: 'counter', bankAccount: '' },
  find: (row) => (row.payChannel === 'transfer' && row.bankAccount === '' ? {} : undefined),
}
