import type { RowCheck } from '../check.ts'

export const singlePremium: RowCheck = {
  kind: 'row',
  code: 'V006',
  name: 'single-premium',
  severity: 'reject',
  field: 'frequency',
  needs: ['frequency'],
  title: { zh: '趸缴保单', en: 'single premium' },
  when: { zh: '续期清单里缴费频次是趸缴', en: 'the frequency is single premium in a renewal list' },
  message: {
    zh: '缴费频次是“{value}”，趸缴没有续期保费',
    en: 'the frequency is "{value}": a single premium has no renewals',
  },
  remedy: {
    zh: '核对缴费频次；确是趸缴的从清单里去掉。',
    en: 'Look at the frequency; take real single-premium policies off the list.',
  },
  bad: { frequency: 'single' },
  good: { frequency: 'annual' },
  find: (row) => (row.frequency === 'single' ? {} : undefined),
}
