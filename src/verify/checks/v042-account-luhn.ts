import { withoutGaps } from '../../model/phone.ts'
import type { RowCheck } from '../check.ts'
import { isCardNumber, passesLuhn } from '../numbers.ts'

export const accountLuhn: RowCheck = {
  kind: 'row',
  code: 'V042',
  name: 'account-luhn',
  severity: 'warn',
  field: 'bankAccount',
  needs: ['bankAccount'],
  title: { zh: '卡号校验不过', en: 'card number fails the Luhn check' },
  when: {
    zh: '16–19 位、以 62、4、5 开头的卡号通不过 Luhn 校验',
    en: 'a card number (16–19 digits starting with 62, 4 or 5) fails the Luhn check',
  },
  message: {
    zh: '卡号 {value} 通不过校验，有数字写错',
    en: 'the card number {value} fails its check: some digit is wrong',
  },
  remedy: {
    zh: '请客户提供卡片复印件，核对后办理账户变更。',
    en: 'Get a copy of the card and have the account changed.',
  },
  bad: { bankAccount: '6222020001234567890' },
  good: { bankAccount: '6222020001234567897' },
  find: (row) => {
    if (row.bankAccount === '') return undefined
    const account = withoutGaps(row.bankAccount)
    return isCardNumber(account) && !passesLuhn(account) ? {} : undefined
  },
}
