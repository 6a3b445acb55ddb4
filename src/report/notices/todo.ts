import type { ReasonCode } from '../../model/reason.ts'
import type { Text } from '../../model/text.ts'
import { both } from '../wording.ts'

const CHANGE = both(
  '请联系我们变更扣款账户，或改用其他方式缴费。',
  'Please ask us to change the debit account, or pay another way. ',
)

/**
 * What the customer can do about a failed debit, in words for the customer: no account, no bank's words. Reasons that are not here are ours
 * or the bank's to mend, or call for a talk: nothing is sent about them.
 */
const BY_REASON: Readonly<Partial<Record<ReasonCode, Text>>> = {
  T01: both(
    '请在下次扣款前存入保费并略多一些。',
    'Please put the premium and a little more into the account before the next debit. ',
  ),
  T02: both('请保持账户余额，我们会再次扣款。', 'Please leave the money in the account, we will debit again. '),
  T06: both('请联系我们核对扣款账户。', 'Please ask us to check the debit account. '),
  T08: CHANGE,
  T09: CHANGE,
  T10: both(
    '请到开户银行核实账户状态，或改用其他方式缴费。',
    'Please ask your bank about the account, or pay another way. ',
  ),
  T11: CHANGE,
  T12: CHANGE,
  T13: both(
    '请重新办理转账授权，或改用其他方式缴费。',
    'Please sign the debit authorisation again, or pay another way. ',
  ),
  T15: both('请向银行提高扣款限额，或改用其他方式缴费。', 'Please raise the limit at your bank, or pay another way. '),
  T16: both('请到银行补登存折。', 'Please have the passbook updated at your bank. '),
}

/** From day 45 on nobody waits for a debit any more. */
const OTHER_WAY = both('请改用公司APP或柜面缴费。', 'Please pay by our app or at the counter. ')

/** What the customer is asked to do; undefined: nothing. */
export function todoOf(reason: ReasonCode | '', pastDay45: boolean): Text | undefined {
  if (reason === '') return undefined
  const todo = BY_REASON[reason]
  return todo === undefined ? undefined : pastDay45 ? OTHER_WAY : todo
}
