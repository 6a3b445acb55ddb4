import type { AssignedCase } from '../model/case.ts'
import { reasonAction } from '../model/reason.ts'
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

/** What to do about the failed debit of a case: paying in for the next one is no advice once cover is suspended. */
export function debitAction({ stage, transfer }: AssignedCase, lang: Lang): string {
  return transfer.reason !== '' && stage === 'lapsed' ? AFTER_LAPSE.action[lang] : reasonAction(transfer.reason, lang)
}

/** When the bank tries again; '' where no debit failed. */
export function nextDebit({ stage, transfer }: AssignedCase, lang: Lang): string {
  if (transfer.retry === '') return ''
  return stage === 'lapsed' && transfer.retry !== 'never'
    ? AFTER_LAPSE.retry[lang]
    : wordText('retry', transfer.retry)[lang]
}
