import type { ElsewhereCheck } from '../check.ts'

export const statedTwice: ElsewhereCheck = {
  kind: 'input',
  code: 'V016',
  name: 'stated-twice',
  severity: 'warn',
  wholeList: true,
  field: 'premium',
  title: { zh: '两份表里金额相同', en: 'the same amount in two tables' },
  when: {
    zh: '同一保单号、应缴日在两份文件（或两张工作表）里，险种写法不同，两边的应缴保费一样多；两边相加成为一件',
    en: 'the same policy and due date in two files (or sheets), the products written differently, at equal premiums; they were added up to one case',
  },
  message: {
    zh: '“{product}”和另一份表第 {otherRow} 行的“{otherProduct}”应缴都是 {premium}：加起来按 {sum} 收，可能是同一笔保费算了两遍',
    en: '"{product}" is due with {premium}, and so is "{otherProduct}" in row {otherRow} of another table: {sum} is asked for, which may be one premium counted twice',
  },
  remedy: {
    zh: '收费前核对是不是同一个险种：是，去掉一份文件，或在两份里都写险种代码，再运行；不是，不必处理。',
    en: 'Before anybody collects find out whether it is one product: if so leave one file out, or give product codes in both, and run again; if not, nothing is to be done.',
  },
  bad: {
    zh: '一份清单写“安和终身”1200.00，另一份写“安和终身寿险”1200.00，都没有险种代码',
    en: 'one list says "安和终身" 1200.00, the other "安和终身寿险" 1200.00, neither with a product code',
  },
  good: {
    zh: '主险 1200.00 在一份，附加险 200.00 在另一份：合为一件',
    en: 'the main product 1200.00 in one, a rider 200.00 in the other: put together as one case',
  },
  sample: {
    field: 'premium',
    value: '1200.00',
    facts: {
      product: '安和终身寿险',
      premium: '1200.00',
      otherRow: 12,
      otherProduct: '安和终身',
      sum: '2400.00',
    },
  },
}
