import type { ElsewhereCheck } from '../check.ts'

export const sheetSkipped: ElsewhereCheck = {
  kind: 'cell',
  code: 'M008',
  name: 'sheet-skipped',
  severity: 'note',
  title: { zh: '跳过的工作表', en: 'sheet skipped' },
  when: { zh: '工作表前 20 行里没有表头', en: 'a sheet without a header row in its first 20 rows' },
  message: { zh: '工作表“{sheet}”没有表头，已跳过', en: 'the sheet "{sheet}" has no header row and was skipped' },
  remedy: {
    zh: '如果里面有清单，请补上表头；否则不必处理。',
    en: 'If it holds a list, give it a header row; else nothing is to be done.',
  },
  bad: { zh: '工作表“说明”里只有文字', en: 'the sheet 说明 holds nothing but prose' },
  good: { zh: '工作表“应收”前 20 行里有表头', en: 'the sheet 应收 has a header within its first 20 rows' },
  sample: { value: '说明', facts: { sheet: '说明' } },
}
