import { type AssignedCase, isHandedOver } from '../../model/case.ts'
import { WORD_HOLDS } from '../../model/contacts.ts'
import { addDays, type Day } from '../../model/day.ts'
import { isOrganisationName } from '../../model/mask.ts'
import type { NoticeKind } from '../../model/notice.ts'
import { workdayFrom } from '../../model/run.ts'
import { DAY_45, JUST_LAPSED, LAST_WEEK } from '../../model/thresholds.ts'
import type { ReportContext } from '../context.ts'
import { todoOf } from './todo.ts'

/** A reminder before the due date is handed out this many days before it at the earliest. */
const AHEAD = 7
/** A reminder follows the message about a failed debit after so many days at the earliest. */
const AFTER_FAILURE = 7
/** Days between two offers of reinstatement. */
const OFFER_EVERY = 90

/** The notice that an open case asks for today; undefined = none. Whether anybody may write is {@link isSilent}, and in the settings. */
export function noticeOf(c: AssignedCase, context: ReportContext): NoticeKind | undefined {
  if (waitsForWorkday(c, context)) return undefined
  return kindsOf(c, context).find((kind) => !wasSent(c, kind, context))
}

/**
 * Messages go out on working days. Where a book knows what was handed out, those of a day off are written by the run of the next working day, which knows who has
 * paid since; unless grace is over by then.
 */
function waitsForWorkday({ graceEnd, stage }: AssignedCase, { asOf, calendar, book }: ReportContext): boolean {
  if (!book || calendar.isWorkday(asOf)) return false
  return stage === 'lapsed' || workdayFrom(asOf, graceEnd, calendar) !== undefined
}

/**
 * A message of this kind about the policy speaks of this instalment too: of a failed debit where it is past its due date, else where it is due, or will
 * be in the days in which its own reminder goes out.
 */
export function isSpokenOf(
  { dueDate }: AssignedCase,
  kind: NoticeKind,
  { asOf }: Pick<ReportContext, 'asOf'>,
): boolean {
  return kind === 'transferFailed' ? dueDate < asOf : dueDate - asOf <= AHEAD
}

/** Nobody writes about the policy of an open case, whatever it asks for. */
export function isSilent(c: AssignedCase, { asOf }: ReportContext): boolean {
  if (c.followUp.standstill !== '' || c.transfer.reason === 'T19' || c.paidInPart) return true
  // the contact of a group policy is somebody's colleague; organisations get no text messages
  if (c.groupPolicy || isOrganisationName(c.receivable.holderName)) return true
  const last = c.history?.contacts.findLast(
    ({ outcome }) => outcome !== '' && outcome !== 'noAnswer' && outcome !== 'switchedOff',
  )
  const saysPaid = last?.outcome === 'paid' || last?.outcome === 'funded'
  return saysPaid && asOf - last.day < WORD_HOLDS
}

/** What could be said, the most urgent first. */
function kindsOf(c: AssignedCase, context: ReportContext): readonly NoticeKind[] {
  const { asOf } = context
  switch (c.stage) {
    case 'current':
    case 'grace1':
    case 'grace2':
      return [...kindInGrace(c, asOf), ...introduction(c)]
    case 'lapsed':
      // the system says lapsed, the days do not: policy service looks first
      return c.dayState === 'lapsed' && isSettled(c, context) ? [kindLapsed(c, context)] : []
    default:
      return []
  }
}

function kindInGrace(c: AssignedCase, asOf: Day): readonly NoticeKind[] {
  if (c.dayState !== 'inGrace' && c.dayState !== 'notDue') return []
  // in the last week a reminder goes out even where the office is still mending the debit
  const lastWeek = c.dayState === 'inGrace' && c.daysLeft <= LAST_WEEK
  if (c.transfer.status === 'failed') {
    if (todoOf(c.transfer.reason, isPastDay45(c)) !== undefined) return ['transferFailed']
    return lastWeek && c.transfer.reason !== 'T14' ? ['dueReminder'] : []
  }
  return isSpokenOf(c, 'dueReminder', { asOf }) ? ['dueReminder'] : []
}

/** From day 45 on another way to pay is asked for. */
export function isPastDay45(c: Pick<AssignedCase, 'dayState' | 'overdueDays'>): boolean {
  return c.dayState === 'inGrace' && c.overdueDays >= DAY_45
}

/** Working days after the lapse before anybody is told of it: money of the last day is on its way, and the law may add days off to grace. */
const SETTLING = 3
/** No holiday is as long. */
const LONG_AGO = 30

/** Whoever paid on the last day is booked by now. */
function isSettled({ lapseFrom }: AssignedCase, { asOf, calendar }: ReportContext): boolean {
  if (asOf - lapseFrom > LONG_AGO) return true
  let workdays = 0
  for (let day = lapseFrom; day < asOf; day = addDays(day, 1)) if (calendar.isWorkday(day)) workdays += 1
  return workdays >= SETTLING
}

/** What says that cover is suspended. */
const OF_LAPSE: ReadonlySet<string> = new Set<NoticeKind>(['lapse', 'reinstatement'])

/** A case that the book does not know yet has been told nothing. */
function kindLapsed(c: AssignedCase, { asOf, book }: ReportContext): NoticeKind {
  // a book knows whether the lapse was announced
  if (!book) return asOf - c.lapseFrom <= JUST_LAPSED ? 'lapse' : 'reinstatement'
  const told = c.history?.sent.some(({ kind, day }) => OF_LAPSE.has(kind) && day < asOf)
  return told ? 'reinstatement' : 'lapse'
}

/** An orphan policy that somebody new takes over. */
function introduction(c: AssignedCase): readonly NoticeKind[] {
  return c.servicing === 'orphan' && isHandedOver(c) ? ['orphanIntroduction'] : []
}

/** What was handed out on an earlier day is not handed out again within the period; the same run may be made twice in a day. */
function wasSent(c: AssignedCase, kind: NoticeKind, { asOf, settings }: ReportContext): boolean {
  const sent = (c.history?.sent ?? []).filter(({ day }) => day < asOf)
  const last = (wanted: NoticeKind) => sent.findLast((one) => one.kind === wanted)?.day
  const { periodDays } = settings.notices
  switch (kind) {
    case 'lapse':
      return last('lapse') !== undefined
    case 'reinstatement': {
      const before = Math.max(last('lapse') ?? 0, last('reinstatement') ?? 0)
      return before > 0 && asOf - before < Math.max(OFFER_EVERY, periodDays)
    }
    case 'orphanIntroduction': {
      const told = last(kind)
      return (
        told !== undefined && (c.assignedSince === undefined || told >= c.assignedSince || asOf - told < periodDays)
      )
    }
    case 'dueReminder': {
      // the debit that failed said what is to be paid, and until when
      const before = Math.max(last('dueReminder') ?? 0, (last('transferFailed') ?? 0) - periodDays + AFTER_FAILURE)
      return asOf - before < periodDays
    }
    default: {
      const before = last(kind)
      return before !== undefined && asOf - before < periodDays
    }
  }
}
