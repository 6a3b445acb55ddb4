import type { ElsewhereCheck } from '../check.ts'

export const dateUnreadable: ElsewhereCheck = {
  kind: 'cell',
  code: 'M002',
  name: 'date-unreadable',
  severity: 'warn',
  severityByField: { dueDate: 'reject' },
  title: { zh: '日期读不出来', en: 'date unreadable' },
  when: {
    zh: '日期列里的值不是能读出的日期。能读 2026-05-03、2026/5/3、2026.5.3、20260503、2026年5月3日（都可带时间、星期；带时区的，如 2026-06-17T16:00:00Z，按北京时间）和 Excel 日期序号；两位数的年份、不存在的日子、序号 1–60 读不出来；文本文件里整列都是序号才算序号',
    en: 'the cell of a date column holds no date that can be read. Accepted: 2026-05-03, 2026/5/3, 2026.5.3, 20260503, 2026年5月3日, each with or without a time and a day of the week (a time with a zone, such as 2026-06-17T16:00:00Z, counts as it is in Shanghai), and Excel serials; not accepted: two-digit years, days that do not exist, serials 1–60, and in text files serials unless the whole column is serials',
  },
  message: { zh: '“{field}”的值“{value}”读不成日期', en: '{field}: "{value}" is no date that can be read' },
  remedy: { zh: '按 2026-05-03 的写法改正这一格。', en: 'Write the cell as 2026-05-03.' },
  bad: { zh: '应缴日期：2026-02-30', en: '应缴日期: 2026-02-30' },
  good: { zh: '应缴日期：2026年5月3日', en: '应缴日期: 2026年5月3日' },
  sample: { field: 'dueDate', value: '2026-02-30' },
}
