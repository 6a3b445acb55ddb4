import type { ElsewhereCheck } from '../check.ts'

export const valueUnknown: ElsewhereCheck = {
  kind: 'cell',
  code: 'M004',
  name: 'value-unknown',
  severity: 'warn',
  title: { zh: '不认识的取值', en: 'value unknown' },
  when: {
    zh: '枚举列里的词没有人认识；原词保留并显示',
    en: 'an enumerated column holds a word nobody knows; the word is kept and shown',
  },
  message: { zh: '“{field}”里的“{value}”不认识', en: '{field}: nobody knows the word "{value}"' },
  remedy: {
    zh: '在设置的 words 里写明它的意思，或改正这一格。',
    en: 'Say in the settings under words what it means, or mend the cell.',
  },
  bad: { zh: '缴费频次：双月交', en: '缴费频次: 双月交' },
  good: { zh: '缴费频次：年交', en: '缴费频次: 年交' },
  sample: { field: 'frequency', value: '双月交' },
}
