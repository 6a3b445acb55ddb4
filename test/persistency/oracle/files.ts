import { formatDay } from '../../../src/model/day.ts'
import { formatFen } from '../../../src/model/money.ts'
import type { PolicyRow } from '../../../src/model/policy.ts'
import { POLICY_FIELDS, type PolicyField } from '../../../src/model/policy-field.ts'
import type { Invented, Table } from './lists.ts'

/** What a company's system calls the columns. */
const HEADERS: Readonly<Record<PolicyField, string>> = {
  policyNo: '保单号',
  effectiveDate: '生效日期',
  frequency: '缴费频次',
  firstPremium: '首年保费（元）',
  premium: '期缴保费',
  contractStatus: '保单状态',
  endReason: '终止原因',
  statusDate: '状态日期',
  coolingOffFlag: '是否犹撤',
  waivedFlag: '豁免标志',
  paidTo: '交至日',
  paidCount: '已缴期数',
  instalmentNo: '期次',
  dueDate: '应缴日',
  paidFlag: '是否已收',
  paidDate: '实收日期',
  paidAmount: '实收保费',
  year2Amount: '第二年实收保费',
  year2Date: '第二年实收日期',
  year3Amount: '第三年实收保费',
  year3Date: '第三年实收日期',
  agentCode: '业务员工号',
  agentName: '业务员姓名',
  branchCode: '机构代码',
  branchName: '机构名称',
  productCode: '险种代码',
  productName: '险种名称',
  channel: '销售渠道',
}

/** How it writes its words; a status that it does not say, it says in a word that nobody knows. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  frequency: { annual: '年交', single: '趸交', monthly: '月交', irregular: '不定期' },
  contractStatus: {
    '': '乙类',
    inForce: '有效',
    grace: '宽限期',
    lapsed: '失效',
    terminated: '终止',
    surrendered: '退保',
    coolingOff: '犹豫期退保',
    matured: '满期',
    claim: '理赔终止',
    waived: '豁免',
    transferredOut: '转出',
    suspended: '挂起',
    autoLoan: '垫交',
  },
  coolingOffFlag: { yes: '是', no: '否' },
  waivedFlag: { yes: '是', no: '否' },
  paidFlag: { paid: '已收', unpaid: '未收' },
}

function cellOf(row: PolicyRow, field: PolicyField): string {
  if (row.unread?.field === field) return row.unread.value
  const value = row[field]
  const { kind } = POLICY_FIELDS[field]
  if (kind === 'word')
    return WORDS[field === 'endReason' && value !== '' ? 'contractStatus' : field]?.[value ?? ''] ?? ''
  if (typeof value !== 'number') return value ?? ''
  if (kind === 'day') return formatDay(value as Parameters<typeof formatDay>[0])
  return kind === 'money' ? formatFen(value as Parameters<typeof formatFen>[0]) : String(value)
}

/** A file as comma-separated text. */
export function csvOf({ columns, rows }: Table): string {
  const fields = [...columns]
  const lines = rows.map((row) => fields.map((field) => cellOf(row, field)).join(','))
  return `${[fields.map((field) => HEADERS[field]).join(','), ...lines].join('\n')}\n`
}

/** The settings that the question is asked with; YAML knows JSON. */
export function settingsFileOf({ settings }: Invented): string {
  const { graceDays, lapseBufferDays, products, persistency } = settings
  return JSON.stringify({ graceDays, lapseBufferDays, products, persistency })
}
