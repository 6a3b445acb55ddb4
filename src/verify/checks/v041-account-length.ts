import { settingOf } from '../../model/bank.ts'
import { withoutGaps } from '../../model/phone.ts'
import type { RowCheck } from '../check.ts'

export const accountLength: RowCheck = {
  kind: 'row',
  code: 'V041',
  name: 'account-length',
  severity: 'warn',
  field: 'bankAccount',
  needs: ['bankAccount'],
  title: { zh: '账号位数不对', en: 'account length' },
  when: {
    zh: '去掉空格和连字符后不是 8–32 位数字，或是这家银行从不使用的位数（设置 accountLengths）',
    en: 'not 8–32 digits after blanks and hyphens are taken out, or a length that its bank never issues (settings accountLengths)',
  },
  message: {
    zh: '账号 {value} 有 {length} 位，不是有效的账号',
    en: 'the account {value} has {length} characters and is no valid account',
  },
  remedy: {
    zh: '请客户提供卡或存折复印件，核对后办理账户变更。',
    en: 'Get a copy of the card or passbook and have the account changed.',
  },
  bad: { bankAccount: '6222020' },
  good: { bankAccount: '6222 0200 0123 4567 897' },
  find: (row, context) => {
    if (row.bankAccount === '') return undefined
    const account = withoutGaps(row.bankAccount)
    // a bank without an entry may have any length
    const lengths = settingOf(context.settings.accountLengths, row.bankName)
    if (/^\d{8,32}$/.test(account) && (lengths === undefined || lengths.includes(account.length))) return undefined
    return { facts: { length: account.length } }
  },
}
