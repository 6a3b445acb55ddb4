import type { WORD_LIST_OF } from '../model/receivable.ts'
import type { Word } from '../model/words.ts'

type WordLists = (typeof WORD_LIST_OF)[keyof typeof WORD_LIST_OF]

/**
 * The words that exports use for each value of an enumerated column (seen in exports, and ordinary variants). A word matches the whole folded cell
 * (fold.ts: 交 = 缴, 划款 = 扣款 = 代扣 = 转账); users add to them in the settings.
 */
export const VALUE_WORDS: { readonly [L in WordLists]: { readonly [V in Word<L>]: string } } = {
  sex: { male: '男 男性 男士 先生 m male 1 0', female: '女 女性 女士 f female 2' },
  frequency: {
    annual: '年缴 年交 按年 年 每年 年付 按年交 年度 年度交 一年一交 12 annual annually yearly',
    semiannual: '半年缴 半年交 半年 每半年 按半年 半年付 半年度 6 semiannual semiannually halfyearly',
    quarterly: '季缴 季交 季 每季 按季 季付 季度 季度交 3 quarterly',
    monthly: '月缴 月交 月 每月 按月 月付 月度 1 monthly',
    irregular: '不定期 不定期交 不规则 -1 irregular',
    single: '趸缴 趸交 趸 一次性 一次交清 一次性交清 一次性交费 0 single',
  },
  payChannel: {
    transfer:
      '银行转账 银行划款 银行代扣 批扣 转账 自动转账 委托转账 银行 银行批扣 银行代收 银行托收 transfer directdebit banktransfer',
    counter: '柜面 柜台 现金 pos 刷卡 银行柜面 银行柜台 counter cash',
    doorstep: '上门 上门收费 人工收取 doorstep',
    online: '微信 支付宝 网银 网上银行 手机银行 网上支付 网上 线上 移动支付 app 小程序 云闪付 online wechat alipay',
    other: '其他 其它 other 非转账 非银行转账 不转账 无需转账',
    unknown: '不明 不详 未知',
  },
  transferStatus: {
    succeeded: '成功 转账成功 已转账 转账已成功 交易成功 缴费成功 批扣成功 已成功 succeeded success successful',
    failed: '失败 转账失败 不成功 转账不成功 未成功 交易失败 批扣失败 缴费失败 转账未成功 failed failure',
    inFlight:
      '在途 转账在途 处理中 已送盘 待回盘 转账中 转账处理中 送盘中 送盘在途 批扣在途 批扣中 银行处理中 已送银行 inflight processing',
    pending: '未转账 待转账 未送盘 待送盘 待批扣 未批扣 待处理 pending',
    notEnrolled: '无需转账 不转账 非转账 未办理转账 未签约 无转账 notenrolled',
  },
  agentStatus: {
    active: '在职 正常 有效 在岗 在司 在册 在职单 active',
    left: '离职 离司 脱落 解约 注销 孤儿 孤儿单 孤儿保单 已离职 已离司 离岗 已脱落 已解约 已注销 left inactive',
  },
  policyStatus: {
    inForce: '有效 正常 未失效 inforce',
    grace: '宽限期 宽限 宽限期内',
    lapsed: '失效 中止 停效 lapsed',
    terminated: '终止 注销 terminated',
    surrendered: '退保 surrendered',
    matured: '满期 matured',
    claim: '死亡报案 理赔终止 身故报案 死亡理赔',
    waived: '豁免 waived',
    suspended: '挂起 suspended',
    autoLoan: '垫交 autoloan',
  },
  paidFlag: {
    paid: '已收 已缴 已交 已收费 已缴费 已到账 收费成功 到账 已实收 是 y yes 1 true paid',
    unpaid: '未收 未缴 未交 未收费 未缴费 未到账 待收 待收费 待缴 待缴费 否 n no 0 false unpaid',
  },
  yesNo: {
    yes: '是 y yes 1 t true √ ✓ 有 同意 愿意 自保 互保 自保件 互保件 自互保 自互保件 自保互保件 孤儿 孤儿单 孤儿保单 垫交 自动垫交 同一人',
    no: '否 n no 0 f false × ✗ 无 不同意 不愿意 非自保 非自保件 非自互保 非自互保件 非自保互保件 非孤儿单 在职单 不垫交 不自动垫交 非同一人 不是',
  },
  currency: {
    CNY: '人民币 cny rmb 元 人民币元 人民币(元) ¥ 156',
    foreign:
      '美元 usd 港币 港元 hkd 欧元 eur 英镑 gbp 日元 jpy 澳元 aud 加元 cad 新加坡元 sgd 澳门元 mop 新台币 twd 瑞士法郎 chf 外币',
  },
}

/** Fields in which the longest word contained in the cell is enough: 微信支付, POS刷卡, 效力中止. */
export const CONTAINED: ReadonlySet<string> = new Set(['payChannel', 'policyStatus'])

/** Words of the above that count only as the whole cell: 银行柜面 is no transfer. */
export const WHOLE_ONLY: ReadonlySet<string> = new Set(['银行', '网上', '正常'])
