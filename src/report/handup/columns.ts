import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import { maskFreeText } from '../../model/mask.ts'
import { phoneOf } from '../../model/phone.ts'
import { reasonTitle } from '../../model/reason.ts'
import type { Cell, CellKind, StyledCell, Tone } from '../../model/sheet.ts'
import { fill, type Text } from '../../model/text.ts'
import { wordText } from '../../model/words.ts'
import { contactRecord, unpaidReasonWords } from '../contact-words.ts'
import type { CaseSource, ReportContext } from '../context.ts'
import { debitAction, debitOwners } from '../debit-words.ts'
import { decided } from '../decided.ts'
import { cutTo } from '../fit.ts'
import { both, dayWords } from '../wording.ts'
import { productWords, tagWords } from '../worklist/why.ts'
import { taskWords } from './form-follow-up.ts'
import { earlierHandover, earlierHandovers, notedOn } from './rules.ts'
import type { HandUpSurvey } from './survey.ts'
import { whyHandedUp } from './why.ts'

/** What the lines of a workbook share. */
export interface HandUpView {
  readonly context: ReportContext
  readonly source: CaseSource
  readonly found: HandUpSurvey
  readonly daysLeft: (c: AssignedCase) => StyledCell
}

/** A case on its line. */
export interface HandUpLine {
  readonly c: AssignedCase
  readonly no: number
  /** number of its form; undefined = none in this workbook */
  readonly form: number | undefined
}

/** A column that the run fills in. */
export interface HandUpColumn {
  readonly key: string
  readonly title: Text
  readonly kind: CellKind
  readonly width: number
  readonly band: Text
  readonly tone?: Tone
  readonly cell: (line: HandUpLine, view: HandUpView) => Cell
}

const GLANCE = both('先看这里', 'At a glance')
const KNOWN = both('已知情况', 'What is known')
const MORE = both('判断和任务', 'Judgement and tasks')
const POLICY = both('保单', 'Policy')
/** Tasks that a line names: more would make every line high. */
const MOST_TASKS = 2

/** Whom to call, why and until when; the input cells stand right of them. */
export const GLANCE_COLUMNS: readonly HandUpColumn[] = [
  { key: 'no', title: both('序', 'No.'), kind: 'count', width: 5, band: GLANCE, cell: ({ no }) => no },
  {
    key: 'holder',
    title: both('投保人', 'Holder'),
    kind: 'wrapped',
    width: 10,
    band: GLANCE,
    tone: 'emphasis',
    cell: ({ c }) => c.receivable.holderName,
  },
  {
    key: 'mobile',
    title: both('电话', 'Phone'),
    kind: 'text',
    width: 13,
    band: GLANCE,
    cell: ({ c }) => phoneOf(c),
  },
  {
    key: 'premium',
    title: both('应缴保费', 'Premium'),
    kind: 'money',
    width: 12,
    band: GLANCE,
    cell: ({ c }) => c.premium,
  },
  {
    key: 'graceEnd',
    title: both('宽限截止日', 'Grace ends'),
    kind: 'day',
    width: 11,
    band: GLANCE,
    cell: graceEndCell,
  },
  {
    key: 'daysLeft',
    title: both('剩余', 'Left'),
    kind: 'wrapped',
    width: 14,
    band: GLANCE,
    cell: ({ c }, { daysLeft }) => daysLeft(c),
  },
  {
    key: 'why',
    title: both('为什么报上来', 'Why it is here'),
    kind: 'wrapped',
    width: 34,
    band: GLANCE,
    cell: ({ c }, { context }) => whyHandedUp(c, context),
  },
  {
    key: 'collector',
    title: both('收费员', 'Collector'),
    kind: 'wrapped',
    width: 10,
    band: GLANCE,
    cell: ({ c }, { context }) => c.collector?.name || c.collector?.code || NOBODY[context.lang],
  },
]

const NOBODY = both('未分派', 'unassigned')

/** What is known of the case: the form, the last contacts, the bank's words, what is to be done. */
export const KNOWN_COLUMNS: readonly HandUpColumn[] = [
  {
    key: 'form',
    title: both('评鉴表、上次决定', 'Form, last decision'),
    kind: 'wrapped',
    width: 16,
    band: KNOWN,
    cell: formCell,
  },
  {
    key: 'contacts',
    title: both('最近联系', 'Last contacts'),
    kind: 'wrapped',
    width: 46,
    band: KNOWN,
    cell: ({ c }, { context: { asOf, lang } }) => {
      const view = { lang, dayText: (day: Day) => dayWords(day, asOf, lang) }
      return c.followUp.lastContacts.map((contact) => contactRecord(contact, view)).join('\n')
    },
  },
  {
    key: 'attempts',
    title: both('联系', 'Attempts'),
    kind: 'count',
    width: 8,
    band: MORE,
    cell: ({ c }) => c.followUp.attempts,
  },
  {
    key: 'reason',
    title: both('未缴原因', 'Reason unpaid'),
    kind: 'wrapped',
    width: 14,
    band: MORE,
    cell: ({ c }, { context: { lang } }) => {
      const told = c.history?.contacts.findLast((contact) => contact.reason !== '')
      return told === undefined ? '' : unpaidReasonWords(told, lang)
    },
  },
  {
    key: 'say',
    title: both('怎么说', 'What to say'),
    kind: 'wrapped',
    width: 36,
    band: MORE,
    cell: ({ c }) => c.followUp.say,
  },
  { key: 'debit', title: both('扣款', 'Debit'), kind: 'wrapped', width: 30, band: MORE, cell: debitCell },
  {
    key: 'bankWords',
    title: both('银行原话', "Bank's words"),
    kind: 'wrapped',
    width: 20,
    band: MORE,
    cell: ({ c }) => maskFreeText(c.transfer.rawReason),
  },
  {
    key: 'tasks',
    title: both('还要办', 'To do'),
    kind: 'wrapped',
    width: 56,
    band: MORE,
    cell: ({ c }, { context }) =>
      c.followUp.tasks
        .filter((task) => task.state !== 'done' && task.code !== '')
        .slice(0, MOST_TASKS)
        .map((task) => cutTo(taskWords(task, context), 110))
        .join('\n'),
  },
]

/** What is to be paid, and where the customer lives. */
export const POLICY_COLUMNS: readonly HandUpColumn[] = [
  {
    key: 'policyNo',
    title: both('保单号', 'Policy no.'),
    kind: 'text',
    width: 20,
    band: POLICY,
    cell: ({ c }) => c.policyNo,
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
    key: 'unpaid',
    title: both('未缴期数', 'Unpaid'),
    kind: 'count',
    width: 9,
    band: POLICY,
    cell: ({ c }) => c.askedInstalments,
  },
  {
    key: 'unpaidSum',
    title: both('未缴合计', 'Unpaid sum'),
    kind: 'money',
    width: 12,
    band: POLICY,
    cell: ({ c }) => c.askedFen,
  },
  {
    key: 'product',
    title: both('险种', 'Product'),
    kind: 'wrapped',
    width: 24,
    band: POLICY,
    cell: ({ c }) => productWords(c),
  },
  {
    key: 'tags',
    title: both('标签', 'Tags'),
    kind: 'text',
    width: 12,
    band: POLICY,
    cell: ({ c }, { context }) => tagWords(c, context.lang),
  },
  {
    key: 'address',
    title: both('地址', 'Address'),
    kind: 'wrapped',
    width: 36,
    band: POLICY,
    cell: ({ c }) => c.receivable.address,
  },
]

function graceEndCell({ c }: HandUpLine, { daysLeft }: HandUpView): Cell {
  const { tone } = daysLeft(c)
  return tone === undefined ? c.graceEnd : { value: c.graceEnd, tone }
}

const FORM = {
  no: both('第{no}份', 'no. {no}'),
  handed: both('{day}已移交', 'handed over {day}'),
  noted: both('{day}已记录', 'noted {day}'),
} as const

/** The number of the case's form, or when it was handed over; when the case was noted, and what was decided. */
function formCell({ c, form }: HandUpLine, { context: { lang, asOf } }: HandUpView): Cell {
  const say = (text: Text, day: Day | undefined) =>
    day === undefined ? [] : [fill(text[lang], { day: dayWords(day, asOf, lang) })]
  return [
    ...(form === undefined
      ? say(FORM.handed, earlierHandover(c, 'F07', asOf)?.day)
      : [fill(FORM.no[lang], { no: form })]),
    ...say(FORM.noted, notedOn(c, asOf)),
    decided(earlierHandovers(c, asOf)),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** `余额不足；客户：…` */
function debitCell({ c }: HandUpLine, { context: { lang } }: HandUpView): Cell {
  const { status, reason } = c.transfer
  if (reason === '') return wordText('transferStatus', status)[lang]
  const colon = lang === 'zh' ? '：' : ': '
  return `${reasonTitle(reason, lang)}${lang === 'zh' ? '；' : '; '}${debitOwners(c, lang)}${colon}${debitAction(c, lang)}`
}
