import type { ElsewhereCheck } from '../check.ts'

export const columnMissing: ElsewhereCheck = {
  kind: 'refusal',
  code: 'M001',
  name: 'column-missing',
  severity: 'reject',
  title: { zh: '缺少必要的列', en: 'column missing' },
  when: {
    zh: '保单号、应缴日、应缴保费三者中有一项没有列；不往下处理（R010）',
    en: 'policy number, due date or premium has no column; the run is refused (R010)',
  },
  message: {
    zh: '没有“{fields}”列。表头有：{headers}。最接近的是：{nearest}',
    en: 'no column for {fields}. Headers: {headers}. Nearest: {nearest}',
  },
  remedy: {
    zh: '在设置的 columns 里写明哪一列是它，或请导出方补上这一列。',
    en: 'Say in the settings under columns which column it is, or have it added to the export.',
  },
  bad: { zh: '表头只有：保单号、投保人、手机', en: 'the header reads only: 保单号, 投保人, 手机' },
  good: { zh: '表头有：保单号、应缴日期、应缴保费', en: 'the header reads: 保单号, 应缴日期, 应缴保费' },
  sample: { facts: { fields: '应缴日', headers: '保单号 · 投保人 · 手机', nearest: '—' } },
}
