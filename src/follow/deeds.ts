import { isPromise, isReached } from '../model/contacts.ts'
import type { Day } from '../model/day.ts'
import type { Contact, Deed } from '../model/history.ts'
import type { Seen } from './seen.ts'

/** What counts as done. Contacts stand oldest first, so that the first that suffices is the day of the deed. */

export const isVisit = ({ channel }: Contact) => channel === 'visit'

/** The `nth` contact from a day on that counts. */
export function nth(
  seen: Seen,
  count: number,
  from: Day | undefined,
  counts: (contact: Contact) => boolean = () => true,
): Deed | undefined {
  let left = count
  for (const contact of seen.contacts) {
    if (from !== undefined && contact.day < from) continue
    if (!counts(contact)) continue
    left -= 1
    if (left === 0) return { day: contact.day, by: contact.collector }
  }
  return undefined
}

/** Two attempts from a day on, one of which reached somebody who named a day. */
export function twoAttemptsOnePromise(seen: Seen, from: Day): Deed | undefined {
  const second = nth(seen, 2, from)
  const promise = nth(seen, 1, from, (contact) => isReached(contact) && isPromise(contact))
  if (second === undefined || promise === undefined) return undefined
  return promise.day > second.day ? promise : second
}

/** Somebody was reached and said why it is not paid, or that it is. */
export function saidWhy(contact: Contact): boolean {
  if (!isReached(contact)) return false
  return contact.reason !== '' || contact.outcome === 'paid' || contact.outcome === 'funded'
}

/** The supervisor has noted the case, from a day on, whatever it was handed up for. */
export function noted({ handovers }: Seen, asOf: Day, from: Day | undefined): Deed | undefined {
  let first: Deed | undefined
  for (const { notedOn, supervisor } of handovers) {
    if (notedOn === undefined || notedOn > asOf || (from !== undefined && notedOn < from)) continue
    if (first === undefined || notedOn < first.day) first = { day: notedOn, by: supervisor }
  }
  return first
}
