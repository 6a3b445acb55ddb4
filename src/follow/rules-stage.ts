import { isReached } from '../model/contacts.ts'
import { addDays, earlierOf, lastDayOf, monthOf } from '../model/day.ts'
import { both } from '../model/wording.ts'
import { notEnrolled } from './conditions.ts'
import { isVisit, nth, twoAttemptsOnePromise } from './deeds.ts'
import type { TaskRule } from './rule.ts'

/** What each stage asks for. */
export const STAGE_RULES: readonly TaskRule[] = [
  {
    code: 'F04',
    applies: ({ c }) => c.stage === 'grace1' && c.difficult,
    due: ({ c }, days) => earlierOf(days.monthEnd, c.graceEnd),
    done: ({ seen }, days) => nth(seen, 2, days.monthFirst, isVisit),
    text: both(
      '宽一疑难件：本月面访两次，第二次请主管同行',
      'Difficult case in grace 1: two visits this month, the second with the supervisor',
    ),
  },
  {
    code: 'F03',
    applies: ({ c }) => c.stage === 'grace1',
    due: ({ c }, days) => earlierOf(days.monthTwentyFifth, c.graceEnd),
    done: ({ seen }, days) => twoAttemptsOnePromise(seen, days.monthFirst),
    text: both(
      '宽一件，保障到{graceEnd}24时：本月联系两次，约定缴费日',
      'Grace 1, cover until {graceEnd} 24:00: two calls this month, agree on a day',
    ),
  },
  {
    code: 'F01',
    applies: (at) => at.c.overdueDays < 0 && !notEnrolled(at),
    due: ({ c }) => addDays(c.dueDate, -3),
    done: ({ seen }) => nth(seen, 1, undefined),
    text: both(
      '{dueDate}扣款：提醒客户提前把保费存入账户',
      'Debit on {dueDate}: remind the customer to have the money in the account',
    ),
  },
  {
    code: 'F02',
    applies: ({ c }) => c.stage === 'current',
    due: ({ c }, days) => earlierOf(days.monthTwentyFifth, c.graceEnd),
    done: ({ seen }) => nth(seen, 1, seen.listCame, isReached),
    text: both(
      '当月首次联系：告知{dueDate}应缴、怎么缴，约定缴费日',
      'First call of the month: due {dueDate}, how to pay, agree on a day',
    ),
  },
  {
    code: 'F00',
    applies: ({ c }) => c.stage === 'future',
    due: ({ seen }) => lastDayOf(monthOf(seen.listCame)),
    done: ({ seen }) => nth(seen, 1, undefined),
    text: both('下月件：先发一次提醒，核对电话和账户', 'Next month: one reminder; check phone and account'),
  },
]
