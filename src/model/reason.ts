import type { Lang, Text } from './text.ts'
import { type Owner, type Retry, wordText } from './words.ts'

/** Why a bank did not carry out a debit, who mends it, how long before the end of grace, and when to debit again. */
export interface Reason {
  /** the English name that `data/cases.csv` holds */
  readonly name: string
  readonly title: Text
  /** who acts first, then who else */
  readonly owners: readonly Owner[]
  readonly action: Text
  /** days before the last day of grace by which it must be mended (settings: `deadlines`) */
  readonly days: number
  readonly retry: Retry
  readonly iso20022: string
  readonly nacha: string
}

/** The catalogue of failure reasons. Source: the nine reasons of the training material, widened to what gateways return. */
// biome-ignore format: a table, a row or two each
export const REASONS = {
  T01: reason('insufficient-funds', '余额不足', 'insufficient funds', ['customer'],
    '请客户在下次扣款日前存入保费并略多一些', 'pay in the premium plus a small margin before the next debit day', 3, 'next-batch', 'AM04', 'R01'),
  T02: reason('funds-not-available-yet', '当日存入暂不可扣', 'funds not available yet', ['customer'],
    '款项次日可用，等一天再扣', 'the money is available tomorrow: wait a day', 3, 'next-day', 'AM04', 'R09'),
  T03: reason('name-mismatch', '户名不符', 'name mismatch', ['service'],
    '与银行核对户名和证件号，办理账户或资料变更', "compare name and ID with the bank's, then change the account or the details", 10, 'after-fix', 'BE01', 'R03'),
  T04: reason('third-party-account', '非投保人和被保险人账户', 'third-party account', ['service'],
    '改用投保人或被保险人本人账户，或补办授权', "use the holder's or the insured's own account, or get an authorisation", 10, 'after-fix', 'MD01', 'R10'),
  T05: reason('multiple-identities', '同一投保人多个证件号或账号', 'multiple identities', ['service'],
    '合并客户号，保留一个账户', 'merge the customer and keep one account', 10, 'after-fix', '', ''),
  T06: reason('invalid-account', '账号不准确', 'invalid account', ['collector', 'service'],
    '请客户提供卡片复印件，核对账号位数后办理账户变更', 'get a copy of the card, look at the number, then change the account', 10, 'after-fix', 'AC01', 'R03 R04'),
  T07: reason('abc-prefix-missing', '农行账号未加前缀', 'Agricultural Bank prefix missing', ['service'],
    '在农行账号前补两位省市代码，共 17 位', 'add the two-digit province code: 17 digits', 10, 'after-fix', 'AC01', 'R04'),
  T08: reason('non-settlement-account', '非结算账户', 'non-settlement account', ['customer'],
    '请客户开立个人结算账户（一类户），办理账户变更', 'open a settlement (class I) account, then change the account', 10, 'after-fix', 'AG01', 'R20'),
  T09: reason('account-closed', '已销户', 'account closed', ['customer'],
    '请客户提供新账户，办理账户变更', 'give a new account, then change the account', 10, 'after-fix', 'AC04', 'R02'),
  T10: reason('account-restricted', '账户状态异常', 'account restricted', ['customer', 'bank'],
    '请客户到银行网点解除限制，否则改用其他账户或到柜面缴费', 'unlock it at the branch, else another account or the counter', 7, 'after-fix', 'AC06', 'R16'),
  T11: reason('card-lost', '挂失', 'card lost', ['customer', 'bank'],
    '请客户补办新卡；卡号变了要办理账户变更', 'get a new card; if the number changed, change the account', 7, 'after-fix', 'AC06', 'R16'),
  T12: reason('card-expired', '卡过期或换卡', 'card expired or replaced', ['customer'],
    '请客户提供新卡号，办理账户变更', 'give the new number, then change the account', 10, 'after-fix', 'AC01', ''),
  T13: reason('mandate-missing', '未签约或授权失效', 'mandate missing', ['customer', 'service'],
    '请客户重新签署转账授权', 'sign the debit authorisation again', 10, 'after-fix', 'MD01', 'R07'),
  T14: reason('customer-refused', '客户拒付', 'customer refused', ['collector'],
    '面谈了解原因，留意是否有退保打算', 'talk: is a surrender coming?', 10, 'never', 'MS02', 'R08'),
  T15: reason('limit-exceeded', '超限额', 'limit exceeded', ['customer', 'bank'],
    '请客户提高限额（二类户）、改用一类户，或用 APP、柜面缴费；保费不能拆分', 'raise the limit (class II), use a class I account, app or counter; a premium is never split', 5, 'after-fix', 'AM02', ''),
  T16: reason('passbook-not-updated', '存折须补登', 'passbook not updated', ['customer'],
    '请客户到银行补登存折', 'update the passbook', 5, 'next-batch', '', ''),
  T17: reason('no-bank-record', '系统无银行转账记录', 'no bank record', ['finance'],
    '查转账标志、送盘批次和银行编码', 'look at the transfer flag, the batch sent and the bank code', 7, 'next-batch', '', ''),
  T18: reason('bank-code-mismatch', '开户行或银行编码错误', 'bank code mismatch', ['service'],
    '更正开户行', 'correct the bank', 10, 'after-fix', 'RC01', 'R28'),
  T19: reason('duplicate-debit', '重复扣款', 'duplicate debit', ['finance'],
    '不要联系客户；查明是否已扣款', 'ask nothing of the customer; find out whether it is paid', 1, 'never', 'AM05', 'R24'),
  T20: reason('bank-system', '系统或银行原因', 'bank or system fault', ['finance'],
    '重新送盘；超时的先向银行查证，未扣款才重送', 'send again; after a time-out ask the bank first, resend only if not debited', 2, 'next-batch', 'MS03', 'R17'),
  T21: reason('holder-deceased', '身故报案（待核实）', 'holder deceased (to be confirmed)', ['collector'],
    '停止收费联系，转理赔', 'do not ask for money; claims', 0, 'never', 'MD07', 'R14 R15'),
  T22: reason('other', '其他原因', 'other', ['finance'],
    '看银行原话，人工判断', "read the bank's words", 7, 'manual', 'NARR', ''),
} as const satisfies Record<string, Reason>

function reason(
  name: string,
  zh: string,
  en: string,
  owners: readonly Owner[],
  actionZh: string,
  actionEn: string,
  days: number,
  retry: Retry,
  iso20022: string,
  nacha: string,
): Reason {
  return { name, title: { zh, en }, owners, action: { zh: actionZh, en: actionEn }, days, retry, iso20022, nacha }
}

export type ReasonCode = keyof typeof REASONS
export const REASON_CODES = Object.keys(REASONS) as readonly ReasonCode[]

/** The reason's name; '' where no debit failed. */
export function reasonTitle(code: ReasonCode | '', lang: Lang): string {
  return code === '' ? '' : REASONS[code].title[lang]
}

/** What to do about a failure reason; '' for none. */
export function reasonAction(code: ReasonCode | '', lang: Lang): string {
  return code === '' ? '' : REASONS[code].action[lang]
}

/** Who acts, first who acts first: `客户、银行` */
export function reasonOwners(code: ReasonCode | '', lang: Lang): string {
  if (code === '') return ''
  const owners: readonly Owner[] = REASONS[code].owners
  return owners.map((owner) => wordText('owner', owner)[lang]).join(lang === 'zh' ? '、' : ', ')
}
