import type { RowCheck } from '../check.ts'

export const policyNoMissing: RowCheck = {
  kind: 'row',
  code: 'V001',
  name: 'policy-no-missing',
  severity: 'reject',
  field: 'policyNo',
  needs: ['policyNo'],
  title: { zh: '缺保单号', en: 'policy number missing' },
  when: { zh: '保单号为空', en: 'the policy number is empty' },
  message: { zh: '这一行没有保单号', en: 'the row has no policy number' },
  remedy: { zh: '请导出方补上保单号。', en: 'Have the policy number filled in where the list is made.' },
  bad: { policyNo: '' },
  good: { policyNo: 'P370100880001' },
  find: (row) => (row.policyNo === '' ? {} : undefined),
}
