import type { ElsewhereCheck } from '../check.ts'

export const amountUnreadable: ElsewhereCheck = {
  kind: 'cell',
  code: 'M003',
  name: 'amount-unreadable',
  severity: 'warn',
  severityByField: { premium: 'reject' },
  title: { zh: '金额读不出来', en: 'amount unreadable' },
  when: {
    zh: '金额列里的值不是能读出的金额。能读 1,234.50、￥1234.5、¥、1234.50元、1.2万元、全角数字；小数超过两位又不是零的读不出来，超过一百亿元的不可能是保费',
    en: 'the cell of an amount column holds no amount that can be read. Accepted: 1,234.50, ￥1234.5, ¥, 1234.50元, 1.2万元, full-width digits; more than two decimals only if they are zeros; nothing above ten thousand million yuan',
  },
  message: { zh: '“{field}”的值“{value}”读不成金额', en: '{field}: "{value}" is no amount that can be read' },
  remedy: { zh: '按 1234.50 的写法改正这一格。', en: 'Write the cell as 1234.50.' },
  bad: { zh: '应缴保费：1200.555', en: '应缴保费: 1200.555' },
  good: { zh: '应缴保费：￥1,234.50', en: '应缴保费: ￥1,234.50' },
  sample: { field: 'premium', value: '1200.555' },
}
