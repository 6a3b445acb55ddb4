import { nextDebitDay } from '../../model/debit-day.ts'
import { reasonTitle } from '../../model/reason.ts'
import { wordText } from '../../model/words.ts'
import { debitAction, debitOwners, nextDebit } from '../debit-words.ts'
import { isPastDay45 } from '../notices/kind.ts'
import { both } from '../wording.ts'
import type { Line, LineColumn, View } from './line.ts'

const DEBIT = both('转账', 'Direct debit')

/** What became of the debit, why, and who mends it. */
export const DEBIT_COLUMNS: readonly LineColumn[] = [
  {
    key: 'payChannel',
    title: both('缴费方式', 'Channel'),
    kind: 'text',
    width: 10,
    band: DEBIT,
    has: (c) => c.receivable.payChannel !== '',
    cell: ({ c }, { lang }) =>
      c.receivable.payChannel === '' ? '' : wordText('payChannel', c.receivable.payChannel)[lang],
  },
  {
    key: 'bank',
    title: both('银行', 'Bank'),
    kind: 'wrapped',
    width: 14,
    band: DEBIT,
    has: (c) => c.receivable.bankName !== '',
    cell: ({ c }) => c.receivable.bankName,
  },
  {
    key: 'accountTail',
    title: both('账号后四位', 'Account ends'),
    kind: 'text',
    width: 11,
    band: DEBIT,
    has: (c, { context }) => c.receivable.bankAccount !== '' && !context.settings.worklist.showIdAndAccount,
    cell: ({ c }) => c.receivable.bankAccount.slice(-4),
  },
  {
    key: 'account',
    title: both('账号', 'Account'),
    kind: 'text',
    width: 22,
    band: DEBIT,
    has: (c, { context }) => c.receivable.bankAccount !== '' && context.settings.worklist.showIdAndAccount,
    cell: ({ c }) => c.receivable.bankAccount,
  },
  {
    key: 'debitStatus',
    title: both('转账状态', 'Debit'),
    kind: 'text',
    width: 11,
    band: DEBIT,
    cell: ({ c }, { lang }) => wordText('transferStatus', c.transfer.status)[lang],
  },
  {
    key: 'lastDebit',
    title: both('最近扣款', 'Last debit'),
    kind: 'day',
    width: 11,
    band: DEBIT,
    has: (c) => c.receivable.returnDate !== undefined,
    cell: ({ c }) => c.receivable.returnDate,
  },
  {
    key: 'bankWords',
    title: both('银行原话', "Bank's words"),
    kind: 'wrapped',
    width: 26,
    band: DEBIT,
    has: (c) => c.transfer.rawReason !== '',
    cell: ({ c }) => c.transfer.rawReason,
  },
  {
    key: 'reason',
    title: both('失败原因', 'Reason'),
    kind: 'wrapped',
    width: 16,
    band: DEBIT,
    has: (c) => c.transfer.reason !== '',
    cell: ({ c }, { lang }) => reasonTitle(c.transfer.reason, lang),
  },
  {
    key: 'whoDoesWhat',
    title: both('谁做什么', 'Who does what'),
    kind: 'wrapped',
    width: 56,
    band: DEBIT,
    has: (c) => c.transfer.reason !== '',
    cell: ({ c }, { lang }) =>
      c.transfer.reason === '' ? '' : `${debitOwners(c, lang)}${lang === 'zh' ? '：' : ': '}${debitAction(c, lang)}`,
  },
  {
    key: 'fixBy',
    title: both('最迟更正', 'Fix by'),
    kind: 'day',
    width: 11,
    band: DEBIT,
    has: (c) => c.fixBy !== undefined,
    cell: ({ c }) => c.fixBy,
  },
  {
    key: 'nextDebit',
    title: both('下次扣款', 'Next debit'),
    kind: 'text',
    width: 12,
    band: DEBIT,
    has: (c) => c.transfer.retry !== '',
    cell: nextDebitCell,
  },
  {
    key: 'risk',
    title: both('账户存疑', 'In doubt'),
    kind: 'wrapped',
    width: 16,
    band: DEBIT,
    has: (c) => c.transferRisk !== '',
    cell: ({ c }, { lang }) => reasonTitle(c.transferRisk, lang),
  },
]

function nextDebitCell({ c }: Line, view: View): string {
  const asks = c.stage !== 'lapsed' && !c.followUp.handUp.includes('death') && !isPastDay45(c)
  const isNextBatch = asks && c.transfer.retry === 'next-batch'
  const day = isNextBatch
    ? nextDebitDay(c.receivable.bankName, view.days.asOf, view.context.settings.debitDays)
    : undefined
  return day === undefined ? nextDebit(c, view.lang) : view.dayText(day)
}
