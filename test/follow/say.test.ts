import { describe, expect, it } from 'vitest'
import { openFollowUp } from '../../src/follow/index.ts'
import type { Settings } from '../../src/model/settings.ts'
import { contextOf, oneCase, type Sample } from '../report/samples.ts'
import { contact, followed, historyOf } from './samples.ts'

const noAnswer = (on: string) => contact(on, { outcome: 'noAnswer' })

function with_(settings: Partial<Settings>, sample: Sample, contacts: readonly ReturnType<typeof contact>[]) {
  const context = contextOf('2026-05-14', 'zh', settings)
  return openFollowUp(context)(oneCase({ ...sample, history: historyOf({ contacts }) }, context))
}

describe('what to say', () => {
  const due: Sample = { due: '2026-04-10' }
  const waiting = [contact('2026-05-05', { reason: 'waiting' })]
  it('is for the reason recorded last, with the days of the case', () => {
    expect(followed('2026-05-14', due, { contacts: waiting }).say).toBe(
      '60天不等于两个月：最后一天是6月9日，请早点存入',
    )
    const later = [...waiting, contact('2026-05-06', { reason: 'away' }), noAnswer('2026-05-07')]
    expect(followed('2026-05-14', due, { contacts: later }).say).toContain('APP')
    expect(followed('2026-05-14', due, {}).say).toBe('')
  })
  it('a company says it in its own words', () => {
    expect(with_({ say: { waiting: '请在{graceEnd}前三天存入' } }, due, waiting).say).toBe('请在6月9日前三天存入')
  })
  it('after the lapse there is no last day to wait for', () => {
    expect(followed('2026-05-14', { due: '2026-03-01' }, { contacts: waiting }).say).toContain('可申请复效至')
  })
})

describe('whom to ask next', () => {
  const due: Sample = { due: '2026-04-10' }
  it('goes one step on with each attempt since somebody was reached, and stays at the last', () => {
    const days = ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2026-05-${day}`)
    const asked = days.map((_, i) => followed('2026-05-14', due, { contacts: days.slice(0, i).map(noAnswer) }).askNext)
    expect(new Set(asked).size).toBe(7)
    expect(asked[0]).toBe('')
    expect(asked[6]).toBe('问居委会、村委会、物业')
    expect(asked[7]).toBe(asked[6])
    expect(followed('2026-05-14', due, { contacts: [noAnswer('2026-05-01'), contact('2026-05-02')] }).askNext).toBe('')
  })
  it('is the order that a company sets', () => {
    expect(with_({ askNext: ['问主管'] }, due, [noAnswer('2026-05-01'), noAnswer('2026-05-02')]).askNext).toBe('问主管')
  })
})

describe('why a case goes up', () => {
  const reasons = (...args: Parameters<typeof followed>) => followed(...args).handUp
  it.each<[string, Parameters<typeof followed>]>([
    ['day45', ['2026-05-25', { due: '2026-04-10' }]],
    ['difficultLarge', ['2026-05-14', { due: '2026-04-10', yuan: 10_000, codes: ['V044'] }]],
    [
      'brokenPromise',
      [
        '2026-05-14',
        { due: '2026-04-10' },
        { contacts: [contact('2026-05-05', { outcome: 'promised', promised: '2026-05-13' })] },
      ],
    ],
    ['overdueTasks', ['2026-05-26', { due: '2026-04-15' }, { since: { F03: '2026-05-04' } }]],
    ['outcome', ['2026-05-14', { due: '2026-04-10' }, { contacts: [contact('2026-05-13', { outcome: 'refused' })] }]],
    ['outcome', ['2026-05-14', { due: '2026-04-10' }, { contacts: [contact('2026-05-13', { outcome: 'complaint' })] }]],
    [
      'outcome',
      [
        '2026-05-14',
        { due: '2026-04-10', transferStatus: 'inFlight' },
        { contacts: [contact('2026-05-13', { outcome: 'complaint' })] },
      ],
    ],
    ['death', ['2026-05-14', { due: '2026-03-20', transferStatus: 'failed', failReason: '身故' }]],
    ['death', ['2026-05-14', { due: '2026-03-20' }, { contacts: [contact('2026-05-13', { reason: 'death' })] }]],
  ])('%s', (reason, args) => {
    expect(reasons(...args)).toEqual([reason])
  })
  it('nothing else does', () => {
    expect(reasons('2026-05-14', { due: '2026-04-10' }, { contacts: [contact('2026-05-05')] })).toEqual([])
  })
})

describe('the last promise', () => {
  const due: Sample = { due: '2026-04-10' }
  const made = contact('2026-05-05', { outcome: 'promised', promised: '2026-05-13' })
  const promise = (asOf: string, ...more: readonly ReturnType<typeof contact>[]) =>
    followed(asOf, due, { contacts: [made, ...more] }).promise?.state
  it('is open to its day, then broken', () => {
    expect(promise('2026-05-12')).toBe('open')
    expect(promise('2026-05-13')).toBe('open')
    expect(promise('2026-05-14')).toBe('broken')
  })
  it('is kept by money said to be there in time, or paid in time', () => {
    expect(promise('2026-05-14', contact('2026-05-13', { outcome: 'funded' }))).toBe('kept')
    expect(promise('2026-05-15', contact('2026-05-14', { outcome: 'funded' }))).toBe('broken')
    expect(promise('2026-05-19', contact('2026-05-13', { outcome: 'paid' }))).toBe('kept')
    expect(promise('2026-05-20', contact('2026-05-13', { outcome: 'paid' }))).toBe('broken')
    const paid = (day: Sample['paidDate']) =>
      followed('2026-05-20', { ...due, paidFlag: 'paid', paidDate: day }, { contacts: [made] }).promise?.state
    expect(paid(made.promised)).toBe('kept')
    expect(paid(contact('2026-05-14').day)).toBe('broken')
    expect(paid(undefined)).toBe('kept')
  })
  it('is not the day of a visit', () => {
    const contacts = [{ ...made, outcome: 'visit' as const }]
    expect(followed('2026-05-14', due, { contacts }).promise).toBeUndefined()
  })
})
