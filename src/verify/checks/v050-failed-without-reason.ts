import type { CaseCheck } from '../check.ts'

export const failedWithoutReason: CaseCheck = {
  kind: 'case',
  code: 'V050',
  name: 'failed-without-reason',
  severity: 'warn',
  field: 'failReason',
  needs: [['failReason', 'failCode']],
  title: { zh: '扣款失败没有原因', en: 'failed without a reason' },
  when: {
    zh: '扣款失败而失败原因和返回码都为空',
    en: 'the debit failed, but failure reason and return code are empty',
  },
  message: { zh: '扣款失败，但没有写原因', en: 'the debit failed, but no reason is given' },
  remedy: { zh: '请财务向银行查明原因。', en: 'Have finance ask the bank.' },
  bad: { row: { transferStatus: 'failed', failReason: '' }, transfer: { status: 'failed', reason: 'T22' } },
  good: { row: { transferStatus: 'failed', failReason: '余额不足' }, transfer: { status: 'failed', reason: 'T01' } },
  find: (c) => {
    const { failReason, failCode, columns } = c.receivable
    if (c.transfer.status !== 'failed' || failReason !== '' || failCode !== '') return undefined
    return columns.has('failReason') || columns.has('failCode') ? {} : undefined
  },
}
