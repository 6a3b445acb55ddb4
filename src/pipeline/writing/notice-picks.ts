import { type CustomerHolds, holderKeyOf } from '../../follow/index.ts'
import type { AssignedCase } from '../../model/case.ts'
import { type Day, laterOf } from '../../model/day.ts'
import { openInterner } from '../../model/interner.ts'
import { NOTICE_NAMES, type NoticeKind } from '../../model/notice.ts'
import { mobileIn } from '../../model/phone.ts'
import { isSilent, isSpokenOf, mobileOf, noticeOf, type ReportContext } from '../../report/index.ts'
import { openColumn } from '../growing-columns.ts'

/** Gathers, case by case, which notices are due. */
export interface NoticePicks {
  /** company and hotline are set: without them nothing is written */
  readonly on: boolean
  look(c: AssignedCase, id: number): void
  /** cases that ask for a notice, once all are looked at; what is opted out is not among them */
  wanted(): number
  /**
   * Customers in order of appearance, with their cases of the most urgent kind. A policy is one subject: all that is due of it stands in one
   * message, or in none.
   */
  customers(): Iterable<CustomerPick>
  /** mobiles that a call found to be somebody else's, or in whose place another was reported; personal */
  readonly doubted: ReadonlySet<string>
  readonly counts: NoticeCounts
}

/** What a message to one customer is about. */
export interface CustomerPick {
  readonly kind: NoticeKind
  readonly ids: readonly number[]
}

/** What the terminal says about the notices. */
export interface NoticeCounts {
  /** cases that asked for one, and whose policy or mobile is opted out */
  optedOut: number
  messages: number
  letters: number
  /** SMS parts of the messages */
  parts: number
}

/** @param holds customers one of whose policies says that somebody has died get no message */
export function openNoticePicks(context: ReportContext, holds: CustomerHolds): NoticePicks {
  const { company, hotline } = context.settings.worklist
  // however a mobile is written there
  const optOut = new Set(context.settings.notices.optOut.map((one) => mobileIn(one) || one))
  const customers = openInterner()
  const several = openSeveral(context.asOf)
  const asking = openAsking()
  const counts: NoticeCounts = { optedOut: 0, messages: 0, letters: 0, parts: 0 }
  const on = company !== '' && hotline !== ''
  /** without company and hotline nothing is kept: only that there would be something to write */
  let notKept = 0
  const doubted = new Set<string>()
  const introduced = openIntroduced(context.asOf)
  const mayWrite = (place: number) => {
    if (introduced.isTold(place)) return false
    const policy = asking.policies.at(place)
    if (policy < 0) return true
    return !several.isSilent(policy) && !(asking.kinds.at(place) === LAPSE && several.isTold(policy))
  }
  return {
    on,
    counts,
    doubted,
    look(c, id) {
      if (on && c.history !== undefined) {
        if (mobileOf(c) === '') doubted.add(c.receivable.mobile)
        introduced.note(c)
      }
      if (c.disposition !== 'worklist' && c.disposition !== 'unassigned') return
      const isOptedOut = optOut.has(c.policyNo) || optOut.has(c.receivable.mobile)
      const silent = isSilent(c, context) || holds.customers.get(holderKeyOf(c))?.death !== undefined
      const kind = silent ? undefined : noticeOf(c, context)
      if (!on) {
        if (kind !== undefined) notKept += 1
        return
      }
      const spoken =
        (kind === 'transferFailed' || isSpokenOf(c, 'transferFailed', context) ? IN_FAILURES : 0) |
        ((kind !== undefined && kind !== 'transferFailed') || isSpokenOf(c, 'dueReminder', context) ? IN_OTHERS : 0)
      // what is prepaid waits for its booking, which may take weeks, and asks for nothing: the others are spoken of
      const isOneOfSeveral = c.unpaidInstalments > 1 && c.hold !== 'prepaid'
      const policy = isOneOfSeveral ? several.note(c, id, silent || isOptedOut, spoken) : -1
      if (kind === undefined) return
      if (isOptedOut) counts.optedOut += 1
      else {
        if (kind === 'orphanIntroduction') introduced.ask(asking.ids.length, c)
        asking.add(id, customers.intern(holderKeyOf(c)), kind, policy)
      }
    },
    wanted() {
      let wanted = notKept
      for (let place = 0; place < asking.ids.length; place++) if (mayWrite(place)) wanted += 1
      return wanted
    },
    *customers() {
      const most = new Uint8Array(customers.size).fill(255)
      const isMost = (place: number) => mayWrite(place) && asking.kinds.at(place) === most[asking.customers.at(place)]
      for (let place = 0; place < asking.ids.length; place++) {
        const customer = asking.customers.at(place)
        if (mayWrite(place)) most[customer] = Math.min(most[customer] ?? 255, asking.kinds.at(place))
      }
      const asked = new Map<number, NoticeKind>()
      for (let place = 0; place < asking.ids.length; place++) {
        const kind = NOTICE_NAMES[asking.kinds.at(place)]
        if (kind && isMost(place) && asking.policies.at(place) >= 0) asked.set(asking.policies.at(place), kind)
      }
      const casesOf = several.casesOf(asked)
      const own = new Map<number, number[]>()
      for (let place = 0; place < asking.ids.length; place++) {
        if (!isMost(place)) continue
        const policy = asking.policies.at(place)
        const customer = asking.customers.at(place)
        const id = asking.ids.at(place)
        const known = own.get(customer) ?? []
        own.set(customer, known)
        // a policy is spoken of once, however many of its instalments ask, and however its rows name the holder
        if (policy < 0) known.push(id)
        else if (asked.delete(policy)) for (const one of casesOf.get(policy) ?? []) known.push(one)
      }
      for (const [customer, ids] of own) {
        const kind = NOTICE_NAMES[most[customer] ?? 255]
        if (kind && ids.length > 0) yield { kind, ids }
      }
    },
  }
}

/** A new collector is introduced once for a policy, though a later instalment of it was not told. Few ask for it. */
function openIntroduced(asOf: Day) {
  const told = new Map<string, Day>()
  const asking = new Map<number, Pick<AssignedCase, 'policyNo' | 'assignedSince'>>()
  return {
    note({ policyNo, history }: AssignedCase): void {
      const last = history?.sent.findLast(({ kind, day }) => kind === 'orphanIntroduction' && day < asOf)?.day
      if (last !== undefined) told.set(policyNo, laterOf(last, told.get(policyNo) ?? last))
    },
    /** @param place of the case among those that ask */
    ask(place: number, { policyNo, assignedSince }: AssignedCase): void {
      asking.set(place, { policyNo, assignedSince })
    },
    isTold(place: number): boolean {
      const one = asking.get(place)
      const day = one && told.get(one.policyNo)
      return day !== undefined && day >= (one?.assignedSince ?? day)
    },
  }
}

/** The cases that ask for a message, column by column. */
function openAsking() {
  const ids = openColumn((n) => new Int32Array(n))
  const customers = openColumn((n) => new Int32Array(n))
  const kinds = openColumn((n) => new Uint8Array(n))
  /** number of the policy where several of its instalments are open, else −1 */
  const policies = openColumn((n) => new Int32Array(n))
  const add = (id: number, customer: number, kind: NoticeKind, policy: number): void => {
    ids.push(id)
    customers.push(customer)
    kinds.push(NOTICE_NAMES.indexOf(kind))
    policies.push(policy)
  }
  return { ids, customers, kinds, policies, add }
}

/** A message about a failed debit speaks of the instalment; one of any other kind does. */
const IN_FAILURES = 1
const IN_OTHERS = 2
const SILENT = 1
const TOLD = 2
const LAPSE = NOTICE_NAMES.indexOf('lapse')

/** The policies of which several instalments are open: which cases a message about one speaks of, and whether nobody writes about it. */
function openSeveral(asOf: Day) {
  const policies = openInterner()
  /** bits of {@link SILENT} and {@link TOLD} */
  const facts = openColumn((n) => new Uint8Array(n))
  const ids = openColumn((n) => new Int32Array(n))
  const owners = openColumn((n) => new Int32Array(n))
  /** {@link IN_FAILURES}, {@link IN_OTHERS} */
  const marks = openColumn((n) => new Uint8Array(n))
  return {
    /** @returns the number of the policy */
    note({ policyNo, history }: AssignedCase, id: number, isSilent: boolean, spoken: number): number {
      const policy = policies.intern(policyNo)
      const isTold = history?.sent.some(({ kind, day }) => kind === 'lapse' && day < asOf) === true
      facts.set(policy, facts.at(policy) | (isSilent ? SILENT : 0) | (isTold ? TOLD : 0))
      if (spoken !== 0) {
        ids.push(id)
        owners.push(policy)
        marks.push(spoken)
      }
      return policy
    },
    isSilent: (policy: number) => (facts.at(policy) & SILENT) !== 0,
    /** an earlier run has told the customer that the policy lapsed, about whichever instalment */
    isTold: (policy: number) => (facts.at(policy) & TOLD) !== 0,
    /** the cases of those policies that are asked for, as far as a message of that kind speaks of them */
    casesOf(asked: ReadonlyMap<number, NoticeKind>): ReadonlyMap<number, readonly number[]> {
      const cases = new Map<number, number[]>()
      for (let at = 0; at < ids.length; at++) {
        const policy = owners.at(at)
        const kind = asked.get(policy)
        const mark = kind === 'transferFailed' ? IN_FAILURES : IN_OTHERS
        if (kind === undefined || (marks.at(at) & mark) === 0) continue
        const known = cases.get(policy)
        if (known) known.push(ids.at(at))
        else cases.set(policy, [ids.at(at)])
      }
      return cases
    },
  }
}
