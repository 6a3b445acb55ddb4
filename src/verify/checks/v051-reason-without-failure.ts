import type { CaseCheck } from '../check.ts'

export const reasonWithoutFailure: CaseCheck = {
  kind: 'case',
  code: 'V051',
  name: 'reason-without-failure',
  severity: 'note',
  field: 'failReason',
  needs: [['failReason', 'failCode']],
  title: { zh: '没有失败却有原因', en: 'reason without failure' },
  when: {
    zh: '有失败原因或返回码，扣款却没有失败（“成功”“处理中”一类不算原因）',
    en: 'a failure reason or return code is given, but the debit has not failed (words like 成功 or 处理中 are no reason)',
  },
  message: {
    zh: '扣款没有失败，却写了原因“{value}”',
    en: 'the debit has not failed, but a reason is given: "{value}"',
  },
  remedy: {
    zh: '核对转账状态，或清除上一次的原因。',
    en: 'Look at the transfer status, or clear the reason of an earlier debit.',
  },
  bad: { row: { transferStatus: 'pending', failReason: '余额不足' }, transfer: { saysFailure: true } },
  good: { row: { transferStatus: 'succeeded', failReason: '交易成功' }, transfer: { status: 'succeeded' } },
  find: ({ receivable, transfer }) => {
    if (transfer.status === 'failed' || !transfer.saysFailure) return undefined
    return receivable.failReason === '' ? { field: 'failCode' } : {}
  },
}
