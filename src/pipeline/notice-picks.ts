import type { CustomerHolds } from '../follow/index.ts'
import type { AssignedCase } from '../model/case.ts'
import { openInterner } from '../model/interner.ts'
import { NOTICE_NAMES, type NoticeKind } from '../model/notice.ts'
import { isSilent, isSpokenOf, noticeOf, type ReportContext } from '../report/index.ts'
import { openColumn } from './columns.ts'

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
  customers(): Iterable<{ readonly kind: NoticeKind; readonly ids: readonly number[] }>
  readonly counts: NoticeCounts
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
  const optOut = new Set(context.settings.notices.optOut)
  const customers = openInterner()
  const several = openSeveral()
  const asking = openAsking()
  const counts: NoticeCounts = { optedOut: 0, messages: 0, letters: 0, parts: 0 }
  const on = company !== '' && hotline !== ''
  /** without company and hotline nothing is kept: only that there would be something to write */
  let notKept = 0
  const mayWrite = (place: number) => {
    const policy = asking.policies.at(place)
    return policy < 0 || !several.isSilent(policy)
  }
  return {
    on,
    counts,
    look(c, id) {
      if (c.disposition !== 'worklist' && c.disposition !== 'unassigned') return
      const silent = isSilent(c, context) || holds.customers.get(c.customer)?.death === true
      const kind = silent ? undefined : noticeOf(c, context)
      if (!on) {
        if (kind !== undefined) notKept += 1
        return
      }
      const isSpoken = kind !== undefined || isSpokenOf(c, context)
      // what is prepaid waits for its booking, which may take weeks, and asks for nothing: the others are spoken of
      const isOneOfSeveral = c.unpaidInstalments > 1 && c.hold !== 'prepaid'
      const policy = isOneOfSeveral ? several.note(c.policyNo, id, silent, isSpoken) : -1
      if (kind === undefined) return
      if (optOut.has(c.policyNo) || optOut.has(c.receivable.mobile)) counts.optedOut += 1
      else asking.add(id, customers.intern(c.customer), kind, policy)
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
      const asked = new Set<number>()
      for (let place = 0; place < asking.ids.length; place++)
        if (isMost(place) && asking.policies.at(place) >= 0) asked.add(asking.policies.at(place))
      const casesOf = several.casesOf(asked)
      const own = new Map<number, number[]>()
      for (let place = 0; place < asking.ids.length; place++) {
        if (!isMost(place)) continue
        const policy = asking.policies.at(place)
        // a policy is spoken of once, however many of its instalments ask
        if (policy >= 0 && !asked.delete(policy)) continue
        const customer = asking.customers.at(place)
        const cases = casesOf.get(policy) ?? [asking.ids.at(place)]
        const known = own.get(customer)
        if (known) for (const one of cases) known.push(one)
        else own.set(customer, [...cases])
      }
      for (const [customer, cases] of own) {
        const kind = NOTICE_NAMES[most[customer] ?? 255]
        if (kind) yield { kind, ids: cases }
      }
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

/** The policies of which several instalments are open: which cases a message about one speaks of, and whether nobody writes about it. */
function openSeveral() {
  const policies = openInterner()
  const silent = openColumn((n) => new Uint8Array(n))
  const ids = openColumn((n) => new Int32Array(n))
  const owners = openColumn((n) => new Int32Array(n))
  return {
    /** @returns the number of the policy */
    note(policyNo: string, id: number, isSilentHere: boolean, isSpoken: boolean): number {
      const policy = policies.intern(policyNo)
      if (isSilentHere || policy >= silent.length) silent.set(policy, isSilentHere ? 1 : 0)
      if (isSpoken) {
        ids.push(id)
        owners.push(policy)
      }
      return policy
    },
    isSilent: (policy: number) => silent.at(policy) === 1,
    /** the cases of those policies that are asked for */
    casesOf(asked: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
      const cases = new Map<number, number[]>()
      for (let at = 0; at < ids.length; at++) {
        const policy = owners.at(at)
        if (!asked.has(policy)) continue
        const known = cases.get(policy)
        if (known) known.push(ids.at(at))
        else cases.set(policy, [ids.at(at)])
      }
      return cases
    },
  }
}
