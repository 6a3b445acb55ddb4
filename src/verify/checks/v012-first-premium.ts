import type { RowCheck } from '../check.ts'

export const firstPremium: RowCheck = {
  kind: 'row',
  code: 'V012',
  name: 'first-premium',
  severity: 'warn',
  field: 'instalmentNo',
  needs: [['instalmentNo', 'paidCount']],
  title: { zh: '首期保费', en: 'first premium' },
  when: {
    zh: '期次是 1（没有期次时：已缴期数是 0）：不是续期',
    en: 'instalment number 1 (where it is not given: no instalment paid): not a renewal',
  },
  message: { zh: '这是第 1 期保费，不是续期', en: 'this is the first premium, not a renewal' },
  remedy: {
    zh: '核对期次；首期保费由新契约处理。',
    en: 'Look at the instalment number; first premiums are handled by new business.',
  },
  bad: { instalmentNo: '1' },
  good: { instalmentNo: '2' },
  find: (row) => {
    const { instalmentNo, paidCount } = row
    if (instalmentNo !== undefined) return instalmentNo === 1 ? {} : undefined
    return paidCount === 0 ? { field: 'paidCount' } : undefined
  },
}
