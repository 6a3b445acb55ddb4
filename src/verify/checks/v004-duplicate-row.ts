import type { ElsewhereCheck } from '../check.ts'

export const duplicateRow: ElsewhereCheck = {
  kind: 'input',
  code: 'V004',
  name: 'duplicate-row',
  severity: 'note',
  title: { zh: '重复行', en: 'duplicate row' },
  when: {
    zh: '同一文件里保单号、应缴日、险种都相同，应缴保费也相同；留一行（其余格不同时留最后一行）',
    en: 'within one file the same policy, due date and product at an equal premium; one row is kept, the last if other cells differ',
  },
  message: {
    zh: '与{otherPlace}第 {otherRow} 行重复，只计一次',
    en: 'repeats {otherPlace}row {otherRow}; counted once',
  },
  remedy: {
    zh: '不必处理；重复很多时请看导出条件。',
    en: 'Nothing is to be done; if there are many, look at how the list is exported.',
  },
  bad: {
    zh: '同一文件里两行保单号、应缴日、险种、应缴保费都相同',
    en: 'two rows of one file with the same policy, due date, product and premium',
  },
  good: { zh: '险种不同的两行：合为一件', en: 'two rows of different products: put together as one case' },
  sample: { facts: { otherPlace: '', otherRow: 12, otherPremium: '1200.00' } },
}
