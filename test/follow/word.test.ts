import { describe, expect, it } from 'vitest'
import type { Handover } from '../../src/model/history.ts'
import { day } from '../report/samples.ts'
import { contact, followed } from './samples.ts'

/** Due 2026-04-10: the last day of grace is 2026-06-09. */
const due = { due: '2026-04-10' }
const lapsed = { due: '2026-03-01' }
const textsOf = (...args: Parameters<typeof followed>) => followed(...args).tasks.map(({ text }) => text)
const says = (words: string, ...args: Parameters<typeof followed>) =>
  textsOf(...args).some((text) => text.includes(words))

describe('what the customer said and agreed to', () => {
  const paid = { contacts: [contact('2026-05-05', { outcome: 'paid' })] }
  it('leads the line for a week: look first whether the money came', () => {
    expect(textsOf('2026-05-11', due, paid)[0]).toBe('客户5月5日说已缴费：先查是否到账，没到账再联系')
    expect(says('说已缴费', '2026-05-12', due, paid)).toBe(false)
    const funded = { contacts: [contact('2026-05-05', { outcome: 'funded' })] }
    expect(textsOf('2026-05-11', due, funded)[0]).toBe('客户5月5日说钱已存入：先查扣款结果，没扣成再联系')
    expect(says('说钱已存入', '2026-05-12', due, funded)).toBe(false)
  })
  it('counts no more when something else was said since', () => {
    const contacts = [...paid.contacts, contact('2026-05-06', { outcome: 'refused' })]
    expect(says('说已缴费', '2026-05-07', due, { contacts })).toBe(false)
  })

  const visit = { contacts: [contact('2026-05-05', { outcome: 'visit', promised: '2026-05-12' })] }
  it('is a visit on its day, ahead of it, and after it until something is written down', () => {
    expect(says('和客户约好5月12日面访', '2026-05-11', due, visit)).toBe(true)
    expect(textsOf('2026-05-12', due, visit)[0]).toBe('今天约好面访')
    expect(says('约好5月12日面访，没有记录', '2026-05-13', due, visit)).toBe(true)
    const noted = { contacts: [...visit.contacts, contact('2026-05-12', { channel: 'visit', outcome: 'noAnswer' })] }
    expect(says('没有记录', '2026-05-13', due, noted)).toBe(false)
  })

  it('is a promise that comes too late: another day is agreed on, and nobody waits for it', () => {
    const promised = (on: string) => ({ contacts: [contact('2026-05-05', { outcome: 'promised', promised: on })] })
    expect(says('请改约到截止日以前', '2026-05-14', due, promised('2026-06-10'))).toBe(true)
    expect(says('到日核对是否到账', '2026-05-14', due, promised('2026-06-10'))).toBe(false)
    expect(says('请改约到截止日以前', '2026-05-14', due, promised('2026-06-09'))).toBe(false)
    expect(says('到日核对是否到账', '2026-05-14', due, promised('2026-06-09'))).toBe(true)
  })

  it('is an application for reinstatement, for a week and only after the lapse', () => {
    const asked = { contacts: [contact('2026-05-05', { outcome: 'reinstate' })] }
    expect(says('客户申请复效', '2026-05-11', lapsed, asked)).toBe(true)
    expect(says('客户申请复效', '2026-05-12', lapsed, asked)).toBe(false)
    expect(says('客户申请复效', '2026-05-11', due, asked)).toBe(false)
  })
})

describe('from day 45 on', () => {
  const failed = { due: '2026-04-10', transferStatus: 'failed', failReason: '余额不足' } as const
  it('the next debit is stopped, and nobody pays in for it', () => {
    expect(says('停止下次扣款', '2026-05-24', failed)).toBe(false)
    expect(says('请客户在下次扣款', '2026-05-24', failed)).toBe(true)
    expect(says('停止下次扣款', '2026-05-25', failed)).toBe(true)
    expect(says('请客户在下次扣款', '2026-05-25', failed)).toBe(false)
  })
  it('but not the one for which the customer has just paid in', () => {
    const contacts = [contact('2026-05-24', { outcome: 'funded' })]
    expect(says('停止下次扣款', '2026-05-25', failed, { contacts })).toBe(false)
  })
})

describe('暂停联系', () => {
  const note = (on: string, decision: string): Handover => ({
    day: day('2026-05-01'),
    task: 'F11',
    supervisor: 'M1',
    notedOn: day(on),
    decision,
  })
  it('holds the case and keeps it with the supervisor, until something else is decided', () => {
    const paused = followed('2026-05-14', due, { handovers: [note('2026-05-10', '暂停联系，等通知')] })
    expect(paused.standstill).toBe('complaint')
    expect(paused.handUp).toContain('paused')
    const later = [note('2026-05-10', '暂停联系'), { ...note('2026-05-12', '收费员继续跟进'), day: day('2026-05-11') }]
    expect(followed('2026-05-14', due, { handovers: later }).standstill).toBe('')
    const silent = [note('2026-05-10', '暂停联系'), { ...note('2026-05-12', ''), day: day('2026-05-11') }]
    expect(followed('2026-05-14', due, { handovers: silent }).standstill).toBe('complaint')
  })
})
