import type { RowCheck } from '../check.ts'

export const foreignCurrency: RowCheck = {
  kind: 'row',
  code: 'V014',
  name: 'foreign-currency',
  severity: 'reject',
  field: 'currency',
  needs: ['currency'],
  title: { zh: '外币保单', en: 'foreign currency' },
  when: {
    zh: '币种不是人民币：保费不能和人民币相加',
    en: 'the currency is not CNY: its premium must not be added to yuan',
  },
  message: { zh: '币种是“{value}”，不是人民币', en: 'the currency is "{value}", not CNY' },
  remedy: {
    zh: '外币保单另行处理，不放进这份清单。',
    en: 'Handle foreign-currency policies apart; keep them off this list.',
  },
  bad: { currency: 'foreign' },
  good: { currency: 'CNY' },
  find: (row) => (row.currency === 'foreign' ? {} : undefined),
}
