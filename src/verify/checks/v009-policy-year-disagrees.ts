import type { CaseCheck } from '../check.ts'

export const policyYearDisagrees: CaseCheck = {
  kind: 'case',
  code: 'V009',
  name: 'policy-year-disagrees',
  severity: 'warn',
  field: 'policyYear',
  needs: ['policyYear', 'effectiveDate'],
  title: { zh: '保单年度不符', en: 'policy year disagrees' },
  when: {
    zh: '导出的保单年度 ≠ 按生效日和应缴日算出的保单年度',
    en: "the export's policy year ≠ the one computed from effective date and due date",
  },
  message: {
    zh: '导出写第 {given} 年度，按生效日算是第 {computed} 年度',
    en: 'the export says year {given}, by the effective date it is year {computed}',
  },
  remedy: { zh: '核对生效日；处理时以算出的年度为准。', en: 'Look at the effective date; the computed year is used.' },
  bad: { row: { dueDate: '2026-05-20', effectiveDate: '2023-05-20', policyYear: '3' }, judged: { policyYear: 4 } },
  good: { row: { dueDate: '2026-05-20', effectiveDate: '2023-05-20', policyYear: '4' }, judged: { policyYear: 4 } },
  find: (c) => {
    const { policyYear } = c.receivable
    if (policyYear === undefined || c.policyYear === undefined || policyYear === c.policyYear) return undefined
    return { facts: { given: policyYear, computed: c.policyYear } }
  },
}
