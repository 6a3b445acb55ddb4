import { addMonths, formatDay, monthOf } from '../../model/day.ts'
import { INTERVAL_MONTHS } from '../../model/words.ts'
import type { RowCheck } from '../check.ts'

/** Each instalment date is counted from the effective date, so that 31 Jan falls on 28 Feb and again on 31 Mar. */
export const dueOffAnniversary: RowCheck = {
  kind: 'row',
  code: 'V008',
  name: 'due-off-anniversary',
  severity: 'warn',
  field: 'dueDate',
  needs: ['effectiveDate', 'frequency'],
  title: { zh: '应缴日不在对应日', en: 'due date off the anniversary' },
  when: {
    zh: '应缴日不是生效日加整数个缴费间隔（月底按当月最后一天）',
    en: 'the due date is no instalment date of effective date + frequency (clamped to the end of short months)',
  },
  message: {
    zh: '应缴日 {dueDate} 不是生效日 {effectiveDate} 的缴费对应日',
    en: '{dueDate} is no instalment date of a policy effective on {effectiveDate}',
  },
  remedy: { zh: '核对应缴日、生效日和缴费频次。', en: 'Look at due date, effective date and frequency.' },
  bad: { dueDate: '2026-05-21', effectiveDate: '2023-05-20', frequency: 'annual' },
  good: { dueDate: '2026-02-28', effectiveDate: '2025-01-31', frequency: 'monthly' },
  find: (row) => {
    const { dueDate, effectiveDate, frequency } = row
    if (dueDate === undefined || effectiveDate === undefined || frequency === '') return undefined
    const interval = INTERVAL_MONTHS[frequency]
    if (interval === 0) return undefined
    const months = monthOf(dueDate) - monthOf(effectiveDate)
    if (months % interval === 0 && addMonths(effectiveDate, months) === dueDate) return undefined
    return { facts: { dueDate: formatDay(dueDate), effectiveDate: formatDay(effectiveDate) } }
  },
}
