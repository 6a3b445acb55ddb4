import type { FieldName } from '../model/field.ts'

/**
 * The names that real exports give to each field, the most specific first: where two columns claim one field, the earlier name wins.
 * Case, blanks, width, `（元）`, 帐/账, 交费/缴费 do not matter (fold.ts), nor do the synonyms there (号码 = 编号 = 代码, 应收 = 应缴, 要保人 = 投保人 …),
 * so one spelling of a name is enough. The field's own name and its titles in both languages are known without being listed: a title stands here only for its rank.
 */
export const ALIASES: Readonly<Record<FieldName, readonly string[]>> = {
  policyNo: names(
    '主险保单号码 保单号 保单号码 保险单号码 保单编号 保险合同号 合同号 个人保单号 个单号 团体保单号 团单号 续期保单号 保单合同号 保单',
    'policy_no policy_code policynumber policyid polno contno contractno contract_number certificateno 关联业务号码 业务号码',
  ),
  branchCode: names(
    '机构代码 管理机构代码 保单机构代码 所属机构代码 服务机构代码 承保机构代码 收费机构代码 四级机构代码 三级机构代码 营业部代码 网点代码',
    '支公司代码 分公司代码 中支代码 人员机构代码 managecom branch_code orgcode org_code organcode organ_id comcode',
  ),
  branchName: names(
    '机构名称 管理机构名称 保单机构名称 所属机构名称 服务机构名称 承保机构名称 管理机构 所属机构 服务机构 保单机构 承保机构 收费机构 机构',
    '保单管理机构 归属机构 保单归属机构 五级机构 四级机构名称 四级机构 三级机构名称 三级机构 保单所属中支 中支名称 中支 中心支公司 支公司名称',
    '支公司 分公司名称 分公司 营业部名称 营业部',
    '营销服务部 营业区 二级机构名称 二级机构 所属支公司 所属分公司 所属营业部 网点名称 网点 人员机构名称 人员机构 branch_name',
    'branch orgname org_name organname',
  ),
  channel: names('保单所属渠道 销售渠道 业务渠道 渠道名称 渠道类型 渠道 sales_channel salechnl channel channel_name'),
  productCode: names('主险险种代码 主险代码 险种代码 产品代码 riskcode product_code plancode plan_code'),
  productName: names(
    '主险险种名称 主险名称 主险险种 险种名称 产品名称 险种简称 险种 保险产品 产品 主险 保险计划 险别 riskname product_name product plan_name',
  ),
  holderName: names(
    '投保人姓名 投保人名称 要保人姓名 客户姓名 投保人 要保人 投保单位名称 投保单位 保单持有人 投保客户 客户 姓名 holder_name',
    'holder policyholder',
    'policyholder_name appntname applicant applicant_name customer_name',
  ),
  holderSex: names('投保人性别 性别 holder_sex holder_gender appntsex sex gender'),
  holderBirthDate: names(
    '投保人出生日期 投保人生日 投保人出生年月日 出生日期 出生年月日 生日 holder_birth_date holder_birthday appntbirthday birth_date birthday date_of_birth dob',
  ),
  holderIdType: names(
    '投保人证件类型 投保人证件种类 投保人证件类别 证件类型 证件种类 证件类别 holder_id_type idtype id_type appntidtype',
  ),
  holderIdNo: names(
    '投保人身份证号 投保人证件号码 投保人身份证 投保人身份证件号码 身份证号 身份证件号码 证件号码 身份证 holder_id_no idno id_no id_number idcard appntidno',
  ),
  mobile: names(
    '投保人手机号码 投保人手机号 投保人手机 投保人联系手机 手机号码 手机号 手机 移动电话 联系手机 holder_mobile mobile mobile_no mobile_phone cellphone',
  ),
  phone: names(
    '投保人固定电话 投保人联系电话 投保人电话 投保人联系方式 投保人家庭电话 投保人住宅电话 投保人单位电话 联系电话 固定电话 住宅电话 家庭电话 家电 宅电 固话 座机 办公电话 单位电话 其他电话 联系方式 电话号码 电话',
    'holder_tel holder_phone homephone home_phone telephone tel phone phone_no other_phone',
  ),
  address: names(
    '收费地址 缴费地址 投保人地址 投保人联系地址 投保人通讯地址 投保人住址 投保人通信地址 投保人家庭地址 投保人邮寄地址 投保人居住地址',
    '缴费通知地址 寄送地址 通讯地址 通信地址 联系地址 邮寄地址 家庭地址 家庭住址 居住地址 详细地址 住址 地址',
    'holder_address postal_address mailing_address address',
  ),
  postcode: names(
    '收费邮编 缴费邮编 投保人邮编 投保人邮政编码 通讯邮编 邮政编码 邮编 zipcode zip postcode postal_code',
  ),
  insuredName: names('被保人姓名 主被保人姓名 第一被保人姓名 被保人 主被保人 第一被保人 insured_name insured'),
  effectiveDate: names(
    '保单生效日期 保单生效日 合同生效日期 生效日期 生效日 起保日期 保险起期 保单起期 承保日期 签单日期 出单日期 保险起始日期 责任起期',
    '保单成立日期 cvalidate effective_date effdate valid_date issue_date',
  ),
  dueDate: names(
    '应缴日期 应缴日 应收日期 缴费对应日 保费应缴日 续期应缴日期 本期应缴日期 应缴费日期 应缴对应日 保费对应日 期缴对应日 对应日 保费到期日',
    '缴费到期日 应缴到期日',
    '下次缴费日期 下期缴费日期 下期应缴日期 缴费应缴日 续期缴费日期 续期日期 续费日期 续期对应日 应缴保费日期 下次应缴日期 缴至日期 保费缴至日期',
    'due_date due_time duedate premium_due_date next_due_date paytodate',
    'pay_to_date 缴费日期',
  ),
  premium: names(
    '应缴保费（含附加险） 应收保费合计 应缴保费合计 应收保费总额 应缴保费总额 合计应缴保费 应缴总保费 应收保费 应缴保费 本期应缴保费 本期保费',
    '续期应缴保费 应缴费金额',
    '应收金额 应缴金额 应缴保费金额 续期保费 期缴保费合计 期缴保费 每期保费 应缴金额合计 应缴总额 当期应缴保费 当期保费 每期应缴保费 期缴金额',
    '年缴保费 保费合计 合计保费 总保费 保费金额 保费',
    'fee_amount premium_due total_premium amount_due premium prem sumduepaymoney',
    '合计',
  ),
  mainPremium: names(
    '主险应缴保费 主险应收保费 主险保费 主险应缴金额 主险期缴保费 主险实缴金额 main_premium basic_premium',
  ),
  riderPremium: names(
    '附加险保费合计 附加险应缴保费 附加险应收保费 附加险保费 附加险种保费 附加险应缴金额 附加险金额 rider_premium',
  ),
  riderNames: names(
    '附加险种名称 附加险险种名称 附加险种 附加险险种 附加险名称 附加险产品名称 附加险 rider_name rider_names rider riders',
  ),
  prepaid: names(
    '预收费合计 预存保费 暂收保费 预收保费 预缴保费 预存金额 预收金额 暂收金额 暂收费 预收费 预存款 prepaid prepaid_amount suspense_amount',
  ),
  frequency: names(
    '缴费频次 缴费频率 缴费间隔 缴费周期 缴费频度 缴别 缴法 缴费别 payintv frequency payment_frequency pay_frequency premium_frequency',
  ),
  payChannel: names(
    '续期缴费方式 续期缴费形式 续期收费方式 缴费形式 缴费途径 缴费渠道 收费方式 收费形式 收费渠道 收款方式 付款方式 支付方式 缴费方式 转账标志 银行转账标志 是否银行转账 是否转账',
    'pay_mode pay_channel payment_channel payment_method pay_method pay_way',
  ),
  payTerm: names(
    '缴费年期 缴费年限 缴费期间 缴费期限 缴费年数 缴费期 缴期 期缴年期 payyears pay_years pay_term premium_term payment_term payendyear 缴费期数',
  ),
  instalmentNo: names(
    '应缴期数 应缴期次 应缴次数 本期期次 本期期数 当前期数 当前期次 缴费期次 缴费次数 期次 缴次 续期期次 当期期次 第几期 期数',
    'instalment_no installment_no instalment',
  ),
  paidCount: names(
    '已缴费次数 已缴费期数 已缴次数 已缴期数 累计缴费次数 累计已缴期数 paid_count paytimes pay_times paid_instalments',
  ),
  policyYear: names('保单年度 缴费年度 保单年份 保单年 应缴年度 保单缴费年度 保险年度 保单年次 缴费年次 policy_year'),
  policyStatus: names(
    '保单当前状态 保单效力状态 保单状态 合同状态 效力状态 保单效力 险种状态 policy_status policy_state liability_state contstate',
  ),
  bankName: names(
    '开户银行名称 开户银行 开户行名称 开户行 转账银行名称 转账银行 缴费银行 账户银行 委托银行 转账开户行 缴费开户行 续期开户行 续期银行名称 续期银行',
    '授权银行 签约银行 开户支行 银行名称 银行 bank_name bank 银行编码 bank_code',
  ),
  bankAccount: names(
    '银行账号 银行账户 银行账户号 银行卡号 银行卡账号 转账账号 缴费账号 续期账号 转账卡号 转账账户 缴费卡号 缴费账户 续期缴费账号 缴费账户账号 开户账号',
    '收费账号 客户账号 授权账号 签约账号 账户号 账号 卡号 存折号 bank_account bank_account_no account_no',
    'account_number accno bankaccno card_no 账户',
  ),
  accountName: names(
    '账户户名 账号户名 银行户名 账户名 账户名称 转账户名 缴费户名 缴费账户户名 续期账户户名 续期账户名 银行账户名 账户持有人姓名 授权户名 账户所有人 账户持有人 账号所有人 户名',
    '开户名 开户人姓名 开户人 持卡人 account_name accname account_holder',
  ),
  transferStatus: names(
    '银行转账状态 转账状态 转账结果 批扣状态 批扣结果 送盘状态 回盘状态 回盘结果 匹配结果 交易状态 交易结果 transfer_status transfer_state debit_status deduct_status',
  ),
  failReason: names(
    '银行转账失败原因 转账失败原因 缴费失败原因 转账不成功原因 批扣失败原因 回盘失败原因 失败原因 不成功原因 未成功原因 转账失败描述 转账失败信息',
    '转账返回信息 转账返回原因 银行返回结果 银行回复 失败理由 未收原因 未缴费原因 未转账原因 失败描述 失败说明 失败信息 状态描述 回盘原因',
    '回盘信息',
    '银行返回信息 返回信息 返回原因 返回说明 返回描述 银行反馈信息 银行反馈 错误信息 错误描述 fail_desc fail_reason',
    'failure_reason reason_desc return_message error_message',
  ),
  failCode: names(
    '失败原因代码 失败原因码 失败代码 失败码 银行返回码 银行返回代码 银行响应码 交易返回码 转账返回码 回盘结果代码 返回码 返回代码 回盘码',
    '回盘代码 响应码 应答码 错误码 错误代码 reason_code fail_code failure_code return_code',
    'resp_code response_code error_code',
  ),
  returnDate: names(
    '银行回盘日期 回盘日期 回盘时间 回盘处理日期 转账日期 最近转账日期 上次转账日期 最后转账日期 银行转账日期 最近一次转账日期 最后一次转账日期',
    '转账失败日期 失败日期 批扣日期 back_date return_date debit_date deduct_date',
  ),
  agentCode: names('业务员工号 业务员代码 代理人编码 营销员代码 agent_code agent_no agent_id'),
  agentName: names('业务员姓名 营销员姓名 代理人姓名 业务员 agent_name agent'),
  agentStatus: names(
    '业务员在职状态 业务员状态 业务员在职标志 代理人状态 在职状态 人员状态 在职标志 是否在职 业务员是否在职 是否离职 离职标志 保单标识',
    'agent_status agent_state',
  ),
  agentPhone: names(
    '业务员手机号码 业务员手机号 业务员手机 业务员联系电话 业务员电话 业务员联系方式 业务员电话号码 agent_phone agent_mobile agent_tel',
  ),
  collectorCode: names(
    '收费员工号 收费员代码 续收外勤工号 服务人员代码 现服务人员代码 续期服务人员代码 客户经理工号 客户经理代码 银保专管员代码 银保专管员工号',
    '专管员代码 银保客户经理代码',
    '现服务业务员代码 服务业务员代码 当前服务人员代码 保单服务人员代码 续期客户经理工号 collector_code collector_no',
    'collector_id service_code',
  ),
  collectorName: names(
    '收费员姓名 续收外勤姓名 现服务人员姓名 现服务人员 服务人员姓名 续期服务人员姓名 现服务业务员姓名 现服务业务员 服务业务员姓名 服务业务员',
    '当前服务人员姓名 当前服务人员 保单服务人员姓名 保单服务人员 续期服务人员 续期客户经理姓名 续期客户经理 区拓专员 收费员 服务人员 维护人员',
    '银保专管员姓名 银保专管员 银保客户经理姓名 银保客户经理',
    '客户经理姓名 客户经理 专管员姓名 专管员 collector_name collector',
  ),
  supervisorCode: names('主管工号 主管代码 督管编码 主任工号 supervisor_code supervisor_no supervisor_id'),
  supervisorName: names(
    '主管姓名 督管姓名 主任姓名 主管 督管 收费主管姓名 收费主管 所属主管 团队主管 supervisor_name supervisor',
  ),
  orphanFlag: names(
    '孤儿单标志 孤儿单标识 孤儿保单标志 是否孤儿单 是否孤儿保单 是否孤儿 孤儿单 孤儿保单 orphan_flag orphan is_orphan',
  ),
  selfFlag: names(
    '代理人与投被保人同一人标记 自保互保标识 自保互保件 自保互保 自互保标志 自互保件 自保件标志 自保件标识 自保标志 自保件 是否自保件 是否自保互保 是否自保 self_flag self_insured_flag',
  ),
  paidFlag: names(
    '收费状态 收费标志 是否已收 是否已收费 是否已缴 是否已缴费 是否收费 缴费状态 缴费标志 收缴状态 实收状态 实收标志 到账状态 到账标志',
    '是否到账 是否缴费 已缴标志 已收标志 收费结果 paid_flag paid is_paid payment_status',
  ),
  paidDate: names(
    '实收日期 实缴日期 实际缴费日期 实际收费日期 缴费到账日期 财务到账日期 到账日期 到账时间 入账日期 核销日期 收费日期 paid_date',
  ),
  paidAmount: names(
    '实收保费合计 实收保费 实缴保费 实收金额 实缴金额 到账金额 到账保费 已收保费 已缴保费 paid_amount sumactupaymoney',
  ),
  currency: names('币种 货币 币别 货币种类 币种代码 币种名称 currency currency_code'),
  autoLoan: names(
    '客户垫交意愿 垫交意愿 自动垫交标志 保费自动垫交标志 是否自动垫交 是否垫交 自动垫交 保费自动垫交 保费垫交标志 垫交标志 autopayflag auto_loan apl_flag',
  ),
}

/** The names that mean the due date in a list of receivables and the day of payment in a list of payments. */
export const DUE_OR_PAID: readonly string[] = ['缴费日期']

/** The names that hold the frequency in one system and the channel in others. */
export const FREQUENCY_OR_CHANNEL: readonly string[] = ['缴费方式']

/** The names of a column that says whether a debit is arranged: its 1 and 0 are yes and no, never a frequency. */
export const TRANSFER_FLAG: readonly string[] = ['转账标志', '银行转账标志', '是否转账', '是否银行转账']

/** The name that counts instalments, where its field counts years (years = ÷ instalments a year). */
export const TERM_IN_INSTALMENTS: readonly string[] = ['缴费期数']

/** Names of a phone that do not say whose it is. */
export const ANYBODYS_PHONE: readonly string[] = ['电话', '电话号码', '联系电话', '联系方式', '手机', '手机号']

function names(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '))
}
