import { isReached, lastPromise } from '../model/contacts.ts'
import { addToMonth, type Day, earlierOf, firstDayOf } from '../model/day.ts'
import type { PromiseKept } from '../model/follow-up.ts'
import type { CaseRecord } from '../model/progress.ts'
import { NOT_NOTED, type ProgressQuestion, type Standing } from '../model/standing.ts'
import { bucketOf, isPlanned } from './bucket.ts'
import { changesOf } from './changes.ts'
import { failuresOf, inOrderOfDays } from './failures.ts'
import { baseOf, rollOf } from './roll.ts'
import { targetGroupOf } from './target-group.ts'
import { isToCollect, type View, viewOf } from './view.ts'

/** Says where each case stands, as of the run that is asked for. */
export function openStanding(question: ProgressQuestion): (record: CaseRecord) => Standing {
  const { month } = question.last
  const monthBegan = firstDayOf(month)
  return (given) => {
    const record = inOrderOfDays(given)
    const view = viewOf(record, question)
    const { now, details, paid, isGone, isListed, isOpen } = view
    const base = baseOf(record, month)
    const from = base ? earlierOf(base.day, monthBegan) : monthBegan
    const talks = record.contacts.filter(({ day }) => day >= from)
    const bucket = bucketOf(record.dueDate, month)
    const group = base && isToCollect(base.state) ? targetGroupOf(base.state, base.day) : undefined
    return {
      policyNo: record.policyNo,
      dueDate: record.dueDate,
      whose: {
        branch: details?.branch ?? NOT_NOTED,
        team: details?.team ?? NOT_NOTED,
        collector: now.collector,
      },
      bucket,
      stage: now.stage,
      dayState: now.dayState,
      // a night that was missed must not tell the one that saw it paid from the one that only heard of it
      disposition: isGone && paid ? 'paid' : now.disposition,
      isGone,
      isListed,
      isOpen,
      isOnHold: (details?.hold ?? '') !== '',
      firstDay: record.firstDay,
      firstBucket: record.firstBucket,
      firstPremium: record.firstPremium,
      premium: now.premium,
      isReceivable: record.states.some(({ disposition }) => disposition !== 'excluded' && disposition !== 'gone'),
      paid,
      changes: changesOf(view),
      attempts: talks.length,
      reached: talks.filter(isReached).length,
      overdue: isOpen ? details?.overdue : NO_TASKS,
      promise: promiseOf(view, monthBegan),
      failures: isListed || isPlanned(bucket) ? failuresOf(view) : NO_FAILURES,
      rolled: question.firstOfMonth.has(month) ? rollOf(view, addToMonth(month, -1)) : undefined,
      rolling: rollOf(view, month),
      group: group && base ? { name: group, premium: base.state.premium } : undefined,
    }
  }
}

const NO_TASKS: Standing['overdue'] = []
const NO_FAILURES: Standing['failures'] = []

/** The last promise, unless it was settled in an earlier month. */
function promiseOf({ record, question, paid, now }: View, monthBegan: Day): PromiseKept | undefined {
  if (record.contacts.length === 0) return undefined
  const promise = lastPromise(record.contacts, {
    asOf: question.heardUntil,
    due: now.premium,
    payments: record.payments,
    paid: paid && { on: paid.on },
  })
  return promise && (promise.day >= monthBegan || promise.state === 'open') ? promise : undefined
}
