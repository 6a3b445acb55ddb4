import { isHandedOver } from '../model/case.ts'
import { isReached } from '../model/contacts.ts'
import { addDays, type Day, laterOf } from '../model/day.ts'
import type { Deed } from '../model/history.ts'
import { both } from '../model/wording.ts'
import type { Deadlines } from './deadlines.ts'
import { nth } from './deeds.ts'
import type { Situation, TaskRule } from './rule.ts'

/** Who serves the customer, and what the back office records. */
export const SERVICE_RULES: readonly TaskRule[] = [
  {
    code: 'F12',
    applies: isNewOrphan,
    cause: seenWithCollector,
    due: (at, days) => addDays(assignedOn(at, days), 7),
    done: (at, days) =>
      nth(at.seen, 1, assignedOn(at, days), (contact) => isReached(contact) && contact.outcome !== 'thirdParty'),
    text: both('孤儿单：先自我介绍，说明今后由您服务', 'orphan policy: introduce yourself as the new contact'),
  },
  {
    code: 'F13',
    despite: ['office', 'complaint'],
    applies: ({ seen }) => seen.changes.length > 0,
    cause: (at) => changeOf(at)?.day,
    due: (at, days) => days.workdaysAfter(changeOf(at)?.day ?? days.asOf, 1),
    done: recorded,
    text: both('客户资料要变更：请保全录入（见变更清单）', 'change of details: to be recorded by policy service'),
  },
]

/** Since when the case has been this collector's. */
function assignedOn({ c }: Situation, days: Deadlines): Day {
  return c.assignedSince ?? c.history?.firstSeen ?? days.asOf
}

/** A new instalment of a policy that changed hands earlier stands on no list before it is seen. */
function seenWithCollector(at: Situation, days: Deadlines): Day {
  return laterOf(assignedOn(at, days), at.c.history?.firstSeen ?? days.asOf)
}

/** Without a book nobody knows since when an orphan has been whose: each that somebody collects is taken as new. */
function isNewOrphan({ c }: Situation): boolean {
  return c.servicing === 'orphan' && c.collector !== undefined && (c.assignedSince === undefined || isHandedOver(c))
}

/** The first change that is not recorded yet; where all are, the last one. */
function changeOf({ seen }: Situation) {
  return seen.changes.find(({ doneOn }) => doneOn === undefined) ?? seen.changes.at(-1)
}

/** All changes are recorded: the day of the last one. */
function recorded({ seen }: Situation): Deed | undefined {
  let last: Day | undefined
  for (const { doneOn } of seen.changes) {
    if (doneOn === undefined) return undefined
    if (last === undefined || doneOn > last) last = doneOn
  }
  return last === undefined ? undefined : { day: last, by: '' }
}
