import { numberWrongSince, standsSince } from '../model/contacts.ts'
import { addDays, type Day, earlierKnown, earlierOf } from '../model/day.ts'
import type { Text } from '../model/text.ts'
import { both } from '../model/wording.ts'
import {
  CHANGE,
  changeWanted,
  FRIENDLY_OUTCOMES,
  friendly,
  inGrace,
  inLastWeek,
  justLapsed,
  lapsed,
  manyAttempts,
  nearTwoYears,
  phoneUnusable,
} from './conditions.ts'
import type { Deadlines } from './deadlines.ts'
import { isVisit, nth } from './deeds.ts'
import type { Situation, TaskRule } from './rule.ts'
import type { Seen } from './seen.ts'

/** Why somebody goes there, the most telling reason first. `from`: the contact's day where a contact is the reason. */
export const VISIT_CAUSES: readonly {
  readonly text: Text
  readonly holds: (at: Situation, days: Deadlines) => boolean
  readonly from?: (seen: Seen) => Day | undefined
}[] = [
  {
    text: both('电话缺失或有误', 'phone missing or wrong'),
    holds: phoneUnusable,
    from: ({ contacts }) => numberWrongSince(contacts),
  },
  { text: both('宽限期剩七天以内', '7 days of grace or fewer'), holds: inLastWeek },
  { text: both('即将满两年', 'two years are nearly full'), holds: nearTwoYears },
  { text: both('刚失效', 'just lapsed'), holds: justLapsed },
  {
    text: both('联系三次以上仍未缴', 'three attempts and unpaid'),
    holds: manyAttempts,
    from: (seen) => seen.contacts[2]?.day,
  },
  { text: both('客户要办变更', 'a change is wanted'), holds: changeWanted, from: changeDay },
  { text: both('宽末件', 'grace 2'), holds: ({ c, seen }) => c.stage === 'grace2' && seen.promise?.state !== 'kept' },
  { text: both('大额件', 'large'), holds: ({ c }) => c.large },
  {
    text: both('潜力客户', 'potential customer'),
    holds: (at) => at.c.potential && friendly(at),
    from: ({ contacts }) => standsSince(contacts, FRIENDLY_OUTCOMES),
  },
]

const visit = {
  code: 'F10',
  cause: (at: Situation, days: Deadlines) => {
    if (at.seen.contacts.length === 0 && at.seen.changes.length === 0) return undefined
    let first: Day | undefined
    for (const { holds, from } of VISIT_CAUSES) if (from && holds(at, days)) first = earlierKnown(first, from(at.seen))
    return first
  },
  due: (at: Situation) => {
    const soon = addDays(at.since, 7)
    if (lapsed(at)) return earlierOf(soon, at.c.reinstateBy)
    return inGrace(at) || at.c.dayState === 'notDue' ? earlierOf(soon, at.c.graceEnd) : soon
  },
  done: (at: Situation) => nth(at.seen, 1, lapsed(at) ? at.c.lapseFrom : undefined, isVisit),
} as const

/** Somebody goes there: because nobody can call, or because it is worth it. */
export const NO_PHONE_RULES: readonly TaskRule[] = [
  {
    ...visit,
    applies: (at) => inGrace(at) && phoneUnusable(at),
    text: both(
      '电话缺失或有误：按地址面访，核对联系方式（宽限期剩{left}天）',
      'Phone missing or wrong: visit, get a good number ({left} days of grace left)',
    ),
  },
  {
    ...visit,
    applies: (at) => at.c.dayState === 'notDue' && phoneUnusable(at),
    text: both(
      '电话缺失或有误：按地址面访，核对联系方式，告知{dueDate}应缴',
      'Phone missing or wrong: visit, get a good number, tell the due date {dueDate}',
    ),
  },
]

export const VISIT_RULES: readonly TaskRule[] = [
  {
    ...visit,
    // F15 is that visit, with a day of its own
    yields: 'always',
    applies: nearTwoYears,
    text: both('面访一次（与复效面谈同一次）', 'one visit (the talk about reinstatement is that visit)'),
  },
  {
    ...visit,
    applies: (at, days) => VISIT_CAUSES.some(({ holds }) => holds(at, days)),
    text: both('安排一次面访（{visitCause}）', 'arrange a visit ({visitCause})'),
  },
]

function changeDay(seen: Seen): Day | undefined {
  const reported = seen.changes.find(({ doneOn }) => doneOn === undefined)?.day
  return earlierKnown(reported, standsSince(seen.contacts, CHANGE))
}
