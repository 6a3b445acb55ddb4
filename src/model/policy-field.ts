import type { FieldKind } from './field.ts'
import type { Text } from './text.ts'
import type { WordList } from './words.ts'

interface PolicyFieldSpec {
  readonly kind: FieldKind
  readonly title: Text
}

const field = <K extends FieldKind>(kind: K, zh: string, en: string) => ({ kind, title: { zh, en } })

/** What a policy list can say of a policy, as far as its persistency needs it. Holders are not read at all. */
export const POLICY_FIELDS = {
  policyNo: field('text', '保单号', 'Policy no.'),
  effectiveDate: field('day', '生效日期', 'Effective date'),
  frequency: field('word', '缴费频次', 'Frequency'),
  firstPremium: field('money', '首年保费', 'First-year premium'),
  premium: field('money', '每期保费', 'Premium per instalment'),
  contractStatus: field('word', '保单状态', 'Policy status'),
  endReason: field('word', '终止原因', 'Reason of the end'),
  statusDate: field('day', '状态日期', 'Status date'),
  coolingOffFlag: field('word', '犹豫期退保标志', 'Cooling-off withdrawal'),
  waivedFlag: field('word', '豁免标志', 'Premium waived'),
  paidTo: field('day', '交至日', 'Paid to'),
  paidCount: field('count', '已缴期数', 'Instalments paid'),
  instalmentNo: field('count', '期次', 'Instalment no.'),
  dueDate: field('day', '应缴日', 'Due date'),
  paidFlag: field('word', '收费状态', 'Paid flag'),
  paidDate: field('day', '实收日期', 'Paid date'),
  paidAmount: field('money', '实收保费', 'Paid amount'),
  year2Amount: field('money', '第二年实收保费', 'Premium of year 2 received'),
  year2Date: field('day', '第二年实收日期', 'Year 2 received on'),
  year3Amount: field('money', '第三年实收保费', 'Premium of year 3 received'),
  year3Date: field('day', '第三年实收日期', 'Year 3 received on'),
  agentCode: field('text', '业务员工号', 'Agent code'),
  agentName: field('text', '业务员姓名', 'Agent'),
  branchCode: field('text', '机构代码', 'Branch code'),
  branchName: field('text', '机构名称', 'Branch'),
  productCode: field('text', '险种代码', 'Product code'),
  productName: field('text', '险种名称', 'Product'),
  channel: field('text', '销售渠道', 'Sales channel'),
} as const satisfies Record<string, PolicyFieldSpec>

export type PolicyField = keyof typeof POLICY_FIELDS
export const POLICY_FIELD_NAMES = Object.keys(POLICY_FIELDS) as readonly PolicyField[]

/** Which word list holds the values of an enumerated field of a policy list. */
export const POLICY_WORD_LIST_OF = {
  frequency: 'frequency',
  contractStatus: 'contractStatus',
  endReason: 'contractStatus',
  coolingOffFlag: 'yesNo',
  waivedFlag: 'yesNo',
  paidFlag: 'paidFlag',
} as const satisfies Partial<Record<PolicyField, WordList>>

export type PolicyWordField = keyof typeof POLICY_WORD_LIST_OF
