import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { DebitResult } from '../../model/history.ts'
import { maskAccount, maskFreeText, maskIdNo } from '../../model/mask.ts'
import { formatFenGrouped } from '../../model/money.ts'
import { phoneOf } from '../../model/phone.ts'
import { reasonTitle } from '../../model/reason.ts'
import type { PageRow } from '../../model/sheet.ts'
import { fill } from '../../model/text.ts'
import { wordText } from '../../model/words.ts'
import type { ReportContext } from '../context.ts'
import { debitAction, debitOwners } from '../debit-words.ts'
import { dayCell, money } from '../grid.ts'
import { both, dayWords } from '../wording.ts'
import { productWords, tagWords, yearWords } from '../worklist/why.ts'
import { heading, labelled, line } from './form-grid.ts'

const WORDS = {
  customer: both('客户', 'Customer'),
  holder: both('投保人', 'Holder'),
  sex: both('性别年龄', 'Sex, age'),
  age: both('{age}岁', '{age}'),
  phone: both('电话', 'Phone'),
  otherPhone: both('其他电话', 'Phone 2'),
  idNo: both('证件号码', 'ID no.'),
  insured: both('被保险人', 'Insured'),
  address: both('地址', 'Address'),
  agent: both('业务员', 'Agent'),
  policy: both('保单', 'Policy'),
  policyNo: both('保单号', 'Policy'),
  product: both('险种', 'Product'),
  effective: both('生效日', 'Start'),
  year: both('保单年度', 'Year'),
  frequency: both('缴费频次', 'Paid'),
  tags: both('标签', 'Tags'),
  dueDate: both('应缴日', 'Due date'),
  premium: both('应缴保费', 'Premium'),
  overdue: both('已过天数', 'Past due'),
  days: both('{days}天', '{days} days'),
  unpaid: both('未缴合计', 'Unpaid'),
  unpaidOf: both('{count}期 {sum}', '{count}: {sum}'),
  graceEnd: both('截止日', 'Grace to'),
  day45: both('第45天', 'Day 45'),
  lapse: both('失效日', 'Lapses'),
  left: both('剩余天数', 'Left'),
  money: both('缴费与扣款', 'Payments and debits'),
  channel: both('缴费方式', 'Pay by'),
  bank: both('开户银行', 'Bank'),
  account: both('账号', 'Account'),
  paidCount: both('已缴{count}期', '{count} instalments paid so far'),
  debit: both('本次扣款', 'Debit'),
  reason: both('失败原因', 'Reason'),
  fixBy: both('最迟更正', 'Fix by'),
  bankWords: both('银行原话', 'Bank said'),
  action: both('谁做什么', 'To do'),
  record: both('缴费记录', 'History'),
  debited: both('{day}{status}{reason}', '{day} {status}{reason}'),
  paid: both('{day}收到{amount}', '{day} received {amount}'),
  inFull: both('一期', 'one instalment'),
  noRecord: both('簿中没有更早的扣款或缴费记录', 'no earlier debit or payment on record'),
} as const

/** Who the customer is; ID and account are masked whatever the settings say, because the form is filed on paper. */
export function customerPart(c: AssignedCase, { lang }: ReportContext): PageRow[] {
  const { holderName, holderSex, holderIdNo, mobile, phone, address, insuredName, agentName, agentCode } = c.receivable
  const sex = holderSex === '' ? '' : wordText('sex', holderSex)[lang]
  const age = c.holderAge === undefined ? '' : fill(WORDS.age[lang], { age: c.holderAge })
  return [
    heading(WORDS.customer[lang]),
    line([
      [WORDS.holder[lang], 1, { value: holderName, tone: 'emphasis' }],
      [WORDS.sex[lang], 1, [sex, age].filter((part) => part !== '').join(' ')],
      [WORDS.phone[lang], 1, phoneOf(c)],
      [WORDS.otherPhone[lang], 1, mobile === '' ? '' : phone],
    ]),
    line([
      [WORDS.idNo[lang], 3, holderIdNo === '' ? '' : maskIdNo(holderIdNo)],
      [WORDS.insured[lang], 1, insuredName],
      [WORDS.agent[lang], 1, agentName || agentCode],
    ]),
    labelled(WORDS.address[lang], address),
  ]
}

/** What is insured, and the days that count. */
export function policyPart(c: AssignedCase, { lang }: ReportContext): PageRow[] {
  const { effectiveDate, frequency } = c.receivable
  const days = (count: number) => fill(WORDS.days[lang], { days: count })
  const lapsed = c.stage === 'lapsed' || c.dayState === 'lapsed'
  return [
    heading(WORDS.policy[lang]),
    line([
      [WORDS.policyNo[lang], 3, c.policyNo],
      [WORDS.product[lang], 3, productWords(c)],
    ]),
    line([
      [WORDS.effective[lang], 1, dayCell(effectiveDate)],
      [WORDS.year[lang], 1, yearWords(c, lang)],
      [WORDS.frequency[lang], 1, frequency === '' ? '' : wordText('frequency', frequency)[lang]],
      [WORDS.tags[lang], 1, tagWords(c, lang)],
    ]),
    line([
      [WORDS.dueDate[lang], 1, dayCell(c.dueDate)],
      [WORDS.premium[lang], 1, { ...money(c.premium), tone: 'emphasis' }],
      [WORDS.overdue[lang], 1, days(Math.max(0, c.overdueDays))],
      [
        WORDS.unpaid[lang],
        1,
        fill(WORDS.unpaidOf[lang], { count: c.askedInstalments, sum: formatFenGrouped(c.askedFen) }),
      ],
    ]),
    line([
      [WORDS.graceEnd[lang], 1, dayCell(c.graceEnd, 'danger')],
      [WORDS.left[lang], 1, lapsed ? '—' : days(c.daysLeft)],
      [WORDS.day45[lang], 1, dayCell(c.day45)],
      [WORDS.lapse[lang], 1, dayCell(c.lapseFrom)],
    ]),
  ]
}

/** How it is paid, what the bank said, and what came before. */
export function moneyPart(c: AssignedCase, context: ReportContext): PageRow[] {
  const { lang } = context
  const { payChannel, bankName, bankAccount } = c.receivable
  const { status, reason, rawReason } = c.transfer
  const action = reason === '' ? '' : `${debitOwners(c, lang)}${lang === 'zh' ? '：' : ': '}${debitAction(c, lang)}`
  return [
    heading(WORDS.money[lang]),
    line([
      [WORDS.channel[lang], 1, payChannel === '' ? '' : wordText('payChannel', payChannel)[lang]],
      [WORDS.bank[lang], 1, bankName],
      [WORDS.account[lang], 3, bankAccount === '' ? '' : maskAccount(bankAccount)],
    ]),
    line([
      [WORDS.debit[lang], 1, wordText('transferStatus', status)[lang]],
      [WORDS.fixBy[lang], 1, dayCell(c.fixBy)],
      [WORDS.reason[lang], 3, reasonTitle(reason, lang)],
    ]),
    labelled(WORDS.bankWords[lang], maskFreeText(rawReason)),
    labelled(WORDS.action[lang], action),
    labelled(WORDS.record[lang], recordWords(c, context), 2),
  ]
}

/** Debits and payments of the case as the book knows them, the newest first. */
function recordWords(c: AssignedCase, { lang, asOf }: ReportContext): string {
  const { history, receivable } = c
  const debits = debitsOf(c, asOf).map(({ day, status, reason }) => {
    const why =
      reason === '' ? '' : lang === 'zh' ? `（${reasonTitle(reason, lang)}）` : ` (${reasonTitle(reason, lang)})`
    const facts = { day: dayWords(day, asOf, lang), status: wordText('transferStatus', status)[lang], reason: why }
    return { at: day as number, text: fill(WORDS.debited[lang], facts) }
  })
  const payments = (history?.payments ?? []).map(({ day, amount }) => ({
    at: day ?? 0,
    text: fill(WORDS.paid[lang], {
      day: day === undefined ? '' : dayWords(day, asOf, lang),
      amount: amount === undefined ? WORDS.inFull[lang] : formatFenGrouped(amount),
    }),
  }))
  const all = [...debits, ...payments].sort((a, b) => b.at - a.at).map(({ text }) => text)
  const { paidCount } = receivable
  if (paidCount !== undefined) all.unshift(fill(WORDS.paidCount[lang], { count: paidCount }))
  return all.length === 0 ? WORDS.noRecord[lang] : all.join(lang === 'zh' ? '；' : '; ')
}

/** Debits as the book knows them, and the one that the list tells: the book has it after this run only, and a second run would tell more. */
function debitsOf({ history, transfer, receivable }: AssignedCase, asOf: Day): readonly DebitResult[] {
  const known = history?.debits ?? []
  const { status, reason, rawReason } = transfer
  if (status !== 'failed' && status !== 'succeeded') return known
  const day = receivable.returnDate
  const isKnown = known.some(
    (one) => one.status === status && one.rawReason === rawReason && (day === undefined || one.day === day),
  )
  return isKnown ? known : [...known, { day: day ?? asOf, status, reason, rawReason }]
}
