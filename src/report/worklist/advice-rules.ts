import type { AssignedCase } from '../../model/case.ts'
import { addDays, type Day, lastDayOf, monthOf } from '../../model/day.ts'
import { REASONS } from '../../model/reason.ts'
import type { TaskCode } from '../../model/task.ts'
import type { Text } from '../../model/text.ts'
import type { Owner } from '../../model/words.ts'
import { both } from '../wording.ts'
import { type Deadlines, earliest } from './deadlines.ts'

/** One thing to do about a case. The first rule that applies is the most urgent one; the others follow it. */
export interface AdviceRule {
  /** the follow-up task, '' where it is only a warning */
  readonly code: TaskCode | ''
  readonly applies: (c: AssignedCase, days: Deadlines) => boolean
  /** with the blanks that {@link factsOf} of advice.ts fills */
  readonly text: Text
  /** until when, before it is moved off a day off; absent = no day of ours */
  readonly by?: (c: AssignedCase, days: Deadlines) => Day
  /** nothing else is to be done about such a case */
  readonly last?: true
}

const LAST_WEEK = 7
const EARLY_GIVE = 3

const inGrace = (c: AssignedCase) => c.dayState === 'inGrace' && c.stage !== 'lapsed'
const failed = (c: AssignedCase) => c.transfer.status === 'failed'
const at45 = (c: AssignedCase) => inGrace(c) && c.overdueDays >= 45
const inLastWeek = (c: AssignedCase) => inGrace(c) && c.daysLeft <= LAST_WEEK
const lapsed = (c: AssignedCase) => c.stage === 'lapsed' && c.dayState === 'lapsed'
const lapsedDays = (c: AssignedCase, days: Deadlines) => days.asOf - c.lapseFrom
const nearTwoYears = (c: AssignedCase, days: Deadlines) => lapsed(c) && c.reinstateBy - days.asOf <= 90
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

/** Nobody asks for money here: a death is reported, money is under way, or money came that finance must look at first. */
const STANDSTILL: readonly AdviceRule[] = [
  {
    code: '',
    last: true,
    applies: (c) => c.transfer.reason === 'T21',
    by: (c) => c.fixBy ?? c.graceEnd,
    text: both(
      '接身故报案（待核实）：停止收费联系，报主管，协助理赔',
      'Death reported (to be confirmed): do not ask for money; tell the supervisor, help with the claim',
    ),
  },
  {
    code: '',
    last: true,
    applies: (c) => c.hold === 'inFlight',
    text: both(
      '扣款结果未回：先不联系客户，等下次回盘',
      'Debit result not known: do not contact the customer, wait for the next return',
    ),
  },
  {
    code: '',
    last: true,
    applies: (c) => c.hold === 'prepaid',
    text: both('预存保费已够：不用联系客户，等入账', 'Prepaid in full: no contact needed, wait for the booking'),
  },
  {
    code: '',
    last: true,
    applies: (c) => c.hold === 'bankQuery',
    text: both(
      '扣款超时：财务正向银行查证，先不联系客户',
      'Debit timed out: finance asks the bank; do not contact the customer',
    ),
  },
  {
    code: '',
    last: true,
    applies: (c) => c.hold === 'duplicateDebit',
    text: both(
      '银行报重复扣款：财务查是否已扣到，先不联系客户',
      'Bank reports a duplicate debit: finance finds out whether it is paid; do not contact the customer',
    ),
  },
  {
    code: '',
    last: true,
    applies: (c) => c.paymentProblem === 'paidAfterLapse',
    by: today,
    text: both(
      '失效日后才到账：不再收费，请财务核实，办复效或退款',
      'Money came after the lapse: do not ask again; finance decides, reinstate or refund',
    ),
  },
  {
    code: '',
    applies: (c) => c.paymentProblem === 'paidInPart',
    by: today,
    text: both(
      '只到账一部分：先请财务核实，再告知客户差额',
      'Paid in part: let finance check first, then tell the customer the difference',
    ),
  },
  {
    code: '',
    last: true,
    applies: (c, days) => c.receivable.autoLoan === 'yes' && days.asOf > c.graceEnd,
    by: today,
    text: both(
      '可能已自动垫交：先查系统，不要告知失效',
      'May have been lent automatically: check, do not announce a lapse',
    ),
  },
]

const LAPSED: readonly AdviceRule[] = [
  {
    code: '',
    last: true,
    applies: (c) => c.stage === 'lapsed' && c.dayState !== 'lapsed',
    by: today,
    text: both(
      '系统状态为失效、按日期仍在宽限期内：先请保全核实，核实前不承诺保障',
      'System says lapsed, the days say in grace: let policy service check; promise no cover until then',
    ),
  },
  {
    code: 'F15',
    applies: nearTwoYears,
    by: (c) => addDays(c.reinstateBy, -30),
    text: both(
      '可复效至{reinstateBy}，剩{reinstateDays}天：上门面谈，满两年前须达成复效',
      'Can be reinstated until {reinstateBy}, {reinstateDays} days left: visit; agreement must be reached before two years are full',
    ),
  },
  {
    code: 'F14',
    applies: (c, days) => lapsed(c) && lapsedDays(c, days) <= 30,
    by: (c) => addDays(c.lapseFrom, 10),
    text: both(
      '{lapseFrom}起效力中止：致电说明保障已暂停、可申请复效',
      'Cover suspended since {lapseFrom}: call, explain that it can be reinstated',
    ),
  },
  {
    code: 'F17',
    applies: (c, days) => lapsed(c) && lapsedDays(c, days) > 30,
    by: (c, days) => nextOfEvery90(c.lapseFrom, days.asOf),
    text: both(
      '{lapseFrom}起效力中止：回访复效意愿，可复效至{reinstateBy}',
      'Cover suspended since {lapseFrom}: ask about reinstatement, possible until {reinstateBy}',
    ),
  },
  {
    code: 'F10',
    applies: (c, days) => lapsed(c) && lapsedDays(c, days) <= 30 && !nearTwoYears(c, days),
    by: (c, days) => earliest(addDays(days.asOf, 7), c.reinstateBy),
    text: both('安排一次面访', 'arrange a visit'),
  },
  {
    code: 'F16',
    applies: lapsed,
    by: (c, days) => days.workdaysAfter(c.lapseFrom, 10),
    text: both('寄发效力中止通知（短信或信函）', 'send the notice of suspension (SMS or letter)'),
  },
]

const DEFERRED: readonly AdviceRule[] = [
  {
    code: '',
    applies: (c) => c.stage === 'deferred',
    by: (_, days) => days.workdaysAfter(days.asOf, 3),
    text: both(
      '已过应缴日{overdue}天，本险种到期不自动中止：先查账户价值够不够扣费',
      '{overdue} days past the due date; this product does not lapse by itself: check the account value first',
    ),
  },
]

const IN_GRACE: readonly AdviceRule[] = [
  {
    code: 'F10',
    applies: (c) => inGrace(c) && phoneUnusable(c),
    by: (c, days) => (inLastWeek(c) ? graceLess3(c) : earliest(addDays(days.asOf, 7), c.graceEnd)),
    text: both(
      '电话缺失或有误：按地址面访，核对联系方式（宽限期剩{left}天）',
      'Phone missing or wrong: visit, get a good number ({left} days of grace left)',
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

const DEBIT: readonly AdviceRule[] = [
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

const BY_STAGE: readonly AdviceRule[] = [
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
    applies: (c) => inGrace(c) && !phoneUnusable(c) && (c.large || c.stage === 'grace2' || c.daysLeft <= LAST_WEEK),
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
    applies: (c) => c.transfer.status === 'notEnrolled' && c.stage !== 'lapsed' && c.stage !== 'future',
    by: (c) => c.dueDate,
    text: both('未办理转账：请客户办理转账授权', 'no debit arranged: ask the customer to arrange one'),
  },
  {
    code: '',
    applies: (c) => c.transferRisk !== '' && !failed(c),
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

/** In the order of urgency. Source: the follow-up cadence and the rules of hold, payment and automatic loan. */
export const ADVICE_RULES: readonly AdviceRule[] = [
  ...STANDSTILL,
  ...LAPSED,
  ...DEFERRED,
  ...IN_GRACE,
  ...DEBIT,
  ...BY_STAGE,
]

function debitArranged(c: AssignedCase): boolean {
  return c.transfer.status !== 'notEnrolled' && c.transfer.status !== 'failed'
}

function fixDay(c: AssignedCase, days: Deadlines): Day {
  const soon = days.workdaysAfter(days.asOf, 3)
  return c.fixBy === undefined ? soon : earliest(soon, c.fixBy)
}

function nextOfEvery90(from: Day, asOf: Day): Day {
  return addDays(from, Math.max(1, Math.ceil((asOf - from) / 90)) * 90)
}
