import type { AssignedCase } from '../../model/case.ts'
import { addDays, type Day, earlierOf, formatDay, laterOf } from '../../model/day.ts'
import { nextDebitDay } from '../../model/debit-day.ts'
import { type Fen, fen, formatFenGrouped } from '../../model/money.ts'
import { DEFAULT_TEMPLATES, type NoticeKind, type NoticeTemplate } from '../../model/notice.ts'
import { workdayFrom, workdayOnOrBefore } from '../../model/run.ts'
import { fill } from '../../model/text.ts'
import type { ReportContext } from '../context.ts'
import { both, datedWords, dayWords } from '../wording.ts'
import { mobileOf, titleOf } from './address.ts'
import { isPastDay45 } from './kind.ts'
import { type SmsLength, smsLength } from './sms.ts'
import { todoOf } from './todo.ts'

/** A message to one customer about everything of one kind. */
export interface Notice {
  readonly kind: NoticeKind
  /** '' = no mobile that is surely the customer's: a letter */
  readonly mobile: string
  readonly text: string
  readonly length: SmsLength
  /** `2026-06-18 10:00` */
  readonly sendAt: string
  /** the case that was most urgent: whose customer, collector and address it is */
  readonly first: AssignedCase
}

/** Policies that a message names one by one; the others are counted and summed. */
const MOST_NAMED = 4
/** A reminder before the due date goes out this many days before it. */
const BEFORE_DUE = 3

const NO_NUMBERS: ReadonlySet<string> = new Set()
const JOIN = both('；', '; ')
const OUR_STAFF = both('续期服务人员', 'our renewal service')

/** What one policy adds to a message. */
interface PolicyFacts {
  readonly last4: string
  /** of its instalments together, less what is prepaid */
  readonly premium: Fen
  /** of the policy; its rows repeat it */
  readonly prepaid: Fen
  readonly dueDate: Day
  readonly lapseFrom: Day
  /** of grace, or to apply for reinstatement */
  readonly lastDay: Day
}

/**
 * The message to one customer. Days are named exactly, never in months.
 * @param cases all of the customer's that ask for this kind
 * @param doubted mobiles that other cases of the run know not to be the customer's (any more)
 */
export function noticeFor(
  kind: NoticeKind,
  cases: readonly AssignedCase[],
  context: ReportContext,
  doubted: ReadonlySet<string> = NO_NUMBERS,
): Notice {
  const { asOf, settings } = context
  const { lang } = settings.notices
  const policies = policiesOf(kind, cases)
  const [first] = [...cases].sort(
    (a, b) => lastDayOf(kind, a) - lastDayOf(kind, b) || a.dueDate - b.dueDate || b.premium - a.premium,
  )
  if (first === undefined) throw new Error('a notice about nothing')
  const day = (one: Day) => dayWords(one, asOf, lang)
  const isOfLapse = kind === 'lapse' || kind === 'reinstatement'
  const lineOf = (policy: PolicyFacts) =>
    fill(templateOf(LINES[kind], context), {
      last4: policy.last4,
      premium: formatFenGrouped(policy.premium),
      dueDate: day(policy.dueDate),
      lapseFrom: datedWords(policy.lapseFrom, lang),
      lastDay: isOfLapse ? datedWords(policy.lastDay, lang) : day(policy.lastDay),
    })
  const named = policies.length > MOST_NAMED + 1 ? policies.slice(0, MOST_NAMED) : policies
  const lines = named.map(lineOf)
  const rest = policies.slice(named.length)
  const sumOf = (some: readonly PolicyFacts[]) => fen(some.reduce((sum, { premium }) => sum + premium, 0))
  const soonest = (some: readonly PolicyFacts[]) => some.map(({ lastDay }) => lastDay).reduce(earlierOf)
  if (rest.length > 0)
    lines.push(
      fill(templateOf('more', context), {
        count: rest.length,
        total: formatFenGrouped(sumOf(rest)),
        lastDay: day(soonest(rest)),
      }),
    )
  const todo = [...new Set(cases.map((c) => todoOf(c.transfer.reason, isPastDay45(c))?.[lang] ?? ''))].join('')
  const text = fill(templateOf(kind, context), {
    company: settings.worklist.company,
    hotline: settings.worklist.hotline,
    title: titleOf(first.receivable, lang),
    policies: lines.join(JOIN[lang]),
    count: policies.length,
    total: formatFenGrouped(sumOf(policies)),
    lastDay: day(soonest(policies)),
    link: settings.notices.link,
    collector: first.collector?.name || OUR_STAFF[lang],
    todo,
    pay: (cases.every((c) => canBeDebited(c, context)) ? BY_DEBIT : BY_ONESELF)[lang],
  }).trim()
  // a number that one case knows to be wrong is no better on another
  const wrong = new Set(cases.flatMap((c) => (mobileOf(c) === '' ? [c.receivable.mobile] : [])))
  const mobile = cases.map(mobileOf).find((one) => one !== '' && !wrong.has(one) && !doubted.has(one)) ?? ''
  return { kind, mobile, text, length: smsLength(text), sendAt: sendAt(kind, first, context), first }
}

const BY_DEBIT = both('转账缴费请留足余额', 'or keep enough in your account for the debit')
const BY_ONESELF = both('请用公司APP或柜面自行缴费', 'by our app or at the counter')

/** A debit is arranged, and comes before the last day as far as anybody knows. */
function canBeDebited({ transfer, receivable, graceEnd }: AssignedCase, { asOf, settings }: ReportContext): boolean {
  if (transfer.status === 'notEnrolled') return false
  const next = nextDebitDay(receivable.bankName, asOf, settings.debitDays)
  return graceEnd > asOf && (next === undefined || next <= graceEnd)
}

/** The template of the settings, else our own. */
function templateOf(name: NoticeTemplate, { settings: { notices } }: ReportContext): string {
  return notices.templates[name] ?? DEFAULT_TEMPLATES[name][notices.lang]
}

const LINES: Readonly<Record<NoticeKind, NoticeTemplate>> = {
  transferFailed: 'graceLine',
  dueReminder: 'graceLine',
  lapse: 'lapsedLine',
  reinstatement: 'lapsedLine',
  orphanIntroduction: 'policyLine',
}

function lastDayOf(kind: NoticeKind, c: AssignedCase): Day {
  return kind === 'lapse' || kind === 'reinstatement' ? c.reinstateBy : c.graceEnd
}

/** One entry a policy, its instalments added up, the soonest last day first. */
function policiesOf(kind: NoticeKind, cases: readonly AssignedCase[]): PolicyFacts[] {
  const policies = new Map<string, PolicyFacts>()
  for (const c of cases) {
    const known = policies.get(c.policyNo)
    policies.set(c.policyNo, {
      last4: c.policyNo.slice(-4),
      premium: fen((known?.premium ?? 0) + c.premium),
      prepaid: fen(Math.max(known?.prepaid ?? 0, c.receivable.prepaid ?? 0)),
      dueDate: known === undefined ? c.dueDate : earlierOf(known.dueDate, c.dueDate),
      lapseFrom: c.lapseFrom,
      lastDay: lastDayOf(kind, c),
    })
  }
  return [...policies.values()]
    .map((policy) => ({ ...policy, premium: fen(Math.max(policy.premium - policy.prepaid, 0)) }))
    .sort((a, b) => a.lastDay - b.lastDay || b.premium - a.premium)
}

/** On a working day, when the hotline answers: three days before the due date, else as soon as possible, but never after the last day. */
function sendAt(kind: NoticeKind, c: AssignedCase, { asOf, calendar, settings }: ReportContext): string {
  const before = addDays(c.dueDate, -BEFORE_DUE)
  const day =
    kind === 'dueReminder' && before > asOf
      ? laterOf(asOf, workdayOnOrBefore(before, calendar))
      : (workdayFrom(asOf, lastDayOf(kind, c), calendar) ?? asOf)
  return `${formatDay(day)} ${settings.notices.at}`
}
