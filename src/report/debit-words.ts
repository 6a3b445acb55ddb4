import type { AssignedCase } from '../model/case.ts'
import { type ReasonCode, reasonAction, reasonOwners } from '../model/reason.ts'
import type { Lang } from '../model/text.ts'
import { wordText } from '../model/words.ts'
import { both } from './wording.ts'

const AFTER_LAPSE = {
  action: both(
    '效力已中止：先办复效，账户在复效时一并更正',
    'Cover is suspended: reinstate first, and mend the account with it',
  ),
  retry: both('复效后', 'after reinstatement'),
} as const

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
  return reason !== '' && reason !== 'T21' && c.stage === 'lapsed'
    ? AFTER_LAPSE.action[lang]
    : reasonAction(reason, lang)
}

/** When the bank tries again; '' where no debit failed. */
export function nextDebit(c: AssignedCase, lang: Lang): string {
  const { retry } = c.transfer
  if (retry === '') return ''
  if (retry === 'never' || decisive(c) === 'T21') return wordText('retry', 'never')[lang]
  return c.stage === 'lapsed' ? AFTER_LAPSE.retry[lang] : wordText('retry', retry)[lang]
}
