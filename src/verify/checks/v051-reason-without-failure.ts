import type { CaseCheck } from '../check.ts'

/** The bank's answer in these words is no reason for a failure: it was debited, is not sent yet, or the result is not known. */
const NO_FAILURE =
  /^(?!.*[不未无没][能有]?成功).*成功|已扣款|已收|^0{4}$|处理中|不明|已受理|在途|[已未待]送盘|[待无]回盘|待扣|[未待]转账|^(?:2000|2007|3028|3999)$/

function saysFailure(words: string): boolean {
  return words !== '' && !NO_FAILURE.test(words)
}

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
  bad: { row: { transferStatus: 'pending', failReason: '余额不足' } },
  good: { row: { transferStatus: 'succeeded', failReason: '交易成功' }, transfer: { status: 'succeeded' } },
  find: (c) => {
    if (c.transfer.status === 'failed') return undefined
    const { failReason, failCode } = c.receivable
    if (saysFailure(failReason)) return {}
    return failReason === '' && saysFailure(failCode) ? { field: 'failCode' } : undefined
  },
}
