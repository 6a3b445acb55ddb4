import type { AssignedCase } from '../model/case.ts'
import { REASONS, type ReasonCode } from '../model/reason.ts'
import type { Lang } from '../model/text.ts'
import { type Owner, wordText } from '../model/words.ts'
import { both } from './wording.ts'

const AFTER_LAPSE = {
  action: both(
    '效力已中止：先办复效，账户在复效时一并更正',
    'Cover is suspended: reinstate first, and mend the account with it',
  ),
  retry: both('复效后', 'after reinstatement'),
} as const

/** The reason's name; '' where no debit failed. */
export function reasonTitle(code: ReasonCode | '', lang: Lang): string {
  return code === '' ? '' : REASONS[code].title[lang]
}

/** What to do about a failure reason; '' for none. */
export function reasonAction(code: ReasonCode | '', lang: Lang): string {
  return code === '' ? '' : REASONS[code].action[lang]
}

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

/** Who acts, first who acts first: `客户、银行` */
export function reasonOwners(code: ReasonCode | '', lang: Lang): string {
  if (code === '') return ''
  const owners: readonly Owner[] = REASONS[code].owners
  return owners.map((owner) => wordText('owner', owner)[lang]).join(lang === 'zh' ? '、' : ', ')
}
