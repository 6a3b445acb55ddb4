import type { RowCheck } from '../check.ts'
import { isGroupOrOrganisation } from '../holder.ts'

export const holderMissing: RowCheck = {
  kind: 'row',
  code: 'V020',
  name: 'holder-missing',
  severity: 'warn',
  field: 'holderName',
  needs: ['holderName'],
  title: { zh: '缺投保人', en: 'holder missing' },
  when: { zh: '投保人为空；团单和机构投保人除外', en: 'the holder is empty; not for group policies and organisations' },
  message: { zh: '这一行没有投保人姓名', en: 'the row names no holder' },
  remedy: { zh: '在核心系统查到投保人后补上。', en: 'Look the holder up in the core system.' },
  bad: { holderName: '' },
  good: { holderName: '王试' },
  find: (row) => (row.holderName === '' && !isGroupOrOrganisation(row) ? {} : undefined),
}
