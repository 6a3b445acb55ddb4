import type { ElsewhereCheck } from '../check.ts'

export const fileTruncated: ElsewhereCheck = {
  kind: 'input',
  code: 'V071',
  name: 'file-truncated',
  severity: 'warn',
  wholeList: true,
  title: { zh: '文件不完整', en: 'file truncated' },
  when: {
    zh: '文件末尾的记录缺列，或引号没有合上',
    en: 'the last record is short, or a quote is open at the end of the file',
  },
  message: { zh: '文件在这里中断，后面的行可能丢了', en: 'the file breaks off here; rows after it may be lost' },
  remedy: { zh: '重新导出或重新传送这个文件。', en: 'Export or transfer the file again.' },
  bad: { zh: '最后一行只有半行，或引号没有合上', en: 'the last line stops half-way, or a quote is left open' },
  good: { zh: '最后一行完整', en: 'the last line is complete' },
  sample: {},
}
