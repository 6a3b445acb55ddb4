import type { RowCheck } from '../check.ts'

export const phoneMissing: RowCheck = {
  kind: 'row',
  code: 'V030',
  name: 'phone-missing',
  severity: 'warn',
  field: 'mobile',
  needs: [['mobile', 'phone']],
  title: { zh: '缺联系电话', en: 'phone missing' },
  when: { zh: '手机和固定电话都为空', en: 'neither mobile nor landline' },
  message: { zh: '手机和固定电话都没有', en: 'neither a mobile nor another phone' },
  remedy: {
    zh: '查投保资料、历次服务记录，补上电话。',
    en: 'Look through the application and earlier call sheets for a number.',
  },
  bad: { mobile: '', phone: '' },
  good: { mobile: '', phone: '0531-88880000' },
  find: (row) => (row.mobile === '' && row.phone === '' ? {} : undefined),
}
