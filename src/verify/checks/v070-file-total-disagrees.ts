import type { ElsewhereCheck } from '../check.ts'

export const fileTotalDisagrees: ElsewhereCheck = {
  kind: 'input',
  code: 'V070',
  name: 'file-total-disagrees',
  severity: 'warn',
  wholeList: true,
  title: { zh: '文件合计不符', en: 'file total disagrees' },
  when: {
    zh: '文件自己的合计行（件数、金额）≠ 实际读到的',
    en: "the file's own total line (count, sum) ≠ what was read",
  },
  message: { zh: '合计行写 {stated}，实际读到 {read}', en: 'the total line says {stated}, but {read} was read' },
  remedy: {
    zh: '文件可能缺行或被改过，请重新导出。',
    en: 'The file may have lost rows or been changed: export it again.',
  },
  bad: { zh: '合计行写 1,234 件，读到 1,233 行', en: 'the total line says 1,234, but 1,233 rows were read' },
  good: { zh: '合计行与读到的一致', en: 'the total line agrees with what was read' },
  sample: { value: '1234', facts: { stated: '1234', read: '1233' } },
}
