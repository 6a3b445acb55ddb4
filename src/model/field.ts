import type { Text } from './text.ts'

/**
 * text: kept as written (trimmed) · day: a calendar day · money: fen · count: a small whole number ·
 * word: one of a closed list (see words.ts), '' when unknown or empty
 */
export type FieldKind = 'text' | 'day' | 'money' | 'count' | 'word'

/** How a value of the field is masked wherever personal data is not needed. */
export type MaskKind = 'name' | 'mobile' | 'phone' | 'idNo' | 'account' | 'address' | 'birthDate' | 'freeText'

interface FieldSpec {
  readonly kind: FieldKind
  readonly title: Text
  readonly mask?: MaskKind
}

const field = <K extends FieldKind>(kind: K, zh: string, en: string, mask?: MaskKind) => ({
  kind,
  title: { zh, en },
  ...(mask ? { mask } : {}),
})

/** Every canonical field of a receivable: its kind, its name and its mask, in the order of a case's life. */
export const FIELDS = {
  policyNo: field('text', '保单号', 'Policy no.'),
  branchCode: field('text', '机构代码', 'Branch code'),
  branchName: field('text', '机构名称', 'Branch'),
  channel: field('text', '销售渠道', 'Sales channel'),
  productCode: field('text', '险种代码', 'Product code'),
  productName: field('text', '险种名称', 'Product'),
  holderName: field('text', '投保人', 'Holder', 'name'),
  holderSex: field('word', '投保人性别', 'Holder sex'),
  holderBirthDate: field('day', '投保人出生日期', 'Holder birth date', 'birthDate'),
  holderIdType: field('text', '证件类型', 'ID type'),
  holderIdNo: field('text', '证件号码', 'ID no.', 'idNo'),
  mobile: field('text', '手机号', 'Mobile', 'mobile'),
  phone: field('text', '固定电话', 'Other phone', 'phone'),
  address: field('text', '地址', 'Address', 'address'),
  postcode: field('text', '邮编', 'Postcode'),
  insuredName: field('text', '被保险人', 'Insured', 'name'),
  effectiveDate: field('day', '生效日期', 'Effective date'),
  dueDate: field('day', '应缴日', 'Due date'),
  premium: field('money', '应缴保费', 'Premium due'),
  mainPremium: field('money', '主险保费', 'Main premium'),
  riderPremium: field('money', '附加险保费', 'Rider premium'),
  riderNames: field('text', '附加险', 'Riders'),
  prepaid: field('money', '预存保费', 'Prepaid'),
  frequency: field('word', '缴费频次', 'Frequency'),
  payChannel: field('word', '缴费方式', 'Payment channel'),
  payTerm: field('count', '缴费年期', 'Payment term (years)'),
  instalmentNo: field('count', '期次', 'Instalment no.'),
  paidCount: field('count', '已缴期数', 'Instalments paid'),
  policyYear: field('count', '保单年度', 'Policy year'),
  policyStatus: field('word', '保单状态', 'Policy status'),
  bankName: field('text', '开户银行', 'Bank'),
  bankAccount: field('text', '银行账号', 'Account no.', 'account'),
  accountName: field('text', '账户户名', 'Account name', 'name'),
  transferStatus: field('word', '转账状态', 'Transfer status'),
  failReason: field('text', '转账失败原因', 'Failure reason', 'freeText'),
  failCode: field('text', '返回码', 'Return code'),
  returnDate: field('day', '回盘日期', 'Return date'),
  agentCode: field('text', '业务员工号', 'Agent code'),
  agentName: field('text', '业务员姓名', 'Agent', 'name'),
  agentStatus: field('word', '业务员状态', 'Agent status'),
  agentPhone: field('text', '业务员电话', "Agent's phone", 'mobile'),
  collectorCode: field('text', '收费员工号', 'Collector code'),
  collectorName: field('text', '收费员姓名', 'Collector', 'name'),
  supervisorCode: field('text', '主管工号', 'Supervisor code'),
  supervisorName: field('text', '主管姓名', 'Supervisor', 'name'),
  orphanFlag: field('word', '孤儿单标志', 'Orphan flag'),
  selfFlag: field('word', '自保互保标识', 'Self-policy flag'),
  paidFlag: field('word', '收费状态', 'Paid flag'),
  paidDate: field('day', '实收日期', 'Paid date'),
  paidAmount: field('money', '实收保费', 'Paid amount'),
  currency: field('word', '币种', 'Currency'),
  autoLoan: field('word', '自动垫交标志', 'Automatic loan wish'),
} as const satisfies Record<string, FieldSpec>

export type FieldName = keyof typeof FIELDS
type NamesOfKind<K extends FieldKind> = {
  [F in FieldName]: (typeof FIELDS)[F]['kind'] extends K ? F : never
}[FieldName]
export type TextField = NamesOfKind<'text'>
export type DayField = NamesOfKind<'day'>
export type MoneyField = NamesOfKind<'money'>
export type CountField = NamesOfKind<'count'>
export type WordField = NamesOfKind<'word'>

export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[]

/** The mask of a field, if its values are personal. */
export function maskOf(name: FieldName): MaskKind | undefined {
  const spec: FieldSpec = FIELDS[name]
  return spec.mask
}
