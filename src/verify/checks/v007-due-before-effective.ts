import { formatDay } from '../../model/day.ts'
import type { RowCheck } from '../check.ts'

export const dueBeforeEffective: RowCheck = {
  kind: 'row',
  code: 'V007',
  name: 'due-before-effective',
  severity: 'warn',
  field: 'dueDate',
  needs: ['effectiveDate'],
  title: { zh: '应缴日不晚于生效日', en: 'due on or before the effective date' },
  when: { zh: '应缴日早于或等于生效日', en: 'the due date is on or before the effective date' },
  message: {
    zh: '应缴日 {dueDate} 不晚于生效日 {effectiveDate}',
    en: 'due on {dueDate}, not after the effective date {effectiveDate}',
  },
  remedy: {
    zh: '核对两个日期；首期保费不属于续期清单。',
    en: 'Look at both dates; a first premium does not belong on a renewal list.',
  },
  bad: { dueDate: '2026-05-20', effectiveDate: '2026-05-20' },
  good: { dueDate: '2026-05-20', effectiveDate: '2025-05-20' },
  find: (row) => {
    const { dueDate, effectiveDate } = row
    if (dueDate === undefined || effectiveDate === undefined || dueDate > effectiveDate) return undefined
    return { facts: { dueDate: formatDay(dueDate), effectiveDate: formatDay(effectiveDate) } }
  },
}
