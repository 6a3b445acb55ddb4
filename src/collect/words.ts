import {
  CONTACT_CHANNELS,
  type ContactChannel,
  OUTCOMES,
  type OutcomeName,
  REASONS_UNPAID,
  type UnpaidReasonName,
} from '../model/contact.ts'
import type { Text } from '../model/text.ts'
import { foldText } from './fold.ts'

/**
 * What collectors write instead of the words of the lists: whole cells only, and only what can mean nothing else. A word that could mean two
 * things is not listed: it is kept as text and reported, so that a person decides.
 */
const OUTCOME_SYNONYMS: Readonly<Partial<Record<OutcomeName, string>>> = {
  paid: '已缴 已交费 已交 缴费成功 已缴保费 已付',
  promised:
    '承诺交费 承诺 答应缴费 答应交费 答应缴 答应交 同意缴费 同意交费 承诺付款 承诺缴 承诺交 已承诺 已答应 已承诺缴费',
  funded: '已存入 已存款 已存钱 已存入待划款 已存入待转账 钱已存入 存款待扣',
  informed: '已通知 已告知 已提醒 通知未承诺',
  undecided: '考虑 再考虑 犹豫 考虑考虑',
  noAnswer: '无人接 没人接 未接 未接听 没接 无应答 不接',
  switchedOff: '关机 停机 已关机 已停机 暂停服务 停机/关机',
  wrongNumber: '空号 错号 号码错误 错误号码 空号错号 错号/空号',
  thirdParty: '他人接 别人接听 家人接听 非本人接听',
  untraceable: '失去联系 失联客户',
  refused: '拒缴 拒交 拒绝 拒绝交费 不缴 不交 不缴了 不交了',
  surrender: '退保 要退保 想退保 要求退',
  complaint: '投诉 有投诉',
  visit: '约访 约面访 约见 预约面访 约定见面',
  change: '办理保全 需保全 保全 需变更 要变更',
  reinstate: '复效 要复效 办理复效',
  otherPerson: '换人服务 要求换人 更换服务人员',
  handedOver: '移交 已转交 已上报 已报主管',
  other: '其它',
}

const REASON_SYNONYMS: Readonly<Partial<Record<UnpaidReasonName, string>>> = {
  financial: '没钱 资金困难 经济紧张 困难 手头紧 资金紧张',
  forgot: '忘记 忘了 忘记缴费 忘记交费',
  waiting: '宽限期末 等宽限期末 拖延 等宽限期',
  account: '账户问题 转账问题 扣款账户问题 卡有问题',
  service: '服务不满意 不满服务',
  agentLeft: '业务员离职 无人服务',
  needsChanged: '需求变化 已投保他司 已在他司投保',
  family: '家人不同意 家属反对',
  surrenderAgents: '代理退保',
  away: '出国 外地 在外地 在国外',
  unreachable: '联系不到 无法联系',
  death: '身故 理赔 理赔中',
  other: '其它',
}

const CHANNEL_SYNONYMS: Readonly<Partial<Record<ContactChannel, string>>> = {
  phone: '手机 打电话 电联 致电 来电 call tel',
  sms: '发短信 信息 text',
  wechat: 'wx 微信语音',
  visit: '上门 拜访 家访 走访 见面',
  counter: '柜台',
  other: '其它',
}

/** A word of a list as a collector wrote it → its value; undefined: nobody knows it. */
export type WordReader<T extends string> = (text: string) => T | undefined

export const readOutcome = openWords<OutcomeName>(
  Object.entries(OUTCOMES).map(([name, { text }]) => [name as OutcomeName, text]),
  OUTCOME_SYNONYMS,
)
export const readReason = openWords<UnpaidReasonName>(
  Object.entries(REASONS_UNPAID).map(([name, { text }]) => [name as UnpaidReasonName, text]),
  REASON_SYNONYMS,
)
export const readChannel = openWords<ContactChannel>(
  Object.entries(CONTACT_CHANNELS).map(([name, text]) => [name as ContactChannel, text]),
  CHANNEL_SYNONYMS,
)

function openWords<T extends string>(
  list: readonly (readonly [T, Text])[],
  synonyms: Readonly<Partial<Record<T, string>>>,
): WordReader<T> {
  const known = new Map<string, T>()
  const add = (word: string, value: T): void => {
    const folded = foldText(word)
    if (!known.has(folded)) known.set(folded, value)
  }
  for (const [value, { zh, en }] of list) {
    add(zh, value)
    add(en, value)
  }
  for (const [value] of list) for (const word of (synonyms[value] ?? '').split(' ')) if (word !== '') add(word, value)
  return (text) => known.get(foldText(text))
}
