import type { CaseCheck } from '../check.ts'
import { isActive } from '../staff.ts'

export const collectorUnknown: CaseCheck = {
  kind: 'case',
  code: 'V062',
  name: 'collector-unknown',
  severity: 'warn',
  field: 'collectorCode',
  needs: [['collectorCode', 'collectorName']],
  title: { zh: '收费员不在名册', en: 'collector unknown' },
  when: {
    zh: '收费员不在名册里，或在名册里已离职；没有名册时不查',
    en: 'the collector is not in the roster, or inactive there; without a roster nothing is asked',
  },
  message: {
    zh: '收费员“{value}”不在名册里，或已离职',
    en: 'the collector "{value}" is not in the roster, or has left',
  },
  remedy: { zh: '更新名册，或改派收费员。', en: 'Update the roster, or name another collector.' },
  bad: { row: { collectorCode: 'S100001' }, roster: [{ code: 'S100002' }] },
  good: { row: { collectorCode: 'S100002' }, roster: [{ code: 'S100002' }] },
  find: (c, context) => {
    const { collectorCode, collectorName } = c.receivable
    if (!context.roster || (collectorCode === '' && collectorName === '')) return undefined
    if (isActive(context.roster, collectorCode, collectorName)) return undefined
    return collectorCode === '' ? { field: 'collectorName' } : {}
  },
}
