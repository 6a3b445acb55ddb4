import type { ElsewhereCheck } from '../check.ts'

export const textDamaged: ElsewhereCheck = {
  kind: 'cell',
  code: 'M007',
  name: 'text-damaged',
  severity: 'warn',
  title: { zh: '文字损坏', en: 'text damaged' },
  when: {
    zh: '值里有替换符 U+FFFD，或姓名、地址里有连续的问号',
    en: 'U+FFFD in a value, or runs of ? in a name or address',
  },
  message: { zh: '“{field}”的值“{value}”里有损坏的字', en: '{field}: "{value}" holds damaged characters' },
  remedy: {
    zh: '导出时选用 UTF-8 或 GB18030 编码，生僻字才不会丢。',
    en: 'Export as UTF-8 or GB18030, so that rare characters survive.',
  },
  bad: { zh: '投保人：王??', en: '投保人: 王??' },
  good: { zh: '投保人：王䶮', en: '投保人: 王䶮' },
  sample: { field: 'holderName', value: '王??' },
}
