import { OUTCOMES } from '../../../src/model/contact.ts'
import type { Day } from '../../../src/model/day.ts'
import type { Contact } from '../../../src/model/history.ts'
import { earliest, monthDay, monthNumber, plus, yearsLater } from './days.ts'
import type { Facts } from './facts.ts'

/** What the rules ask of a case: its days, what was said, what was done. */
export type Situation = ReturnType<typeof situationOf>

const REACHED =
  'paid promised funded informed undecided thirdParty refused surrender complaint visit change reinstate otherPerson'
const PROBLEMS = 'untraceable refused surrender complaint'
/** reading: informed and undecided are not friendly yet */
const FRIENDLY = 'paid promised funded visit reinstate'
/** reading: these say nothing about how the customer stands to paying, so what was said before goes on */
const SAYS_NOTHING = 'noAnswer switchedOff wrongNumber thirdParty handedOver other'
/** reading: a number is tried by these, and by a contact without a channel */
const BY_NUMBER = 'phone sms wechat'

const isOneOf = (words: string, word: string) => word !== '' && words.split(' ').includes(word)

export const isReached = ({ outcome }: Contact) => isOneOf(REACHED, outcome)
/** reading: the day of a visit is no promise */
export const isPromise = ({ promised, outcome }: Contact) => promised !== undefined && outcome !== 'visit'
/** reading: whether somebody was met or not */
export const isVisit = ({ channel }: Contact) => channel === 'visit'

export function situationOf(facts: Facts) {
  const { asOf, month, oldestDue, history, dueDate } = facts
  const graceEnd = plus(oldestDue, 60)
  const lapseFrom = plus(graceEnd, 1)
  const reinstateBy = yearsLater(lapseFrom, 2)
  const stage = stageOf(facts, lapseFrom, reinstateBy)
  const isOver = asOf >= lapseFrom
  const contacts = contactsOf(facts)
  const says = contacts.filter(({ outcome }) => outcome !== '' && !isOneOf(SAYS_NOTHING, outcome))
  const byNumber = contacts.filter(({ channel }) => channel === '' || isOneOf(BY_NUMBER, channel))
  const changes = (history?.changes ?? []).map(({ day, doneOn }) => ({
    day,
    doneOn: doneOn !== undefined && doneOn <= asOf ? doneOn : undefined,
  }))
  const situation = {
    ...facts,
    graceEnd,
    lapseFrom,
    reinstateBy,
    stage,
    day45: plus(oldestDue, 45),
    daysLeft: Math.max(graceEnd - asOf, 0),
    overdueDays: asOf - dueDate,
    monthStart: monthDay(month, 1),
    listCame: history?.listCame ?? asOf,
    isNotDue: asOf < oldestDue,
    // the system knows more: where it says lapsed, no cover is promised
    isInGrace: asOf >= oldestDue && !isOver && stage !== 'lapsed',
    isLapsed: stage === 'lapsed' && isOver,
    lapsedDays: asOf - lapseFrom,
    contacts,
    standing: says.at(-1)?.outcome ?? '',
    changes,
    // reading: how the customer stands to paying, and since which contact without a break
    problemSince: firstOfLastRun(says, ({ outcome }) => isOneOf(PROBLEMS, outcome)),
    friendlySince: firstOfLastRun(says, ({ outcome }) => isOneOf(FRIENDLY, outcome)),
    changeSince: earliest(
      changes.find(({ doneOn }) => doneOn === undefined)?.day,
      firstOfLastRun(says, ({ outcome }) => outcome === 'change'),
    ),
    wrongNumberSince: firstOfLastRun(byNumber, ({ outcome }) => outcome === 'wrongNumber'),
    complaint: complaintOf(facts, contacts),
  }
  return { ...situation, promiseKept: isPromiseKept(situation) }
}

/** reading: contacts of one day and time stand in the order of the list of outcomes, then of promise, channel and reason. */
function contactsOf({ history, asOf }: Facts): readonly Contact[] {
  const no = (many: number) => String(many).padStart(6, '0')
  const rank = (outcome: Contact['outcome']) => (outcome === '' ? 0 : Object.keys(OUTCOMES).indexOf(outcome) + 1)
  const text = ({ day, time, outcome, promised = 0 as Day, channel, reason }: Contact) =>
    [no(day), time.padEnd(5), no(rank(outcome)), no(promised), channel.padEnd(9), reason].join()
  return (history?.contacts ?? [])
    .filter(({ day }) => day <= asOf)
    .toSorted((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0))
}

function stageOf({ asOf, month, dueDate, statusLapsed, staysAfterGrace }: Facts, lapseFrom: Day, reinstateBy: Day) {
  if (asOf > reinstateBy) return 'permanentlyLapsed'
  if (statusLapsed) return 'lapsed'
  if (asOf >= lapseFrom) return staysAfterGrace ? 'deferred' : 'lapsed'
  const behind = month - monthNumber(dueDate)
  return behind < 0 ? 'future' : (['current', 'grace1'][behind] ?? 'grace2')
}

/** Day of the first of those that stand together at the end; undefined: the last one is none of them. */
function firstOfLastRun(contacts: readonly Contact[], is: (contact: Contact) => boolean): Day | undefined {
  const breaks = contacts.findLastIndex((contact) => !is(contact))
  return contacts[breaks + 1]?.day
}

/** Kept: paid by the day, or the customer says that it is paid or in the account, which is taken for a week. */
function isPromiseKept({
  contacts,
  history,
  netDue,
  asOf,
}: Pick<Facts, 'history' | 'netDue' | 'asOf'> & { readonly contacts: readonly Contact[] }): boolean {
  const made = contacts.findLast(isPromise)
  const until = made?.promised
  if (made === undefined || until === undefined) return false
  const said = contacts.filter(({ day }) => day >= made.day && day <= until)
  if (said.some(({ outcome, day }) => isOneOf('paid funded', outcome) && asOf - day < 7)) return true
  const came = (history?.payments ?? []).filter(({ day }) => day !== undefined && day <= until)
  if (came.some(({ amount }) => amount === undefined)) return true
  return came.length > 0 && came.reduce((sum, { amount }) => sum + (amount ?? 0), 0) >= netDue
}

/**
 * reading: answered = the supervisor noted the case after the day of the complaint, whatever it was handed up for and whatever was decided, but for
 * "handled as a complaint", "no contact for now" and "somebody else takes over"; or, on that day too, "complaint answered".
 * Of several complaints the first that is not answered counts, else the last; those noted on the case itself before one of another instalment.
 */
function complaintOf(facts: Facts, contacts: readonly Contact[]) {
  const { history, asOf, carriedComplaint } = facts
  const own: readonly { readonly day: Day }[] = contacts.filter(({ outcome }) => outcome === 'complaint')
  const complaints = own.length === 0 && carriedComplaint !== undefined ? [{ day: carriedComplaint }] : own
  const days = new Set(complaints.map(({ day }) => day))
  const answered = (history?.handovers ?? [])
    .flatMap(({ day, notedOn, decision = '' }) => {
      const isKnown = day < asOf && notedOn !== undefined && notedOn <= asOf
      if (!isKnown || ['按投诉处理', '暂停联系', '换人跟进'].includes(decision)) return []
      return days.has(notedOn) && decision !== '投诉已答复' ? [] : [notedOn]
    })
    .toSorted((a, b) => a - b)
    .at(-1)
  const open = complaints.find(({ day }) => answered === undefined || day > answered)
  const one = open ?? complaints.at(-1)
  return one && { day: one.day, answeredOn: open === undefined ? answered : undefined }
}

/** By the bank, or the reason for not paying that was recorded last. */
export function isReportedDead({ reason, contacts }: Situation): boolean {
  return reason === 'T21' || contacts.findLast((one) => one.reason !== '')?.reason === 'death'
}

/** Days on which the supervisor noted what earlier days' runs handed up, in order. */
export function notedDays({ history, asOf }: Facts): readonly Day[] {
  return (history?.handovers ?? [])
    .flatMap(({ day, notedOn }) => (day < asOf && notedOn !== undefined && notedOn <= asOf ? [notedOn] : []))
    .toSorted((a, b) => a - b)
}
