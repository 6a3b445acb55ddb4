import type { ElsewhereCheck } from '../check.ts'

export const columnUnmapped: ElsewhereCheck = {
  kind: 'cell',
  code: 'M006',
  name: 'column-unmapped',
  severity: 'note',
  title: { zh: '没有用到的列', en: 'column unmapped' },
  when: { zh: '没有字段认领的列', en: 'a column no field claims' },
  message: { zh: '“{header}”列没有用到', en: 'the column "{header}" is not used' },
  remedy: {
    zh: '如果它有用，在设置的 columns 里写明它是哪个字段；否则不必处理。',
    en: 'If it matters, say in the settings under columns which field it is; else nothing is to be done.',
  },
  bad: { zh: '表头：内部备注码', en: 'header: 内部备注码' },
  good: { zh: '表头：保单号', en: 'header: 保单号' },
  sample: { value: '内部备注码', facts: { header: '内部备注码' } },
}
