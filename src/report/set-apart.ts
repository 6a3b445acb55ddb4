import type { AssignedCase } from '../model/case.ts'
import { maskName } from '../model/mask.ts'
import type { Book, Sheet } from '../model/sheet.ts'
import type { Lang, Text } from '../model/text.ts'
import { type PolicyStatus, wordsOf, wordText } from '../model/words.ts'
import { type CaseSource, casesOf, type ReportContext } from './context.ts'
import { cappedNote, NOTICE, reportTop } from './frame.ts'
import { paidTwiceWords } from './paid-twice.ts'
import { noSum } from './sum.ts'
import { type SumLine, sumTableSheet } from './sum-table.ts'
import { type TableColumn, tableSheet } from './table.ts'
import { openLabels } from './tallies.ts'
import type { TallyData } from './tally-data.ts'
import { both } from './wording.ts'

export interface SetApartInput {
  readonly tallies: TallyData
  /** disposition paid, in the order of the input */
  readonly paid: CaseSource
  /** disposition excluded, in the order of the input */
  readonly excluded: CaseSource
  /** some of the paid ones were perhaps paid twice */
  readonly anyTwice: boolean
}

type Because = PolicyStatus | 'permanentlyLapsed'

const WHAT_TO_DO: Readonly<Partial<Record<Because, Text>>> = {
  terminated: both(
    '合同已终止，不收费；若状态有误请更正后重新导出',
    'Terminated: nothing to collect; if wrong, correct the status and export again',
  ),
  surrendered: both('已退保，不收费', 'Surrendered: nothing to collect'),
  matured: both('已满期，不收费；留意满期金领取', 'Matured: nothing to collect; see whether the benefit was claimed'),
  claim: both('理赔或死亡报案：不收费，协助理赔', 'Claim or reported death: do not ask for money, help with the claim'),
  waived: both('保费已豁免，不收费', 'Premium waived: nothing to collect'),
  suspended: both('已挂起：先查挂起原因', 'Suspended in the system: find out why'),
  autoLoan: both('已自动垫交：核对垫交是否足额', 'Automatic loan: check that it covers the premium'),
  permanentlyLapsed: both(
    '中止满两年：查合同是否已解除、现金价值是否已退；没有的，告知客户',
    'Two years suspended: find out whether it is rescinded and the cash value returned; if not, tell the customer',
  ),
}

const WORDS = {
  title: both('不列入清单的件', 'Cases set apart'),
  what: both(
    '已收的件不再联系；剔除的件按原因处理。两者都不在收费清单里。',
    'Paid cases are not contacted; excluded ones go by their reason. Neither stands on a worklist.',
  ),
  paid: both('已收', 'Paid'),
  excluded: both('剔除', 'Excluded'),
  noCall: both('不用联系', 'no contact'),
  byFlag: both('收费状态为已收', 'paid flag'),
  byDate: both('有实收日期', 'paid date'),
  byDebit: both('扣款成功', 'debit succeeded'),
  lists: both('字典', 'Lists'),
} as const

/** What is on no worklist, and why: paid cases and excluded ones. */
export function setApartBook({ tallies, paid, excluded, anyTwice }: SetApartInput, context: ReportContext): Book {
  const { lang } = context
  const labels = openLabels()
  const base: readonly TableColumn<AssignedCase>[] = [
    { key: 'policyNo', title: both('保单号', 'Policy no.'), kind: 'text', width: 20, cell: (c) => c.policyNo },
    {
      key: 'holder',
      title: both('投保人', 'Holder'),
      kind: 'text',
      width: 12,
      cell: (c) => maskName(c.receivable.holderName),
    },
    { key: 'dueDate', title: both('应缴日', 'Due date'), kind: 'day', width: 12, cell: (c) => c.dueDate },
    { key: 'premium', title: both('应缴保费', 'Premium'), kind: 'money', width: 13, cell: (c) => c.premium },
  ]
  const where: readonly TableColumn<AssignedCase>[] = [
    { key: 'branch', title: both('机构', 'Branch'), kind: 'text', width: 22, cell: labels.branch },
    { key: 'collector', title: both('收费员', 'Collector'), kind: 'text', width: 18, cell: labels.collector },
    { key: 'file', title: both('文件', 'File'), kind: 'text', width: 30, cell: (c) => fileOf(c, context) },
    { key: 'row', title: both('行', 'Row'), kind: 'count', width: 8, cell: (c) => c.receivable.origin.row },
  ]
  const paidColumns: readonly TableColumn<AssignedCase>[] = [
    ...base,
    { key: 'how', title: both('依据', 'By'), kind: 'text', width: 18, cell: (c) => paidBecause(c, lang) },
    { key: 'paidDate', title: both('实收日', 'Paid on'), kind: 'day', width: 12, cell: (c) => c.receivable.paidDate },
    {
      key: 'paidAmount',
      title: both('实收保费', 'Amount paid'),
      kind: 'money',
      width: 13,
      cell: (c) => c.receivable.paidAmount,
    },
    ...(anyTwice ? [twiceColumn(context)] : []),
    ...where,
  ]
  const excludedColumns: readonly TableColumn<AssignedCase>[] = [
    ...base,
    {
      key: 'because',
      title: both('剔除原因', 'Because'),
      kind: 'text',
      width: 16,
      cell: (c) => (c.excludedBecause === '' ? '' : becauseWords(c.excludedBecause, lang)),
    },
    {
      key: 'todo',
      title: both('怎么办', 'What to do'),
      kind: 'wrapped',
      width: 44,
      cell: (c) => (c.excludedBecause === '' ? '' : WHAT_TO_DO[c.excludedBecause]?.[lang]),
    },
    ...where,
  ]
  const list = (title: Text, columns: readonly TableColumn<AssignedCase>[], cases: CaseSource) =>
    tableSheet({
      name: title[lang],
      top: reportTop(title, cappedNote(cases.count, 'data/cases.csv'), context),
      columns,
      lines: casesOf(cases),
      count: cases.count,
      lang,
      frozenColumns: 2,
    })
  const sheets: readonly Sheet[] = [
    sumTableSheet(
      {
        name: both('汇总', 'Totals'),
        heading: WORDS.title,
        notes: [WORDS.what],
        by: both('原因', 'Reason'),
        more: [{ title: both('怎么办', 'What to do'), width: 60 }],
        lines: totalLines(tallies, lang),
      },
      context,
    ),
    list(WORDS.paid, paidColumns, paid),
    list(WORDS.excluded, excludedColumns, excluded),
  ]
  return { title: WORDS.title[lang], notice: NOTICE[lang], lists: [], listsSheet: WORDS.lists[lang], sheets }
}

function twiceColumn({ asOf, lang }: ReportContext): TableColumn<AssignedCase> {
  return {
    key: 'doubt',
    title: both('请财务核实', 'For finance'),
    kind: 'wrapped',
    width: 40,
    cell: (c) => {
      const value = paidTwiceWords(c, asOf, lang)
      return value === '' ? undefined : { value, tone: 'warning' }
    },
  }
}

function totalLines(tallies: TallyData, lang: Lang): readonly SumLine[] {
  const because: readonly Because[] = [...wordsOf('policyStatus'), 'permanentlyLapsed']
  return [
    { name: WORDS.paid[lang], more: [WORDS.noCall[lang]], sum: tallies.totals.byDisposition.paid ?? noSum() },
    ...because.flatMap((word) => {
      const sum = tallies.excluded[word]
      return sum === undefined
        ? []
        : [
            {
              name: `${WORDS.excluded[lang]}${lang === 'zh' ? '：' : ': '}${becauseWords(word, lang)}`,
              more: [WHAT_TO_DO[word]?.[lang] ?? ''],
              sum,
            },
          ]
    }),
  ]
}

function becauseWords(because: Because, lang: Lang): string {
  return because === 'permanentlyLapsed' ? wordText('stage', because)[lang] : wordText('policyStatus', because)[lang]
}

function paidBecause(c: AssignedCase, lang: Lang): string {
  if (c.receivable.paidFlag === 'paid') return WORDS.byFlag[lang]
  return (c.receivable.paidDate === undefined ? WORDS.byDebit : WORDS.byDate)[lang]
}

function fileOf(c: AssignedCase, { tables }: ReportContext): string {
  const table = tables[c.receivable.origin.table]
  if (table === undefined) return ''
  return table.sheet === '' ? table.path : `${table.path} › ${table.sheet}`
}
