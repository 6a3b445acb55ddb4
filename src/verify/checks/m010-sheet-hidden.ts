import type { ElsewhereCheck } from '../check.ts'

export const sheetHidden: ElsewhereCheck = {
  kind: 'cell',
  code: 'M010',
  name: 'sheet-hidden',
  severity: 'warn',
  wholeList: true,
  title: { zh: '隐藏的工作表', en: 'sheet hidden' },
  when: { zh: '工作表是隐藏的；里面没有表头的只作提示', en: 'a hidden sheet; one without a header row is only a note' },
  message: { zh: '工作表“{sheet}”是隐藏的，没有读', en: 'the sheet "{sheet}" is hidden and was not read' },
  remedy: {
    zh: '里面是要用的清单，请取消隐藏再运行；是旧副本的，请删掉这张表。',
    en: 'If it holds a list that counts, unhide it and run again; if it is an old copy, delete the sheet.',
  },
  bad: { zh: '隐藏的工作表“备份”里有一份旧清单', en: 'the hidden sheet 备份 holds an old list' },
  good: { zh: '清单都在看得见的工作表里', en: 'all lists are on visible sheets' },
  sample: { value: '备份', facts: { sheet: '备份' } },
}
