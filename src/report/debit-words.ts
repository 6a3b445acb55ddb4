import type { AssignedCase } from '../model/case.ts'
import { type ReasonCode, reasonAction, reasonOwners } from '../model/reason.ts'
import { fill, type Lang } from '../model/text.ts'
import { wordText } from '../model/words.ts'
import { isPastDay45 } from './notices/kind.ts'
import { both } from './wording.ts'

const AFTER_LAPSE = {
  action: both(
    '效力已中止：先办复效，账户在复效时一并更正',
    'Cover is suspended: reinstate first, and mend the account with it',
  ),
  retry: both('复效后', 'after reinstatement'),
} as const

/** From day 45 on nobody waits for a debit any more (F08): it would only pay a second time. */
const PAST_45 = {
  action: both(
    '已过45天，不再等扣款：请客户用APP或柜面自己缴，财务停止下次扣款',
    'Past day 45 nobody waits for a debit: the customer pays by app or counter, finance stops the next debit',
  ),
  retry: both('停扣', 'stopped'),
} as const

/** What is to be mended is mended for the next instalment: a debit of this one would pay it a second time. */
const PAST_45_MENDED = both(
  '已过45天：请客户用APP或柜面自己缴，本期不再扣款；{action}（留给下一期）',
  'Past day 45: the customer pays by app or counter, this instalment is not debited any more; {action} (for the next one)',
)

/** Whoever waits for the customer's money in the account. */
function waitsForMoney({ transfer }: AssignedCase): boolean {
  return transfer.retry === 'next-batch' || transfer.retry === 'next-day'
}

/** Day 45 is over and the debit would come again, by itself or once something is mended. */
function isStopped(c: AssignedCase): boolean {
  return isPastDay45(c) && (waitsForMoney(c) || c.transfer.retry === 'after-fix')
}

/** The failure that decides what is done: where a death was reported, whatever the bank said, nobody asks for money. */
function decisive({ followUp, transfer }: AssignedCase): ReasonCode | '' {
  return transfer.reason !== '' && followUp.handUp.includes('death') ? 'T21' : transfer.reason
}

/** Who acts on the failed debit of a case; '' where none failed. */
export function debitOwners(c: AssignedCase, lang: Lang): string {
  return reasonOwners(decisive(c), lang)
}

/** What to do about the failed debit of a case: paying in for the next one is no advice once cover is suspended. */
export function debitAction(c: AssignedCase, lang: Lang): string {
  const reason = decisive(c)
  if (reason !== '' && reason !== 'T21') {
    if (c.stage === 'lapsed') return AFTER_LAPSE.action[lang]
    if (isStopped(c))
      return waitsForMoney(c)
        ? PAST_45.action[lang]
        : fill(PAST_45_MENDED[lang], { action: reasonAction(reason, lang) })
  }
  return reasonAction(reason, lang)
}

/** When the bank tries again; '' where no debit failed. */
export function nextDebit(c: AssignedCase, lang: Lang): string {
  const { retry } = c.transfer
  if (retry === '') return ''
  if (retry === 'never' || decisive(c) === 'T21') return wordText('retry', 'never')[lang]
  if (c.stage === 'lapsed') return AFTER_LAPSE.retry[lang]
  return (isStopped(c) ? PAST_45.retry : wordText('retry', retry))[lang]
}
