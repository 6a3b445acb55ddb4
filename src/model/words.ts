import type { Text } from './text.ts'

/**
 * The closed vocabularies: every value an axis or an enumerated column can take, with its name in both languages.
 * Code, CSV and manifest use the keys; people read the texts. This is the only place where they stand.
 */
export const WORDS = {
  sex: { male: t('男', 'male'), female: t('女', 'female') },
  frequency: {
    annual: t('年缴', 'annual'),
    semiannual: t('半年缴', 'semiannual'),
    quarterly: t('季缴', 'quarterly'),
    monthly: t('月缴', 'monthly'),
    irregular: t('不定期', 'irregular'),
    single: t('趸缴', 'single premium'),
  },
  payChannel: {
    transfer: t('银行转账', 'direct debit'),
    counter: t('柜面', 'counter'),
    doorstep: t('上门', 'doorstep'),
    online: t('网上支付', 'online'),
    other: t('其他', 'other'),
    unknown: t('不明', 'unknown'),
  },
  transferStatus: {
    notEnrolled: t('未办理转账', 'no debit arranged'),
    pending: t('待扣款', 'debit pending'),
    inFlight: t('在途', 'in flight'),
    failed: t('扣款失败', 'debit failed'),
    succeeded: t('扣款成功', 'debit succeeded'),
  },
  agentStatus: { active: t('在职', 'active'), left: t('离职', 'left') },
  policyStatus: {
    inForce: t('有效', 'in force'),
    grace: t('宽限期', 'in grace'),
    lapsed: t('失效', 'lapsed'),
    terminated: t('终止', 'terminated'),
    surrendered: t('退保', 'surrendered'),
    matured: t('满期', 'matured'),
    claim: t('理赔终止', 'closed by claim'),
    waived: t('豁免', 'premium waived'),
    suspended: t('挂起', 'suspended'),
    autoLoan: t('垫交', 'automatic premium loan'),
  },
  /** the status of a policy list: it also knows how a policy ended */
  contractStatus: {
    inForce: t('有效', 'in force'),
    grace: t('宽限期', 'in grace'),
    lapsed: t('失效', 'lapsed'),
    terminated: t('终止', 'terminated'),
    surrendered: t('退保', 'surrendered'),
    coolingOff: t('犹豫期退保', 'cooling-off withdrawal'),
    matured: t('满期', 'matured'),
    claim: t('理赔终止', 'closed by claim'),
    waived: t('豁免', 'premium waived'),
    transferredOut: t('转出', 'transferred out'),
    suspended: t('挂起', 'suspended'),
    autoLoan: t('垫交', 'automatic premium loan'),
  },
  measure: {
    month13: t('13个月', '13 months'),
    month25: t('25个月', '25 months'),
    compound: t('25个月复合', '25 months, compound'),
  },
  period: { month: t('当月', 'single month'), rolling: t('滚动12个月', 'rolling twelve') },
  dimension: {
    branch: t('机构', 'branch'),
    agent: t('业务员', 'agent'),
    product: t('险种', 'product'),
    channel: t('渠道', 'channel'),
  },
  leftOut: {
    notAnnual: t('非年缴', 'not paid annually'),
    single: t('趸缴', 'single premium'),
    coolingOff: t('犹豫期退保', 'cooling-off withdrawal'),
    claim: t('理赔终止', 'closed by claim'),
    waived: t('豁免', 'premium waived'),
    transferredOut: t('转出', 'transferred out'),
  },
  setApart: {
    unread: t('有看不懂的单元格', 'a cell cannot be read'),
    conflict: t('各行互相矛盾', 'its rows disagree'),
    noEffectiveDate: t('没有生效日期', 'no effective date'),
    noFrequency: t('没有缴费频次', 'no frequency'),
    noPremium: t('没有首年保费', 'no first-year premium'),
  },
  bookUnknown: {
    notInBook: t('簿里没有这一期', 'the book never saw the instalment'),
    goneUnpaid: t('没收到就离开了清单', 'it left the lists unpaid'),
    bookEnded: t('簿记到最后时宽限期还没过', 'the book ends within its grace'),
    excluded: t('按状态剔除，簿里没有原因', 'set apart by a status that the book does not keep'),
  },
  paidFlag: { paid: t('已收', 'paid'), unpaid: t('未收', 'unpaid') },
  yesNo: { yes: t('是', 'yes'), no: t('否', 'no') },
  currency: { CNY: t('人民币', 'CNY'), foreign: t('外币', 'foreign currency') },
  bucket: {
    current: t('当月', 'current'),
    grace1: t('宽一', 'grace 1'),
    grace2: t('宽末', 'grace 2'),
    older: t('更早', 'older'),
    future: t('未到月', 'future'),
  },
  dayState: {
    notDue: t('未到期', 'not due'),
    inGrace: t('宽限期内', 'in grace'),
    lapsed: t('效力中止', 'lapsed'),
    permanentlyLapsed: t('中止满两年', 'permanently lapsed'),
  },
  stage: {
    current: t('当月', 'current'),
    grace1: t('宽一', 'grace 1'),
    grace2: t('宽末', 'grace 2'),
    lapsed: t('失效', 'lapsed'),
    deferred: t('缓缴', 'deferred'),
    future: t('下月预告', 'future'),
    permanentlyLapsed: t('中止满两年', 'permanently lapsed'),
  },
  tenday: { early: t('上旬', 'early'), middle: t('中旬', 'middle'), late: t('下旬', 'late') },
  premiumBand: {
    '<1000': t('1千以下', 'under 1,000'),
    '1000-5000': t('1千–5千', '1,000–5,000'),
    '5000-10000': t('5千–1万', '5,000–10,000'),
    '10000-50000': t('1万–5万', '10,000–50,000'),
    '>=50000': t('5万及以上', '50,000 and more'),
  },
  policyYearBand: {
    first: t('首年', 'first year'),
    second: t('二年', 'second year'),
    third: t('三年', 'third year'),
    later: t('三年以上', 'later years'),
    unknown: t('年度不明', 'year unknown'),
  },
  servicing: {
    own: t('本人件', 'own'),
    serviced: t('在职单', 'serviced'),
    orphan: t('孤儿单', 'orphan'),
    unknown: t('归属不明', 'unknown'),
  },
  disposition: {
    worklist: t('收费清单', 'worklist'),
    unassigned: t('未分派', 'unassigned'),
    paid: t('已收', 'paid'),
    excluded: t('剔除', 'excluded'),
    future: t('下月预告', 'future'),
  },
  hold: {
    inFlight: t('扣款在途', 'debit in flight'),
    prepaid: t('预存足额', 'prepaid in full'),
    bankQuery: t('待银行查证', 'waiting for the bank'),
    duplicateDebit: t('重复扣款待查', 'duplicate debit'),
  },
  /** what the follow-up report looks at collection by */
  progressBy: {
    branch: t('机构', 'Branch'),
    team: t('主管', 'Team'),
    collector: t('收费员', 'Collector'),
  },
  /** what became of a case since the last run of an earlier day */
  change: {
    paid: t('新收到', 'paid'),
    failed: t('新扣款失败', 'debit newly failed'),
    day45: t('新满45天', 'newly at day 45'),
    lapsed: t('新失效', 'newly lapsed'),
    reinstated: t('复效', 'reinstated'),
    excluded: t('新剔除', 'newly excluded'),
    reopened: t('又转待收', 'open again'),
    new: t('新上清单', 'new on the list'),
    returned: t('重新上清单', 'back on the list'),
    goneSettled: t('已收或剔除后离开清单', 'left the list settled'),
    goneOfPlan: t('过了宽末离开清单', 'left the list after grace 2'),
    gone: t('无故离开清单', 'gone from the list without a reason'),
  },
  /** groups for target setting */
  targetGroup: {
    first: t('首年期缴（非年缴）', 'first year, not annual'),
    second: t('二年', 'second year'),
    later: t('三年及以上', 'third year and later'),
    yearUnknown: t('年度不明', 'year unknown'),
    graceEasy: t('宽限期 · 一般件', 'in grace, easy'),
    graceDifficult: t('宽限期 · 疑难件', 'in grace, difficult'),
    justLapsed: t('刚失效（30天以内）', 'lapsed for 30 days or fewer'),
    nearPermanent: t('将满两年（90天以内）', 'two years full within 90 days'),
    other: t('其他（失效已久、缓缴）', 'other (lapsed longer, deferred)'),
  },
  /** what became of a case that was to be collected in one month, when the next list came */
  rollOutcome: {
    paid: t('已收', 'paid'),
    rolled: t('仍未收', 'still unpaid'),
    excluded: t('剔除', 'excluded'),
    gone: t('无故离开清单', 'gone'),
    pending: t('还没有新清单', 'no list yet'),
  },
  severity: { reject: t('退回', 'reject'), warn: t('警告', 'warn'), note: t('提示', 'note') },
  owner: {
    customer: t('客户', 'customer'),
    collector: t('收费员', 'collector'),
    service: t('保全', 'policy service'),
    finance: t('财务', 'finance'),
    bank: t('银行', 'bank'),
  },
  retry: {
    'next-batch': t('下一批次', 'next batch'),
    'next-day': t('次日', 'next day'),
    'after-fix': t('更正后', 'after the fix'),
    never: t('不再扣款', 'never'),
    manual: t('人工处理', 'manual'),
  },
} as const satisfies Record<string, Record<string, Text>>

function t(zh: string, en: string): Text {
  return { zh, en }
}

export type WordList = keyof typeof WORDS
export type Word<L extends WordList> = Extract<keyof (typeof WORDS)[L], string>

/** The values of a list, in the order people expect them. */
export function wordsOf<L extends WordList>(list: L): readonly Word<L>[] {
  return Object.keys(WORDS[list]) as Word<L>[]
}

/** The name of a value in both languages. */
export function wordText<L extends WordList>(list: L, word: Word<L>): Text {
  const texts: Readonly<Record<string, Text>> = WORDS[list]
  return texts[word] ?? { zh: word, en: word }
}

export type Sex = Word<'sex'>
export type Frequency = Word<'frequency'>
export type PayChannel = Word<'payChannel'>
export type TransferStatus = Word<'transferStatus'>
export type AgentStatus = Word<'agentStatus'>
export type PolicyStatus = Word<'policyStatus'>
export type PaidFlag = Word<'paidFlag'>
export type ContractStatus = Word<'contractStatus'>
export type Measure = Word<'measure'>
export type Period = Word<'period'>
export type Dimension = Word<'dimension'>
export type LeftOut = Word<'leftOut'>
export type SetApart = Word<'setApart'>
export type BookUnknown = Word<'bookUnknown'>
export type Bucket = Word<'bucket'>
export type DayState = Word<'dayState'>
export type Stage = Word<'stage'>
export type Tenday = Word<'tenday'>
export type PremiumBand = Word<'premiumBand'>
export type PolicyYearBand = Word<'policyYearBand'>
export type Servicing = Word<'servicing'>
export type Disposition = Word<'disposition'>
export type Hold = Word<'hold'>
export type ProgressBy = Word<'progressBy'>
export type Change = Word<'change'>
export type TargetGroup = Word<'targetGroup'>
export type RollOutcome = Word<'rollOutcome'>
export type Severity = Word<'severity'>
export type Owner = Word<'owner'>
export type Retry = Word<'retry'>

/** Months of one instalment interval; 0 where there is no interval (irregular, single). */
export const INTERVAL_MONTHS: Readonly<Record<Frequency, number>> = {
  annual: 12,
  semiannual: 6,
  quarterly: 3,
  monthly: 1,
  irregular: 0,
  single: 0,
}

/** Policy statuses under which no premium is collected. Lapsed policies can be reinstated and stay. */
export const NOTHING_TO_COLLECT: ReadonlySet<PolicyStatus | ''> = new Set<PolicyStatus>([
  'terminated',
  'surrendered',
  'matured',
  'claim',
  'waived',
  'suspended',
  'autoLoan',
])
