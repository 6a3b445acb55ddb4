import { describe, expect, it } from 'vitest'
import { addDays, formatDay } from '../../src/model/day.ts'
import { fen } from '../../src/model/money.ts'
import type { TaskCode } from '../../src/model/task.ts'
import { day, type Sample } from '../report/samples.ts'
import { contact, followed, type HistorySample, handover } from './samples.ts'

const on = (base: string, days: number) => formatDay(addDays(day(base), days))
const state = (code: TaskCode, asOf: string, sample: Sample, history?: HistorySample) =>
  followed(asOf, sample, history).task(code)

describe('F00 for next month', () => {
  const next: Sample = { due: '2026-06-10' }
  it('is due on the last working day of the month in which the list came', () => {
    // 31 May 2026 is a Sunday
    expect(state('F00', '2026-05-14', next)).toBe('open 2026-05-29')
    expect(state('F00', '2026-05-14', next, { listCame: '2026-05-04' })).toBe('open 2026-05-29')
  })
  it('is done by one attempt, by SMS too, whether or not somebody was reached', () => {
    const contacts = [contact('2026-05-12', { channel: 'sms', outcome: 'noAnswer' })]
    expect(state('F00', '2026-05-14', next, { contacts })).toBe('done 2026-05-12 C001')
  })
  it('is over when the month has come', () => {
    expect(state('F00', '2026-06-01', next)).toBe('')
  })
})

describe('F01 before the due date', () => {
  it.each([
    ['2026-05-20', 'open 2026-05-25'],
    ['2026-05-25', 'dueToday 2026-05-25'],
    ['2026-05-26', 'overdue 2026-05-25'],
    ['2026-05-27', 'overdue 2026-05-25'],
    ['2026-05-28', ''],
  ])('on %s of a case due on the 28th: %s', (asOf, told) => {
    expect(state('F01', asOf, { due: '2026-05-28' }, { since: { F01: '2026-05-04' } })).toBe(told)
  })
  it('is for debits only', () => {
    expect(state('F01', '2026-05-20', { due: '2026-05-28', payChannel: 'counter' })).toBe('')
  })
  it('moves before a day off: 3 days before 26 May is a Saturday', () => {
    expect(state('F01', '2026-05-20', { due: '2026-05-26' })).toBe('open 2026-05-22')
  })
})

describe('F02, F03 and F05 of the month', () => {
  const since = { F02: '2026-05-04', F03: '2026-05-04', F05: '2026-05-04' }
  const known = { listCame: '2026-05-04', since }

  it('F02 asks for one contact since the list came', () => {
    const due: Sample = { due: '2026-05-04' }
    const by = (outcome: 'noAnswer' | 'informed', day: string) =>
      state('F02', '2026-05-14', due, { ...known, contacts: [contact(day, { outcome })] })
    expect(by('informed', '2026-05-04')).toBe('done 2026-05-04 C001')
    expect(by('informed', '2026-05-03')).toBe('open 2026-05-25')
    expect(by('noAnswer', '2026-05-05')).toBe('open 2026-05-25')
    expect(by('informed', '2026-05-15'), 'later than today').toBe('open 2026-05-25')
  })

  it('F03 asks for two attempts since the first, one a contact with a promised day', () => {
    const due: Sample = { due: '2026-04-10' }
    const told = (...contacts: readonly ReturnType<typeof contact>[]) =>
      state('F03', '2026-05-14', due, { ...known, contacts })
    const promise = contact('2026-05-06', { outcome: 'promised', promised: '2026-05-20' })
    expect(told(promise)).toBe('open 2026-05-25')
    expect(told(promise, contact('2026-05-08', { outcome: 'noAnswer' }))).toBe('done 2026-05-08 C001')
    expect(told(contact('2026-05-05'), contact('2026-05-07'))).toBe('open 2026-05-25')
    expect(told(contact('2026-05-05'), { ...promise, outcome: 'visit' }), 'the day of a visit').toBe('open 2026-05-25')
    expect(told(contact('2026-04-30'), promise), 'last month').toBe('open 2026-05-25')
    expect(told(contact('2026-05-01'), promise)).toBe('done 2026-05-06 C001')
  })

  it('F05 asks for a contact that records the reason', () => {
    const due: Sample = { due: '2026-03-25' }
    const told = (...contacts: readonly ReturnType<typeof contact>[]) =>
      state('F05', '2026-05-06', due, { ...known, contacts })
    // 10 May 2026 is a Sunday, 9 May a working Saturday
    expect(told()).toBe('open 2026-05-09')
    expect(told(contact('2026-05-05'))).toBe('open 2026-05-09')
    expect(told(contact('2026-05-05', { reason: 'forgot' }))).toBe('done 2026-05-05 C001')
    expect(told(contact('2026-05-05', { reason: 'forgot', outcome: 'noAnswer' }))).toBe('open 2026-05-09')
    expect(told(contact('2026-05-05', { outcome: 'funded' }))).toBe('done 2026-05-05 C001')
  })

  it('F05 is face to face once somebody was reached and gave no reason', () => {
    const channel = (...contacts: readonly ReturnType<typeof contact>[]) =>
      followed('2026-05-06', { due: '2026-03-25' }, { contacts }).tasks.find(({ code }) => code === 'F05')?.channel
    expect(channel()).toBe('phone')
    expect(channel(contact('2026-04-20', { outcome: 'noAnswer' }))).toBe('phone')
    expect(channel(contact('2026-04-20'))).toBe('visit')
  })

  it('are due at the latest with the grace', () => {
    expect(state('F03', '2026-05-14', { due: '2026-03-19', policyStatus: 'grace' })).toBe('')
    expect(state('F05', '2026-05-14', { due: '2026-03-19' }, { since: { F05: '2026-05-04' } })).toBe(
      'overdue 2026-05-09',
    )
  })
})

describe('F04', () => {
  const difficult: Sample = { due: '2026-04-10', codes: ['V044'] }
  it('asks for two visits of the month', () => {
    const visit = (day: string) => contact(day, { channel: 'visit', outcome: 'noAnswer' })
    expect(state('F04', '2026-05-14', difficult, {})).toBe('open 2026-05-29')
    expect(state('F04', '2026-05-14', difficult, { contacts: [visit('2026-05-05')] })).toBe('open 2026-05-29')
    expect(state('F04', '2026-05-14', difficult, { contacts: [visit('2026-04-30'), visit('2026-05-05')] })).toBe(
      'open 2026-05-29',
    )
    expect(state('F04', '2026-05-14', difficult, { contacts: [visit('2026-05-05'), visit('2026-05-09')] })).toBe(
      'done 2026-05-09 C001',
    )
  })
})

describe('F06 in the last week', () => {
  // due 2026-03-15: grace ends on Thursday 14 May
  const last: Sample = { due: '2026-03-15' }
  const since = { F06: '2026-05-07' }
  it.each([
    ['2026-05-06', ''],
    ['2026-05-07', 'open 2026-05-11'],
    ['2026-05-11', 'dueToday 2026-05-11'],
    ['2026-05-12', 'dueToday 2026-05-12'],
    ['2026-05-14', 'dueToday 2026-05-14'],
    ['2026-05-15', ''],
  ])('on %s, nobody called: %s', (asOf, told) => {
    expect(state('F06', asOf, last, { since })).toBe(told)
  })
  it('one contact will do until three days before the end, then each day needs its own', () => {
    const contacts = [contact('2026-05-08')]
    expect(state('F06', '2026-05-10', last, { since, contacts })).toBe('done 2026-05-08 C001')
    expect(state('F06', '2026-05-11', last, { since, contacts })).toBe('dueToday 2026-05-11')
    const today = [...contacts, contact('2026-05-12')]
    expect(state('F06', '2026-05-12', last, { since, contacts: today })).toBe('done 2026-05-12 C001')
    expect(state('F06', '2026-05-13', last, { since, contacts: today })).toBe('dueToday 2026-05-13')
  })
  it('a contact before the last week does not count', () => {
    expect(state('F06', '2026-05-08', last, { since, contacts: [contact('2026-05-06')] })).toBe('open 2026-05-11')
  })
  it('is a visit where there is no number to call', () => {
    const channels = followed('2026-05-08', { ...last, mobile: '' }).tasks.filter(({ code }) => code === 'F06')
    expect(channels.map(({ channel }) => channel)).toEqual(['visit'])
  })
})

describe('F07', () => {
  const due: Sample = { due: '2026-03-31' }
  it.each([
    [44, ''],
    [45, 'dueToday 2026-05-15'],
    [46, 'overdue 2026-05-15'],
    [60, 'overdue 2026-05-15'],
    [61, ''],
  ])('%d days after the due date: %s', (days, told) => {
    expect(state('F07', on('2026-03-31', days), due, { since: { F07: '2026-05-15' } })).toBe(told)
  })
  it('first seen later than day 45, it is due on the day it was first seen', () => {
    expect(state('F07', '2026-05-19', due, { since: { F07: '2026-05-18' } })).toBe('overdue 2026-05-18')
    expect(state('F07', '2026-05-19', due, {})).toBe('dueToday 2026-05-19')
  })
  it('a customer who refuses: three days from the contact, earlier than day 45', () => {
    const contacts = [contact('2026-05-11', { outcome: 'refused' })]
    const early: Sample = { due: '2026-04-20' }
    expect(state('F07', '2026-05-12', early, { contacts })).toBe('open 2026-05-14')
    expect(state('F07', '2026-05-15', early, { contacts })).toBe('overdue 2026-05-14')
    const promised = [...contacts, contact('2026-05-12', { outcome: 'promised', promised: '2026-05-20' })]
    expect(state('F07', '2026-05-15', early, { contacts: promised }), 'no longer refused').toBe('')
    const unanswered = [...contacts, contact('2026-05-12', { outcome: 'noAnswer' })]
    expect(state('F07', '2026-05-15', early, { contacts: unanswered })).toBe('overdue 2026-05-14')
  })
  it('is done when the form was handed over by an earlier run', () => {
    const made = { handovers: [handover('2026-05-15', 'F07')] }
    expect(state('F07', '2026-05-16', due, made)).toBe('done 2026-05-15 C001')
    expect(state('F07', '2026-05-15', due, made), "this run's own form").toBe('dueToday 2026-05-15')
  })
})

describe('F08 and F09 of a failed debit', () => {
  const failed: Sample = { due: '2026-03-31', transferStatus: 'failed', failReason: '余额不足' }
  it('F08 from day 45 on, until three days before the end of grace', () => {
    const since = { F08: '2026-05-15' }
    expect(state('F08', '2026-05-15', failed, { since })).toBe('open 2026-05-27')
    expect(state('F08', '2026-05-14', failed, { since })).toBe('')
    expect(state('F08', '2026-05-28', failed, { since })).toBe('overdue 2026-05-27')
    expect(state('F08', '2026-06-01', failed, { since }), 'lapsed').toBe('')
  })
  it('F09 three working days after it was first seen; each failure anew', () => {
    const since = { F09: '2026-05-07' }
    // 9 May is a working Saturday
    expect(state('F09', '2026-05-08', failed, { since })).toBe('open 2026-05-11')
    expect(state('F09', '2026-05-12', failed, { since })).toBe('overdue 2026-05-11')
    const again = { day: day('2026-05-12'), status: 'failed', reason: 'T01', rawReason: '余额不足' } as const
    expect(state('F09', '2026-05-13', failed, { since, debits: [again] })).toBe('open 2026-05-15')
  })
  it('F09 is of the reason that failed', () => {
    const owner = (failReason: string) =>
      followed('2026-05-08', { ...failed, failReason }).tasks.find(({ code }) => code === 'F09')?.owner
    expect(owner('余额不足')).toBe('customer')
    expect(owner('户名不符')).toBe('service')
    expect(owner('看不懂的话')).toBe('finance')
  })
  it('debits that failed in a row are counted, the one of the list once', () => {
    const at = (on: string, status: 'failed' | 'succeeded' | 'inFlight') => ({
      day: day(on),
      status,
      reason: status === 'failed' ? ('T01' as const) : ('' as const),
      rawReason: status === 'failed' ? '余额不足' : '',
    })
    const count = (...debits: readonly ReturnType<typeof at>[]) =>
      followed('2026-05-13', failed, { debits }).failedDebits
    expect(followed('2026-05-13', failed).failedDebits).toBe(1)
    expect(count()).toBe(1)
    expect(count(at('2026-05-05', 'failed'))).toBe(1)
    expect(count(at('2026-04-05', 'failed'), at('2026-05-05', 'failed'))).toBe(2)
    expect(count(at('2026-04-05', 'failed'), at('2026-04-15', 'inFlight'), at('2026-05-05', 'failed'))).toBe(2)
    expect(count(at('2026-04-05', 'failed'), at('2026-04-15', 'succeeded'), at('2026-05-05', 'failed'))).toBe(1)
  })
})

describe('F10', () => {
  const plain: Sample = { due: '2026-05-04' }
  const visit = (on: string) => contact(on, { channel: 'visit', outcome: 'noAnswer' })

  it('is for large cases, wrong numbers, three attempts, wanted changes, grace 2', () => {
    const calls = [contact('2026-05-05'), contact('2026-05-06'), contact('2026-05-07')]
    expect(state('F10', '2026-05-08', plain, {})).toBe('')
    expect(state('F10', '2026-05-08', { ...plain, yuan: 10_000 }, {})).toBe('open 2026-05-15')
    expect(state('F10', '2026-05-08', plain, { contacts: calls.slice(0, 2) })).toBe('')
    expect(state('F10', '2026-05-08', plain, { contacts: calls })).toBe('open 2026-05-14')
    expect(state('F10', '2026-05-08', plain, { contacts: [contact('2026-05-05', { outcome: 'wrongNumber' })] })).toBe(
      'open 2026-05-12',
    )
    expect(state('F10', '2026-05-08', plain, { contacts: [contact('2026-05-05', { outcome: 'change' })] })).toBe(
      'open 2026-05-12',
    )
    expect(state('F10', '2026-05-06', { due: '2026-03-25' }, {})).toBe('open 2026-05-13')
  })
  it('potential customers are visited who are friendly', () => {
    const potential: Sample = { ...plain, holderBirthDate: day('1986-01-01') }
    expect(state('F10', '2026-05-08', potential, {})).toBe('')
    const contacts = [contact('2026-05-06', { outcome: 'promised', promised: '2026-05-20' })]
    expect(state('F10', '2026-05-08', potential, { contacts })).toBe('open 2026-05-13')
    expect(state('F10', '2026-05-08', plain, { contacts })).toBe('')
  })
  it('a promise kept spares grace 2 the visit', () => {
    const contacts = [
      contact('2026-05-04', { outcome: 'promised', promised: '2026-05-06' }),
      contact('2026-05-05', { outcome: 'funded' }),
    ]
    expect(state('F10', '2026-05-07', { due: '2026-03-25' }, { contacts })).toBe('')
  })
  it('is due a week after it was first seen, and never after the grace', () => {
    const large: Sample = { due: '2026-03-15', yuan: 10_000 }
    expect(state('F10', '2026-05-08', large, { since: { F10: '2026-05-08' } })).toBe('open 2026-05-14')
    expect(state('F10', '2026-05-12', large, { since: { F10: '2026-05-04' } })).toBe('overdue 2026-05-11')
  })
  it('is done by a visit, met or not; once lapsed, by a visit since the lapse', () => {
    const large: Sample = { due: '2026-03-15', yuan: 10_000 }
    expect(state('F10', '2026-05-12', large, { contacts: [visit('2026-04-02')] })).toBe('done 2026-04-02 C001')
    expect(state('F10', '2026-05-18', large, { contacts: [visit('2026-04-02')] })).toBe('open 2026-05-25')
    expect(state('F10', '2026-05-18', large, { contacts: [visit('2026-05-15')] })).toBe('done 2026-05-15 C001')
  })
})

describe('F11, F12, F13 and F18', () => {
  it('F11 reports up what is large and difficult, or a refusal, until the supervisor has noted it', () => {
    const large: Sample = { due: '2026-04-20', yuan: 10_000, codes: ['V044'] }
    const reported = [handover('2026-05-07', 'F11')]
    expect(state('F11', '2026-05-08', large, { since: { F11: '2026-05-07' }, handovers: reported })).toBe(
      'overdue 2026-05-07',
    )
    // what was reported for another reason, and is large and difficult since later only
    expect(state('F11', '2026-05-09', large, { since: { F11: '2026-05-08' }, handovers: reported })).toBe(
      'overdue 2026-05-08',
    )
    const contacts = [contact('2026-05-08', { outcome: 'refused' })]
    expect(state('F11', '2026-05-08', { due: '2026-04-20' }, { contacts })).toBe('dueToday 2026-05-08')
    const noted = { contacts, handovers: [handover('2026-05-08', 'F11', '2026-05-11')] }
    expect(state('F11', '2026-05-09', { due: '2026-04-20' }, noted)).toBe('overdue 2026-05-08')
    expect(state('F11', '2026-05-11', { due: '2026-04-20' }, noted)).toBe('done 2026-05-11 S01')
  })
  it('F13 is for the back office, one working day after the change was reported', () => {
    const change = (on: string, doneOn?: string) => ({
      day: day(on),
      detail: '手机号',
      doneOn: doneOn === undefined ? undefined : day(doneOn),
    })
    const due: Sample = { due: '2026-05-04' }
    expect(state('F13', '2026-05-08', due, { changes: [change('2026-05-08')] })).toBe('open 2026-05-09')
    expect(state('F13', '2026-05-12', due, { changes: [change('2026-05-08')] })).toBe('overdue 2026-05-09')
    expect(state('F13', '2026-05-12', due, { changes: [change('2026-05-08', '2026-05-11')] })).toBe('done 2026-05-11')
    expect(state('F13', '2026-05-10', due, { changes: [change('2026-05-08', '2026-05-11')] })).toBe(
      'overdue 2026-05-09',
    )
    const two = [change('2026-05-06', '2026-05-07'), change('2026-05-11')]
    expect(state('F13', '2026-05-11', due, { changes: two })).toBe('open 2026-05-12')
  })
  it('a complaint stops the calls, not what the supervisor and the back office do, until it is answered', () => {
    const contacts = [contact('2026-05-08', { outcome: 'complaint' })]
    const due: Sample = { due: '2026-04-10', transferStatus: 'failed', failReason: '余额不足' }
    const open = followed('2026-05-08', due, { contacts })
    expect(open.tasks.map(({ code }) => code)).toEqual(['F18', 'F11', 'F07'])
    expect(open.task('F18')).toBe('open 2026-05-09')
    expect(open.task('F11')).toBe('dueToday 2026-05-08')
    expect(open.task('F07')).toBe('open 2026-05-11')
    expect(open.askNext).toBe('')
    const changes = [{ day: day('2026-05-08'), detail: '手机号', doneOn: undefined }]
    expect(followed('2026-05-08', due, { contacts, changes }).task('F13')).toBe('open 2026-05-09')
    const answered = followed('2026-05-12', due, { contacts, handovers: [handover('2026-05-08', 'F18', '2026-05-11')] })
    expect(answered.task('F18')).toBe('done 2026-05-11 S01')
    expect(answered.task('F11')).toBe('done 2026-05-11 S01')
    expect(answered.task('F03')).toBe('open 2026-05-25')
    const noted = followed('2026-05-12', due, { contacts, handovers: [handover('2026-05-09', 'F11', '2026-05-11')] })
    expect(noted.task('F18')).toBe('done 2026-05-11 S01')
    const before = followed('2026-05-12', due, { contacts, handovers: [handover('2026-05-01', 'F07', '2026-05-07')] })
    expect(before.task('F18')).toBe('overdue 2026-05-09')
    expect(before.task('F03')).toBe('')

    const anew = [...contacts, contact('2026-05-12', { outcome: 'complaint' })]
    const again = followed('2026-05-13', due, {
      contacts: anew,
      handovers: [handover('2026-05-08', 'F18', '2026-05-11')],
    })
    expect(again.task('F03')).toBe('')
    expect(again.task('F18')).toBe('dueToday 2026-05-13')
  })
  it('a complaint is answered, and a change recorded, though the money may be under way', () => {
    const history: HistorySample = {
      contacts: [contact('2026-05-08', { outcome: 'complaint' })],
      changes: [{ day: day('2026-05-08'), detail: '手机号', doneOn: undefined }],
    }
    const held = followed('2026-05-08', { due: '2026-04-10', transferStatus: 'inFlight' }, history)
    expect(held.tasks.map(({ code }) => code)).toEqual(['', 'F18', 'F13'])
  })
  it('a problem that comes back after it was solved is a new one, from its own day on', () => {
    const contacts = [
      contact('2026-04-13', { outcome: 'refused' }),
      contact('2026-04-20', { outcome: 'promised', promised: '2026-04-25' }),
      contact('2026-05-11', { outcome: 'refused' }),
      contact('2026-05-12', { outcome: 'surrender' }),
    ]
    const handovers = [handover('2026-04-14', 'F11', '2026-04-15')]
    const back = followed('2026-05-12', { due: '2026-04-10' }, { contacts, handovers })
    expect(back.task('F07')).toBe('open 2026-05-14')
    // nobody could read of it yet
    expect(back.task('F11')).toBe('dueToday 2026-05-12')
    const shown = [...handovers, handover('2026-05-12', 'F11')]
    expect(state('F11', '2026-05-13', { due: '2026-04-10' }, { contacts, handovers: shown })).toBe('overdue 2026-05-12')
    const noted = [...handovers, handover('2026-05-11', 'F11', '2026-05-12')]
    expect(state('F11', '2026-05-12', { due: '2026-04-10' }, { contacts, handovers: noted })).toBe(
      'done 2026-05-12 S01',
    )
  })
  it('F12 needs somebody who introduces himself', () => {
    const orphan: Sample = { due: '2026-05-20', agentCode: 'A900', agentStatus: 'left' }
    expect(state('F12', '2026-05-08', orphan, {})).not.toBe('')
    expect(state('F12', '2026-05-08', { ...orphan, unassigned: true }, {})).toBe('')
  })
  it('nobody asks for money where a death was reported: the reason recorded last says so, or the bank', () => {
    const dead = [contact('2026-05-08', { reason: 'death' }), contact('2026-05-09', { outcome: 'thirdParty' })]
    expect(followed('2026-05-10', { due: '2026-03-20' }, { contacts: dead }).tasks.map(({ code }) => code)).toEqual([
      '',
    ])
    const mistaken = [...dead, contact('2026-05-10', { outcome: 'undecided', reason: 'forgot' })]
    expect(state('F05', '2026-05-10', { due: '2026-03-20' }, { contacts: mistaken })).toBe('done 2026-05-08 C001')
  })
})

describe('after the lapse', () => {
  // lapses on 2026-05-15
  const lapsed: Sample = { due: '2026-03-15' }
  it('F14 for thirty days, done by a contact since the lapse', () => {
    const since = { F14: '2026-05-15' }
    expect(state('F14', '2026-05-15', lapsed, { since })).toBe('open 2026-05-25')
    expect(state('F14', '2026-06-14', lapsed, { since })).toBe('overdue 2026-05-25')
    expect(state('F14', '2026-06-15', lapsed, { since })).toBe('')
    expect(state('F14', '2026-05-18', lapsed, { since, contacts: [contact('2026-05-14')] })).toBe('open 2026-05-25')
    expect(state('F14', '2026-05-18', lapsed, { since, contacts: [contact('2026-05-15')] })).toBe(
      'done 2026-05-15 C001',
    )
  })
  it('F17 from day 31 on, once in each ninety days', () => {
    expect(state('F17', '2026-06-14', lapsed, {})).toBe('')
    expect(state('F17', '2026-06-15', lapsed, {})).toBe('open 2026-08-13')
    expect(state('F17', '2026-08-13', lapsed, {})).toBe('dueToday 2026-08-13')
    expect(state('F17', '2026-08-14', lapsed, {})).toBe('open 2026-11-11')
    const contacts = [contact('2026-06-14'), contact('2026-08-13')]
    expect(state('F17', '2026-08-13', lapsed, { contacts: contacts.slice(0, 1) })).toBe('dueToday 2026-08-13')
    expect(state('F17', '2026-08-13', lapsed, { contacts })).toBe('done 2026-08-13 C001')
    expect(state('F17', '2026-08-14', lapsed, { contacts })).toBe('open 2026-11-11')
  })
  it('F16 ten working days after the lapse, done when a notice was handed out by an earlier run', () => {
    const since = { F16: '2026-05-15' }
    expect(state('F16', '2026-05-15', lapsed, { since })).toBe('open 2026-05-29')
    expect(state('F16', '2026-06-01', lapsed, { since })).toBe('overdue 2026-05-29')
    const sent = [{ day: day('2026-05-20'), kind: 'lapse' }]
    expect(state('F16', '2026-06-01', lapsed, { since, sent })).toBe('done 2026-05-20')
    expect(state('F16', '2026-05-20', lapsed, { since, sent })).toBe('open 2026-05-29')
    expect(state('F16', '2026-06-01', lapsed, { since, sent: [{ day: day('2026-05-20'), kind: 'due' }] })).toBe(
      'overdue 2026-05-29',
    )
  })
  it.each([
    ['2028-02-14', 91, ''],
    ['2028-02-15', 90, 'open 2028-04-14'],
    ['2028-05-15', 0, 'overdue 2028-04-14'],
  ])('F15 on %s, %d days before two years are full: %s', (asOf, _, told) => {
    expect(state('F15', asOf, lapsed, { since: { F15: '2028-02-15' } })).toBe(told)
  })
  it('F15 is done by a visit within the ninety days, and F10 is that visit', () => {
    const contacts = [contact('2028-03-01', { channel: 'visit' })]
    const near = followed('2028-03-02', lapsed, { contacts })
    expect(near.task('F15')).toBe('done 2028-03-01 C001')
    expect(near.task('F10')).toBe('done 2028-03-01 C001')
    expect(state('F15', '2028-03-02', lapsed, { contacts: [contact('2028-02-14', { channel: 'visit' })] })).toBe(
      'open 2028-04-14',
    )
  })
  it('lapsed on 29 February, two years are full on 28 February', () => {
    const { c, task } = followed('2030-01-30', { due: '2027-12-30' }, { since: { F15: '2029-11-30' } })
    expect(formatDay(c.reinstateBy)).toBe('2030-02-28')
    expect(task('F15')).toBe('overdue 2030-01-29')
  })
})

describe('F19', () => {
  const counter: Sample = { due: '2026-05-13', payChannel: 'counter' }
  it('is due on the due date, and over when the customer declines', () => {
    const since = { F19: '2026-05-04' }
    expect(state('F19', '2026-05-08', counter, { since })).toBe('open 2026-05-13')
    expect(state('F19', '2026-05-14', counter, { since })).toBe('overdue 2026-05-13')
    const contacts = [contact('2026-05-06', { note: '客户不想办转账' })]
    expect(state('F19', '2026-05-14', counter, { since, contacts })).toBe('done 2026-05-06 C001')
    expect(
      state('F19', '2026-05-14', counter, { since, contacts: [contact('2026-05-06', { note: '下午再打' })] }),
    ).toBe('overdue 2026-05-13')
  })
})

describe('no task at all', () => {
  it.each<[string, Sample]>([
    ['paid', { due: '2026-04-10', paidFlag: 'paid', paidDate: day('2026-05-02') }],
    ['excluded', { due: '2026-04-10', policyStatus: 'surrendered' }],
    ['in flight', { due: '2026-04-10', transferStatus: 'inFlight' }],
    ['prepaid', { due: '2026-04-10', prepaid: fen(120_000) }],
    ['deceased', { due: '2026-04-10', transferStatus: 'failed', failReason: '身故' }],
  ])('stands on a case that is %s', (what, sample) => {
    const contacts = [contact('2026-05-05', { outcome: 'undecided' }), contact('2026-05-06', { outcome: 'refused' })]
    const { tasks, handUp } = followed('2026-05-14', sample, { contacts })
    expect(tasks.filter(({ code }) => code !== '')).toEqual([])
    expect(handUp).toEqual(what === 'deceased' ? ['death'] : [])
  })
})
