import type { AssignedCase } from '../../model/case.ts'
import { addDays, type Day } from '../../model/day.ts'
import { both } from '../wording.ts'
import type { AdviceRule } from './advice-rule.ts'
import { type Deadlines, earliest } from './deadlines.ts'

const lapsed = (c: AssignedCase) => c.stage === 'lapsed' && c.dayState === 'lapsed'
const lapsedDays = (c: AssignedCase, days: Deadlines) => days.asOf - c.lapseFrom
const nearTwoYears = (c: AssignedCase, days: Deadlines) => lapsed(c) && c.reinstateBy - days.asOf <= 90
const today = (_: AssignedCase, days: Deadlines) => days.asOf

/** Nobody asks for money here: a death is reported, money is under way, or money came that finance must look at first. */
export const STANDSTILL_RULES: readonly AdviceRule[] = [
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
    applies: (c) => c.paymentProblem === 'paidAfterLapse' && c.stage === 'deferred',
    by: today,
    text: both(
      '宽限期后才到账：不再收费，请财务核实入账，并查账户价值',
      'Money came after grace: do not ask again; finance books it and looks at the account value',
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

/** The grace period is over: reinstatement, or a product that does not lapse by itself. */
export const LAPSED_RULES: readonly AdviceRule[] = [
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

function nextOfEvery90(from: Day, asOf: Day): Day {
  return addDays(from, Math.max(1, Math.ceil((asOf - from) / 90)) * 90)
}
