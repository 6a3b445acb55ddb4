import { both } from '../model/wording.ts'
import { deathReported, today } from './conditions.ts'
import type { TaskRule } from './rule.ts'

/** Nobody asks for money here: a death is reported, money is under way, or money came that finance must look at first. */
export const STANDSTILL_RULES: readonly TaskRule[] = [
  {
    code: '',
    last: 'death',
    applies: deathReported,
    due: ({ c }) => c.fixBy ?? c.graceEnd,
    text: both(
      '接身故报案（待核实）：停止收费联系，报主管，协助理赔',
      'Death reported (to be confirmed): do not ask for money; tell the supervisor, help with the claim',
    ),
  },
  {
    code: '',
    applies: ({ held }) => held.customerDeath,
    due: today,
    text: both(
      '同一客户另一张保单接身故报案（待核实）：联系之前先问主管',
      'Death reported on another policy of the customer (to be confirmed): ask the supervisor before you call',
    ),
  },
  {
    code: '',
    last: 'office',
    applies: ({ c }) => c.hold === 'inFlight',
    text: both(
      '扣款结果未回：先不联系客户，等下次回盘',
      'Debit result not known: do not contact the customer, wait for the next return',
    ),
  },
  {
    code: '',
    last: 'office',
    applies: ({ c }) => c.hold === 'prepaid',
    text: both('预存保费已够：不用联系客户，等入账', 'Prepaid in full: no contact needed, wait for the booking'),
  },
  {
    code: '',
    last: 'office',
    applies: ({ c }) => c.hold === 'bankQuery',
    text: both(
      '扣款超时：财务正向银行查证，先不联系客户',
      'Debit timed out: finance asks the bank; do not contact the customer',
    ),
  },
  {
    code: '',
    last: 'office',
    applies: ({ c }) => c.hold === 'duplicateDebit',
    text: both(
      '银行报重复扣款：财务查是否已扣到，先不联系客户',
      'Bank reports a duplicate debit: finance finds out whether it is paid; do not contact the customer',
    ),
  },
  {
    code: 'F18',
    last: 'complaint',
    despite: ['office'],
    applies: ({ seen }) => seen.complaint !== undefined,
    cause: ({ seen }) => seen.complaint?.day,
    due: ({ seen }, days) => days.workdaysAfter(seen.complaint?.day ?? days.asOf, 1),
    done: ({ seen }) => seen.complaint?.answer,
    text: both(
      '客户{complaintDay}投诉：不再联系缴费，报主管，由主管答复客户',
      'Complained on {complaintDay}: no more calls about the premium; the supervisor answers the customer',
    ),
  },
  {
    code: '',
    last: 'complaint',
    applies: ({ seen, held }) =>
      held.complaint !== undefined && (seen.complaint === undefined || seen.complaint.answer !== undefined),
    text: both(
      '客户{heldSince}就另一件投诉，还没有答复：不再联系缴费，等主管答复',
      'Complained on {heldSince} about another case, not answered yet: no more calls about the premium until the supervisor has answered',
    ),
  },
  {
    code: '',
    last: 'complaint',
    despite: ['complaint'],
    applies: ({ seen }) => seen.paused !== undefined,
    text: both(
      '主管{pausedDay}决定暂停联系：不打电话、不上门，等主管通知',
      'The supervisor decided on {pausedDay}: no contact for now; do not call or visit until told',
    ),
  },
  {
    code: '',
    last: 'office',
    despite: ['complaint'],
    applies: ({ c }) => c.paidAfterLapse !== undefined && c.stage === 'deferred',
    due: today,
    text: both(
      '宽限期后才到账：不再收费，请财务核实入账，并查账户价值',
      'Money came after grace: do not ask again; finance books it and looks at the account value',
    ),
  },
  {
    code: '',
    last: 'office',
    despite: ['complaint'],
    applies: ({ c }) => c.paidAfterLapse !== undefined,
    due: today,
    text: both(
      '失效日后才到账：不再收费，请财务核实，办复效或退款',
      'Money came after the lapse: do not ask again; finance decides, reinstate or refund',
    ),
  },
  {
    code: '',
    applies: ({ c }) => c.paidInPart,
    due: today,
    text: both(
      '只到账一部分：先请财务核实，再告知客户差额',
      'Paid in part: let finance check first, then tell the customer the difference',
    ),
  },
  {
    code: '',
    last: 'office',
    despite: ['complaint'],
    applies: ({ c }, days) => c.receivable.autoLoan === 'yes' && days.asOf > c.graceEnd,
    due: today,
    text: both(
      '可能已自动垫交：先查系统，不要告知失效',
      'May have been lent automatically: check, do not announce a lapse',
    ),
  },
  {
    code: '',
    last: 'office',
    despite: ['complaint'],
    applies: ({ c }) => c.stage === 'lapsed' && c.dayState !== 'lapsed',
    due: today,
    text: both(
      '系统状态为失效、按日期仍在宽限期内：先请保全核实，核实前不承诺保障',
      'System says lapsed, the days say in grace: let policy service check; promise no cover until then',
    ),
  },
  {
    code: '',
    last: 'office',
    despite: ['complaint'],
    applies: ({ c }) => c.maybeLapsedSince !== undefined,
    due: today,
    text: both(
      '{leftDue}应缴的那期失效后离开清单，没有缴费记录：先请保全核实是否已复效，核实前不承诺保障',
      'The instalment due on {leftDue} left the lists lapsed and unpaid: let policy service check whether the policy was reinstated; promise no cover until then',
    ),
  },
]
