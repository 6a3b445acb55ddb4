import type { ElsewhereCheck } from '../check.ts'

export const rowWidth: ElsewhereCheck = {
  kind: 'cell',
  code: 'M009',
  name: 'row-width',
  severity: 'reject',
  title: { zh: '行宽不对', en: 'row width' },
  when: {
    zh: '非空的格比表头多；或在分隔文本里，别的行都满时这一行的格比表头少',
    en: 'more non-empty cells than headers, or, in a delimited file, fewer cells than headers where other rows are full',
  },
  message: { zh: '这一行有 {cells} 格，表头有 {columns} 列', en: 'the row has {cells} cells, the header {columns}' },
  remedy: {
    zh: '看这一行有没有多出或缺少分隔符、引号，改正后重新导出。',
    en: 'Look for a separator or quote too many or too few, and export again.',
  },
  bad: { zh: '表头 12 列，这一行 13 格', en: '12 headers, 13 cells in the row' },
  good: { zh: '表头 12 列，这一行 12 格', en: '12 headers, 12 cells in the row' },
  sample: { value: '13', facts: { cells: 13, columns: 12 } },
}
