import type { CaseCheck } from '../check.ts'

export const reasonUnknown: CaseCheck = {
  kind: 'case',
  code: 'V052',
  name: 'reason-unknown',
  severity: 'note',
  field: 'failReason',
  needs: [['failReason', 'failCode']],
  title: { zh: '不认识的失败原因', en: 'reason unknown' },
  when: {
    zh: '银行的说法没有一条规则认识（或状态说失败而原因说成功）；原样显示',
    en: "no rule knows the bank's words (or the status says failed and the words say success); they are shown as they stand",
  },
  message: { zh: '不认识银行的说法“{value}”', en: 'no rule knows the bank\'s words "{value}"' },
  remedy: {
    zh: '人工判断；常见的在设置的 transferRules 里写明是哪个原因。',
    en: 'Judge by hand; say in the settings under transferRules what frequent wordings mean.',
  },
  bad: {
    row: { transferStatus: 'failed', failReason: '请洽柜员' },
    transfer: { status: 'failed', reason: 'T22', rawReason: '请洽柜员', known: false },
  },
  good: {
    row: { transferStatus: 'failed', failReason: '余额不足' },
    transfer: { status: 'failed', reason: 'T01', rawReason: '余额不足', known: true },
  },
  find: (c) => {
    if (c.transfer.known) return undefined
    return { value: c.transfer.rawReason, ...(c.receivable.failReason === '' ? { field: 'failCode' as const } : {}) }
  },
}
