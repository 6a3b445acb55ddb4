import type { ContactChannel, OutcomeName, UnpaidReasonName } from '../../../src/model/contact.ts'
import { OUTCOMES, REASONS_UNPAID } from '../../../src/model/contact.ts'
import { addDays, type Day, parseIsoDay } from '../../../src/model/day.ts'
import type {
  CaseHistory,
  Contact,
  DebitResult,
  Handover,
  Payment,
  SentNotice,
  ServiceChange,
} from '../../../src/model/history.ts'
import { fen } from '../../../src/model/money.ts'
import type { Chance } from '../../quarter/world.ts'
import type { Sample } from '../../report/samples.ts'

/** An invented case from the day on which its list came to the last run: what happened to it, each thing on its day. */
export interface Life {
  readonly row: Omit<Sample, 'due'>
  readonly due: Day
  /** due date of an older unpaid instalment of the policy */
  readonly older: Day | undefined
  readonly runs: readonly Day[]
  readonly contacts: readonly Contact[]
  /** the bank's results, each with the words of the row from that day on */
  readonly debits: readonly (DebitResult & { readonly words: string })[]
  readonly payments: readonly (Payment & { readonly day: Day })[]
  readonly changes: readonly ServiceChange[]
  readonly handovers: readonly Handover[]
  readonly sent: readonly SentNotice[]
  /** it was given to its collector on this day */
  readonly handedOverOn: Day | undefined
  readonly unassigned: boolean
  readonly withBook: boolean
  /** the work month is the one after that of the run, as when the list is read before its month */
  readonly isAhead: boolean
  /** the day of a complaint on another instalment of the policy, which was paid since */
  readonly carriedComplaint: Day | undefined
}

const DUES = [
  '2026-01-31',
  '2026-02-28',
  '2024-02-29',
  '2026-03-01',
  '2026-03-31',
  '2026-04-03',
  '2026-04-30',
  '2026-05-01',
  '2025-07-31',
  '2025-08-01',
  '2025-08-09',
  '2025-12-01',
  '2025-12-31',
  '2025-12-15',
  '2023-12-31',
].map((text) => parseIsoDay(text) ?? addDays(0 as Day, 0))

/** Days after the due date on which something turns. */
const TURNS = [
  -40, -20, -4, -3, -1, 0, 1, 5, 10, 20, 30, 31, 44, 45, 46, 50, 53, 54, 55, 57, 58, 59, 60, 61, 62, 71, 90, 91, 92,
  100, 150, 151, 241, 700, 701, 761, 762, 790, 791, 792,
]

const WORDS = [
  '余额不足',
  '户名不符',
  '账号不存在',
  '该卡已挂失',
  '系统忙',
  '交易超时',
  '重复扣款',
  '投保人身故',
  '不知道什么意思',
]
const FAILED_AS: Readonly<Record<string, DebitResult['reason']>> = {
  余额不足: 'T01',
  户名不符: 'T03',
  账号不存在: 'T06',
  该卡已挂失: 'T11',
  系统忙: 'T20',
  交易超时: 'T20',
  重复扣款: 'T19',
  投保人身故: 'T21',
  不知道什么意思: 'T22',
}
const CHANNELS: readonly ContactChannel[] = ['phone', 'phone', 'phone', 'visit', 'visit', 'wechat', 'sms', 'counter']
const OUTCOME_NAMES = Object.keys(OUTCOMES) as OutcomeName[]
const REASON_NAMES = Object.keys(REASONS_UNPAID).filter((name) => name !== 'death') as UnpaidReasonName[]

export function lifeOf(chance: Chance): Life {
  const due = chance.pick(DUES)
  const runs = runsOf(chance, due)
  const [first, last] = [runs[0] ?? due, runs.at(-1) ?? due]
  const someDay = (from: Day = first) => addDays(from, chance.below(Math.max(1, Math.min(last - from + 1, 120))))
  const many = <T>(most: number, make: () => T) => Array.from({ length: chance.below(most + 1) }, make)
  const enrolled = chance.hits(0.85)
  const handovers = many(chance.hits(0.5) ? 3 : 0, (): Handover => {
    const day = chance.pick(runs)
    return {
      day,
      task: chance.pick(['F07', 'F11', 'F18'] as const),
      supervisor: 'S01',
      notedOn: chance.hits(0.5) ? someDay(day) : undefined,
      decision: chance.pick(['', '按投诉处理', '投诉已答复', '暂停联系', '换人跟进', '收费员继续跟进']),
    }
  })
  return {
    row: {
      policyNo: `P${String(chance.below(1e6))}`,
      yuan: chance.pick([300, 1200, 9999.99, 10_000, 56_000]),
      holderName: '测试人',
      holderBirthDate: parseIsoDay(chance.pick(['1960-05-01', '1986-03-03', '1990-12-31'])),
      mobile: chance.hits(0.85) ? '13800000001' : '',
      phone: '',
      productName: chance.pick(['测试年金', '测试年金', '测试年金', '测试万能']),
      policyStatus: chance.hits(0.07) ? 'lapsed' : 'inForce',
      autoLoan: chance.hits(0.1) ? 'yes' : 'no',
      payChannel: enrolled ? 'transfer' : 'counter',
      bankAccount: enrolled ? '6222000000001234' : '',
      agentCode: 'A900',
      agentName: '业务',
      agentStatus: chance.hits(0.4) ? 'left' : 'active',
      codes: chance.hits(0.1) ? [chance.pick(['V031', 'V044', 'V034'])] : [],
    },
    due,
    older: chance.hits(0.15) ? addDays(due, -chance.pick([30, 31, 92])) : undefined,
    runs,
    contacts: many(chance.hits(0.3) ? 0 : 6, () => contactOf(chance, someDay())).toSorted((a, b) => a.day - b.day),
    debits: enrolled ? many(4, () => debitOf(chance, someDay())).toSorted((a, b) => a.day - b.day) : [],
    payments: chance.hits(0.2) ? [{ day: someDay(), amount: chance.hits(0.5) ? undefined : fen(10_000) }] : [],
    changes: many(chance.hits(0.2) ? 2 : 0, () => {
      const day = someDay()
      return { day, detail: '地址：示例', doneOn: chance.hits(0.5) ? someDay(day) : undefined }
    }),
    handovers: handovers.toSorted((a, b) => a.day - b.day),
    sent: many(chance.hits(0.3) ? 2 : 0, () => ({
      day: someDay(),
      kind: chance.pick(['lapse', 'lapse', 'dueReminder', 'orphanIntroduction']),
    })),
    // its policy may have changed hands before the instalment was on a list
    handedOverOn: chance.hits(0.4) ? addDays(chance.pick(runs), -chance.pick([0, 0, 20])) : undefined,
    unassigned: chance.hits(0.05),
    withBook: chance.hits(0.9),
    isAhead: chance.hits(0.1),
    carriedComplaint: chance.hits(0.1) ? someDay() : undefined,
  }
}

/** Two to six days of one stretch: those on which something turns, and those beside them. */
function runsOf(chance: Chance, due: Day): readonly Day[] {
  const at = chance.below(TURNS.length)
  const days = new Set<Day>()
  for (let n = 0; n < 6; n++) {
    const turn = TURNS[Math.min(at + chance.below(8), TURNS.length - 1)] ?? 0
    days.add(addDays(due, turn + chance.pick([0, 0, 0, 1, 2])))
  }
  return [...days].toSorted((a, b) => a - b)
}

function contactOf(chance: Chance, day: Day): Contact {
  const outcome = chance.hits(0.05) ? '' : chance.pick(OUTCOME_NAMES)
  const promises = outcome === 'promised' || outcome === 'visit' || chance.hits(0.1)
  return {
    day,
    time: chance.pick(['', '09:30', '15:00']),
    channel: chance.hits(0.05) ? '' : chance.pick(CHANNELS),
    person: '本人',
    outcome,
    promised: promises ? addDays(day, chance.below(12)) : undefined,
    reason: chance.hits(0.02) ? 'death' : chance.hits(0.4) ? chance.pick(REASON_NAMES) : '',
    note: '',
    collector: 'C001',
  }
}

function debitOf(chance: Chance, day: Day): Life['debits'][number] {
  if (chance.hits(0.15)) return { day, status: 'inFlight', reason: '', rawReason: '处理中', words: '处理中' }
  const words = chance.pick(WORDS)
  return { day, status: 'failed', reason: FAILED_AS[words] ?? 'T22', rawReason: words, words }
}

/** What a book would know of the case when the run of a day begins. */
export function historyUntil(life: Life, asOf: Day, since: CaseHistory['since']): CaseHistory {
  const known = <T extends { readonly day: Day }>(list: readonly T[]) => list.filter(({ day }) => day <= asOf)
  const before = <T extends { readonly day: Day }>(list: readonly T[]) => list.filter(({ day }) => day < asOf)
  const sameMonth = life.runs.filter((run) => run <= asOf && isSameMonth(run, asOf))
  return {
    firstSeen: life.runs[0] ?? asOf,
    firstPremium: fen(Math.round((life.row.yuan ?? 0) * 100)),
    firstBucket: 'current',
    listCame: sameMonth[0] ?? asOf,
    contacts: known(life.contacts),
    debits: known(life.debits).map(({ words: _, ...result }) => result),
    payments: known(life.payments),
    changes: known(life.changes).map((one) => ({ ...one, doneOn: until(one.doneOn, asOf) })),
    // the run of a day hands up and out at its end
    handovers: before(life.handovers).map((one) => ({ ...one, notedOn: until(one.notedOn, asOf) })),
    assignments: [],
    sent: before(life.sent),
    since,
  }
}

function until(day: Day | undefined, asOf: Day): Day | undefined {
  return day !== undefined && day <= asOf ? day : undefined
}

function isSameMonth(a: Day, b: Day): boolean {
  return new Date(a * 86_400_000).toISOString().slice(0, 7) === new Date(b * 86_400_000).toISOString().slice(0, 7)
}

/** The row as the list of a day gives it: the last result of the bank is its state. */
export function rowOn(life: Life, asOf: Day): Omit<Sample, 'due'> {
  const last = life.debits.findLast(({ day }) => day <= asOf)
  if (last === undefined) return life.row
  return {
    ...life.row,
    transferStatus: last.status === 'failed' ? 'failed' : 'inFlight',
    failReason: last.words,
    returnDate: last.day,
  }
}
