import type { Day } from '../../../src/model/day.ts'
import { TASK_CODES, type TaskCode } from '../../../src/model/task.ts'
import { plus } from './days.ts'
import type { Facts, Reported } from './facts.ts'
import { type Found, RULES } from './rules.ts'
import { isReportedDead, type Situation, situationOf } from './situation.ts'

/**
 * The follow-up rules of docs/rules.md 5 a second time, written from the rules alone, plain and slow. Where the rules are silent and
 * the program's own reading (`src/follow/README.md`) is followed, the comment says `reading:`.
 */
export interface OracleTask {
  readonly code: TaskCode
  readonly state: 'open' | 'dueToday' | 'overdue' | 'done'
  readonly due: Day
  readonly doneOn: Day | undefined
}

/** In: what is known of a case. Out: its tasks in the order of their codes. */
export function tasksOf(facts: Facts): readonly OracleTask[] {
  const on = situationOf(facts)
  return TASK_CODES.filter((code) => !isSilenced(code, on)).flatMap((code) => {
    const found = RULES[code](on)
    return found ? [stated(code, found, facts)] : []
  })
}

/** What is not asked for, though its row applies. */
function isSilenced(code: TaskCode, on: Situation): boolean {
  // paid cases and those set apart ask for nothing. reading: but for the answer to a complaint that nobody else of the policy is asked about
  if (on.disposition === 'excluded') return true
  if (on.disposition === 'paid' && (code !== 'F18' || !isAskedWherePaid(on))) return true
  // a death: no demand, and no other task; the supervisor sees it
  if (isReportedDead(on) || isHeldByDeath(on)) return true
  // on hold: no demand and no call. reading: the same until somebody has looked at what the office knows better than the days
  const officeFirst =
    on.hold ||
    on.paidLate ||
    on.maybeLapsed ||
    (on.loanWish && on.asOf > on.graceEnd) ||
    (on.stage === 'lapsed' && on.asOf < on.lapseFrom)
  if (officeFirst && code !== 'F13' && code !== 'F18') return true
  // a complaint: no premium calls until answered
  // reading: nor where the supervisor wants no contact for now
  return (
    (isComplaining(on) || on.held?.complains === true || isPaused(on)) && !['F07', 'F11', 'F13', 'F18'].includes(code)
  )
}

/** The decision of the supervisor that was made last says so. */
export function isPaused({ history, asOf }: Situation): boolean {
  const notes = (history?.handovers ?? []).filter(
    ({ day, notedOn, decision = '' }) => decision !== '' && day < asOf && notedOn !== undefined && notedOn <= asOf,
  )
  return notes.toSorted((a, b) => (a.notedOn ?? 0) - (b.notedOn ?? 0)).at(-1)?.decision === '暂停联系'
}

/** reading: a complaint is answered, though its instalment is paid */
function isAskedWherePaid(on: Situation): boolean {
  return on.carriedComplaint !== undefined && isComplaining(on)
}

function isComplaining({ complaint }: Situation): boolean {
  return complaint !== undefined && complaint.answeredOn === undefined
}

/** reading: a death on another instalment of the policy, until another reason is recorded here. */
function isHeldByDeath({ held, contacts }: Situation): boolean {
  const { dead } = held ?? {}
  return dead !== undefined && !contacts.some(({ reason, day }) => reason !== '' && day > dead)
}

/**
 * What is reported on a case and concerns others of the policy or the customer. reading: only while the case is worked on; a death that somebody
 * recorded is the policy's, whichever of its cases it stands on, until another reason is recorded on one of them.
 */
export function reportedOn(facts: Facts): Reported {
  const on = situationOf(facts)
  const isWorked = on.disposition !== 'paid' && on.disposition !== 'excluded'
  const dead = isWorked && on.reason === 'T21' ? on.asOf : undefined
  const isAsked = isWorked || (on.disposition === 'paid' && isAskedWherePaid(on))
  return { dead, complains: isAsked && isComplaining(on) }
}

function stated(code: TaskCode, { cause, due: dueFrom, doneOn: done }: Found, facts: Facts): OracleTask {
  const { asOf, history } = facts
  // reading: the condition is seen on the day of the contact that brings it about, if the book's run came later
  const since = history ? (Math.min(asOf, facts.since.get(code) ?? asOf, cause ?? asOf) as Day) : asOf
  const due = onWorkday(dueFrom(since), since, facts)
  // nobody has written anything down where there is no book
  const doneOn = history ? done : undefined
  const state = doneOn !== undefined ? 'done' : due < asOf ? 'overdue' : due === asOf ? 'dueToday' : 'open'
  return { code, state, due, doneOn }
}

/**
 * Deadlines of ours on a day off move to the last working day before, never before today.
 * reading: a day that is over stays over, but nobody was late before the task was seen for the first time.
 */
function onWorkday(due: Day, since: Day, { asOf, isWorkday }: Facts): Day {
  let day = due
  while (!isWorkday(day)) day = plus(day, -1)
  return Math.max(day, due >= asOf ? asOf : since) as Day
}
