import { bankOf } from '../../model/bank.ts'
import { withoutGaps } from '../../model/phone.ts'
import type { RowCheck } from '../check.ts'

export const abcPrefixMissing: RowCheck = {
  kind: 'row',
  code: 'V043',
  name: 'abc-prefix-missing',
  severity: 'warn',
  field: 'bankAccount',
  needs: ['bankAccount', 'bankName'],
  title: { zh: '农行账号缺前缀', en: 'Agricultural Bank prefix missing' },
  when: {
    zh: '农行（农业银行）账号只有 15 位：缺两位省市代码（17 = 2 + 15）',
    en: 'an Agricultural Bank (农行, 农业银行) account of 15 digits: the two-digit province prefix is missing (17 = 2 + 15)',
  },
  message: {
    zh: '农行账号 {value} 只有 15 位，缺两位省市代码',
    en: 'the Agricultural Bank account {value} has 15 digits: the two-digit province prefix is missing',
  },
  remedy: { zh: '在账号前补两位省市代码，共 17 位。', en: 'Put the two-digit province code in front: 17 digits.' },
  bad: { bankName: '中国农业银行', bankAccount: '100200300400500' },
  good: { bankName: '中国农业银行', bankAccount: '15100200300400500' },
  find: (row) => {
    const { bankName, bankAccount } = row
    if (bankAccount === '' || bankOf(bankName) !== '中国农业银行') return undefined
    return /^\d{15}$/.test(withoutGaps(bankAccount)) ? {} : undefined
  },
}
