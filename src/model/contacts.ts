import { type ContactChannel, OUTCOME_NAMES, OUTCOMES, type OutcomeName, type UnpaidReasonName } from './contact.ts'
import type { Day } from './day.ts'
import type { PromiseKept } from './follow-up.ts'
import type { Contact, Payment } from './history.ts'
import { keep } from './keep.ts'

/** A contact in the sense of the cadence: somebody was reached. Anything else that was written down is an attempt. */
export function isReached({ outcome }: Contact): boolean {
  return outcome !== '' && OUTCOMES[outcome].reached
}

/** A day named for the payment; the day of a visit is none. */
export function isPromise({ promised, outcome }: Contact): boolean {
  return promised !== undefined && outcome !== 'visit'
}

/** 0 = none. */
function rankOf(outcome: Contact['outcome']): number {
  return outcome === '' ? 0 : OUTCOME_NAMES.indexOf(outcome) + 1
}

/** By day and time; what stands on one day and time in an order of its own, so that the order of entry decides nothing. */
function compareContacts(a: Contact, b: Contact): number {
  return (
    a.day - b.day ||
    compareTexts(a.time, b.time) ||
    rankOf(a.outcome) - rankOf(b.outcome) ||
    (a.promised ?? 0) - (b.promised ?? 0) ||
    compareTexts(a.channel, b.channel) ||
    compareTexts(a.reason, b.reason) ||
    compareTexts(a.person, b.person) ||
    compareTexts(a.note, b.note) ||
    compareTexts(a.collector, b.collector)
  )
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The contacts up to and including a day, oldest first. */
export function contactsUntil(contacts: readonly Contact[], asOf: Day): readonly Contact[] {
  const until = keep(contacts, (contact) => contact.day <= asOf)
  return until.length < 2 ? until : [...until].sort(compareContacts)
}

/** For so many days the customer's word that it is paid, or that the money is there, is taken. */
export const WORD_HOLDS = 7

/** Outcomes that say how the customer stands to paying; nobody reached, somebody else reached and the like say nothing about it. */
const CONCLUSIVE: ReadonlySet<OutcomeName> = new Set([
  'paid',
  'promised',
  'funded',
  'informed',
  'undecided',
  'untraceable',
  'refused',
  'surrender',
  'complaint',
  'visit',
  'change',
  'reinstate',
  'otherPerson',
])

/** How the customer stands to paying, by the last contact that says it; '' when none does. In: contacts oldest first. */
export function standingOutcome(contacts: readonly Contact[]): OutcomeName | '' {
  return contacts.findLast(isConclusive)?.outcome ?? ''
}

function isConclusive({ outcome }: Contact): boolean {
  return outcome !== '' && CONCLUSIVE.has(outcome)
}

/**
 * Since when the outcome that stands has been one of these without a break; undefined where it is none of them.
 * In: contacts oldest first.
 */
export function standsSince(contacts: readonly Contact[], outcomes: ReadonlySet<OutcomeName | ''>): Day | undefined {
  return sinceInRow(contacts, isConclusive, ({ outcome }) => outcomes.has(outcome))
}

/** Day of the first of those that stand together at the end of the contacts that count. */
function sinceInRow(
  contacts: readonly Contact[],
  counts: (contact: Contact) => boolean,
  holds: (contact: Contact) => boolean,
): Day | undefined {
  let since: Day | undefined
  for (let i = contacts.length - 1; i >= 0; i--) {
    const contact = contacts[i]
    if (contact === undefined || !counts(contact)) continue
    if (!holds(contact)) break
    since = contact.day
  }
  return since
}

/** Outcomes with which a case is a problem: assessment form, report to the supervisor. */
export const PROBLEM_OUTCOMES: ReadonlySet<OutcomeName | ''> = new Set<OutcomeName>([
  'untraceable',
  'refused',
  'surrender',
  'complaint',
])

/** The reason for not paying that was recorded last, '' when none was. In: contacts oldest first. */
export function lastReason(contacts: readonly Contact[]): UnpaidReasonName | '' {
  return contacts.findLast(({ reason }) => reason !== '')?.reason ?? ''
}

const BY_NUMBER: ReadonlySet<ContactChannel | ''> = new Set(['phone', 'sms', 'wechat', ''])

/** The last call ended at a number that is nobody's, or not the holder's. In: contacts oldest first. */
export function isNumberWrong(contacts: readonly Contact[]): boolean {
  return numberWrongSince(contacts) !== undefined
}

/** Since when every call has ended at such a number; undefined where the last did not. In: contacts oldest first. */
export function numberWrongSince(contacts: readonly Contact[]): Day | undefined {
  return sinceInRow(
    contacts,
    ({ channel }) => BY_NUMBER.has(channel),
    ({ outcome }) => outcome === 'wrongNumber',
  )
}

const NOBODY_REACHED: ReadonlySet<OutcomeName | ''> = new Set<OutcomeName>([
  'noAnswer',
  'switchedOff',
  'wrongNumber',
  'untraceable',
])

/**
 * Attempts that reached nobody since somebody was last reached; those whose outcome says neither (or that nobody could read) are not counted.
 * In: contacts oldest first.
 */
export function attemptsInVain(contacts: readonly Contact[]): number {
  let count = 0
  for (let i = contacts.length - 1; i >= 0; i--) {
    const contact = contacts[i]
    if (contact === undefined || isReached(contact)) break
    if (NOBODY_REACHED.has(contact.outcome)) count += 1
  }
  return count
}

/** What is known about the money of a case when a promise is judged. */
export interface MoneyKnown {
  readonly asOf: Day
  /** fen; a payment of less keeps no promise */
  readonly due: number
  readonly payments: readonly Payment[]
  /** the case is settled; `on` undefined: nobody says when */
  readonly paid: { readonly on: Day | undefined } | undefined
}

/**
 * The last promise and what became of it. Kept: paid, or for a week said to be paid or in the account, from the promise to its day;
 * broken: its day is over without that; open until then. In: contacts oldest first.
 */
export function lastPromise(contacts: readonly Contact[], known: MoneyKnown): PromiseKept | undefined {
  const made = contacts.findLast(isPromise)
  const day = made?.promised
  if (made === undefined || day === undefined) return undefined
  const within = (when: Day) => when >= made.day && when <= day
  const { paid, payments, asOf, due } = known
  // the customer's word is taken for a week; then the money itself must have come
  const isTaken = (when: Day) => paid !== undefined || asOf - when < WORD_HOLDS
  const said = contacts.some(
    ({ outcome, day: when }) => (outcome === 'paid' || outcome === 'funded') && within(when) && isTaken(when),
  )
  const kept = said || (paid ? paid.on === undefined || paid.on <= day : covers(payments, day, due))
  if (kept) return { day, state: 'kept' }
  return { day, state: paid || asOf > day ? 'broken' : 'open' }
}

/** Whether payments up to a day are the whole amount; one without an amount is. */
function covers(payments: readonly Payment[], until: Day, due: number): boolean {
  let sum = 0
  for (const { day, amount } of payments) {
    if (day === undefined || day > until) continue
    if (amount === undefined) return true
    sum += amount
  }
  return sum > 0 && sum >= due
}
