import type { AssignedCase } from '../../model/case.ts'
import { addDays, type Day, lastDayOf, monthOf } from '../../model/day.ts'
import { REASONS } from '../../model/reason.ts'
import type { Owner } from '../../model/words.ts'
import { both } from '../wording.ts'
import type { AdviceRule } from './advice-rule.ts'
import { type Deadlines, earliest } from './deadlines.ts'

const LAST_WEEK = 7
const EARLY_GIVE = 3

const inGrace = (c: AssignedCase) => c.dayState === 'inGrace' && c.stage !== 'lapsed'
const toCollect = (c: AssignedCase) => c.stage === 'current' || c.stage === 'grace1' || c.stage === 'grace2'
const failed = (c: AssignedCase) => c.transfer.status === 'failed'
const at45 = (c: AssignedCase) => inGrace(c) && c.overdueDays >= 45
const inLastWeek = (c: AssignedCase) => inGrace(c) && c.daysLeft <= LAST_WEEK
/** Service, finance or the bank acts first: there is nothing to ask of the customer yet. */
const officeActs = (c: AssignedCase) => {
  const { reason } = c.transfer
  const owner: Owner | undefined = reason === '' ? 'finance' : REASONS[reason].owners[0]
  return owner !== 'customer' && owner !== 'collector'
}
const phoneUnusable = (c: AssignedCase) =>
  (c.receivable.mobile === '' && c.receivable.phone === '') || c.codes.includes('V031') || c.codes.includes('V030')
const graceLess3 = (c: AssignedCase) => addDays(c.graceEnd, -EARLY_GIVE)
const today = (_: AssignedCase, days: Deadlines) => days.asOf

/** The grace period is running out. */
export const LAST_DAYS_RULES: readonly AdviceRule[] = [
  {
    code: 'F10',
    applies: (c) => inGrace(c) && phoneUnusable(c),
    // nobody can call here: in the last week the visit takes the day of the call
    by: (c, days) => (inLastWeek(c) ? graceLess3(c) : earliest(addDays(days.asOf, 7), c.graceEnd)),
    text: both(
      '电话缺失或有误：按地址面访，核对联系方式（宽限期剩{left}天）',
      'Phone missing or wrong: visit, get a good number ({left} days of grace left)',
    ),
  },
  {
    code: 'F10',
    applies: (c) => c.dayState === 'notDue' && c.stage !== 'future' && phoneUnusable(c),
    by: (c, days) => earliest(addDays(days.asOf, 7), c.graceEnd),
    text: both(
      '电话缺失或有误：按地址面访，核对联系方式，告知{dueDate}应缴',
      'Phone missing or wrong: visit, get a good number, tell the due date {dueDate}',
    ),
  },
  {
    code: 'F06',
    applies: (c, days) => inLastWeek(c) && days.asOf < c.graceEnd,
    by: graceLess3,
    text: both(
      '宽限期只剩{left}天，保障到{graceEnd}24时：今天就联系，之后每天一次',
      'Only {left} days of grace, cover until {graceEnd} 24:00: call today, then every day',
    ),
  },
  {
    code: 'F06',
    applies: (c, days) => inLastWeek(c) && days.asOf >= c.graceEnd,
    by: today,
    text: both(
      '宽限期最后一天是{graceEnd}：马上联系，请客户当天自行缴费',
      'The last day of grace is {graceEnd}: call now, let the customer pay that day',
    ),
  },
  {
    code: 'F08',
    applies: (c) => failed(c) && at45(c),
    by: graceLess3,
    text: both(
      '扣款失败（{reason}），不再等扣款：请客户用APP或柜面自己缴（不代收、不垫款）',
      'Debit failed ({reason}): let the customer pay by app or counter; take and lend no money',
    ),
  },
  {
    code: 'F07',
    applies: at45,
    by: (c) => c.day45,
    text: both(
      '已过应缴日{overdue}天：填评鉴表交主管',
      '{overdue} days past the due date: assessment form to the supervisor',
    ),
  },
  {
    code: 'F11',
    applies: (c) => inGrace(c) && c.large && c.difficult,
    by: today,
    text: both('大额疑难件：报主管', 'large and difficult: report to the supervisor'),
  },
  {
    code: 'F05',
    applies: (c) => c.stage === 'grace2',
    by: (c, days) => earliest(days.monthTenth, graceLess3(c)),
    text: both(
      '宽末件，保障到{graceEnd}24时：电话联系，问清未缴原因，约定缴费日',
      'Grace 2, cover until {graceEnd} 24:00: call, ask why, agree on a day',
    ),
  },
]

/** The debit failed. */
export const DEBIT_RULES: readonly AdviceRule[] = [
  {
    code: 'F09',
    applies: (c) => failed(c) && c.stage !== 'lapsed' && !officeActs(c),
    by: fixDay,
    text: both('扣款失败（{reason}）：{action}', 'Debit failed ({reason}): {action}'),
  },
  {
    code: 'F09',
    applies: (c) => failed(c) && c.stage !== 'lapsed' && officeActs(c),
    by: fixDay,
    text: both('扣款失败（{reason}），请{owner}处理：{action}', 'Debit failed ({reason}), for {owner}: {action}'),
  },
]

/** What each stage asks for, and what helps besides. */
export const STAGE_RULES: readonly AdviceRule[] = [
  {
    code: 'F04',
    applies: (c) => c.stage === 'grace1' && c.difficult,
    by: (c, days) => earliest(days.monthEnd, c.graceEnd),
    text: both(
      '宽一疑难件：本月面访两次，第二次请主管同行',
      'Difficult case in grace 1: two visits this month, the second with the supervisor',
    ),
  },
  {
    code: 'F03',
    applies: (c) => c.stage === 'grace1',
    by: (c, days) => earliest(days.monthTwentyFifth, c.graceEnd),
    text: both(
      '宽一件，保障到{graceEnd}24时：本月联系两次，约定缴费日',
      'Grace 1, cover until {graceEnd} 24:00: two calls this month, agree on a day',
    ),
  },
  {
    code: 'F01',
    applies: (c) => c.stage === 'current' && c.overdueDays < 0 && debitArranged(c),
    by: (c) => addDays(c.dueDate, -3),
    text: both(
      '{dueDate}扣款：提醒客户提前把保费存入账户',
      'Debit on {dueDate}: remind the customer to have the money in the account',
    ),
  },
  {
    code: 'F02',
    applies: (c) => c.stage === 'current',
    by: (c, days) => earliest(days.monthTwentyFifth, c.graceEnd),
    text: both(
      '当月首次联系：告知{dueDate}应缴、怎么缴，约定缴费日',
      'First call of the month: due {dueDate}, how to pay, agree on a day',
    ),
  },
  {
    code: 'F10',
    applies: (c) => toCollect(c) && (c.large || c.stage === 'grace2' || inLastWeek(c)),
    by: (c, days) => earliest(addDays(days.asOf, 7), c.graceEnd),
    text: both('安排一次面访', 'arrange a visit'),
  },
  {
    code: 'F12',
    applies: (c) => c.servicing === 'orphan' && c.stage !== 'future',
    by: (_, days) => addDays(days.asOf, 7),
    text: both('孤儿单：先自我介绍，说明今后由您服务', 'orphan policy: introduce yourself as the new contact'),
  },
  {
    code: 'F19',
    applies: toBeArranged,
    by: (c) => c.dueDate,
    text: both('未办理转账：请客户办理转账授权', 'no debit arranged: ask the customer to arrange one'),
  },
  {
    code: '',
    applies: (c) => c.transferRisk !== '' && toBeArranged(c),
    by: (c) => c.dueDate,
    text: both(
      '账户存疑（{risk}）：办理转账时先核对',
      'account in doubt ({risk}): check it before a debit is arranged',
    ),
  },
  {
    code: '',
    applies: (c) => c.transferRisk !== '' && debitArranged(c),
    by: (c) => addDays(c.dueDate, -EARLY_GIVE),
    text: both('账户存疑（{risk}）：扣款前先核对', 'account in doubt ({risk}): check before the debit'),
  },
  {
    code: 'F00',
    applies: (c) => c.stage === 'future',
    by: (_, days) => lastDayOf(monthOf(days.asOf)),
    text: both('下月件：先发一次提醒，核对电话和账户', 'Next month: one reminder; check phone and account'),
  },
]

function toBeArranged(c: AssignedCase): boolean {
  return c.transfer.status === 'notEnrolled' && c.stage !== 'lapsed' && c.stage !== 'future'
}

function debitArranged(c: AssignedCase): boolean {
  return c.transfer.status !== 'notEnrolled' && c.transfer.status !== 'failed'
}

function fixDay(c: AssignedCase, days: Deadlines): Day {
  const soon = days.workdaysAfter(days.asOf, 3)
  return c.fixBy === undefined ? soon : earliest(soon, c.fixBy)
}
