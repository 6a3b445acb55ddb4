import { addDays, addMonths, type Day, laterOf } from '../model/day.ts'
import type { Payment } from '../model/history.ts'
import type { Fen } from '../model/money.ts'
import type { CaseRecord, PastState } from '../model/progress.ts'
import type { Paid } from '../model/standing.ts'
import { EARLIEST_PAYMENT } from '../model/thresholds.ts'
import { INTERVAL_MONTHS } from '../model/words.ts'
import { seenAt, stateAt } from './states.ts'

/** From this day after the due date on, where the book did not note the lapse. */
const LAPSE = 61

/**
 * Whether a case was paid after a run, when and how. A run that judged it decides; what was heard since no run has judged, so it counts as
 * docs/rules.md 3 has it: in full, after the previous instalment's due date or the 60th day before its own, and before the lapse. The next run
 * looks at the whole policy.
 * @param known number of the last run or collection whose entries count
 */
export function paidAfter(record: CaseRecord, run: number, known: number): Paid | undefined {
  const now = seenAt(record, run)
  if (now === undefined) return undefined
  const { debits, payments } = heardUntil(record, known)
  const paidDebits = debits.filter(({ status }) => status === 'succeeded')
  if (now.disposition === 'paid') {
    const by = now.transferStatus === 'succeeded' || paidDebits.length > 0 ? 'bank' : 'other'
    const told = now.details()?.paidOn
    // each of them is the whole premium
    const whole = [...paidDebits.map(({ day }) => day), ...(told === undefined ? [] : [told])]
    const money = [...payments, ...whole.map((day) => ({ day, amount: undefined }))]
    return { on: dayInFull(money, now.premium) ?? told ?? firstPaid(record), by }
  }
  if (paidDebits.length === 0 && payments.length === 0) return undefined
  const judged = lastJudged(record, run, now)
  const fits = openWindow(record, now)
  const debit = paidDebits.find((one) => one.run > judged && fits(one.day))
  if (debit) return { on: debit.day, by: 'bank' }
  if (!payments.some((one) => one.run > judged)) return undefined
  const fitting = payments.filter(({ day }) => day === undefined || fits(day))
  const sum = fitting.reduce((all, { amount }) => all + (amount ?? now.premium), 0)
  if (fitting.length === 0 || sum < now.premium) return undefined
  return { on: dayInFull(fitting, now.premium) ?? record.dueDate, by: 'other' }
}

type Heard = Pick<CaseRecord, 'debits' | 'payments'>

function heardUntil({ debits, payments }: CaseRecord, known: number): Heard {
  if (known === Number.POSITIVE_INFINITY) return { debits, payments }
  const isKnown = ({ run }: { readonly run: number }) => run <= known
  return { debits: debits.filter(isKnown), payments: payments.filter(isKnown) }
}

/** The run that judged the case last: the very run, unless its list held the case no more. */
function lastJudged(record: CaseRecord, run: number, now: PastState): number {
  const gone = stateAt(record, run)
  if (gone?.disposition !== 'gone') return Math.min(run, record.lastRun)
  return record.lastRun < gone.run ? record.lastRun : now.run
}

function openWindow(record: CaseRecord, now: PastState): (day: Day) => boolean {
  const frequency = now.details()?.frequency ?? ''
  const months = frequency === '' ? 0 : INTERVAL_MONTHS[frequency]
  const sixtyBefore = addDays(record.dueDate, -EARLIEST_PAYMENT)
  const from = months === 0 ? sixtyBefore : laterOf(sixtyBefore, addMonths(record.dueDate, -months))
  const lapseFrom = lapseFromOf(record, now)
  return (day) => day > from && day < lapseFrom
}

/** The first day without cover, as a run saw it. */
export function lapseFromOf({ dueDate }: CaseRecord, state: PastState): Day {
  return state.details()?.lapseFrom ?? addDays(dueDate, LAPSE)
}

/** The day on which the money was there in full; else that of the last. What has no day was there from the beginning. */
function dayInFull(money: readonly Payment[], premium: Fen): Day | undefined {
  const inOrder = [...money].sort((a, b) => (a.day ?? 0) - (b.day ?? 0))
  let sum = 0
  for (const { day, amount } of inOrder) {
    sum += amount ?? premium
    if (sum >= premium) return day
  }
  return inOrder.at(-1)?.day
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
