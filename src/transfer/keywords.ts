import { list } from './list.ts'
import type { Outcome } from './outcome.ts'

/** Words that decide by themselves, wherever they stand. */
export interface KeywordRule {
  readonly outcome: Outcome
  readonly words: readonly string[]
  /** the words do not count where one of these stands in the same text */
  readonly unless?: readonly string[]
}

const LIMITS = list('限额 超限 限制 额度 超过 超出 上限 超额')
const PASSWORDS = list('密码 口令 pin password')

/**
 * The keywords: first those of the catalogue, then what banks say instead; English as folded, without blanks. The longest match
 * wins, so a synonym is no longer than it must be: a long one would win over another reason that stands further left.
 */
export const KEYWORDS: readonly KeywordRule[] = [
  {
    outcome: 'T01',
    words: list(`
      余额不足 余额不够 存款不足 资金不足 头寸不足 款项不足 余款不足 透支 无余额 没有余额 余额为0 余额为零 余额:0 余额0 账户无款 卡内无款 卡上无款 没钱 缺款 不足扣 不够扣 不足额 不足以支付 不足以扣
      不足支付 无足额 未存款 未足额 没存钱 没有存款 未存足 无款
      insufficientfunds nofunds lowbalance nomoney lowfunds nonsufficient insuff`),
  },
  {
    outcome: 'T02',
    words: list(`
      未到账 当日不可 当日不能 当天不能 当天不可 当日存入 当天存入 当日存款 当天存款 当日入账 不能当日支取 当日不得 当天不得 今日不得 今日不可 今日不能 今天不得 今天不可 今天不能 今日存入 今天存入
      今日存款 今天存款 未入账 次日可用 次日方可 隔日可用 次日才能
      uncollectedfunds unclearedfunds fundsnotavailable notyetavailable`),
  },
  {
    outcome: 'T03',
    words: list(`
      户名不符 户名错误 姓名不符 户名与账号不一致 账号户名不符 证件号码不匹配 证件不符 要素验证 要素不 要素校验 要素认证 实名验证 实名认证 身份认证 身份验证 身份核验 同名校验 非同名 不同名 户名空
      人证不一
      iddoesnotmatch idmismatch idnotmatch`),
  },
  {
    outcome: 'T04',
    words: list(`
      非本人账户 第三方账户 非投保人账户 非本人 第三方账 第三方卡 第三人 非投保人 非被保险人 非被保人 非客户本人 他人账 他人卡 他人名下 他人银行 别人账 别人的 不是本人 不是投保人 不属于投保人
      不属于本人 不属于客户 非持卡人 代缴账户
      thirdparty notaccountholder notholder`),
  },
  {
    outcome: 'T05',
    words: list(`
      多个身份证 多个账号 多个身份 多个账 多个证 多个客户号 多个户 一人多证 一人多号 一人多户 同名多 多账号 多账户 多证件 多客户号 证件号不唯一 客户号不唯一 两个身份证 两个证件 两个账 多张身份证
      multipleaccounts multipleidentit severalaccounts`),
  },
  {
    outcome: 'T06',
    words: list(`
      账号错误 账号不存在 无此账户 无效卡号 卡号错误 无效账号 查无此户 查无此账 查无此卡 无此户 无此账 无此卡 没有此户 没有该户 查无该户 查无账 查无卡 查无户 查无此客户 无此客户 空户 户不存在
      位数不 位数有误 位数错 长度不 长度错 长度有误 校验位 未在我行开户 未在本行开户 不在我行开户 找不到户
      invalidbankaccount luhn nosuchaccount noaccount`),
  },
  {
    outcome: 'T07',
    words: list(`
      前缀 省市代码 省市码 省份代码 地区码`),
  },
  {
    outcome: 'T08',
    words: list(`
      非结算账户 非个人结算户 非活期 定期 非通兑 信用卡 不支持代收付 账户类型不符 三类户 非人民币结算 不是个人结算 活期以外 贷记账 不可通兑 不能通兑 非通存 不通存 非结算 非个人结算 不是活期 不是结算 不通兑
      贷记卡 公务卡 三类账 iii类 3类户 3类账 对公 单位账 单位户 单位卡 单位结算 企业账 企业户 公司账 公司户 存单 零存整取 整存整取 通知存款 专用户 专用账 专户 非存折户 非储蓄 非借记 非个人账
      非个人户 不允许持卡人 持卡人不允许 医保卡 电子账户 虚拟账 预付卡 储值卡 购物卡 储种 旧账号 不能代收付 非个人活期
      notasettlement creditcard notpermittedtocardholder notallowedtocardholder nontransactionaccount
      nontransactional nonsettlement savingsonly fixeddeposit timedeposit corporateaccount`),
  },
  {
    outcome: 'T08',
    words: list(`
      二类户 二类账 二类卡 ii类 2类户 2类账 非一类 非i类 非1类 不是一类 不是i类 不是1类`),
    unless: LIMITS,
  },
  {
    outcome: 'T09',
    words: list(`
      销户 已注销 已清户 已关户 消户 被注销 清户 关户 销卡 退卡 已销 已经销 销掉 废卡 结清户 撤户 户已撤 闭户 清销
      closedaccount accountclosed`),
  },
  {
    outcome: 'T10',
    words: list(`
      冻结 止付 锁定 状态异常 状态不正常 久悬 睡眠户 不动户 密码错误次数 只收不付 锁住 只能存入 可疑 长期不动 长期未动 被控 异常状态 状态不正确 状态非正常 状态错误 状态有误 状态不对 状态不符 状态不允许
      状态不可 状态受限 状态限制 非正常状态 状态非法 睡眠 休眠 沉睡 静止户 呆滞 密码错次 密码次数 密码输错 密码连续 不收不付 只进不出 只存不取 不进不出 只付不收 封存 查封 被封 封锁 已封 被锁 已锁 锁卡
      停用 暂停使用 停止使用 非柜面 管控 涉案 涉诈 涉嫌 反洗钱 可疑账 可疑交易 黑名单 风控 风险控制 风险管理 风险账户 扣押 暂封 灰名单 未激活 没激活 尚未激活 待激活 未启用 吊销 疑似诈骗 疑似套现
      长期未使用 长期不用 长期未用 长时间未 多年未 非活动 连续密码 限制使用 限制卡
      passworderrortimes passwordtries passwordattempts pinretr passwordretr undercontrol legalhold frozen dormant
      locked blocked suspended notactivated inactive statusabnormal abnormalstatus`),
  },
  {
    outcome: 'T11',
    words: list(`
      挂失 没收卡 被窃 遗失 被吞 没收 丢失 被盗 失窃 盗窃 盗卡 口挂 书挂 吞卡 吞没 卡丢 已收回 作弊卡 捡拾 失卡 报失
      lost stolen pickupcard pickup capturecard confiscat retaincard`),
  },
  {
    outcome: 'T12',
    words: list(`
      过期 失效卡 换卡 未生效 已换卡 卡已换 换新 卡失效 卡已失效 折失效 换过卡 换新卡 换了卡 卡更换 卡已更换 更换卡 更换新 更换过 旧卡 换号 改号 换折 有效期 卡到期 卡已到期 卡片到期 卡片已到期
      卡号变更 卡号已变 账号变更 账号已变 变更卡号 卡升级 芯片卡 补换 补办 换发 换了新
      expiration expiry notyeteffective notyetvalid expired expiredcard replacedcard cardreplaced`),
  },
  {
    outcome: 'T13',
    words: list(`
      未签约 未授权 协议不存在 协议失效 协议已撤销 授权已解除 解约 撤约 无扣款权 未签订 未签署 没签约 没有签 尚未签 无签约 未经授权 没有授权 无授权 未获授权 未取得授权 无权扣 未委托 无委托 无协议
      没有协议 无代扣协议 取消签约 取消授权 取消委托 撤销授权 撤销委托 解除授权 解除委托 解除协议 终止协议 终止授权 退签 未加办 未办理代 未申请代 非签约 不是签约 未登记代 未建立 未绑定 未绑卡 未关联
      未注册
      unsigned nomandate noagreement nocontract nomandat noauthorisation noauthorization notauthorised notauthorized
      unauthorized unauthorised notsigned authorizationrevoked authorisationrevoked mandatecancelled notenrolled
      nonauthorised nonauthorized nonsigned`),
  },
  {
    outcome: 'T14',
    words: list(`
      拒付 不予承兑 客户止付 不扣款 不要扣 拒绝承兑 不予兑付 不予扣 拒绝兑付 超时拒付 拒绝付款 拒绝支付 拒绝扣款 拒绝代扣 拒绝划款 拒扣 拒缴 拒绝缴 不予支付 不予付款 不愿扣 不同意扣 不同意代扣 不同意划
      不同意支付 不同意付 不再扣 不想扣 不让扣 停止支付 停止付款 停止扣款 暂停扣款 终止扣款 不再缴 不再续缴 不想缴 不愿缴 不续缴
      paymenthasbeenstopped paymentisstopped paymentstopped stoppayment stoppedpayment donothonor donothonour
      refused refusal`),
  },
  {
    outcome: 'T15',
    words: list(`
      限额 超限 超过限制 次数超限 超日 超月 超年 频率 超出限制 超限制 超上限 超过上限 超出上限 达上限 达到上限 已达最高 已达最大 超额 超过最高 超过最大 超出最高 超出最大 大于最大 大于最高 超最大 超最高
      超过规定 超出规定 超过额 超出额 额度不 额度用 额度已 次数过多 次数太多 次数过频 过于频繁 笔数过多 超次 金额过大 金额太大 次数限制 金额限制 笔数限制 超过次数 超过笔数 超出次数 超出笔数 次数超 笔数超
      金额超 累计超
      overquota overthemaximum overlimit overthelimit overmax exceedslimit exceedlimit limitexceed exceeded exceeds
      toomanytransactions toomany`),
    unless: PASSWORDS,
  },
  {
    outcome: 'T16',
    words: list(`
      未登折 补登 未补登 未补折 登折 未打折 存折未更新 未更新存折
      passbook`),
  },
  {
    outcome: 'T17',
    words: list(`
      无转账记录 无银行转账记录 无扣款记录 无划款记录 无代扣记录 无银行记录 无银行扣款记录 无交易记录 没有转账记录 没有扣款记录 没有银行转账记录 无此交易记录 无转账信息 无送盘记录 无批次 无银行转账`),
  },
  {
    outcome: 'T18',
    words: list(`
      开户行错误 银行编码 行号错误 非受理银行 币种不符 非指定银行 非合作银行 非人民币账 非本行 非我行 他行卡 他行账 不是本行 不是我行 不支持跨行 跨行卡 不属于本行 不属于我行 非该行 非开户行 联行号 行号
      行别 银联号 清算行 非受理行
      bankcode routingnumber routing swiftcode wrongbank invalidbank unknownbank nosuchissuer invalidissuer
      currencymismatch wrongcurrency notourbank`),
  },
  {
    outcome: 'T19',
    words: list(`
      重复 已扣过 已经扣过 多次扣款 已存在相同 相同交易已 流水号已存在 订单已存在 订单号已存在
      repeated duplicate alreadydebited alreadypaid alreadyprocessed`),
  },
  {
    outcome: 'T20',
    words: list(`
      系统忙 系统错误 系统异常 超时 日期切换 通讯 签名错 系统原因 网络原因 银行原因 线路原因 通道原因 证书 连接银行失败 日切 日终 签名不 验签 验证签名 签名验证 签名失败 证书错 mac错 mac校验
      mac验证 报文 加密 解密 密钥 服务暂停 暂停服务 停止服务 服务不可用 不在服务时间 非服务时间 非营业时间 非工作时间 非交易时间 不在交易时间 不在受理时间 非受理时间 交易时间外 处理中断 无应答 未应答
      无响应 未响应 无法连接 连接失败 连接异常 连接中断 连接断 连不上 断线 宕机 死机 掉线 内部错误 内部异常 数据库 批处理 轧账 关机 升级 格式错 格式不 格式有误 机器故障
      signerror certificateerror hostdown serverdown systemdown bankdown networkdown timeout timedout systemerror
      systembusy internalerror systemfailure malfunction maintenance unavailable inoperative noresponse
      connectionfail networkerror outofservice messageformat technical connectionreset connectionrefused
      processingerror commerror linkfailure decrypt`),
  },
  {
    outcome: 'T21',
    words: list(`
      身故 死亡 去世 过世 亡故 已故 离世 病故 逝世 身亡 死者 遗产
      deceased death died payerdead holderdead customerdead isdead`),
  },
  {
    outcome: 'T22',
    words: list(`
      冲正 退票 退款 退汇 撤销成功 签约成功 查询成功 验证成功 认证成功 解约成功 原交易 原业务 原记录 失败原因不明 原因不明确 原因未明确 原因不明 原因未知 未知原因 成功失败 成功0笔 已扣款失败
      已收单`),
  },
  {
    outcome: 'unknown',
    words: list(`
      处理中 不明确 已受理 在途 已送盘 无回盘 送盘中 已送出 已报送 已接收 支付中 代扣中 正在扣款 正在划款 正在转账 正在划扣 结果未 受理成功 提交成功 发送成功 送盘成功 接收成功 上传成功 请求成功 部分成功
      是否成功 成功与否 疑似成功 可能成功 受理中 正在处理 处理当中 正处理 待处理 等待处理 待银行 等待银行 待回盘 待返回 待回执 待反馈 待确认 等待返回 等待回 等待结果 未回盘 没有回盘 尚未回 未收到回
      未收到银行 未收到返回 未反馈 未返回 未回执 无回执 回盘未 未见回盘 没回盘 无返回 银行未回 已收到 已发送 已提交 已发盘 已送银行 已报盘 已上送 发送中 提交中 进行中 扣款中 划款中 转账中 清算中 核实中
      审核中 查询中 扣款待 排队 请稍后查询 以回盘为准 以对账为准 待对账 待查证 待核实 待查询 不确定 正在对数据处理 提交银行成功 发送银行成功 提交至银行 提交到银行 回盘文件未 未返盘 未反盘 待返盘 无返盘
      尚未返盘 已上传 已发往 已送交 已递交 已传送 已移交 待人工 等银行
      inprocess beingprocessed processing inprogress pending inflight unknownresult resultunknown statusunknown
      unknownstatus accepted submitted awaiting noreturn underprocess noresult notavailableyet senttobank`),
  },
  {
    outcome: 'pending',
    words: list(`
      尚未送盘 未生成 等待送盘 未送盘 待送盘 没送盘 没有送盘 尚未送 未报盘 未发盘 未制盘 待制盘 未上送 未提交 待提交 未送银行 未发银行 待发盘 未到扣款日 未到划款日 待扣款 待转账 未送出 尚未发送 不送盘
      未到送盘
      notsent notyetsent notsubmitted`),
  },
  {
    outcome: 'success',
    words: list(`
      成功 已扣款 已收 已入账 已到账 扣讫 收讫 扣款完毕 已划扣 已代扣 扣款完成 扣款已完成 转账完成 划款完成 代扣完成
      success succeeded`),
  },
]
