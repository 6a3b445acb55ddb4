import type { CaseCheck } from '../check.ts'

export const beyondPaymentTerm: CaseCheck = {
  kind: 'case',
  code: 'V010',
  name: 'beyond-payment-term',
  severity: 'warn',
  field: 'payTerm',
  needs: ['payTerm'],
  title: { zh: '超过缴费年期', en: 'beyond the payment term' },
  when: { zh: '保单年度 > 缴费年期（年）', en: 'policy year > payment term in years' },
  message: {
    zh: '第 {policyYear} 年度，缴费年期只有 {payTerm} 年',
    en: 'year {policyYear} of a payment term of {payTerm} years',
  },
  remedy: {
    zh: '核对缴费年期；已缴满的从清单里去掉。',
    en: 'Look at the payment term; take fully paid policies off the list.',
  },
  bad: { row: { payTerm: '3' }, judged: { policyYear: 4 } },
  good: { row: { payTerm: '4' }, judged: { policyYear: 4 } },
  find: (c) => {
    const { payTerm } = c.receivable
    if (payTerm === undefined || payTerm < 1 || c.policyYear === undefined || c.policyYear <= payTerm) return undefined
    return { facts: { policyYear: c.policyYear, payTerm } }
  },
}
