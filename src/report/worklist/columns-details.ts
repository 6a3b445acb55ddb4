import { maskIdNo } from '../../model/mask.ts'
import { wordText } from '../../model/words.ts'
import { both } from '../wording.ts'
import type { LineColumn } from './line.ts'
import type { PlaceId } from './places.ts'
import { productWords, relationWords, yearWords } from './why.ts'

const HOLDER = both('客户', 'Customer')
const POLICY = both('保单', 'Policy')
const AGENT = both('业务员', 'Agent')
const WORK: readonly PlaceId[] = ['current', 'grace1', 'grace2', 'lapsed', 'deferred', 'hold', 'unassigned']

/** Who the customer is. */
export const HOLDER_COLUMNS: readonly LineColumn[] = [
  {
    key: 'sex',
    title: both('性别', 'Sex'),
    kind: 'text',
    width: 6,
    band: HOLDER,
    has: (c) => c.receivable.holderSex !== '',
    cell: ({ c }, { lang }) => (c.receivable.holderSex === '' ? '' : wordText('sex', c.receivable.holderSex)[lang]),
  },
  {
    key: 'age',
    title: both('年龄', 'Age'),
    kind: 'count',
    width: 6,
    band: HOLDER,
    has: (c) => c.holderAge !== undefined,
    cell: ({ c }) => c.holderAge,
  },
  {
    key: 'phone',
    title: both('其他电话', 'Other phone'),
    kind: 'text',
    width: 15,
    band: HOLDER,
    has: (c) => c.receivable.phone !== '' && c.receivable.mobile !== '',
    cell: ({ c }) => (c.receivable.mobile === '' ? '' : c.receivable.phone),
  },
  {
    key: 'address',
    title: both('地址', 'Address'),
    kind: 'wrapped',
    width: 36,
    band: HOLDER,
    has: (c) => c.receivable.address !== '',
    cell: ({ c }) => c.receivable.address,
  },
  {
    key: 'insured',
    title: both('被保险人', 'Insured'),
    kind: 'wrapped',
    width: 11,
    band: HOLDER,
    has: (c) => c.receivable.insuredName !== '',
    cell: ({ c }) => c.receivable.insuredName,
  },
  {
    key: 'idNo',
    title: both('证件号码', 'ID no.'),
    kind: 'text',
    width: 21,
    band: HOLDER,
    has: (c) => c.receivable.holderIdNo !== '',
    cell: ({ c }, { context }) =>
      context.settings.worklist.showIdAndAccount ? c.receivable.holderIdNo : maskIdNo(c.receivable.holderIdNo),
  },
]

/** What is to be paid. */
export const POLICY_COLUMNS: readonly LineColumn[] = [
  {
    key: 'policyNo',
    title: both('保单号', 'Policy no.'),
    kind: 'text',
    width: 20,
    band: POLICY,
    cell: ({ c }) => c.policyNo,
  },
  {
    key: 'product',
    title: both('险种', 'Product'),
    kind: 'wrapped',
    width: 26,
    band: POLICY,
    has: (c) => c.receivable.productName !== '' || c.receivable.productCode !== '',
    cell: ({ c }) => productWords(c),
  },
  {
    key: 'dueDate',
    title: both('应缴日', 'Due date'),
    kind: 'day',
    width: 11,
    band: POLICY,
    cell: ({ c }) => c.dueDate,
  },
  {
    key: 'stage',
    title: both('阶段', 'Stage'),
    kind: 'text',
    width: 9,
    band: POLICY,
    on: ['hold', 'unassigned'],
    // no text calls a case whose debit is under way lapsed
    cell: ({ c }, { lang }) => (c.hold === '' ? wordText('stage', c.stage)[lang] : wordText('hold', c.hold)[lang]),
  },
  {
    key: 'unpaid',
    title: both('未缴期数', 'Unpaid'),
    kind: 'count',
    width: 9,
    band: POLICY,
    on: WORK,
    cell: ({ c }) => c.askedInstalments,
  },
  {
    key: 'unpaidSum',
    title: both('未缴合计', 'Unpaid sum'),
    kind: 'money',
    width: 12,
    band: POLICY,
    on: WORK,
    has: (c) => c.unpaidInstalments > 1,
    cell: ({ c }) => c.askedFen,
  },
  {
    key: 'netDue',
    title: both('扣预存后', 'Less prepaid'),
    kind: 'money',
    width: 12,
    band: POLICY,
    on: WORK,
    has: (c) => c.netDue !== c.premium,
    cell: ({ c }) => c.netDue,
  },
  {
    key: 'paidDate',
    title: both('实收日', 'Paid on'),
    kind: 'day',
    width: 11,
    band: POLICY,
    has: (c) => c.receivable.paidDate !== undefined,
    cell: ({ c }) => c.receivable.paidDate,
  },
  {
    key: 'paidAmount',
    title: both('实收保费', 'Paid'),
    kind: 'money',
    width: 12,
    band: POLICY,
    has: (c) => c.receivable.paidAmount !== undefined,
    cell: ({ c }) => c.receivable.paidAmount,
  },
  {
    key: 'frequency',
    title: both('频次', 'Frequency'),
    kind: 'text',
    width: 9,
    band: POLICY,
    has: (c) => c.receivable.frequency !== '',
    cell: ({ c }, { lang }) =>
      c.receivable.frequency === '' ? '' : wordText('frequency', c.receivable.frequency)[lang],
  },
  {
    key: 'year',
    title: both('年度', 'Year'),
    kind: 'text',
    width: 14,
    band: POLICY,
    has: (c) => c.policyYear !== undefined || c.receivable.payTerm !== undefined,
    cell: ({ c }, { lang }) => yearWords(c, lang),
  },
]

/** Who sold it, and how the collector stands to that person. */
export const AGENT_COLUMNS: readonly LineColumn[] = [
  {
    key: 'agent',
    title: both('业务员', 'Agent'),
    kind: 'text',
    width: 10,
    band: AGENT,
    has: (c) => (c.receivable.agentName || c.receivable.agentCode) !== '',
    cell: ({ c }) => c.receivable.agentName || c.receivable.agentCode,
  },
  {
    key: 'agentPhone',
    title: both('业务员电话', "Agent's phone"),
    kind: 'text',
    width: 13,
    band: AGENT,
    has: (c) => c.receivable.agentPhone !== '',
    cell: ({ c }) => c.receivable.agentPhone,
  },
  {
    key: 'relation',
    title: both('关系', 'Relation'),
    kind: 'text',
    width: 10,
    band: AGENT,
    cell: ({ c }, { lang }) => relationWords(c, lang),
  },
  {
    key: 'formerCollector',
    title: both('原收费员', 'Collector before'),
    kind: 'text',
    width: 14,
    band: AGENT,
    has: (c) => c.previousCollector !== undefined,
    cell: ({ c: { previousCollector } }) => previousCollector && (previousCollector.name || previousCollector.key),
  },
]
