import type { AssignedCase } from '../model/case.ts'
import { maskAccount, maskFreeText, maskName } from '../model/mask.ts'
import { REASON_CODES, REASONS, type ReasonCode, reasonOwners } from '../model/reason.ts'
import type { Book, Sheet } from '../model/sheet.ts'
import type { Lang } from '../model/text.ts'
import { wordText } from '../model/words.ts'
import { type CaseSource, casesOf, type ReportContext } from './context.ts'
import { debitAction, debitOwners, nextDebit } from './debit-words.ts'
import { cappedNote, NOTICE, reportTop } from './frame.ts'
import { withCodes, withNames } from './sum.ts'
import { ranked, sumTableSheet } from './sum-table.ts'
import { type TableColumn, tableSheet } from './table.ts'
import { openLabels } from './tallies.ts'
import type { TallyData } from './tally-data.ts'
import { both } from './wording.ts'

export interface TransfersInput {
  readonly tallies: TallyData
  /** the cases whose failed debit somebody must mend ({@link isOpenFailure}), in the order of the input */
  readonly failed: CaseSource
}

const WORDS = {
  title: both('转账失败情况', 'Failed transfers'),
  what: both(
    '收费清单、未分派和下月预告中扣款失败的件；已收、剔除的不列。结果不明的（在途）不算失败。',
    'Cases on worklists, unassigned or due next month whose debit failed; not the paid or set-apart ones. A debit whose result is not known has not failed.',
  ),
  empty: both('（空）', '(empty)'),
  none: both('（未分派）', '(unassigned)'),
  lists: both('字典', 'Lists'),
} as const

/** Failed debits: by reason, bank and branch; then each case with who does what until when, and when the bank tries again. */
export function transfersBook({ tallies, failed }: TransfersInput, context: ReportContext): Book {
  const { lang } = context
  const { byReason, byBank, byBranch } = tallies.failed
  const named = (sums: typeof byBank) =>
    ranked(sums).map(([name, sum]) => ({ name: name || WORDS.empty[lang], more: [], sum }))
  const sheets: readonly Sheet[] = [
    sumTableSheet(
      {
        name: both('按原因', 'By reason'),
        heading: both('转账失败：按原因', 'Failed transfers by reason'),
        notes: [WORDS.what],
        by: both('原因', 'Reason'),
        more: [
          { title: both('由谁', 'Who'), width: 16 },
          { title: both('做什么', 'What'), width: 46 },
          { title: both('再次扣款', 'Retry'), width: 14 },
        ],
        lines: ranked(byReason).map(([code, sum]) => ({ ...reasonLine(code, lang), sum })),
      },
      context,
    ),
    sumTableSheet(
      {
        name: both('按银行', 'By bank'),
        heading: both('转账失败：按银行', 'Failed transfers by bank'),
        notes: [],
        by: both('银行', 'Bank'),
        more: [],
        lines: named(byBank),
      },
      context,
    ),
    sumTableSheet(
      {
        name: both('按机构', 'By branch'),
        heading: both('转账失败：按机构', 'Failed transfers by branch'),
        notes: [],
        by: both('机构', 'Branch'),
        more: [],
        lines: named(withCodes(withNames(byBranch))),
      },
      context,
    ),
    tableSheet({
      name: both('明细', 'Cases')[lang],
      top: reportTop(
        both('转账失败明细', 'Failed transfers, case by case'),
        cappedNote(failed.count, 'data/cases.csv'),
        context,
      ),
      columns: caseColumns(context),
      lines: casesOf(failed),
      count: failed.count,
      lang,
      frozenColumns: 2,
    }),
  ]
  return { title: WORDS.title[lang], notice: NOTICE[lang], lists: [], listsSheet: WORDS.lists[lang], sheets }
}

function reasonLine(code: string, lang: Lang): { readonly name: string; readonly more: readonly string[] } {
  const known = REASON_CODES.find((one) => one === code)
  if (known === undefined) return { name: code || WORDS.empty[lang], more: ['', '', ''] }
  const { title, action, retry } = REASONS[known]
  return {
    name: `${known} ${title[lang]}`,
    more: [reasonOwners(known, lang), action[lang], wordText('retry', retry)[lang]],
  }
}

function caseColumns({ lang, asOf }: ReportContext): readonly TableColumn<AssignedCase>[] {
  const labels = openLabels()
  const known = (c: AssignedCase, say: (code: ReasonCode) => string) =>
    c.transfer.reason === '' ? '' : say(c.transfer.reason)
  return [
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
    {
      key: 'stage',
      title: both('阶段', 'Stage'),
      kind: 'text',
      width: 9,
      cell: (c) => (c.hold === '' ? wordText('stage', c.stage)[lang] : wordText('hold', c.hold)[lang]),
    },
    {
      key: 'reason',
      title: both('原因', 'Reason'),
      kind: 'wrapped',
      width: 22,
      cell: (c) => known(c, (code) => `${code} ${REASONS[code].title[lang]}`),
    },
    {
      key: 'owner',
      title: both('由谁', 'Who'),
      kind: 'text',
      width: 14,
      cell: (c) => debitOwners(c, lang),
    },
    {
      key: 'action',
      title: both('做什么', 'What'),
      kind: 'wrapped',
      width: 42,
      cell: (c) => debitAction(c, lang),
    },
    {
      key: 'fixBy',
      title: both('最迟', 'By'),
      kind: 'day',
      width: 12,
      cell: (c) => (c.fixBy !== undefined && c.fixBy <= asOf ? { value: c.fixBy, tone: 'danger' } : c.fixBy),
    },
    {
      key: 'retry',
      title: both('再次扣款', 'Retry'),
      kind: 'text',
      width: 12,
      cell: (c) => nextDebit(c, lang),
    },
    {
      key: 'words',
      title: both('银行原话', "Bank's words"),
      kind: 'wrapped',
      width: 26,
      cell: (c) => maskFreeText(c.transfer.rawReason),
    },
    {
      key: 'risk',
      title: both('账户存疑', 'In doubt'),
      kind: 'wrapped',
      width: 18,
      cell: (c) => (c.transferRisk === '' ? '' : REASONS[c.transferRisk].title[lang]),
    },
    { key: 'bank', title: both('银行', 'Bank'), kind: 'text', width: 16, cell: (c) => c.receivable.bankName },
    {
      key: 'account',
      title: both('账号', 'Account'),
      kind: 'text',
      width: 18,
      cell: (c) => (c.receivable.bankAccount === '' ? '' : maskAccount(c.receivable.bankAccount)),
    },
    {
      key: 'returnDate',
      title: both('回盘日期', 'Return date'),
      kind: 'day',
      width: 12,
      cell: (c) => c.receivable.returnDate,
    },
    { key: 'graceEnd', title: both('宽限截止日', 'Grace ends'), kind: 'day', width: 12, cell: (c) => c.graceEnd },
    { key: 'branch', title: both('机构', 'Branch'), kind: 'text', width: 22, cell: labels.branch },
    {
      key: 'collector',
      title: both('收费员', 'Collector'),
      kind: 'text',
      width: 18,
      cell: (c) => labels.collector(c) || WORDS.none[lang],
    },
  ]
}
