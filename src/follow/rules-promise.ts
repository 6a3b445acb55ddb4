import { isReached } from '../model/contacts.ts'
import { both } from '../model/wording.ts'
import { today } from './conditions.ts'
import type { Situation, TaskRule } from './rule.ts'

/** What the customer promised: no task of the cadence, but what a collector looks at first. */
export const PROMISE_RULES: readonly TaskRule[] = [
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
    applies: ({ seen }, days) => seen.promise?.state === 'open' && seen.promise.day > days.asOf,
    text: both('客户答应{promised}缴费：到日核对是否到账', 'Promised to pay on {promised}: look then whether it came'),
  },
]

/** Somebody was reached after the promised day was over. */
function spokenSince({ seen }: Situation): boolean {
  const day = seen.promise?.day
  return day !== undefined && seen.contacts.some((contact) => contact.day > day && isReached(contact))
}
