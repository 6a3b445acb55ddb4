import type { FieldName } from '../../model/field.ts'
import type { PolicyField } from '../../model/policy-field.ts'

const SECOND = names(
  '第二年 第二年度 第2年 第2年度 第二保单年度 第二期 第2期 二年 次年 13个月 13月 第13个月 year2_ second_year_',
)
const THIRD = names(
  '第三年 第三年度 第3年 第3年度 第三保单年度 第三期 第3期 三年 25个月 25月 第25个月 year3_ third_year_',
)
const AMOUNTS = names(
  '实收保费 实缴保费 已收保费 已缴保费 实收金额 实缴金额 到账保费 到账金额 received premium_received paid_amount',
)
const DAYS = names('实收日期 实缴日期 缴费日期 到账日期 收费日期 实收日 缴费日 received_on received_date paid_date')

/**
 * The names that policy lists give to their columns, the most specific first; folded and compared like those of receivable lists
 * (`fold.ts`). What stands here wins over the names of receivables, which are known besides (see {@link AS_IN_RECEIVABLES}).
 */
export const POLICY_ALIASES: Readonly<Record<PolicyField, readonly string[]>> = {
  policyNo: [],
  effectiveDate: names(
    '保单生效日期 保单生效日 合同生效日期 主险生效日期 生效日期 生效日 起保日期 承保日期 承保时间 签单日期 出单日期 保单日期 cvalidate effective_date issue_date',
  ),
  frequency: names('缴费方式 缴费频次 缴费频率 缴费间隔 缴别 payintv payintvvalue pay_mode'),
  firstPremium: names(
    '首年保费 首年期缴保费 首年实收保费 首年年化保费 首年度保费 首期保费 首期实收保费 首期缴费金额 首期应缴保费 首次保费 新单保费 新契约保费 新单期缴保费',
    '承保保费 第一年保费 第一年度保费 第一年实收保费 first_premium first_year_premium initial_premium fyp',
  ),
  premium: names(
    '每期保费 期缴保费 年缴保费 年化保费 期缴保费合计 每期应缴保费 险种保费 合计保费 保费合计 总保费 保费 prem',
  ),
  contractStatus: names(
    '保单当前状态 保单状态 合同状态 险种状态 效力状态 保单效力状态 状态 statename contstate appflag polstate policy_status contract_status status',
  ),
  endReason: names(
    '保单终止原因 终止原因 终止类型 退保类型 退保原因类型 失效终止原因 状态原因 保单状态原因 终止状态原因 terminatereason end_reason termination_reason',
  ),
  statusDate: names(
    '保单状态日期 保单终止日期 终止日期 状态日期 状态变更日期 状态生效日期 状态起始日期 退保日期 失效日期 保单失效日期 终止生效日期 最近状态日期 保全生效日期',
    'statestartdate status_date termination_date end_date lapse_date',
  ),
  coolingOffFlag: names(
    '犹豫期退保标志 犹豫期退保 是否犹豫期退保 是否犹退 是否犹撤 犹退标志 犹撤标志 是否撤单 撤单标志 hesitationflag cooling_off cooling_off_flag free_look_cancelled',
  ),
  waivedFlag: names('豁免标志 是否豁免 保费豁免标志 豁免保费标志 保费豁免 waived waived_flag freeflag premium_waived'),
  paidTo: names(
    '现缴至日期 缴至日期 缴至日 缴费至日期 保费缴至日期 保费缴至日 缴费截至日期 已缴至日期 应缴至日期 应缴至 缴至 下次缴费日期 下次应缴日期 下次应缴日 下期缴费日期 下期应缴日期',
    'curpaytodate paytodate pay_to_date paid_to_date paid_to next_due_date',
  ),
  paidCount: names('已缴保费期数 已缴年数 已缴年期 已缴费年数 已缴年度 实缴期数 实缴次数'),
  instalmentNo: names('缴费年度 应缴年度 缴费年次 paycount installment instalment'),
  dueDate: names('应缴日期 应缴日 缴费对应日 保费应缴日 本期应缴日期 lastpaytodate due_date'),
  paidFlag: names('缴费状态 收费状态 是否已缴 是否已收 paid'),
  paidDate: names(
    '最近缴费日期 最近一次缴费日期 最后缴费日期 末次缴费日期 实收日期 实缴日期 缴费日期 到账日期 enteraccdate last_paid_date paid_date',
  ),
  paidAmount: names('实收保费 实缴保费 实收金额 实缴金额 到账金额 sumactupaymoney paid_amount'),
  year2Amount: received(SECOND, AMOUNTS),
  year2Date: received(SECOND, DAYS),
  year3Amount: received(THIRD, AMOUNTS),
  year3Date: received(THIRD, DAYS),
  agentCode: names('销售业务员工号 出单业务员工号 原业务员工号 agentcode'),
  agentName: names('销售业务员 出单业务员 原业务员 reusername'),
  branchCode: [],
  branchName: names('出单机构 出单分公司 出单营业部 organname'),
  productCode: [],
  productName: [],
  channel: names('channelname salechnl'),
}

/** Fields that are called alike in lists of receivables; their names there are known here as well. */
export const AS_IN_RECEIVABLES: Partial<Record<FieldName, PolicyField>> = {
  policyNo: 'policyNo',
  effectiveDate: 'effectiveDate',
  frequency: 'frequency',
  policyStatus: 'contractStatus',
  premium: 'premium',
  paidCount: 'paidCount',
  instalmentNo: 'instalmentNo',
  dueDate: 'dueDate',
  paidFlag: 'paidFlag',
  paidDate: 'paidDate',
  paidAmount: 'paidAmount',
  agentCode: 'agentCode',
  agentName: 'agentName',
  branchCode: 'branchCode',
  branchName: 'branchName',
  productCode: 'productCode',
  productName: 'productName',
  channel: 'channel',
}

function names(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '))
}

/** 第二年实收保费, 第2年度到账日期, 13个月实收保费 …: only what says that it was received. */
function received(years: readonly string[], things: readonly string[]): readonly string[] {
  return years.flatMap((year) => things.map((thing) => `${year}${thing}`))
}
