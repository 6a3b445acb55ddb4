import { isReached } from '../model/contacts.ts'
import { addDays, type Day, laterOf } from '../model/day.ts'
import { JUST_LAPSED, NEAR_PERMANENT } from '../model/thresholds.ts'
import { both } from '../model/wording.ts'
import { justLapsed, lapsed, lapsedDays, nearTwoYears } from './conditions.ts'
import { isVisit, nth } from './deeds.ts'
import type { TaskRule } from './rule.ts'

/** days from one call about reinstatement to the next */
const PERIOD = 90

/** The grace period is over: reinstatement, or a product that does not lapse by itself. */
export const LAPSED_RULES: readonly TaskRule[] = [
  {
    code: 'F15',
    applies: nearTwoYears,
    due: ({ c }) => addDays(c.reinstateBy, -30),
    done: ({ c, seen }) => nth(seen, 1, addDays(c.reinstateBy, -NEAR_PERMANENT), isVisit),
    text: both(
      '可复效至{reinstateBy}，剩{reinstateDays}天：上门面谈，满两年前须达成复效',
      'Can be reinstated until {reinstateBy}, {reinstateDays} days left: visit; agreement must be reached before two years are full',
    ),
  },
  {
    code: 'F14',
    applies: justLapsed,
    due: ({ c }) => addDays(c.lapseFrom, 10),
    done: ({ c, seen }) => nth(seen, 1, c.lapseFrom, isReached),
    text: both(
      '{lapseFrom}起效力中止：致电说明保障已暂停、可申请复效',
      'Cover suspended since {lapseFrom}: call, explain that it can be reinstated',
    ),
  },
  {
    code: 'F17',
    applies: (at, days) => lapsed(at) && lapsedDays(at, days) > JUST_LAPSED,
    due: ({ c }, days) => periodEnd(c.lapseFrom, days.asOf),
    done: ({ c, seen }, days) => nth(seen, 1, periodFrom(c.lapseFrom, days.asOf), isReached),
    text: both(
      '{lapseFrom}起效力中止：回访复效意愿，可复效至{reinstateBy}',
      'Cover suspended since {lapseFrom}: ask about reinstatement, possible until {reinstateBy}',
    ),
  },
  {
    code: 'F16',
    yields: 'always',
    // money of another instalment waits for finance: nobody is told of a lapse meanwhile
    applies: (at) => lapsed(at) && at.c.unpaidInstalments === at.c.askedInstalments,
    due: ({ c }, days) => days.workdaysAfter(c.lapseFrom, 10),
    done: ({ c, seen }) => {
      const notice = seen.sent.find(({ kind, day }) => kind.startsWith('lapse') && day >= c.lapseFrom)
      return notice && { day: notice.day, by: '' }
    },
    text: both('寄发效力中止通知（短信或信函）', 'send the notice of suspension (SMS or letter)'),
  },
  {
    code: '',
    applies: ({ c }) => c.stage === 'deferred',
    due: (_, days) => days.workdaysAfter(days.asOf, 3),
    text: both(
      '已过应缴日{overdue}天，本险种到期不自动中止：先查账户价值够不够扣费',
      '{overdue} days past the due date; this product does not lapse by itself: check the account value first',
    ),
  },
]

/** Periods are counted from the lapse; today's ends on this day. */
function periodEnd(lapseFrom: Day, asOf: Day): Day {
  return addDays(lapseFrom, Math.max(1, Math.ceil((asOf - lapseFrom) / PERIOD)) * PERIOD)
}

/** The first day of today's period; the first one begins when the call right after the lapse (F14) is over. */
function periodFrom(lapseFrom: Day, asOf: Day): Day {
  const first = addDays(periodEnd(lapseFrom, asOf), 1 - PERIOD)
  const afterRecent = addDays(lapseFrom, JUST_LAPSED + 1)
  return laterOf(first, afterRecent)
}
