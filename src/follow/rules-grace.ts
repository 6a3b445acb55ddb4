import { isReached, PROBLEM_OUTCOMES, standsSince } from '../model/contacts.ts'
import { addDays, type Day, earlierOf, laterOf } from '../model/day.ts'
import type { Deed } from '../model/history.ts'
import { both } from '../model/wording.ts'
import { at45, failed, graceLess3, inLastWeek, phoneUnusable, problem, weekBefore } from './conditions.ts'
import type { Deadlines } from './deadlines.ts'
import { noted, nth, saidWhy } from './deeds.ts'
import type { Situation, TaskRule } from './rule.ts'

/** From three days before the end of grace on, each day asks for a call of its own. */
const lastWeekCall = {
  code: 'F06',
  due: (at: Situation, days: Deadlines) => laterOf(days.asOf, graceLess3(at)),
  done: (at: Situation, days: Deadlines) =>
    nth(at.seen, 1, days.asOf >= graceLess3(at) ? days.asOf : weekBefore(at.c), isReached),
} as const

const assessment = {
  code: 'F07',
  despite: ['complaint'],
  done: ({ c, seen }: Situation): Deed | undefined => {
    const form = seen.handovers.find(({ task }) => task === 'F07')
    return form && { day: form.day, by: c.collector?.key ?? '' }
  },
  cause: (at: Situation) => (isEarly(at.c.stage) ? problemDay(at) : undefined),
} as const

const report = {
  code: 'F11',
  despite: ['complaint'],
  // a new problem is to be noted anew
  done: (at: Situation, days: Deadlines) => noted(at.seen, days.asOf, problemDay(at)),
  // nobody is late who could not read of it yet: a problem of last night is reported this morning
  due: (at: Situation, { asOf }: Deadlines) => {
    const reported = reportedOn(at)
    return reported === undefined ? asOf : laterOf(reported, at.since)
  },
} as const

/** The day on which it stood in the supervisor's workbook first since it came up: from then on only the supervisor can end the task. */
function reportedOn(at: Situation): Day | undefined {
  const since = problemDay(at)
  return at.seen.handovers.find(({ task, day }) => task === 'F11' && (since === undefined || day >= since))?.day
}

/** The grace period is running out, or the customer will not pay. */
export const GRACE_RULES: readonly TaskRule[] = [
  {
    ...lastWeekCall,
    applies: (at) => inLastWeek(at) && phoneUnusable(at),
    channel: () => 'visit',
    text: both(
      '宽限期剩{left}天，保障到{graceEnd}24时，电话缺失或有误：按地址上门，见不到人当天再找',
      '{left} days of grace left, cover until {graceEnd} 24:00, phone missing or wrong: go to the address',
    ),
  },
  {
    ...lastWeekCall,
    applies: (at, days) => inLastWeek(at) && days.asOf < at.c.graceEnd,
    text: both(
      '宽限期只剩{left}天，保障到{graceEnd}24时：今天就联系，之后每天一次',
      'Only {left} days of grace, cover until {graceEnd} 24:00: call today, then every day',
    ),
  },
  {
    ...lastWeekCall,
    applies: inLastWeek,
    text: both(
      '宽限期最后一天是{graceEnd}：马上联系，请客户当天自行缴费',
      'The last day of grace is {graceEnd}: call now, let the customer pay that day',
    ),
  },
  {
    code: 'F08',
    applies: (at) => failed(at) && at45(at),
    due: graceLess3,
    text: both(
      '扣款失败（{reason}），不再等扣款：请客户用APP或柜面自己缴（不代收、不垫款）',
      'Debit failed ({reason}): let the customer pay by app or counter; take and lend no money',
    ),
  },
  {
    ...assessment,
    applies: at45,
    due: ({ c, seen, since }) =>
      isEarly(c.stage) && PROBLEM_OUTCOMES.has(seen.outcome) ? earlierOf(c.day45, addDays(since, 3)) : c.day45,
    text: both(
      '已过应缴日{overdue}天：评鉴表已出在主管工作簿里，请补上原因和备注、向主管说明',
      '{overdue} days past the due date: the assessment form stands in the supervisor’s workbook; add reason and note, and tell the supervisor',
    ),
  },
  {
    ...assessment,
    applies: (at) => isEarly(at.c.stage) && problem(at),
    due: ({ since }) => addDays(since, 3),
    text: both(
      '{outcome}：评鉴表已出在主管工作簿里，请补上原因和备注、向主管说明',
      '{outcome}: the assessment form stands in the supervisor’s workbook; add reason and note, and tell the supervisor',
    ),
  },
  {
    ...report,
    applies: (at) => problem(at) && reportedOn(at) !== undefined,
    cause: problemDay,
    yields: 'always',
    text: both('{outcome}：已报主管，等主管记录', '{outcome}: reported, the supervisor is to note it'),
  },
  {
    ...report,
    applies: problem,
    cause: problemDay,
    text: both('{outcome}：报主管', '{outcome}: report to the supervisor'),
  },
  {
    ...report,
    applies: (at) => at.c.large && at.c.difficult && reportedOn(at) !== undefined,
    yields: 'always',
    text: both('大额疑难件：已报主管，等主管记录', 'large and difficult: reported, the supervisor is to note it'),
  },
  {
    ...report,
    applies: ({ c }) => c.large && c.difficult,
    text: both('大额疑难件：报主管', 'large and difficult: report to the supervisor'),
  },
  {
    code: 'F05',
    applies: ({ c }) => c.stage === 'grace2',
    due: (at, days) => earlierOf(days.monthTenth, graceLess3(at)),
    done: ({ seen }, days) => nth(seen, 1, days.monthFirst, saidWhy),
    channel: ({ seen }) => (seen.reached > 0 && seen.reason === '' ? 'visit' : 'phone'),
    text: both(
      '宽末件，保障到{graceEnd}24时：电话联系，问清未缴原因，约定缴费日',
      'Grace 2, cover until {graceEnd} 24:00: call, ask why, agree on a day',
    ),
  },
]

function isEarly(stage: string): boolean {
  return stage === 'current' || stage === 'grace1'
}

/** Since when the case has been a problem. */
function problemDay({ seen }: Situation) {
  return standsSince(seen.contacts, PROBLEM_OUTCOMES)
}
