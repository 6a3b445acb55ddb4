import { describe, expect, it } from 'vitest'
import { addDays, type Day, monthOf } from '../../src/model/day.ts'
import { fen } from '../../src/model/money.ts'
import type { CaseRecord } from '../../src/model/progress.ts'
import { contact, day, RUNS, record, standingOf, state } from './samples.ts'

const MAY = monthOf(day('2026-05-01'))
const JUNE = monthOf(day('2026-06-01'))
const listed = (month: typeof MAY, run: number) => ({ month, run, day: RUNS[run - 1]?.asOf ?? day('2026-06-30') })

describe('the bucket of a case in the report', () => {
  it.each([
    ['2026-06-01', 'current'],
    ['2026-06-30', 'current'],
    ['2026-05-31', 'grace1'],
    ['2026-05-01', 'grace1'],
    ['2026-04-30', 'grace2'],
    ['2026-04-01', 'grace2'],
    ['2026-03-31', 'older'],
    ['2026-07-01', 'future'],
  ])('%s is %s in June', (due, bucket) => {
    expect(standingOf({ dueDate: day(due) }).bucket).toBe(bucket)
  })
})

describe('what counts as paid', () => {
  const due = day('2026-06-01')
  const payment = (on: Day | undefined, amount: number | undefined, run = 5) => ({
    day: on,
    amount: amount === undefined ? undefined : fen(amount),
    run,
  })
  const paid = (change: Partial<CaseRecord>) => standingOf({ dueDate: due, ...change }).paid

  it('is what the last run says: by debit where one succeeded, on its day', () => {
    const states = [state(3, due), state(4, due, { disposition: 'paid', transferStatus: 'succeeded' })]
    const debits = [{ day: day('2026-06-08'), status: 'succeeded', reason: '', rawReason: '', run: 4 }] as const
    expect(paid({ states, debits })).toEqual({ on: day('2026-06-08'), by: 'bank' })
  })

  it('is paid at the counter where no debit succeeded; without a day it was paid when a run saw it first', () => {
    const states = [state(2, due), state(3, due, { disposition: 'paid' })]
    expect(paid({ states })).toEqual({ on: RUNS[2]?.asOf, by: 'other' })
    expect(paid({ states, payments: [payment(day('2026-06-02'), 100_000, 3)] })).toEqual({
      on: day('2026-06-02'),
      by: 'other',
    })
  })

  it('was paid on the day that the list says, or before where the whole of it is known to have come', () => {
    const states = [state(3, due), state(4, due, { disposition: 'paid', details: { paidOn: day('2026-06-06') } })]
    expect(paid({ states })).toEqual({ on: day('2026-06-06'), by: 'other' })
    const on = (...payments: CaseRecord['payments']) => paid({ states, payments })?.on
    expect(on(payment(day('2026-06-04'), 100_000, 4))).toBe(day('2026-06-04'))
    expect(on(payment(day('2026-06-04'), 50_000, 4))).toBe(day('2026-06-06'))
    expect(on(payment(day('2026-06-08'), 100_000, 4))).toBe(day('2026-06-06'))
    expect(on(payment(undefined, undefined, 4))).toBe(day('2026-06-06'))
    const gone = [...states, state(5, due, { disposition: 'gone', details: { paidOn: day('2026-06-06') } })]
    expect(paid({ states: gone })?.on).toBe(day('2026-06-06'))
  })

  it('is what was collected after the run: in full, in one or several amounts', () => {
    expect(paid({ payments: [payment(day('2026-06-12'), 100_000)] })).toEqual({ on: day('2026-06-12'), by: 'other' })
    expect(paid({ payments: [payment(day('2026-06-12'), 99_999)] })).toBeUndefined()
    const parts = [payment(day('2026-06-12'), 60_000), payment(day('2026-06-13'), 40_000)]
    expect(paid({ payments: parts })).toEqual({ on: day('2026-06-13'), by: 'other' })
    expect(paid({ payments: [payment(undefined, undefined)] })?.by).toBe('other')
  })

  it('is not what the run knew and judged otherwise', () => {
    expect(paid({ payments: [payment(day('2026-06-09'), 100_000, 4)] })).toBeUndefined()
  })

  it('lies after the 60th day before the due date and before the lapse', () => {
    const on = (money: Day) => paid({ payments: [payment(money, 100_000)] }) !== undefined
    expect(on(addDays(due, -60))).toBe(false)
    expect(on(addDays(due, -59))).toBe(true)
    expect(on(addDays(due, 60))).toBe(true)
    expect(on(addDays(due, 61))).toBe(false)
  })

  it('lies after the due date of the instalment before, where that is nearer', () => {
    const monthly = [state(3, due, { details: { frequency: 'monthly' } })]
    const on = (money: Day) => paid({ states: monthly, payments: [payment(money, 100_000)] }) !== undefined
    expect(on(day('2026-05-01'))).toBe(false)
    expect(on(day('2026-05-02'))).toBe(true)
  })

  it('is paid on the day on which it was there in full, whatever came later', () => {
    const payments = [payment(day('2026-06-02'), 100_000), payment(day('2026-06-12'), 500)]
    expect(paid({ payments })?.on).toBe(day('2026-06-02'))
    expect(paid({ payments, states: [state(4, due, { disposition: 'paid' })] })?.on).toBe(day('2026-06-02'))
  })

  it('comes before being excluded, as on the lists', () => {
    const states = [state(3, due), state(4, due, { disposition: 'excluded' })]
    const found = standingOf({ dueDate: due, states, payments: [payment(day('2026-06-12'), 100_000)] })
    expect(found.paid?.on).toBe(day('2026-06-12'))
    expect(found.changes).toEqual(['paid'])
  })

  it('is a debit that succeeded after the run', () => {
    const debits = [{ day: day('2026-06-11'), status: 'succeeded', reason: '', rawReason: '', run: 5 }] as const
    expect(paid({ debits })).toEqual({ on: day('2026-06-11'), by: 'bank' })
  })

  it('is no longer what a later run sees open again', () => {
    const states = [state(2, due, { disposition: 'paid' }), state(4, due)]
    expect(paid({ states })).toBeUndefined()
  })
})

describe('the receivable', () => {
  it('holds a case that was excluded later, and none that was excluded from the beginning', () => {
    const due = day('2026-06-01')
    const excluded = state(4, due, { disposition: 'excluded' })
    expect(standingOf({ states: [state(3, due), excluded] }).isReceivable).toBe(true)
    expect(standingOf({ states: [state(3, due, { disposition: 'excluded' }), excluded] }).isReceivable).toBe(false)
  })
})

describe('what changed since the run before', () => {
  const due = day('2026-06-01')
  const changes = (change: Partial<CaseRecord>) => standingOf({ dueDate: due, ...change }).changes

  it('is nothing where nothing changed, and where there was no run before', () => {
    expect(changes({})).toEqual([])
    expect(standingOf({ states: [state(4, due, { disposition: 'paid' })] }, { previous: undefined }).changes).toEqual(
      [],
    )
  })

  it('new: the run before did not know it; returned: it was gone then', () => {
    expect(changes({ states: [state(4, due)] })).toEqual(['new'])
    expect(changes({ states: [state(2, due), state(3, due, { disposition: 'gone' }), state(4, due)] })).toEqual([
      'returned',
    ])
  })

  it('paid: by the list, or by what was collected since', () => {
    expect(changes({ states: [state(3, due), state(4, due, { disposition: 'paid' })] })).toEqual(['paid'])
    expect(changes({ payments: [{ day: day('2026-06-12'), amount: undefined, run: 5 }] })).toEqual(['paid'])
  })

  it('paid by what was collected is no news any more when the next report comes', () => {
    const states = [state(2, due), state(3, due, { disposition: 'gone' })]
    const payments = [{ day: day('2026-05-30'), amount: undefined, run: 3 }]
    expect(changes({ states, lastRun: 2, payments })).toEqual([])
    expect(changes({ states, lastRun: 2, payments: [{ day: day('2026-06-04'), amount: undefined, run: 4 }] })).toEqual([
      'paid',
    ])
  })

  it('gone: settled, past the plan, or without a reason, and only once', () => {
    const gone = state(4, due, { disposition: 'gone' })
    expect(changes({ states: [state(3, due), gone], lastRun: 3 })).toEqual(['gone'])
    expect(changes({ states: [state(3, due, { disposition: 'paid' }), gone], lastRun: 3 })).toEqual(['goneSettled'])
    expect(changes({ states: [state(3, due, { disposition: 'excluded' }), gone], lastRun: 3 })).toEqual(['goneSettled'])
    const march = day('2026-03-31')
    const states = [state(2, march), state(4, march, { disposition: 'gone' })]
    expect(changes({ dueDate: march, states, lastRun: 3 })).toEqual(['goneOfPlan'])
    expect(changes({ states: [state(2, due), state(3, due, { disposition: 'gone' })], lastRun: 2 })).toEqual([])
  })

  it('gone and paid: the money was collected before the list came without the case', () => {
    const states = [state(3, due), state(5, due, { disposition: 'gone', day: day('2026-06-12') })]
    const last = { run: 5, asOf: day('2026-06-12'), month: JUNE, runId: 'run-5' }
    const payments = [{ day: day('2026-06-11'), amount: fen(100_000), run: 4 }]
    const found = standingOf({ states, lastRun: 3, payments }, { last, heardUntil: last.asOf })
    expect(found.changes).toEqual(['paid', 'goneSettled'])
  })

  it('failed: the debit failed now and not before, or failed once more', () => {
    const failed = { transferStatus: 'failed', transferReason: 'T01' } as const
    expect(changes({ states: [state(3, due), state(4, due, failed)] })).toEqual(['failed'])
    expect(changes({ states: [state(3, due, failed)] })).toEqual([])
    const debit = { status: 'failed', reason: 'T01', rawReason: '', day: day('2026-06-09') } as const
    expect(changes({ states: [state(3, due, failed)], debits: [{ ...debit, run: 4 }] })).toEqual(['failed'])
    expect(changes({ states: [state(3, due, failed)], debits: [{ ...debit, run: 3 }] })).toEqual([])
  })

  it('day45: not on the 44th day, on the 45th, and once', () => {
    const today = RUNS[3]?.asOf ?? due
    const at = (days: number) => {
      const oldest = addDays(today, -days)
      return changes({ dueDate: oldest, states: [state(3, oldest)] })
    }
    expect(at(44)).toEqual([])
    expect(at(45)).toEqual(['day45'])
    expect(at(51)).toEqual(['day45'])
    expect(at(52)).toEqual([])
  })

  it('lapsed and reinstated, by the stage', () => {
    const lapsed = { stage: 'lapsed', dayState: 'lapsed' } as const
    expect(changes({ states: [state(3, due), state(4, due, lapsed)] })).toEqual(['lapsed'])
    expect(changes({ states: [state(3, due, lapsed), state(4, due)] })).toEqual(['reinstated'])
    const byAnother = { ...lapsed, details: { oldestDue: day('2026-05-01') } }
    expect(changes({ states: [state(3, due, byAnother), state(4, due)] })).toEqual([])
    const old = day('2026-04-01')
    const states = [state(3, old, lapsed), state(4, old, { disposition: 'paid' })]
    expect(changes({ dueDate: old, states })).toEqual(['reinstated'])
    // the money came within grace, and was reported late
    const payments = [{ day: addDays(old, 60), amount: undefined, run: 4 }]
    expect(changes({ dueDate: old, states, payments })).toEqual(['paid'])
    const told = state(4, old, { disposition: 'paid', details: { paidOn: addDays(old, 60) } })
    expect(changes({ dueDate: old, states: [state(3, old, lapsed), told] })).toEqual(['paid'])
  })

  it('paid, not reinstated, where only an older instalment had lapsed, whose money turned out to have come within grace', () => {
    const may = day('2026-05-15')
    const byOlder = { oldestDue: day('2026-04-01'), lapseFrom: day('2026-06-01') }
    const lapsed = state(3, may, { stage: 'lapsed', dayState: 'lapsed', details: byOlder })
    const paid = state(4, may, { disposition: 'paid', details: { paidOn: day('2026-06-05') } })
    expect(changes({ dueDate: may, states: [lapsed, paid] })).toEqual(['paid'])
  })

  it('excluded and open again', () => {
    const excluded = state(4, due, { disposition: 'excluded' })
    expect(changes({ states: [state(3, due), excluded] })).toEqual(['excluded'])
    expect(changes({ states: [state(3, due, { disposition: 'excluded' }), state(4, due)] })).toEqual(['reopened'])
    expect(changes({ states: [state(3, due, { disposition: 'future' }), state(4, due)] })).toEqual([])
    // it was off the list, its money known, and is back to be collected
    const payments = [{ day: day('2026-06-02'), amount: undefined, run: 3 }]
    const states = [state(2, due), state(3, due, { disposition: 'gone' }), state(4, due)]
    expect(changes({ states, payments })).toEqual(['reopened', 'returned'])
  })
})

describe('contacts, tasks and promises', () => {
  it('counts contacts since the list of the month came, from the 1st at the latest', () => {
    const contacts = [contact('2026-05-31'), contact('2026-06-01', { outcome: 'noAnswer' }), contact('2026-06-09')]
    expect(standingOf({ contacts })).toMatchObject({ attempts: 2, reached: 1 })
    const early = { month: JUNE, run: 2, day: day('2026-05-20') }
    const states = [state(2, day('2026-06-01'))]
    expect(standingOf({ contacts, listings: [early], states })).toMatchObject({ attempts: 3, reached: 2 })
  })

  it('knows overdue tasks of open cases only, and says where they were not noted', () => {
    const due = day('2026-06-01')
    const late = { details: { overdue: ['F02'] as const } }
    expect(standingOf({ states: [state(4, due, late)] }).overdue).toEqual(['F02'])
    expect(standingOf({ states: [state(4, due, { ...late, disposition: 'paid' })] }).overdue).toEqual([])
    expect(standingOf({ states: [state(4, due, { details: null })] }).overdue).toBeUndefined()
  })

  it('keeps a promise by the money that came until its day', () => {
    const promised = [contact('2026-06-04', { outcome: 'promised', promised: day('2026-06-09') })]
    expect(standingOf({ contacts: promised }).promise?.state).toBe('broken')
    const due = day('2026-06-01')
    const states = [state(3, due), state(4, due, { disposition: 'paid' })]
    const payments = (on: string) => [{ day: day(on), amount: undefined, run: 4 }]
    expect(standingOf({ contacts: promised, states, payments: payments('2026-06-09') }).promise?.state).toBe('kept')
    expect(standingOf({ contacts: promised, states, payments: payments('2026-06-10') }).promise?.state).toBe('broken')
    const listed = (on: string) => [state(3, due), state(4, due, { disposition: 'paid', details: { paidOn: day(on) } })]
    expect(standingOf({ contacts: promised, states: listed('2026-06-09') }).promise?.state).toBe('kept')
    expect(standingOf({ contacts: promised, states: listed('2026-06-10') }).promise?.state).toBe('broken')
  })

  it('leaves out promises of earlier months that are settled', () => {
    const contacts = [contact('2026-05-20', { outcome: 'promised', promised: day('2026-05-31') })]
    expect(standingOf({ contacts }).promise).toBeUndefined()
  })
})

describe('failed debits', () => {
  const due = day('2026-06-01')
  const debit = (on: string, status: 'failed' | 'succeeded', reason: 'T01' | 'T02' | '' = 'T01', run = 4) => ({
    day: day(on),
    status,
    reason,
    rawReason: '',
    run,
  })

  it('puts failures in a row together, by the reason of the last, counted from the first', () => {
    const debits = [debit('2026-06-02', 'failed'), debit('2026-06-05', 'failed', 'T02')]
    expect(standingOf({ debits }).failures).toEqual([
      { reason: 'T02', first: day('2026-06-02'), times: 2, mendedOn: undefined, isOpen: true },
    ])
  })

  it('is mended by a debit that succeeds, or by money that comes another way, in whatever order they were entered', () => {
    const states = [state(3, due), state(4, due, { disposition: 'paid' })]
    const debits = [debit('2026-06-07', 'succeeded', ''), debit('2026-06-02', 'failed')]
    expect(standingOf({ states, debits }).failures).toMatchObject([{ mendedOn: day('2026-06-07'), isOpen: false }])
    const payments = [{ day: day('2026-06-05'), amount: undefined, run: 4 }]
    expect(standingOf({ states, debits: [debit('2026-06-02', 'failed')], payments }).failures).toMatchObject([
      { mendedOn: day('2026-06-05'), isOpen: false },
    ])
  })

  it('is looked at in the months of the plan, and as long as a case is on the lists', () => {
    const debits = [debit('2026-03-31', 'failed')]
    const failures = (dueDate: Day, disposition: 'worklist' | 'gone') =>
      standingOf({ dueDate, debits, states: [state(2, dueDate), state(4, dueDate, { disposition })], lastRun: 3 })
        .failures
    expect(failures(day('2026-03-31'), 'gone')).toEqual([])
    expect(failures(day('2026-03-31'), 'worklist')).toHaveLength(1)
    expect(failures(day('2026-04-01'), 'gone')).toMatchObject([{ mendedOn: undefined, isOpen: false }])
  })
})

describe('rolling on', () => {
  const due = day('2026-05-10')
  const both = [listed(MAY, 1), listed(JUNE, 3)]
  const roll = (change: Partial<CaseRecord>) => standingOf({ dueDate: due, listings: both, ...change })

  it('rolls on what was to be collected on both lists', () => {
    const { rolled, rolling } = roll({ states: [state(1, due)] })
    expect(rolled).toEqual({ bucket: 'current', premium: 100_000, outcome: 'rolled' })
    expect(rolling).toEqual({ bucket: 'grace1', premium: 100_000, outcome: 'rolled' })
  })

  it('does not roll on what was paid when the next list came, or is not on it and was paid', () => {
    expect(roll({ states: [state(1, due), state(3, due, { disposition: 'paid' })] }).rolled?.outcome).toBe('paid')
    const states = [state(1, due), state(2, due, { disposition: 'paid' }), state(3, due, { disposition: 'gone' })]
    expect(roll({ states, listings: [listed(MAY, 1)], lastRun: 2 }).rolled?.outcome).toBe('paid')
  })

  it('tells who left without a reason from who left after grace 2', () => {
    const gone = (dueDate: Day) => [state(1, dueDate), state(3, dueDate, { disposition: 'gone' })]
    expect(roll({ states: gone(due), listings: [listed(MAY, 1)], lastRun: 1 }).rolled?.outcome).toBe('gone')
    const march = day('2026-03-10')
    const past = roll({ dueDate: march, states: gone(march), listings: [listed(MAY, 1)], lastRun: 1 })
    expect(past.rolled).toMatchObject({ bucket: 'grace2', outcome: 'rolled' })
  })

  it('asks for nothing that was not to be collected, and waits for lists that have not come', () => {
    expect(roll({ states: [state(1, due, { disposition: 'paid' })] }).rolled).toBeUndefined()
    expect(roll({ states: [state(1, due)], listings: [listed(MAY, 1)] }).rolled?.outcome).toBe('pending')
  })
})

describe('the group that a target is set by', () => {
  const due = day('2026-06-01')
  const group = (change: Parameters<typeof state>[2], dueDate = due) =>
    standingOf({ dueDate, states: [state(3, dueDate, change)] }).group?.name

  it('of the month: by year, the first only where not annual', () => {
    expect(group({ details: { yearBand: 'first', frequency: 'monthly' } })).toBe('first')
    expect(group({ details: { yearBand: 'first', frequency: 'annual' } })).toBe('yearUnknown')
    expect(group({ details: { yearBand: 'second' } })).toBe('second')
    expect(group({ details: { yearBand: 'third' } })).toBe('later')
    expect(group({ details: { yearBand: 'later' } })).toBe('later')
    expect(group({ details: { yearBand: 'unknown' } })).toBe('yearUnknown')
  })

  it('in grace: easy or difficult', () => {
    expect(group({ stage: 'grace1' })).toBe('graceEasy')
    expect(group({ stage: 'grace2', details: { difficult: true } })).toBe('graceDifficult')
  })

  it('lapsed: for 30 days or fewer, or 90 days or fewer before two years are full, on the day of the list', () => {
    const listCame = RUNS[2]?.asOf ?? due
    const lapsed = (days: number, left: number) =>
      group({
        stage: 'lapsed',
        details: { lapseFrom: addDays(listCame, -days), reinstateBy: addDays(listCame, left) },
      })
    expect(lapsed(30, 700)).toBe('justLapsed')
    expect(lapsed(31, 700)).toBe('other')
    expect(lapsed(640, 91)).toBe('other')
    expect(lapsed(640, 90)).toBe('nearPermanent')
  })

  it('is that of the list, whatever became of the case; paid ones when the list came have none', () => {
    const states = [state(3, due, { stage: 'grace1' }), state(4, due, { stage: 'lapsed' })]
    expect(standingOf({ states }).group).toEqual({ name: 'graceEasy', premium: 100_000 })
    expect(standingOf({ states: [state(3, due, { disposition: 'paid' })] }).group).toBeUndefined()
    expect(standingOf({ states: [state(3, due, { details: null })] }).group).toBeUndefined()
  })
})

describe('a case that an older version noted', () => {
  it('is on the lists only if the last run saw it', () => {
    const states = [state(1, record().dueDate, { details: null })]
    expect(standingOf({ states, lastRun: 2 })).toMatchObject({ isListed: false, isOpen: false, isGone: false })
    expect(standingOf({ states, lastRun: 4 })).toMatchObject({ isListed: true, isOpen: true, whose: { branch: '?' } })
    // no run has judged what was heard after the one that saw it
    const payments = [{ day: day('2026-06-02'), amount: undefined, run: 3 }]
    expect(standingOf({ states, lastRun: 2, payments }).paid?.on).toBe(day('2026-06-02'))
  })

  it('is not new on the list where a later run of the same day saw it no more', () => {
    const [, , , fourth] = RUNS
    if (!fourth) throw new Error('no runs')
    const again = { last: { ...fourth, run: 5 } }
    const states = [state(4, record().dueDate, { details: null })]
    expect(standingOf({ states, lastRun: 4 }, again)).toMatchObject({ isListed: false, changes: [] })
    expect(standingOf({ states, lastRun: 5 }, again)).toMatchObject({ isListed: true, changes: ['new'] })
  })
})
