import type { Text } from './text.ts'

/** How a customer was spoken to. */
export const CONTACT_CHANNELS = {
  phone: t('电话', 'phone'),
  sms: t('短信', 'SMS'),
  wechat: t('微信', 'WeChat'),
  visit: t('面访', 'visit'),
  counter: t('柜面', 'counter'),
  other: t('其他', 'other'),
} as const satisfies Record<string, Text>

export type ContactChannel = keyof typeof CONTACT_CHANNELS

/** Who was spoken to; a collector may write anybody else. */
export const PERSONS: readonly Text[] = [
  t('本人', 'holder'),
  t('配偶', 'spouse'),
  t('子女', 'child'),
  t('父母', 'parent'),
  t('被保险人', 'insured'),
  t('其他家属', 'other relative'),
  t('同事/朋友', 'colleague or friend'),
  t('单位经办', 'staff of the organisation'),
  t('其他', 'other'),
]

/** What is to be changed; the collector writes the new value behind it. */
export const CHANGES: readonly Text[] = [
  t('手机号：', 'mobile: '),
  t('地址：', 'address: '),
  t('转账账户：', 'debit account: '),
  t('姓名/证件：', 'name or ID: '),
  t('缴费方式：', 'payment channel: '),
  t('其他：', 'other: '),
]

/** Remarks to pick from; a collector may write any other. */
export const NOTES: readonly Text[] = [
  t('上午联系', 'call in the morning'),
  t('下午联系', 'call in the afternoon'),
  t('晚上联系', 'call in the evening'),
  t('请发短信', 'send an SMS'),
  t('需主管协助', 'supervisor needed'),
  t('需业务员协助', 'agent needed'),
]

/** What came of a contact. Source: the training material; read back by the same words. */
export const OUTCOMES = {
  paid: reached('已缴费', 'paid', '客户已缴，说明缴费日和渠道', 'the customer has paid; say when and how'),
  promised: reached('承诺缴费', 'promised', '答应了缴费日：承诺日必填', 'a day was promised: fill it in'),
  funded: reached('已存入待扣款', 'funded, awaiting debit', '钱已存进账户，等扣款', 'the money is in the account'),
  informed: reached('已通知未承诺', 'informed, no promise', '本人已知道，没说哪天缴', 'the holder knows, named no day'),
  undecided: reached('考虑中', 'undecided', '还在犹豫，记下原因', 'not decided: note the reason'),
  noAnswer: attempt('无人接听', 'no answer', '响铃没人接，换时段再打', 'rang, nobody answered: try another time'),
  switchedOff: attempt('关机/停机', 'switched off', '关机、停机或暂停服务', 'switched off or out of service'),
  wrongNumber: attempt(
    '空号/错号',
    'wrong number',
    '号码不存在或不是本人，写明新号码',
    'no such number or not the holder',
  ),
  thirdParty: reached(
    '他人接听',
    'third party answered',
    '只请转告回电公司，不提保单和保费',
    'only ask to call the company back',
  ),
  untraceable: attempt(
    '失联',
    'untraceable',
    '各种途径都找不到，报主管',
    'not found by any means: tell the supervisor',
  ),
  refused: reached(
    '拒绝缴费',
    'refused',
    '明确不缴：记下原因，报主管',
    'refuses: note the reason, tell the supervisor',
  ),
  surrender: reached(
    '要求退保',
    'wants to surrender',
    '想退保：不争辩，报主管',
    'wants to surrender: do not argue, tell the supervisor',
  ),
  complaint: reached(
    '客户投诉',
    'complaint',
    '有投诉：停止联系缴费，当天报主管',
    'complains: no more calls, tell the supervisor the same day',
  ),
  visit: reached(
    '约定面访',
    'visit arranged',
    '约好见面，承诺日填见面日',
    'a visit is agreed: put its day as promised date',
  ),
  change: reached(
    '需办理保全',
    'change needed',
    '电话、地址、账户等要变更，填变更内容',
    'phone, address, account …: fill in the change',
  ),
  reinstate: reached('申请复效', 'applies for reinstatement', '失效件愿意复效', 'lapsed, wants to reinstate'),
  otherPerson: reached(
    '要求更换服务人员',
    'wants another service person',
    '希望换人服务，报主管',
    'wants somebody else: tell the supervisor',
  ),
  handedOver: attempt('已移交', 'handed over', '已交主管或他人跟进', 'somebody else follows it up'),
  other: attempt('其他', 'other', '备注里写清楚', 'say it in the note'),
} as const

/** Why it is not paid; asked for where the outcome is no payment. `say`: what to say (settings: `say`), with blanks for days of the case. */
export const REASONS_UNPAID = {
  financial: reason(
    '经济困难',
    'financial difficulty',
    '问清困难多久；可能可以贷款、减额、减额缴清或改缴费方式，以合同为准；中止期间没有保障，复效要补保费和利息、重新核保',
    'Ask how long; loan, reduction, paid-up or another frequency may be possible under the contract; no cover while suspended, reinstatement costs premium, interest and underwriting',
  ),
  forgot: reason(
    '遗忘',
    'forgot',
    '告知应缴日和缴费方法，约定日期',
    'Tell the day and the ways to pay, agree on a day',
  ),
  waiting: reason(
    '拖延至宽限期末',
    'waiting for the end of grace',
    '60天不等于两个月：最后一天是{graceEnd}，请早点存入',
    '60 days are not two months: the last day is {graceEnd}, put the money in early',
  ),
  account: reason(
    '转账账户问题',
    'debit account',
    '按扣款失败原因处理，约定更正日期',
    'Mend what the bank says, agree on a day',
  ),
  misdescribed: reason(
    '与销售时说明不符',
    'says it was misdescribed',
    '先听，记下原话，报主管，不争辩',
    'Listen, record, tell the supervisor, do not argue',
  ),
  lowReturn: reason(
    '收益不及预期',
    'return below expectation',
    '先听，讲清保障内容，不承诺收益',
    'Listen, explain the cover, promise no return',
  ),
  service: reason('对服务不满', 'service', '道歉，记下事情经过，报主管', 'Apologise, record, tell the supervisor'),
  agentLeft: reason(
    '业务员离职无人服务',
    'agent left',
    '介绍自己，说明今后由您服务',
    'Introduce yourself as the new contact',
  ),
  needsChanged: reason(
    '需求变化/已投保他司',
    'needs changed',
    '比较保障，提醒新保单等待期',
    'Compare the cover; a new policy has waiting periods',
  ),
  family: reason('家人反对', 'family objects', '约家人一起面谈', 'Offer a talk with the family'),
  surrenderAgents: reason(
    '受"代理退保"影响',
    'approached by surrender agents',
    '提醒信息泄露和费用风险，请客户直接找公司',
    'Warn of data misuse and fees; let the customer ask the company itself',
  ),
  away: reason('出国/外地', 'away', '指引APP或线上缴费', 'Show how to pay by app'),
  unreachable: reason('联系不上', 'unreachable', '按“找不到人时”的顺序找', 'Try in the order of the guide'),
  death: reason(
    '身故/理赔中',
    'death or claim',
    '停止收费联系，报主管，协助理赔',
    'Do not ask for money; supervisor, help with the claim',
  ),
  other: reason('其他', 'other', '备注里写清楚', 'Say it in the note'),
} as const

/** Whom to ask and where to look when nobody is reached, in this order. Source: the training material; settings: `askNext`. */
export const WAYS_TO_ASK: readonly Text[] = [
  t('翻以往联系记录，换时段再打', 'look at earlier call sheets, call at another time'),
  t('查银行留存的电话', 'ask the bank for the number on record'),
  t('问被保险人、受益人', 'ask the insured and the beneficiaries'),
  t('查档案和扫描件', 'look at the archive and scanned forms'),
  t('按地址上门', 'go to the address'),
  t('问居委会、村委会、物业', 'ask the neighbourhood office, village committee or property management'),
]

interface Outcome {
  readonly text: Text
  readonly meaning: Text
  /** somebody was reached: a contact; otherwise the call or visit counts as an attempt only */
  readonly reached: boolean
}

interface UnpaidReason {
  readonly text: Text
  readonly say: Text
}

export type OutcomeName = keyof typeof OUTCOMES
export type UnpaidReasonName = keyof typeof REASONS_UNPAID

function reached(zh: string, en: string, meaningZh: string, meaningEn: string): Outcome {
  return { text: t(zh, en), meaning: t(meaningZh, meaningEn), reached: true }
}

function attempt(zh: string, en: string, meaningZh: string, meaningEn: string): Outcome {
  return { text: t(zh, en), meaning: t(meaningZh, meaningEn), reached: false }
}

function reason(zh: string, en: string, sayZh: string, sayEn: string): UnpaidReason {
  return { text: t(zh, en), say: t(sayZh, sayEn) }
}

function t(zh: string, en: string): Text {
  return { zh, en }
}

/** In the order of the lists. */
export const CHANNEL_NAMES = Object.keys(CONTACT_CHANNELS) as readonly ContactChannel[]
export const OUTCOME_NAMES = Object.keys(OUTCOMES) as readonly OutcomeName[]
export const UNPAID_REASON_NAMES = Object.keys(REASONS_UNPAID) as readonly UnpaidReasonName[]
