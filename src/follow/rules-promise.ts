import { isReached, WORD_HOLDS } from '../model/contacts.ts'
import type { Day } from '../model/day.ts'
import { both } from '../model/wording.ts'
import { lapsed, today } from './conditions.ts'
import type { Situation, TaskRule } from './rule.ts'

/** What the customer promised: no task of the cadence, but what a collector looks at first. */
export const PROMISE_RULES: readonly TaskRule[] = [
  {
    code: '',
    applies: (at, days) => saidOn(at, 'paid', days.asOf) !== undefined,
    due: today,
    text: both(
      '客户{saidDay}说已缴费：先查是否到账，没到账再联系',
      'The customer said on {saidDay} that it is paid: look whether the money came, call only if not',
    ),
  },
  {
    code: '',
    applies: (at, days) => saidOn(at, 'funded', days.asOf) !== undefined,
    due: today,
    text: both(
      '客户{saidDay}说钱已存入：先查扣款结果，没扣成再联系',
      'The customer said on {saidDay} that the money is in the account: look at the debit first, call only if it failed',
    ),
  },
  {
    code: '',
    applies: (at, days) => (visitAgreed(at) ?? days.asOf) < days.asOf && !spokenFrom(at, visitAgreed(at)),
    due: today,
    text: both(
      '约好{visitDay}面访，没有记录：补记结果，或重新约',
      'A visit was agreed for {visitDay} and nothing is recorded: note what came of it, or agree on another day',
    ),
  },
  {
    code: '',
    applies: (at, days) => visitAgreed(at) === days.asOf,
    due: today,
    text: both('今天约好面访', 'A visit is agreed for today'),
  },
  {
    code: '',
    applies: (at, days) => (visitAgreed(at) ?? days.asOf) > days.asOf,
    due: (at, days) => visitAgreed(at) ?? days.asOf,
    text: both('和客户约好{visitDay}面访', 'A visit is agreed for {visitDay}'),
  },
  {
    code: '',
    // for a week: then it is with policy service, or forgotten
    applies: (at, days) => lapsed(at) && (reinstateAsked(at) ?? 0) > days.asOf - WORD_HOLDS,
    due: today,
    text: both(
      '客户申请复效：报保全办理，一次备齐材料和健康告知',
      'The customer applies for reinstatement: to policy service, with all papers and the health statement',
    ),
  },
  {
    code: '',
    applies: (at, days) => isTooLate(at, days.asOf),
    due: today,
    text: both(
      '客户答应{promised}缴费，晚于宽限截止日{graceEnd}：请改约到截止日以前',
      'Promised for {promised}, after grace ends on {graceEnd}: agree on an earlier day',
    ),
  },
  {
    code: '',
    applies: (at) => at.seen.promise?.state === 'broken' && !spokenSince(at),
    due: today,
    text: both(
      '答应{promised}缴费，没有到账：今天再联系，问清原因',
      'Promised to pay on {promised} and has not: call again today, ask why',
    ),
  },
  {
    code: '',
    applies: ({ seen }, days) => seen.promise?.state === 'open' && seen.promise.day === days.asOf,
    due: today,
    text: both(
      '今天是答应缴费的日子：看是否到账，没到账就联系',
      'Today is the promised day: look whether the money came, call if not',
    ),
  },
  {
    code: '',
    yields: 'always',
    applies: (at, days) =>
      at.seen.promise?.state === 'open' && at.seen.promise.day > days.asOf && !isTooLate(at, days.asOf),
    text: both('客户答应{promised}缴费：到日核对是否到账', 'Promised to pay on {promised}: look then whether it came'),
  },
]

/** The day on which the customer said so, if that is what stands and not long ago. */
export function saidOn({ seen }: Situation, outcome: 'paid' | 'funded', asOf: Day): Day | undefined {
  if (seen.outcome !== outcome) return undefined
  const day = seen.contacts.findLast((contact) => contact.outcome === outcome)?.day
  return day !== undefined && asOf - day < WORD_HOLDS ? day : undefined
}

/** The day agreed for a visit, if that is what was agreed last. */
export function visitAgreed({ seen }: Situation): Day | undefined {
  return seen.outcome === 'visit' ? seen.contacts.findLast(({ outcome }) => outcome === 'visit')?.promised : undefined
}

/** The customer named a day after which there is no cover any more. */
function isTooLate({ c, seen }: Situation, asOf: Day): boolean {
  return (
    seen.promise?.state === 'open' && seen.promise.day > c.graceEnd && c.dayState === 'inGrace' && asOf <= c.graceEnd
  )
}

/** The day on which the customer applied for reinstatement, if that is what stands. */
function reinstateAsked({ seen }: Situation): Day | undefined {
  return seen.outcome === 'reinstate'
    ? seen.contacts.findLast(({ outcome }) => outcome === 'reinstate')?.day
    : undefined
}

/** Somebody wrote something down on or after a day. */
function spokenFrom({ seen }: Situation, day: Day | undefined): boolean {
  return day !== undefined && seen.contacts.some((contact) => contact.day >= day)
}

/** Somebody was reached after the promised day was over. */
function spokenSince({ seen }: Situation): boolean {
  const day = seen.promise?.day
  return day !== undefined && seen.contacts.some((contact) => contact.day > day && isReached(contact))
}
