import type { ElsewhereCheck } from '../check.ts'

export const conflictingRows: ElsewhereCheck = {
  kind: 'input',
  code: 'V005',
  name: 'conflicting-rows',
  severity: 'reject',
  title: { zh: '相互矛盾的行', en: 'conflicting rows' },
  when: {
    zh: '同一文件里保单号、应缴日、险种都相同，应缴保费不同；这些行全部退回',
    en: 'within one file the same policy, due date and product at different premiums; all such rows are rejected',
  },
  message: {
    zh: '应缴保费 {premium}，{otherPlace}第 {otherRow} 行同一保单同一险种却是 {otherPremium}',
    en: 'the premium is {premium}, but {otherPlace}row {otherRow} of the same policy and product says {otherPremium}',
  },
  remedy: { zh: '核对哪一行对，删去或改正另一行。', en: 'Find out which row is right and delete or mend the other.' },
  bad: {
    zh: '同一保单号、应缴日、险种，一行 1200.00，一行 1300.00',
    en: 'the same policy, due date and product, once at 1200.00, once at 1300.00',
  },
  good: { zh: '应缴日不同的两行：两件', en: 'two rows with different due dates: two cases' },
  sample: {
    field: 'premium',
    value: '1200.00',
    facts: { premium: '1200.00', otherPlace: '', otherRow: 12, otherPremium: '1300.00' },
  },
}
