import { addDays, type Day, formatDay, monthOf, parseIsoDay } from '../../src/model/day.ts'
import type { Handover } from '../../src/model/history.ts'
import { REASON_CODES, REASONS } from '../../src/model/reason.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import type { TaskCode } from '../../src/model/task.ts'
import { wordsOf } from '../../src/model/words.ts'
import { openCalendar } from '../../src/read/calendar.ts'
import type { Facts, Reported } from '../follow/oracle/facts.ts'
import { handUpOf } from '../follow/oracle/hand-up.ts'
import { type OracleTask, reportedOn, tasksOf } from '../follow/oracle/oracle.ts'
import { situationOf } from '../follow/oracle/situation.ts'
import type { Typed } from './collectors.ts'
import { carriedTo } from './complaints.ts'
import type { Answered } from './supervisors.ts'
import { day, type Instalment } from './world.ts'

type Row = Readonly<Record<string, string>>

/** What the desk has been handed back so far. */
export interface HandedBack {
  readonly typed: readonly Typed[]
  readonly answers: readonly Answered[]
  /** all cases of the run */
  readonly rows: readonly Row[]
}

/** What is remembered of a case from run to run. */
interface Remembered {
  readonly firstSeen: Day
  readonly month: number
  readonly listCame: Day
  readonly since: ReadonlyMap<TaskCode, Day>
  /** the day on which its assessment form was handed over */
  readonly form: Day | undefined
  /** the days on which a problem stood in the supervisor's workbook first */
  readonly reported: readonly Day[]
}

interface Keeper {
  readonly collector: string
  /** undefined: had it from the beginning */
  readonly handedOverOn: Day | undefined
}

/** Replays the quarter run by run, by the oracle: it sees what people did and what the lists said, never the book. */
export interface Replay {
  /** What stands on a case of a run and concerns others; asked before the tasks of the run. */
  reportedOn(at: Day, row: Row, known: HandedBack): Reported
  /** The tasks of a case of a run. Cases are asked for in the order of the runs. */
  tasksOf(at: Day, row: Row, known: HandedBack, held: Reported): readonly OracleTask[]
}

/** @param first the first run: what happened before was never reported */
export function openReplay(truth: ReadonlyMap<string, Instalment>, first: Day): Replay {
  const { isWorkday } = openCalendar(DEFAULT_SETTINGS.holidays)
  const memory = new Map<string, Remembered>()
  const keepers = new Map<string, Keeper>()

  const factsAt = (at: Day, row: Row, known: HandedBack): Facts => {
    const key = keyOf(row)
    const before = memory.get(key)
    const month = monthOf(at)
    const listCame = before?.month === month ? before.listCame : at
    const handedOverOn = keep(keepers, row, at)
    const firstSeen = before?.firstSeen ?? at
    const shown: readonly Handover[] = [
      ...(before?.form === undefined ? [] : [handover(before.form, 'F07', undefined)]),
      ...(before?.reported ?? []).map((on) => handover(on, 'F11', undefined)),
    ]
    return {
      ...readRow(row),
      asOf: at,
      month,
      isWorkday,
      ...moneyOf(truth.get(key), row, at, first),
      handedOverOn,
      maybeLapsed: false,
      carriedComplaint: carriedTo(row, known.rows, known.typed, known.answers, at),
      history: { ...historyOf(row, truth.get(key), at, first, known, shown), listCame, firstSeen },
      since: before?.since ?? new Map(),
    }
  }

  return {
    reportedOn: (at, row, known) => reportedOn(factsAt(at, row, known)),
    tasksOf(at, row, known, held) {
      const key = keyOf(row)
      const before = memory.get(key)
      const facts = { ...factsAt(at, row, known), held }
      const { firstSeen = at, listCame = at } = facts.history ?? {}
      const tasks = tasksOf(facts)
      const isWorked = row.disposition === 'worklist' || row.disposition === 'unassigned'
      const reported = before?.reported ?? []
      const isNew = !reported.some((on) => on >= (situationOf(facts).problemSince ?? on))
      // reading: of next month's cases only complaints go to the supervisor
      const isShown = isWorked || tasks.some(({ code, state }) => code === 'F18' && state !== 'done')
      const isGrave = handUpOf(facts, tasks).some((why) => why !== 'day45' && why !== 'overdueTasks')
      const isAsked = tasks.some(({ code, state }) => code === 'F11' && state !== 'done')
      const reports = isShown && isNew && (isGrave || isAsked)
      const makesForm = isWorked && tasks.some(({ code }) => code === 'F07')
      memory.set(key, {
        firstSeen,
        month: facts.month,
        listCame,
        since: new Map(tasks.map(({ code }) => [code, facts.since.get(code) ?? at])),
        reported: reports ? [...reported, at] : reported,
        form: before?.form ?? (makesForm ? at : undefined),
      })
      return tasks
    },
  }
}

export function keyOf({ policyNo, dueDate }: { readonly policyNo?: string; readonly dueDate?: string }): string {
  return `${policyNo} ${dueDate}`
}

/** Whose the policy is, and since when somebody else has had it. */
function keep(keepers: Map<string, Keeper>, row: Row, at: Day): Day | undefined {
  const { policyNo = '', collectorCode: collector = '', assignedBy = '' } = row
  const before = keepers.get(policyNo)
  const isNew = before === undefined ? !['2', '3'].includes(assignedBy) : before.collector !== collector
  const now = { collector, handedOverOn: isNew ? at : before?.handedOverOn }
  keepers.set(policyNo, now)
  return now.handedOverOn
}

function readRow(row: Row) {
  const is = (column: string) => row[column] === 'true'
  const dayOf = (column: string) => day(row[column] ?? '')
  const word = <T extends string>(words: readonly T[], text = '') => {
    const found = words.find((one) => one === text)
    if (found === undefined) throw new Error(`${text} is no word`)
    return found
  }
  return {
    dueDate: dayOf('dueDate'),
    oldestDue: dayOf('oldestDue'),
    statusLapsed: false,
    staysAfterGrace: false,
    disposition: word(wordsOf('disposition'), row.disposition),
    hold: row.hold !== '',
    debit: word(wordsOf('transferStatus'), row.transferStatus),
    reason: REASON_CODES.find((code) => REASONS[code].name === row.transferReason) ?? ('' as const),
    fixBy: parseIsoDay(row.fixBy ?? ''),
    large: is('large'),
    difficult: is('difficult'),
    potential: is('potential'),
    orphan: row.servicing === 'orphan',
    loanWish: false,
    badPhone: row.mobile === '',
    netDue: Math.round(Number(row.netDue) * 100),
    assigned: row.collectorCode !== '',
  }
}

/** The day of the money that was reported for an instalment. */
function reported(one: Instalment | undefined, at: Day, first: Day): Day | undefined {
  const paidOn = one?.paidOn
  return paidOn !== undefined && paidOn > first && paidOn <= at ? paidOn : undefined
}

/** Money that came after the lapse. */
function moneyOf(one: Instalment | undefined, row: Row, at: Day, first: Day): Pick<Facts, 'paidLate'> {
  const paidOn = reported(one, at, first)
  return { paidLate: paidOn !== undefined && paidOn > addDays(day(row.oldestDue ?? ''), 60) }
}

function historyOf(
  row: Row,
  one: Instalment | undefined,
  at: Day,
  first: Day,
  { typed, answers }: HandedBack,
  shown: readonly Handover[],
) {
  const own = <T extends Row | Typed | Answered>(list: readonly T[]) => list.filter((each) => isOf(each, row))
  const contacts = own(typed).map(({ policyNo: _, dueDate: __, change: ___, ...contact }) => ({
    ...contact,
    time: '',
    person: '',
    collector: '',
  }))
  const paidOn = reported(one, at, first)
  const debits = (one?.debits ?? []).filter((debit) => debit.words !== '' && debit.day > first && debit.day <= at)
  return {
    firstPremium: undefined,
    firstBucket: undefined,
    contacts: contacts.filter((contact) => contact.day <= at),
    debits: debits.map((debit) => ({ day: debit.day, status: 'failed', reason: '', rawReason: debit.words }) as const),
    payments: paidOn === undefined ? [] : [{ day: paidOn, amount: undefined }],
    changes: own(typed).flatMap(({ change, day: on }) =>
      change === '' || on > at
        ? []
        : [{ day: on, detail: change, doneOn: own(answers).find((each) => each.change === change && each.on)?.on }],
    ),
    handovers: [...shown, ...answered(shown, own(answers))].sort((a, b) => a.day - b.day),
    assignments: [],
    sent: [],
    since: {},
  }
}

/** reading: a supervisor's note answers what was handed up last and is not answered yet, a report before a form; else it stands for itself. */
function answered(shown: readonly Handover[], answers: readonly Answered[]): readonly Handover[] {
  const taken = new Set<Handover>()
  return answers.flatMap(({ listed, on, change, decision }) => {
    if (change !== '') return []
    const free = shown.filter((one) => one.day <= listed && !taken.has(one))
    const own = free.findLast(({ task }) => task === 'F11') ?? free.at(-1)
    if (own) taken.add(own)
    return [handover(own?.day ?? listed, own?.task ?? 'F11', on, decision)]
  })
}

function isOf(one: { readonly policyNo?: string; readonly dueDate?: string }, row: Row): boolean {
  return one.policyNo === row.policyNo && one.dueDate === row.dueDate
}

function handover(on: Day, task: TaskCode, notedOn: Day | undefined, decision = ''): Handover {
  return { day: on, task, supervisor: '', notedOn, decision }
}

export function told({ code, state, due, doneOn }: OracleTask): string {
  return `${code} ${state} ${formatDay(due)} ${doneOn === undefined ? '' : formatDay(doneOn)}`
}
