import { fen, formatFen } from '../../model/money.ts'
import type { CaseCheck } from '../check.ts'

export const paidInPart: CaseCheck = {
  kind: 'case',
  once: true,
  code: 'V054',
  name: 'paid-in-part',
  severity: 'warn',
  field: 'paidAmount',
  needs: ['paidAmount'],
  title: { zh: '没有缴足', en: 'paid in part' },
  when: { zh: '实收保费 < 应缴保费', en: 'paid amount < premium' },
  message: { zh: '计入这一期的实收 {value}，应缴 {premium}', en: '{value} paid towards it, of {premium}' },
  remedy: {
    zh: '财务核对；请客户补足差额，或退款后重新扣款。',
    en: 'Finance: have the rest paid, or refund and debit again.',
  },
  bad: {
    row: { premium: '1200.00', paidFlag: 'paid', paidAmount: '1000.00' },
    judged: { paidFen: fen(1000_00), paidInPart: true },
  },
  good: { row: { premium: '1200.00', paidFlag: 'paid', paidAmount: '1200.00' }, judged: { paidFen: fen(1200_00) } },
  find: (c) => (c.paidInPart ? { value: formatFen(c.paidFen), facts: { premium: formatFen(c.premium) } } : undefined),
}
