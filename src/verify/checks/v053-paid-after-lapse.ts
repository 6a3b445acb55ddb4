import { formatDay, parseIsoDay } from '../../model/day.ts'
import type { CaseCheck } from '../check.ts'

export const paidAfterLapse: CaseCheck = {
  kind: 'case',
  once: true,
  code: 'V053',
  name: 'paid-after-lapse',
  severity: 'warn',
  field: 'paidDate',
  needs: [['paidDate', 'returnDate']],
  title: { zh: '中止后收到保费', en: 'paid after the lapse' },
  when: {
    zh: '款项日期在效力中止日当天或之后：办复效，或退款',
    en: 'money dated on or after the day of the lapse: reinstate or refund',
  },
  message: {
    zh: '款项日期“{value}”，合同已自 {lapseFrom} 起效力中止',
    en: 'money dated "{value}", but the policy has been suspended since {lapseFrom}',
  },
  remedy: {
    zh: '财务核对后通知客户办复效，或退款；不要当作正常缴费。',
    en: 'Finance: have the policy reinstated or refund the money; it is no ordinary payment.',
  },
  bad: {
    row: { dueDate: '2026-03-20', paidFlag: 'paid', paidDate: '2026-05-20' },
    judged: { paidAfterLapse: parseIsoDay('2026-05-20') },
  },
  good: {
    row: { dueDate: '2026-03-20', paidFlag: 'paid', paidDate: '2026-05-19' },
    judged: { paidAfterLapse: undefined },
  },
  find: (c) => {
    const late = c.paidAfterLapse
    if (late === undefined) return undefined
    const { paidDate, returnDate } = c.receivable
    const facts = { lapseFrom: formatDay(c.lapseFrom) }
    if (paidDate === late) return { facts }
    if (paidDate === undefined && returnDate === late) return { field: 'returnDate', facts }
    // reported on an older instalment
    return { value: formatDay(late), facts }
  },
}
