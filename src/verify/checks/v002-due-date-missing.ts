import type { RowCheck } from '../check.ts'

export const dueDateMissing: RowCheck = {
  kind: 'row',
  code: 'V002',
  name: 'due-date-missing',
  severity: 'reject',
  field: 'dueDate',
  needs: ['dueDate'],
  title: { zh: '缺应缴日', en: 'due date missing' },
  when: { zh: '应缴日为空', en: 'the due date is empty' },
  message: { zh: '这一行没有应缴日', en: 'the row has no due date' },
  remedy: { zh: '请导出方补上应缴日。', en: 'Have the due date filled in where the list is made.' },
  bad: { dueDate: '' },
  good: { dueDate: '2026-05-20' },
  find: (row) => (row.dueDate === undefined ? {} : undefined),
}
