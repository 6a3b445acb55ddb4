import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CONTACT_CHANNELS,
  type ContactChannel,
  OUTCOMES,
  type OutcomeName,
  REASONS_UNPAID,
  type UnpaidReasonName,
} from '../../src/model/contact.ts'
import { addDays, type Day, formatDay, monthOf } from '../../src/model/day.ts'
import type { FollowUp, FollowUpTask } from '../../src/model/follow-up.ts'
import type { CaseHistory, Contact, Handover } from '../../src/model/history.ts'
import { TASK_CODES, type TaskCode } from '../../src/model/task.ts'
import { contextOf, day, oneCase, type Sample } from '../report/samples.ts'
import { historyOf } from './samples.ts'

const FIRST = day('2026-03-02')
const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as K[]
const dayFrom = (from: Day, most: number) => fc.integer({ min: 0, max: most }).map((days) => addDays(from, days))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const outcome = fc.constantFrom<OutcomeName | ''>('', ...keys<OutcomeName>(OUTCOMES))
const contact: fc.Arbitrary<Contact> = fc.record({
  day: dayFrom(FIRST, 160),
  time: fc.constantFrom('', '09:30', '15:00'),
  channel: fc.constantFrom<ContactChannel | ''>('', ...keys<ContactChannel>(CONTACT_CHANNELS)),
  person: fc.constantFrom('', '本人', '配偶'),
  outcome,
  promised: maybe(dayFrom(FIRST, 180)),
  reason: fc.constantFrom<UnpaidReasonName | ''>('', ...keys<UnpaidReasonName>(REASONS_UNPAID)),
  note: fc.constantFrom('', '不想办转账', '下午'),
  collector: fc.constantFrom('C001', 'C002'),
})
const handover: fc.Arbitrary<Handover> = fc.record({
  day: dayFrom(FIRST, 160),
  task: fc.constantFrom<TaskCode>('F07', 'F11', 'F18'),
  supervisor: fc.constant('S01'),
  notedOn: maybe(dayFrom(FIRST, 170)),
})
const byDay = <T extends { readonly day: Day }>(rows: readonly T[]) => [...rows].sort((a, b) => a.day - b.day)

const history: fc.Arbitrary<CaseHistory> = fc
  .record({
    contacts: fc.array(contact, { maxLength: 8 }).map(byDay),
    handovers: fc.array(handover, { maxLength: 3 }).map(byDay),
    changes: fc
      .array(
        fc.record({ day: dayFrom(FIRST, 160), detail: fc.constant('手机号'), doneOn: maybe(dayFrom(FIRST, 170)) }),
        { maxLength: 2 },
      )
      .map(byDay),
    sent: fc
      .array(fc.record({ day: dayFrom(FIRST, 160), kind: fc.constantFrom('lapse', 'due') }), { maxLength: 2 })
      .map(byDay),
    since: fc.array(fc.tuple(fc.constantFrom(...TASK_CODES), dayFrom(FIRST, 120)), { maxLength: 6 }),
  })
  .map(({ since, ...rest }) => ({
    ...historyOf({ firstSeen: formatDay(FIRST) }),
    ...rest,
    since: Object.fromEntries(since),
  }))

const sample: fc.Arbitrary<Sample> = fc.record({
  due: dayFrom(day('2026-02-01'), 150).map(formatDay),
  yuan: fc.constantFrom(800, 12_000),
  mobile: fc.constantFrom('', '13800000001'),
  payChannel: fc.constantFrom('transfer' as const, 'counter' as const),
  transferStatus: fc.constantFrom('' as const, 'failed' as const, 'inFlight' as const),
  failReason: fc.constantFrom('余额不足', '户名不符', '身故'),
  codes: fc.constantFrom([], ['V044']),
  agentStatus: fc.constantFrom('active' as const, 'left' as const),
  agentCode: fc.constantFrom('C001', 'A9'),
})
const asOfDay = dayFrom(day('2026-04-01'), 120)

function follow(one: Sample, past: CaseHistory, asOf: Day) {
  const c = oneCase({ ...one, history: past }, contextOf(formatDay(asOf)))
  return { c, ...c.followUp }
}

const isProblem = ({ handUp }: Pick<FollowUp, 'handUp'>) => handUp.includes('outcome')
const taskOf = ({ tasks }: Pick<FollowUp, 'tasks'>, code: string) => tasks.find((task) => task.code === code)
const coded = ({ tasks }: Pick<FollowUp, 'tasks'>): readonly FollowUpTask[] => tasks.filter(({ code }) => code !== '')

describe('whatever the case and its history', () => {
  it('a task has one line and one state, and the state is what its days say', () => {
    fc.assert(
      fc.property(sample, history, asOfDay, (one, past, asOf) => {
        const tasks = coded(follow(one, past, asOf))
        expect(new Set(tasks.map(({ code }) => code)).size).toBe(tasks.length)
        for (const { state, due = asOf + 1, doneOn } of tasks) {
          expect(doneOn !== undefined).toBe(state === 'done')
          if (state === 'done') expect(doneOn).toBeLessThanOrEqual(asOf)
          else expect(state).toBe(due < asOf ? 'overdue' : due === asOf ? 'dueToday' : 'open')
        }
      }),
    )
  })

  /** F18 leads; what was reported up, and the notice that the program writes, follow the rest */
  const MAY_WAIT = new Set(['F11', 'F16', 'F18'])

  it('what is to be done comes before what is done, and what is due first before what is due later; a complaint that is not answered leads, and what was reported up waits behind the rest', () => {
    fc.assert(
      fc.property(sample, history, asOfDay, (one, past, asOf) => {
        const { tasks } = follow(one, past, asOf)
        const states = tasks.map(({ state }) => (state === 'done' ? 1 : 0))
        expect(states).toEqual([...states].sort())
        const leads = tasks.findIndex(({ code, state }) => code === 'F18' && state !== 'done')
        expect(tasks.slice(0, Math.max(leads, 0)).filter(({ code }) => code !== '')).toEqual([])
        const dues = coded({ tasks }).flatMap(({ code, state, due }) =>
          MAY_WAIT.has(code) || state === 'done' || due === undefined ? [] : [Math.max(due, asOf)],
        )
        expect(dues).toEqual([...dues].sort((a, b) => a - b))
      }),
    )
  })

  it('another contact never undoes what was done, a new complaint and a new problem excepted', () => {
    fc.assert(
      fc.property(sample, history, contact, asOfDay, (one, past, more, asOf) => {
        fc.pre(more.outcome !== 'complaint')
        const before = follow(one, past, asOf)
        const after = follow(one, { ...past, contacts: byDay([...past.contacts, more]) }, asOf)
        for (const { code, state } of coded(before))
          if (state === 'done' && !(code === 'F11' && isProblem(after)))
            expect(taskOf(after, code)?.state ?? 'done', code).toBe('done')
      }),
      { numRuns: 300 },
    )
  })

  it('the order in which rows of one day stand decides nothing', () => {
    const shuffled = fc.tuple(history, fc.infiniteStream(fc.nat(1000))).map(([past, noise]) => {
      const keyed = past.contacts.map((one) => ({ one, key: one.day * 2000 + (noise.next().value ?? 0) }))
      return [past, { ...past, contacts: keyed.sort((a, b) => a.key - b.key).map(({ one }) => one) }] as const
    })
    fc.assert(
      fc.property(sample, shuffled, asOfDay, (one, [past, again], asOf) => {
        const { c: _, ...a } = follow(one, past, asOf)
        const { c: __, ...b } = follow(one, again, asOf)
        expect(b).toEqual(a)
      }),
    )
  })

  it('what is later than today does not exist', () => {
    fc.assert(
      fc.property(sample, history, asOfDay, (one, past, asOf) => {
        const until = <T extends { readonly day: Day }>(rows: readonly T[]) => rows.filter((row) => row.day <= asOf)
        const known: CaseHistory = {
          ...past,
          contacts: until(past.contacts),
          handovers: until(past.handovers),
          changes: until(past.changes),
          sent: until(past.sent),
        }
        expect(follow(one, known, asOf).tasks).toEqual(follow(one, past, asOf).tasks)
      }),
    )
  })

  it('from one day to the next what is done stays done, but for what each day, period, lapse, new complaint or new problem asks anew', () => {
    const anew: ReadonlySet<string> = new Set(['F06', 'F17', 'F18', 'F13'])
    fc.assert(
      fc.property(sample, history, asOfDay, (one, past, asOf) => {
        const tomorrow = addDays(asOf, 1)
        fc.pre(monthOf(tomorrow) === monthOf(asOf))
        const before = follow(one, past, asOf)
        const after = follow(one, past, tomorrow)
        fc.pre(before.c.stage === after.c.stage)
        for (const { code, state } of coded(before))
          if (state === 'done' && !anew.has(code) && !(code === 'F11' && isProblem(after)))
            expect(taskOf(after, code)?.state ?? 'done', code).toBe('done')
      }),
      { numRuns: 300 },
    )
  })

  it('from one day to the next a day that was missed stays the day it was, but for what asks anew', () => {
    const anew: ReadonlySet<string> = new Set(['F06', 'F07', 'F09', 'F10', 'F13', 'F17', 'F18'])
    fc.assert(
      fc.property(sample, history, asOfDay, (one, past, asOf) => {
        const tomorrow = addDays(asOf, 1)
        fc.pre(monthOf(tomorrow) === monthOf(asOf))
        // what a customer says tomorrow may end the reason for which a task stood, and leave another
        fc.pre(!past.contacts.some(({ day }) => day === tomorrow))
        const today = follow(one, past, asOf)
        const since: CaseHistory['since'] = {
          ...Object.fromEntries(coded(today).map(({ code }) => [code, asOf])),
          ...past.since,
        }
        const after = follow(one, { ...past, since }, tomorrow)
        for (const { code, state, due } of coded(today)) {
          const next = taskOf(after, code)
          if (state === 'overdue' && next?.state === 'overdue' && !anew.has(code)) expect(next.due, code).toBe(due)
        }
      }),
    )
  })
})
