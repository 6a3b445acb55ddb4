import { list } from './list.ts'

/**
 * The nouns that banks complain about. Text is cut into these words, the longest at each place, so that 银行账号 is one account
 * number and no bank, and 账户名 a name and no account. English as folded, without blanks.
 */
export const OBJECTS = {
  account: list(`
    账户 账号户 户头 银行账户 付款账户 扣款账户 客户账户 签约账户 代扣账户 转账账户 缴费账户 卡 卡片 银行卡 借记卡 储蓄卡 磁卡 磁条卡 客户卡 签约卡 扣款卡 存折 折子 活期折 户 账 account
    acct bankaccount card bankcard debitcard`),
  number: list(`
    账号 卡号 银行账号 银行卡号 账户号 账户号码 账号号码 卡号码 折号 存折号 存折号码 存折账号 付款账号 付款人账号 扣款账号 客户账号 签约账号 转账账号 卡序号 账卡号 卡账号 账号/卡号 卡号/账号
    账户代码 户号 客户号 accountnumber acctnumber cardnumber bankaccountnumber`),
  digits: list(`
    位数 长度 账号位数 卡号位数 账号长度 卡号长度 校验位 校验码 校验和 账号校验 卡号校验 accountnumberformat 账号格式 卡号格式`),
  state: list(`
    状态 账户状态 卡状态 卡片状态 账号状态 客户状态 银行卡状态
    accountstatus cardstatus statusofaccount status`),
  validity: list(`
    有效期 卡有效期 卡片有效期 有效日期 生效日 生效日期 生效期 expirydate expirationdate`),
  prefix: list(`
    前缀 账号前缀 省市代码 省市码 省份代码 地区码 两位省 前两位`),
  kind: list(`
    账户类型 账户类别 账户种类 账户性质 账户属性 账户等级 账户级别 账户分类 账户用途 账号类型 账号种类 账号类别 账号性质 卡类型 卡类别 卡种类 卡性质 卡种 卡品种 卡片类型 卡片种类 卡片类别 卡产品 卡等级
    卡bin 储种 存款种类 储蓄种类 户种 户类型 户类别 存款类型 折种 银行卡类型 银行卡种类 产品类型 介质 介质类型 账户介质 凭证种类 凭证类型 凭证类别 存折类型 存折种类 借贷记标志 类型 种类 类别 性质
    交易类型 业务类型 业务种类
    accounttype accttype cardtype typeofaccount typeofcard accountkind cardbin accountclass accountcategory type`),
  name: list(`
    户名 账户名 账户名称 账号名 账号名称 账号户名 账户户名 姓名 客户名 客户名称 客户姓名 客户户名 开户名 开户人 开户姓名 开户名称 持卡人姓名 投保人姓名 持卡人名 名称 名字 付款人名称 付款人户名
    付款人姓名 存款人姓名 存款人名称 用户名 用户姓名 name accountname acctname holdername accountholdername cardholdername
    customername nameonaccount 账户姓名 账户户主`),
  id: list(`
    证件 证件号 证件号码 证件类型 证件种类 有效身份证件 有效证件 身份证 身份证号 身份证号码 身份证件 身份证件号码 身份 身份信息 证照 开户证件 开户证件号 证号 手机号 手机号码 手机 预留手机号 预留手机
    预留信息 预留电话 开户证件类型
    idnumber idcard identity identification identitycard certificatenumber mobilenumber phonenumber`),
  details: list(`
    账户信息 账户资料 账号信息 账号资料 卡信息 卡片信息 银行卡信息 卡资料 客户信息 客户资料 开户信息 开户资料 持卡人信息 户口信息 个人信息 要素 三要素 四要素 信息要素 账户要素 付款人信息 账户要素信息
    accountdetails accountinformation accountinfo customerdetails customerinformation accountdata`),
  balance: list(`
    余额 存款 资金 款项 存款余额 可用余额 账户余额 可用资金 账面余额 账户资金 钱 头寸 余款 可用金额 账户金额 卡内金额 卡余额 可用额 剩余金额 账户剩余金额 现金
    balance funds fund availablebalance accountbalance money`),
  amount: list(`
    金额 交易金额 扣款金额 支付金额 转账金额 划款金额 代扣金额 保费 本次扣款 笔数 次数 交易笔数 交易次数 扣款次数 支付次数 代扣次数 amount transactionamount`),
  limit: list(`
    限额 额度 上限 限度 限值 最高限额 最大限额 交易限额 支付限额 扣款限额 单笔限额 日限额 最高金额 最大金额 最大值 最高值 阈值 限定 限制金额 规定金额 允许金额 授权金额 约定金额 最大次数 最大笔数
    最高笔数 规定次数 允许次数 限定次数 限制次数 剩余额度 剩余限额 可用额度 日额度 月额度 累计 日累计 日累计金额 累计金额
    limit maximum maximumamount maxamount limits allowedamount ceiling quota`),
  password: list(`
    密码 口令 交易密码 取款密码 支付密码 查询密码 密码错误 密码输入 密码重试 pin password pintries 密码输入错误 密码错误输入 密码输错 密码验证`),
  agreement: list(`
    协议 协议号 合同 合同号 协议书 授权 授权书 授权协议 委托 委托书 委托协议 签约 签约关系 签约信息 签约协议 签约状态 签约记录 签约号 协议状态 授权状态 授权关系 授权信息 代扣协议 代扣授权 代扣签约
    代收协议 代收授权 扣款协议 扣款授权 扣款授权书 转账协议 转账授权 转账授权书 划款协议 划款授权 代缴协议 缴费协议 支付协议 自动扣款协议 代收付协议 委托代扣协议 委托扣款协议 代扣委托 代扣关系 用户协议
    协议信息 绑卡关系 绑定关系 授权期限 协议期限 授权有效期 协议有效期 合同有效期
    mandate agreement contract authorisation authorization debitauthorisation debitauthorization debitmandate
    directdebitmandate`),
  debit: list(`
    代扣 代收 代收付 代付 代缴 代扣代缴 代缴费 代扣业务 代收业务 代收付业务 代扣功能 代收功能 代扣交易 代扣服务 代收付功能 代收付标志 代扣标志 代收付交易 代收交易 扣款业务 扣款功能 委托代扣 委托扣款
    委托收款 自动扣款 自动转账 自动转账业务 自动划款 批量代扣 批量扣款 批扣 转账功能 转账业务 转账服务 划扣功能 支付功能 缴费功能 缴费业务 快捷支付 无卡支付 银联在线支付 网上支付 网上支付功能 在线支付
    在线支付功能 电子支付 银联支付 银联无卡支付 认证支付 协议支付 第三方支付 互联网支付 directdebit onlinepayment quickpayment autodebit 网银支付 扣款权限
    代扣权限 转账权限`),
  debiting: list('扣款 划扣 转账 划款 扣费 debits debit'),
  business: list(`
    交易 业务 此交易 该交易 此业务 该业务 此类交易 该类交易 此项业务 transaction transactions transactiontype 此功能 该功能 此项功能 功能
    手续`),
  issuer: list(`
    开户行 开户银行 开户机构 开户网点 发卡行 发卡银行 发卡方 发卡机构 付款行 付款银行 扣款银行 扣款行 划款银行 转账银行 受理行 对方行 对方银行 所属银行 银行名称 行名 开户行名 开户行名称 银行信息
    开户行信息 银行类型 银行类别 银行代码 银行代号 银行编号 银行标识 银行机构 行号 行别 联行号 银联号 支付行号 开户行号 开户行行号 清算行号 机构号 机构代码 银行编码 网点号 网点代码 分行 支行
    银行卡所属银行 非本行 非我行 非本行卡 非我行卡 他行卡 非本行账户 非我行账户 他行账户 开户银行名称 发卡行名称 银行名 开户行名字
    bankcode bankname issuer issuingbank cardissuer routingnumber swiftcode branchcode bankidentifier bic`),
  bank: list(`
    银行 行方 银行方 银行端 银行侧 总行 我行 本行 他行 该行 此行
    bank bankside`),
  currency: list(`
    币种 货币 币别 账户币种 货币种类 账户货币 交易币种 交易货币 外币 货币类型 货币代码 币种代码 货币类别 币种类型
    currency`),
  system: list(`
    系统 银行系统 核心系统 核心 银行核心 主机 银行主机 后台 前置 前置机 前置系统 网络 银行网络 银联网络 线路 专线 通道 支付通道 银行通道 交易通道 代扣通道 扣款通道 渠道 支付渠道 扣款渠道 交易渠道
    接口 银行接口 网关 支付网关 平台 支付平台 银联 网联 清算 清算系统 清算中心 交换中心 服务器 服务 银行服务 服务端 通信 通讯 通信链路 链路 信道 会话 队列 程序 数据 机器 子系统 保密子系统 电脑
    交易系统 联机 主机系统 账务系统 发卡行系统 开户行系统 发卡方系统 银行后台 支付系统 大小额系统 人行系统 文件 传输 文件传输 数据传输 报文传输 信息传输
    system network host server gateway channel switch connection communication banksystem platform service
    interface`),
  signature: list(`
    签名 数字签名 证书 数字证书 电子签名 签名信息 signature`),
  result: list(`
    结果 状态 交易结果 交易状态 扣款结果 扣款状态 处理结果 处理状态 支付结果 支付状态 返回结果 银行结果 回盘结果 转账结果 转账状态 划款结果 订单状态 代扣结果 情况 交易情况 扣款情况 处理情况 支付情况
    result status outcome transactionstatus transactionresult`),
  cause: list(`
    原因 失败原因 错误原因 具体原因 reason cause`),
  record: list(`
    转账记录 扣款记录 划款记录 代扣记录 交易记录 转账信息 扣款信息 银行转账记录 银行扣款记录 银行记录 送盘记录 批次记录 扣款流水 交易流水 转账流水 批次信息 回盘记录 转账数据 扣款数据
    debitrecord transferrecord bankrecord transactionrecord`),
  merchant: list(`
    商户 商户号 商户状态 商户信息 终端 终端号 商户账户 merchant terminal`),
  person: list(`
    客户 持卡人 储户 付款人 存款人 投保人 用户 账户持有人 户主 付款方 本人 customer cardholder holder payer client accountholder`),
  /** mean nothing, and keep their parts from meaning something */
  neutral: list(`
    在银行 在我行 在本行 在该行 行内 销户 已销户 清户 关户 注销户 交易失败 扣款失败 代扣失败 转账失败 划款失败 支付失败 代收失败 扣费失败 划扣失败 缴费失败 业务失败 操作失败 交易不成功 扣款不成功 原因
    失败原因 错误类型 异常类型 失败类型 只收不付 不收不付`),
  passbookRow: list(`
    未登折 未登折行数 未登折笔数 未登折记录 未登折次数 未登折交易 无折交易 未登笔数 未登行数 未登账 未登账笔数`),
} as const satisfies Record<string, readonly string[]>

export type ObjectKind = keyof typeof OBJECTS
