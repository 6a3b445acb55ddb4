import { addDays, earlierOf, laterOf } from '../model/day.ts'
import type { Deed } from '../model/history.ts'
import { REASONS, type ReasonCode } from '../model/reason.ts'
import { both } from '../model/wording.ts'
import type { Owner } from '../model/words.ts'
import { at45, failed, notEnrolled } from './conditions.ts'
import type { Deadlines } from './deadlines.ts'
import { lastFailureOf } from './failures.ts'
import type { Situation, TaskRule } from './rule.ts'
import { saidOn } from './rules-promise.ts'

const mend = {
  code: 'F09',
  due: fixDay,
  owner: ({ c }: Situation) => ownerOf(c.transfer.reason),
} as const

/** The debit failed, or none is arranged. */
export const DEBIT_RULES: readonly TaskRule[] = [
  {
    ...mend,
    // money that the customer says to have paid in is what the next debit is for
    applies: (at, days) =>
      isToBeMended(at) && at45(at) && waitsForMoney(at) && saidOn(at, 'funded', days.asOf) === undefined,
    text: both(
      '扣款失败（{reason}）：请财务停止下次扣款，免得缴两次',
      'Debit failed ({reason}): finance stops the next debit, so that nobody pays twice',
    ),
  },
  {
    ...mend,
    applies: (at) => isToBeMended(at) && !officeActs(at),
    text: both('扣款失败（{reason}）：{action}', 'Debit failed ({reason}): {action}'),
  },
  {
    ...mend,
    applies: isToBeMended,
    text: both('扣款失败（{reason}），请{owner}处理：{action}', 'Debit failed ({reason}), for {owner}: {action}'),
  },
]

/** What is settled in the same talk. */
export const ENROLMENT_RULES: readonly TaskRule[] = [
  {
    code: 'F19',
    yields: 'past',
    applies: (at) => notEnrolled(at) && at.c.stage !== 'lapsed',
    due: ({ c }) => c.dueDate,
    done: declined,
    text: both('未办理转账：请客户办理转账授权', 'no debit arranged: ask the customer to arrange one'),
  },
  {
    code: '',
    yields: 'always',
    applies: (at) => at.c.transferRisk !== '' && notEnrolled(at) && at.c.stage !== 'lapsed' && at.c.stage !== 'future',
    text: both(
      '账户存疑（{risk}）：办理转账时先核对',
      'account in doubt ({risk}): check it before a debit is arranged',
    ),
  },
  {
    code: '',
    yields: 'always',
    applies: (at) => at.c.transferRisk !== '' && !notEnrolled(at) && !failed(at) && at.c.stage !== 'lapsed',
    due: ({ c }) => addDays(c.dueDate, -3),
    text: both('账户存疑（{risk}）：扣款前先核对', 'account in doubt ({risk}): check before the debit'),
  },
]

/** After the lapse a mended debit changes nothing: reinstatement comes first. */
function isToBeMended(at: Situation): boolean {
  return failed(at) && at.c.stage !== 'lapsed'
}

/** The next debit would be tried without anybody doing anything. */
function waitsForMoney({ c }: Situation): boolean {
  return c.transfer.retry === 'next-batch' || c.transfer.retry === 'next-day'
}

function ownerOf(reason: ReasonCode | ''): Owner {
  const [first] = reason === '' ? [] : REASONS[reason].owners
  return first ?? 'finance'
}

/** Service, finance or the bank acts first: there is nothing to ask of the customer yet. */
function officeActs({ c }: Situation): boolean {
  const owner = ownerOf(c.transfer.reason)
  return owner !== 'customer' && owner !== 'collector'
}

/** Each failure is to be mended anew, from its own day on. */
function fixDay({ c, since }: Situation, days: Deadlines) {
  const failure = lastFailureOf(c, days.asOf)
  const soon = days.workdaysAfter(failure === undefined ? since : laterOf(since, failure), 3)
  return c.fixBy === undefined ? soon : earlierOf(soon, c.fixBy)
}

const NO_WISH = /不办|不愿|不想|不同意|不需要|谢绝|拒绝|declin|refus/i

/** The customer was asked and does not want a debit: the outcome is a refusal, or the note says so. */
function declined({ seen }: Situation): Deed | undefined {
  const said = seen.contacts.find(
    ({ outcome, note }) => outcome === 'refused' || (/转账|代扣|debit/i.test(note) && NO_WISH.test(note)),
  )
  return said && { day: said.day, by: said.collector }
}
