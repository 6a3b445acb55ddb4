import { addDays, type Day, type Month, monthOf, parseIsoDay } from '../../src/model/day.ts'
import type { Contact } from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'
import type { CaseRecord, PastDetails, PastRun, PastState } from '../../src/model/progress.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import type { ProgressQuestion, Standing } from '../../src/model/standing.ts'
import { openStanding } from '../../src/progress/index.ts'

export function day(text: string): Day {
  const found = parseIsoDay(text)
  if (found === undefined) throw new Error(text)
  return found
}

/** Runs of the book, 1 = the first. */
export const RUNS: readonly PastRun[] = ['2026-05-04', '2026-05-20', '2026-06-03', '2026-06-10'].map((text, index) => ({
  run: index + 1,
  asOf: day(text),
  month: monthOf(day(text)),
  runId: `run-${index + 1}`,
}))

/** The report of run 4, compared with run 3. */
export function question(change: Partial<ProgressQuestion> = {}): ProgressQuestion {
  const [first, , third, last] = RUNS
  if (!first || !third || !last) throw new Error('no runs')
  return {
    last,
    previous: third,
    heardUntil: last.asOf,
    firstOfMonth: new Map<Month, number>([
      [first.month, 1],
      [third.month, 3],
    ]),
    targets: DEFAULT_SETTINGS.targets,
    ...change,
  }
}

export function details(dueDate: Day, change: Partial<PastDetails> = {}): PastDetails {
  return {
    branch: '3701',
    team: 'S1',
    yearBand: 'later',
    frequency: 'annual',
    difficult: false,
    hold: '',
    oldestDue: dueDate,
    lapseFrom: addDays(dueDate, 61),
    reinstateBy: addDays(dueDate, 791),
    paidOn: undefined,
    overdue: [],
    ...change,
  }
}

type StateChange = Partial<Omit<PastState, 'details'>> & { readonly details?: Partial<PastDetails> | null }

/** A state of a case as a run saw it. `details: null` = an older version noted none. */
export function state(run: number, dueDate: Day, change: StateChange = {}): PastState {
  const { details: more, ...rest } = change
  return {
    run,
    day: RUNS[run - 1]?.asOf ?? day('2026-06-30'),
    bucket: 'current',
    stage: 'current',
    dayState: 'inGrace',
    disposition: 'worklist',
    transferStatus: 'pending',
    transferReason: '',
    premium: fen(100_000),
    collector: 'C1',
    ...rest,
    details: () => (more === null ? undefined : details(dueDate, more)),
  }
}

/** A case that is due on the 1st of June, seen since run 3. */
export function record(change: Partial<CaseRecord> = {}): CaseRecord {
  const dueDate = change.dueDate ?? day('2026-06-01')
  const states = change.states ?? [state(3, dueDate)]
  return {
    policyNo: 'P1',
    dueDate,
    firstDay: states[0]?.day ?? dueDate,
    firstPremium: fen(100_000),
    firstBucket: 'current',
    states,
    lastRun: 4,
    listings: [{ month: monthOf(day('2026-06-03')), run: 3, day: day('2026-06-03') }],
    contacts: [],
    debits: [],
    payments: [],
    ...change,
  }
}

export function contact(on: string, change: Partial<Contact> = {}): Contact {
  return {
    day: day(on),
    time: '',
    channel: 'phone',
    person: '',
    outcome: 'informed',
    promised: undefined,
    reason: '',
    note: '',
    collector: 'C1',
    ...change,
  }
}

export function standingOf(change: Partial<CaseRecord> = {}, asked: Partial<ProgressQuestion> = {}): Standing {
  return openStanding(question(asked))(record(change))
}
