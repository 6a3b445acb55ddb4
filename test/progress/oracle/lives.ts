import { OUTCOMES, type OutcomeName } from '../../../src/model/contact.ts'
import { addDays, addMonths, type Day, firstDayOf, type Month, monthOf } from '../../../src/model/day.ts'
import { type Fen, fen } from '../../../src/model/money.ts'
import type { PastDetails, PastRun } from '../../../src/model/progress.ts'
import type { ReasonCode } from '../../../src/model/reason.ts'
import type { TaskCode } from '../../../src/model/task.ts'
import type { Disposition, Frequency, PolicyYearBand, Stage } from '../../../src/model/words.ts'
import type { Chance } from '../../quarter/world.ts'
import { type Asked, bucketOf } from './figures.ts'
import type { Entered, Life, Sight } from './life.ts'

/** An invented book: its runs until the one that is reported, and every case it knows. */
export interface InventedBook extends Asked {
  readonly lives: readonly Life[]
}

/** A run or, without a list, a collection. */
interface Event {
  readonly number: number
  readonly day: Day
  readonly isRun: boolean
}

/** What truly happens to a case. */
interface Fate {
  readonly policyNo: string
  readonly dueDate: Day
  readonly oldestDue: Day
  /** from this day on the older instalment is paid: the case counts from its own due date */
  readonly olderPaidOn: Day
  readonly premium: Fen
  readonly paidOn: Day | undefined
  /** share of the premium that comes */
  readonly share: number
  readonly debits: readonly {
    readonly day: Day
    readonly status: 'failed' | 'succeeded'
    readonly reason: ReasonCode | ''
  }[]
  /** its money goes to another instalment: the run does not take it for paid */
  readonly isTaken: boolean
  /** it is taken for paid also where the money came after the lapse */
  readonly isReinstated: boolean
  readonly excludedFrom: Day | undefined
  readonly excludedUntil: Day | undefined
  /** the core system shows who has paid, or leaves him out, so many days later; −1: never */
  readonly bookedAfter: number
  readonly isShownPaid: boolean
  /** of what it shows as paid it shows the day */
  readonly isDayShown: boolean
  /** how many months behind a case is before lists hold it no more */
  readonly listedMonths: number
  readonly details: Omit<PastDetails, 'oldestDue' | 'lapseFrom' | 'reinstateBy' | 'paidOn' | 'overdue' | 'hold'>
}

const MONTH = (2026 * 12 + 4) as Month

/** @param chance decides everything */
export function inventBook(chance: Chance): InventedBook {
  const events = eventsOf(chance)
  const runs = events.filter(({ isRun }) => isRun)
  const past = runs.map(
    ({ number, day }): PastRun => ({ run: number, asOf: day, month: monthOf(day), runId: `run-${number}` }),
  )
  const lastDay = events.at(-1)?.day ?? firstDayOf(MONTH)
  const isOld = chance.hits(0.2)
  const fates = Array.from({ length: 5 + chance.below(40) }, (_, n) => fateOf(chance, n))
  const lives = fates.map((fate) => lifeOf(chance, fate, events, isOld)).filter(({ sights }) => sights.length > 0)
  return { runs: past, heardUntil: lastDay, lives }
}

/** Lists every few days over three months, collections in between and sometimes at the end, now and then two runs on one day. */
function eventsOf(chance: Chance): Event[] {
  const events: Event[] = []
  let day = addDays(firstDayOf(MONTH), chance.below(25))
  const runs = 2 + chance.below(8)
  for (let n = 0; n < runs; n++) {
    if (n > 0 && chance.hits(0.7)) events.push({ number: events.length + 1, day, isRun: false })
    events.push({ number: events.length + 1, day, isRun: true })
    if (!chance.hits(0.15)) day = addDays(day, 1 + chance.below(16))
  }
  const last = events.at(-1)
  if (last && chance.hits(0.4))
    events.push({ number: events.length + 1, day: addDays(last.day, chance.below(5)), isRun: false })
  return events
}

const REASONS: readonly (ReasonCode | '')[] = ['T01', 'T02', 'T11', '']

function fateOf(chance: Chance, n: number): Fate {
  const dueDate = addDays(firstDayOf(MONTH), chance.below(210) - 110)
  const late = chance.pick([
    -60,
    -59,
    -31,
    -30,
    -29,
    60,
    61,
    65 + chance.below(40),
    ...[70, 70, 100].map((n) => chance.below(n) - (n > 70 ? 10 : 0)),
  ])
  const paidOn = chance.hits(0.6) ? addDays(dueDate, late) : undefined
  const debits = Array.from({ length: chance.below(4) }, (_, round) => ({
    day: addDays(dueDate, round * 12 + chance.below(4)),
    status: 'failed' as const,
    reason: chance.pick(REASONS),
  })).filter(({ day }) => paidOn === undefined || day < paidOn || chance.hits(0.1))
  const isByBank = paidOn !== undefined && chance.hits(0.4)
  const excludedFrom = chance.hits(0.2) ? addDays(dueDate, chance.below(80) - 20) : undefined
  return {
    policyNo: `P${3_701_000 + n}`,
    dueDate,
    oldestDue: chance.hits(0.15) ? addMonths(dueDate, -1) : dueDate,
    olderPaidOn: addDays(dueDate, 20 + chance.below(50)),
    premium: fen(100_000 * (1 + chance.below(30))),
    paidOn,
    share: chance.hits(0.1) ? 0.5 : 1,
    debits: isByBank ? [...debits, { day: paidOn, status: 'succeeded', reason: '' }] : debits,
    isTaken: chance.hits(0.1),
    isReinstated: chance.hits(0.5),
    excludedFrom,
    excludedUntil: excludedFrom !== undefined && chance.hits(0.3) ? addDays(excludedFrom, 20) : undefined,
    bookedAfter: chance.pick([-1, -1, 1, 3, 8]),
    isShownPaid: chance.hits(0.4),
    isDayShown: chance.hits(0.5),
    listedMonths: chance.pick([2, 2, 12]),
    details: {
      branch: chance.pick(['3701', '3702', '']),
      team: chance.pick(['M1', 'M2', '']),
      yearBand: chance.pick<PolicyYearBand>(['first', 'second', 'third', 'later', 'unknown']),
      frequency: chance.pick<Frequency | ''>(['annual', 'monthly', 'quarterly', '']),
      difficult: chance.hits(0.2),
    },
  }
}

function lifeOf(chance: Chance, fate: Fate, events: readonly Event[], isOld: boolean): Life {
  const money = moneyOf(chance, fate, events)
  const collectors = ['C1', 'C2', 'C3', '']
  let collector = chance.pick(collectors)
  const sights: Sight[] = []
  for (const event of events.filter(({ isRun }) => isRun)) {
    if (chance.hits(0.05)) collector = chance.pick(collectors)
    const heard = { ...money, payments: money.payments.filter(({ run }) => run <= event.number) }
    const sight = sightOf(chance, fate, event, heard, collector)
    // an older version of the book noted less: of a case that was away and came back it knew nothing
    if (isOld && !sight && sights.length > 0) break
    if (sight) sights.push(isOld && event.number < 5 ? { ...sight, details: undefined } : sight)
  }
  return {
    policyNo: fate.policyNo,
    dueDate: fate.dueDate,
    sights,
    contacts: contactsOf(chance, fate, events),
    ...money,
  }
}

/** What is heard of money: by the next collection or run, or never. */
function moneyOf(
  chance: Chance,
  { paidOn, share, premium, debits }: Fate,
  events: readonly Event[],
): Pick<Life, 'debits' | 'payments'> {
  // some of it is reported late
  const heard = (day: Day) => {
    const reported = addDays(day, chance.pick([0, 0, 0, 15]))
    return events.find((event) => event.day >= reported)?.number
  }
  const payments: Entered<Life['payments'][number]>[] = []
  const isByBank = debits.some(({ status }) => status === 'succeeded')
  const give = (day: Day, amount: number | undefined) => {
    const run = heard(day)
    if (run !== undefined) payments.push({ run, day, amount: amount === undefined ? undefined : fen(amount) })
  }
  if (paidOn !== undefined && !isByBank && chance.hits(0.8))
    give(paidOn, share < 1 || chance.hits(0.7) ? premium * share : undefined)
  // the rest comes later, or a little too much
  if (paidOn !== undefined && share < 1 && chance.hits(0.5)) give(addDays(paidOn, 9), premium * (1 - share))
  if (paidOn !== undefined && chance.hits(0.1)) give(addDays(paidOn, 6), 500)
  const known = debits.flatMap((debit) => {
    const run = heard(debit.day)
    return run === undefined || chance.hits(0.1) ? [] : [{ run, rawReason: debit.reason, ...debit }]
  })
  return { debits: known, payments }
}

function stageOf(fate: Fate, day: Day, lapseFrom: Day): Stage {
  if (day >= lapseFrom) return 'lapsed'
  const bucket = bucketOf({ dueDate: fate.dueDate } as Life, monthOf(day))
  return bucket === 'older' ? 'grace2' : bucket
}

function sightOf(
  chance: Chance,
  fate: Fate,
  { number, day }: Event,
  { debits, payments }: Pick<Life, 'debits' | 'payments'>,
  collector: string,
): Sight | undefined {
  const bucket = bucketOf({ dueDate: fate.dueDate } as Life, monthOf(day))
  const behind = monthOf(day) - monthOf(fate.dueDate)
  if (behind < -1 || behind > fate.listedMonths || chance.hits(0.07)) return undefined
  const isBooked =
    fate.paidOn !== undefined && fate.bookedAfter >= 0 && fate.share === 1 && day >= fate.paidOn + fate.bookedAfter
  if (isBooked && !fate.isShownPaid) return undefined
  const oldestDue = day < fate.olderPaidOn ? fate.oldestDue : fate.dueDate
  const lapseFrom = addDays(oldestDue, 61)
  const came = payments
    .filter((one) => one.day !== undefined && one.day < lapseFrom)
    .reduce((sum, { amount }) => sum + (amount ?? fate.premium), 0)
  const known = debits.filter((one) => one.run <= number)
  const succeeded = known.some(({ status, day: on }) => status === 'succeeded' && on < lapseFrom)
  const isInCover = isBooked && (fate.isReinstated || (fate.paidOn ?? day) < lapseFrom)
  const isPaid = !fate.isTaken && (isInCover || came >= fate.premium || succeeded)
  const isOut =
    fate.excludedFrom !== undefined &&
    day >= fate.excludedFrom &&
    (fate.excludedUntil === undefined || day < fate.excludedUntil)
  const stage = stageOf(fate, day, lapseFrom)
  const open: Disposition = collector === '' ? 'unassigned' : 'worklist'
  const disposition = isPaid ? 'paid' : isOut ? 'excluded' : stage === 'future' ? 'future' : open
  const debit = known.at(-1)
  const status = debit?.status === 'succeeded' && !isPaid ? 'failed' : (debit?.status ?? 'pending')
  return {
    run: number,
    day,
    bucket,
    stage,
    dayState: day < oldestDue ? 'notDue' : day < lapseFrom ? 'inGrace' : 'lapsed',
    disposition,
    transferStatus: status,
    transferReason: status === 'failed' ? (debit?.reason ?? '') : '',
    premium: fate.premium,
    collector,
    details: {
      ...fate.details,
      hold: chance.hits(0.05) ? 'inFlight' : '',
      oldestDue,
      lapseFrom,
      reinstateBy: chance.hits(0.2) ? addDays(day, chance.pick([89, 90, 91])) : addMonths(lapseFrom, 24),
      paidOn: isPaid && isBooked && fate.isDayShown ? fate.paidOn : undefined,
      overdue: chance.hits(0.2) ? chance.pick<readonly TaskCode[]>([['F02'], ['F10', 'F09']]) : [],
    },
  }
}

function contactsOf(chance: Chance, { dueDate }: Fate, events: readonly Event[]): Life['contacts'] {
  const last = events.at(-1)?.day ?? dueDate
  const outcomes = Object.keys(OUTCOMES) as OutcomeName[]
  const days = Array.from({ length: chance.below(4) }, () => addDays(dueDate, chance.below(70) - 10))
  return days
    .filter((day) => day <= last)
    .toSorted((a, b) => a - b)
    .map((day) => {
      const outcome = chance.hits(0.4) ? 'promised' : chance.pick(outcomes)
      return {
        day,
        time: '',
        channel: chance.pick(['phone', 'visit', 'sms', ''] as const),
        person: '',
        outcome,
        promised: outcome === 'promised' ? addDays(day, chance.below(20)) : undefined,
        reason: '' as const,
        note: '',
        collector: 'C1',
      }
    })
}
