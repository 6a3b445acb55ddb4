import { addDays, type Day, laterOf } from '../model/day.ts'
import type { CaseRecord, PastState } from '../model/progress.ts'
import type { Paid } from '../model/standing.ts'
import { seenAt, stateAt } from './states.ts'

/** Money that came earlier than so many days before the due date belongs to an older instalment. */
const EARLIEST = 60
/** From this day after the due date on, where the book did not note the lapse. */
const LAPSE = 61

/**
 * Whether a case was paid after a run, when and how. A run that judged it decides; what was heard since no run has judged, so it counts as
 * domain.md 4 has it: in full, and between the 60th day before the due date and the lapse. The next run looks at the whole policy.
 * @param known number of the last run or collection whose entries count
 */
export function paidAfter(record: CaseRecord, run: number, known: number): Paid | undefined {
  const now = seenAt(record, run)
  if (now === undefined || now.disposition === 'excluded') return undefined
  const heard = heardUntil(record, known)
  if (now.disposition === 'paid') return { on: dayOfMoney(heard) ?? firstPaid(record), by: wayOf(heard, now) }
  const { debits, payments } = heard
  if (debits.length === 0 && payments.length === 0) return undefined
  const judged = lastJudged(record, run, now)
  const fits = openWindow(record, now)
  const debit = debits.find((one) => one.run > judged && one.status === 'succeeded' && fits(one.day))
  if (debit) return { on: debit.day, by: 'bank' }
  if (!payments.some((one) => one.run > judged)) return undefined
  const fitting = payments.filter(({ day }) => day === undefined || fits(day))
  const sum = fitting.reduce((all, { amount }) => all + (amount ?? now.premium), 0)
  if (fitting.length === 0 || sum < now.premium) return undefined
  return { on: dayOfMoney(heard) ?? record.dueDate, by: 'other' }
}

type Heard = Pick<CaseRecord, 'debits' | 'payments'>

function heardUntil({ debits, payments }: CaseRecord, known: number): Heard {
  if (known === Number.POSITIVE_INFINITY) return { debits, payments }
  const isKnown = ({ run }: { readonly run: number }) => run <= known
  return { debits: debits.filter(isKnown), payments: payments.filter(isKnown) }
}

/** The run that judged the case last: the very run, unless it was gone then. */
function lastJudged(record: CaseRecord, run: number, now: PastState): number {
  const gone = stateAt(record, run)
  if (gone?.disposition !== 'gone') return run
  return record.lastRun < gone.run ? record.lastRun : now.run
}

function openWindow(record: CaseRecord, now: PastState): (day: Day) => boolean {
  const from = addDays(record.dueDate, -EARLIEST)
  const lapseFrom = lapseFromOf(record, now)
  return (day) => day > from && day < lapseFrom
}

/** The first day without cover, as a run saw it. */
export function lapseFromOf({ dueDate }: CaseRecord, state: PastState): Day {
  return state.details()?.lapseFrom ?? addDays(dueDate, LAPSE)
}

/** The last day that a payment or a successful debit names. */
function dayOfMoney({ debits, payments }: Heard): Day | undefined {
  const days = [
    ...debits.flatMap(({ status, day }) => (status === 'succeeded' ? [day] : [])),
    ...payments.flatMap(({ day }) => (day === undefined ? [] : [day])),
  ]
  return days.length === 0 ? undefined : days.reduce(laterOf)
}

/** The day of the run that saw the case paid, since when it has been. */
function firstPaid({ states, dueDate }: CaseRecord): Day {
  let day: Day = dueDate
  for (let i = states.length - 1; i >= 0; i--) {
    const state = states[i]
    if (state === undefined || (state.disposition !== 'paid' && state.disposition !== 'gone')) break
    if (state.disposition === 'paid') day = state.day
  }
  return day
}

function wayOf({ debits }: Heard, { transferStatus }: PastState): Paid['by'] {
  return transferStatus === 'succeeded' || debits.some(({ status }) => status === 'succeeded') ? 'bank' : 'other'
}
