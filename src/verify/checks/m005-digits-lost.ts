import type { ElsewhereCheck } from '../check.ts'

export const digitsLost: ElsewhereCheck = {
  kind: 'cell',
  code: 'M005',
  name: 'digits-lost',
  severity: 'warn',
  severityByField: { policyNo: 'reject' },
  title: { zh: '号码末位丢失', en: 'digits lost' },
  when: {
    zh: '号码被当作数字存过：科学计数法；工作簿里超过 15 位的数字格；文本文件里一列至少三个 16 位以上的值，第 15 位之后全是零',
    en: "a number was once kept as a numeral: scientific notation; a workbook's number cell of more than 15 digits; in text files a column whose values of 16 and more digits (at least three) all have only zeros after the 15th",
  },
  message: { zh: '“{field}”的值“{value}”丢了末几位', en: '{field}: "{value}" has lost its last digits' },
  remedy: {
    zh: '从系统重新导出，导出前把这一列设为文本；丢了的数字补不回来。',
    en: 'Export again with the column set to text; the lost digits cannot be restored.',
  },
  bad: { zh: '保单号：1.10101E+17', en: '保单号: 1.10101E+17' },
  good: { zh: '保单号：110101000000012345（文本）', en: '保单号: 110101000000012345 (text)' },
  sample: { field: 'policyNo', value: '1.10101E+17' },
}
