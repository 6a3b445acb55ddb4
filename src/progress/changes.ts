import { type Change, wordsOf } from '../model/words.ts'
import { bucketOf } from './bucket.ts'
import { lapseFromOf, paidAfter } from './paid.ts'
import { isAtDay45, isLapsed, isToCollect, type View } from './view.ts'

/**
 * What changed since the last run of an earlier day, each change asked by itself: a case that failed again may be at its 45th day, too. Of
 * those that left the list exactly one of three holds, and a case is either new, or back, or was there before.
 */
const CHANGES: Readonly<Record<Change, (view: View) => boolean>> = {
  paid: (view) => isPaid(view) && !wasPaid(view) && !isReinstated(view),
  failed: ({ isOpen, now, before, record, question }) =>
    isOpen &&
    (hasFailedSince(record, question.previous?.run ?? 0) ||
      (now.transferStatus === 'failed' && before?.transferStatus !== 'failed')),
  day45: ({ isOpen, now, details, before, question: { last, previous } }) =>
    isOpen &&
    now.dayState === 'inGrace' &&
    isAtDay45(details, last.asOf) &&
    (before === undefined || previous === undefined || !isAtDay45(details, previous.asOf)),
  lapsed: ({ isOpen, now, before }) => isOpen && now.stage === 'lapsed' && (before === undefined || !isLapsed(before)),
  reinstated: (view) => !wasPaid(view) && isReinstated(view),
  excluded: ({ now, isGone, paid, seenBefore }) =>
    !isGone && paid === undefined && now.disposition === 'excluded' && seenBefore?.disposition !== 'excluded',
  reopened: (view) => view.isOpen && (wasPaid(view) || view.seenBefore?.disposition === 'excluded'),
  new: ({ isListed, before }) => isListed && before === undefined,
  returned: ({ isListed, before }) => isListed && before?.disposition === 'gone',
  goneSettled: (view) => hasLeft(view) && isSettled(view),
  goneOfPlan: (view) => hasLeft(view) && !isSettled(view) && isPastPlan(view),
  gone: (view) => hasLeft(view) && !isSettled(view) && !isPastPlan(view),
}

const NAMES = wordsOf('change')

/** The changes of a case; none where there was no run before. */
export function changesOf(view: View): readonly Change[] {
  const { previous } = view.question
  if (previous === undefined || isAsBefore(view, previous.run)) return NONE
  const changes = NAMES.filter((name) => CHANGES[name](view))
  return changes.length === 0 ? NONE : changes
}

const NONE: readonly Change[] = []

/** Nothing was entered since the run before, and the 45th day did not come: most cases are so, and need not be asked. */
function isAsBefore(view: View, run: number): boolean {
  const { states, debits, payments } = view.record
  const isOld = (entry: { readonly run: number } | undefined) => entry === undefined || entry.run <= run
  return isOld(states.at(-1)) && debits.every(isOld) && payments.every(isOld) && !CHANGES.day45(view)
}

function isPaid({ paid }: View): boolean {
  return paid !== undefined
}

function wasPaid({ record, question: { previous } }: View): boolean {
  return previous !== undefined && paidAfter(record, previous.run, previous.run) !== undefined
}

/**
 * Lapsed before, in cover now. Money that came within grace and was reported late is no reinstatement: cover never ended. Nor is it one
 * where an older instalment made the policy lapse and is on the list no more: that one tells what became of it.
 */
function isReinstated({ record, seenBefore, paid, isOpen, now }: View): boolean {
  if (seenBefore === undefined || !isToCollect(seenBefore) || !isLapsed(seenBefore)) return false
  if (paid) return paid.on >= lapseFromOf(record, now)
  const lapsedByItself = (seenBefore.details()?.oldestDue ?? record.dueDate) >= record.dueDate
  return isOpen && !isLapsed(now) && lapsedByItself
}

function hasLeft({ isGone, before }: View): boolean {
  return isGone && before !== undefined && before.disposition !== 'gone'
}

function isSettled({ paid, now }: View): boolean {
  return paid !== undefined || now.disposition === 'excluded'
}

/** Due before the three months of the plan: many systems list such cases no more. */
function isPastPlan({ record, question }: View): boolean {
  return bucketOf(record.dueDate, question.last.month) === 'older'
}

function hasFailedSince({ debits }: View['record'], run: number): boolean {
  const last = debits.at(-1)
  return last?.status === 'failed' && last.run > run
}
