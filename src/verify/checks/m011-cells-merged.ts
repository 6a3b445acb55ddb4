import type { ElsewhereCheck } from '../check.ts'

export const cellsMerged: ElsewhereCheck = {
  kind: 'cell',
  code: 'M011',
  name: 'cells-merged',
  severity: 'warn',
  wholeList: true,
  title: { zh: '上下合并的单元格', en: 'cells merged downwards' },
  when: {
    zh: 'xlsx、xls 工作表里，用到的列有上下合并的单元格：值只算第一行的',
    en: 'in a sheet of an xlsx or xls file a column that is used has cells merged downwards: only the first row has the value',
  },
  message: {
    zh: '“{header}”列有 {count} 处上下合并的单元格（第一处从第 {row} 行起），其余各行当作没填',
    en: 'the column "{header}" has cells merged downwards, {count} times (first in row {row}); the rows below the first count as empty',
  },
  remedy: {
    zh: '在 Excel 或 WPS 里取消合并，把值填满各行，再运行。',
    en: 'Unmerge them in Excel or WPS, fill the value into every row, and run again.',
  },
  bad: { zh: '“机构代码”的 A2:A9 合并成一格', en: 'A2:A9 of the branch code are one cell' },
  good: { zh: '每一行都写着机构代码', en: 'every row has its branch code' },
  sample: { field: 'branchCode', facts: { header: '机构代码', count: 3, row: 2 } },
}
