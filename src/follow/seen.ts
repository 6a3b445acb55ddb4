import type { AssignedCase, Case } from '../model/case.ts'
import { complaintDays, complaintOf } from '../model/complaint.ts'
import type { OutcomeName, UnpaidReasonName } from '../model/contact.ts'
import { contactsUntil, isReached, lastPromise, lastReason, standingOutcome } from '../model/contacts.ts'
import type { Day } from '../model/day.ts'
import { decisionOf } from '../model/decision.ts'
import type { PromiseKept } from '../model/follow-up.ts'
import type { CaseHistory, Complaint, Contact, Handover, SentNotice, ServiceChange } from '../model/history.ts'
import { keep } from '../model/keep.ts'
import type { TaskCode } from '../model/task.ts'

/** A case before it is said what follows from it. */
export type CaseToFollow = Omit<AssignedCase, 'followUp'>

/** Paid cases and those set apart ask for nothing. */
export function isWorkedOn({ disposition }: Pick<Case, 'disposition'>): boolean {
  return disposition === 'worklist' || disposition === 'unassigned' || disposition === 'future'
}

/** What the history of a case amounts to on the as-of day. Whatever is later does not exist. */
export interface Seen {
  /** an earlier day's run saw the case: what is not written down was not done */
  readonly known: boolean
  /** oldest first */
  readonly contacts: readonly Contact[]
  readonly reached: number
  readonly outcome: OutcomeName | ''
  readonly reason: UnpaidReasonName | ''
  readonly promise: PromiseKept | undefined
  readonly changes: readonly ServiceChange[]
  /** made by earlier days' runs: one of today is this run's own */
  readonly handovers: readonly Handover[]
  /** handed out by earlier days' runs */
  readonly sent: readonly SentNotice[]
  readonly complaint: Complaint | undefined
  /** the day on which the supervisor decided that nobody contacts the customer, as long as nothing else was decided since */
  readonly paused: Day | undefined
  readonly listCame: Day
  readonly since: Readonly<Partial<Record<TaskCode, Day>>>
}

/** Says what the history of cases amounts to. */
export function openSeen(asOf: Day): (c: Case) => Seen {
  const nothing: Seen = {
    known: false,
    contacts: [],
    reached: 0,
    outcome: '',
    reason: '',
    promise: undefined,
    changes: [],
    handovers: [],
    sent: [],
    complaint: undefined,
    paused: undefined,
    listCame: asOf,
    since: {},
  }
  const isEarlier = ({ day }: { readonly day: Day }) => day < asOf
  /** its own, else one that was noted on an instalment on which nobody works any more */
  const complaintIn = (
    c: Case,
    contacts: readonly Contact[],
    handovers: readonly Handover[],
  ): Complaint | undefined => {
    const own = contacts.length === 0 ? [] : complaintDays(contacts)
    if (own.length > 0) return complaintOf(own, handovers, asOf)
    return c.carriedComplaint === undefined ? undefined : complaintOf([c.carriedComplaint], handovers, asOf)
  }
  return (c) => {
    const { history } = c
    if (history === undefined)
      return c.carriedComplaint === undefined ? nothing : { ...nothing, complaint: complaintIn(c, [], []) }
    const contacts = contactsUntil(history.contacts, asOf)
    const handovers = keep(history.handovers, isEarlier)
    return {
      known: history.firstSeen < asOf,
      contacts,
      reached: contacts.reduce((sum, contact) => sum + (isReached(contact) ? 1 : 0), 0),
      outcome: standingOutcome(contacts),
      reason: lastReason(contacts),
      promise: promiseOf(c, history, contacts, asOf),
      changes: changesUntil(history.changes, asOf),
      handovers,
      sent: keep(history.sent, isEarlier),
      complaint: complaintIn(c, contacts, handovers),
      paused: pausedOn(handovers, asOf),
      listCame: history.listCame,
      since: history.since,
    }
  }
}

function promiseOf(
  c: Case,
  { payments }: CaseHistory,
  contacts: readonly Contact[],
  asOf: Day,
): PromiseKept | undefined {
  const paid = c.disposition === 'paid' ? { on: paidOn(c) } : undefined
  const until = keep(payments, ({ day }) => day === undefined || day <= asOf)
  return lastPromise(contacts, { asOf, due: c.netDue, payments: until, paid })
}

function paidOn({ receivable, transfer }: Case): Day | undefined {
  return receivable.paidDate ?? (transfer.status === 'succeeded' ? receivable.returnDate : undefined)
}

/** What is recorded later is not recorded yet. */
function changesUntil(changes: readonly ServiceChange[], asOf: Day): readonly ServiceChange[] {
  if (changes.length === 0) return changes
  return changes
    .filter(({ day }) => day <= asOf)
    .map((change) => (change.doneOn !== undefined && change.doneOn > asOf ? { ...change, doneOn: undefined } : change))
}

/** By the decision that was made last; a note without one changes nothing. */
function pausedOn(handovers: readonly Handover[], asOf: Day): Day | undefined {
  let last: Handover | undefined
  for (const one of handovers)
    if (
      one.decision &&
      one.notedOn !== undefined &&
      one.notedOn <= asOf &&
      one.notedOn >= (last?.notedOn ?? one.notedOn)
    )
      last = one
  return decisionOf(last?.decision ?? '') === 'pause' ? last?.notedOn : undefined
}
