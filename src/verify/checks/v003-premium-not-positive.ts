import { formatFen } from '../../model/money.ts'
import type { RowCheck } from '../check.ts'

export const premiumNotPositive: RowCheck = {
  kind: 'row',
  code: 'V003',
  name: 'premium-not-positive',
  severity: 'reject',
  field: 'premium',
  needs: ['premium'],
  title: { zh: '应缴保费不是正数', en: 'premium not positive' },
  when: { zh: '应缴保费为空、为零或为负', en: 'the premium is empty, zero or negative' },
  message: { zh: '应缴保费不是正数：{premium}', en: 'the premium is not positive: {premium}' },
  remedy: {
    zh: '核对应缴保费；冲销、退费不属于应收清单。',
    en: 'Look at the premium; reversals and refunds do not belong on a receivable list.',
  },
  bad: { premium: '0.00' },
  good: { premium: '1200.00' },
  find: (row) => {
    const { premium } = row
    if (premium !== undefined && premium > 0) return undefined
    return { facts: { premium: premium === undefined ? '—' : formatFen(premium) } }
  },
}
