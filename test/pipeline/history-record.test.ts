import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/model/day.ts'
import type { CaseHistory } from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'
import { TASK_CODES } from '../../src/model/task.ts'
import { numbersOfHistory, readHistory, writeHistory } from '../../src/pipeline/judging/history-record.ts'
import { openBudget, openRecordReader, openRecordWriter, openSpill, openSpillReader } from '../../src/write/index.ts'
import { day } from '../classify/samples.ts'

/** What comes back of a history that was put down. */
function again(history: CaseHistory | undefined): CaseHistory | undefined {
  const spill = openSpill({ no: 0, path: '', descriptor: -1, budget: openBudget(64 << 20) })
  const out = openRecordWriter(spill)
  out.begin(numbersOfHistory(history))
  writeHistory(out, history)
  const record = openRecordReader(openSpillReader([spill]))
  record.begin(out.end())
  return readHistory(record)
}

const EMPTY: CaseHistory = {
  firstSeen: day('2026-05-02'),
  firstPremium: undefined,
  firstBucket: undefined,
  listCame: day('2026-06-01'),
  contacts: [],
  debits: [],
  payments: [],
  changes: [],
  handovers: [],
  assignments: [],
  sent: [],
  since: {},
}

const CONTACT = {
  day: day('2026-06-03'),
  time: '09:30',
  channel: 'phone',
  person: '本人',
  outcome: 'promised',
  promised: day('2026-06-09'),
  reason: 'waiting',
  note: '发工资后缴，[“引号”]',
  collector: 'S1',
} as const

const HANDOVER = { day: day('2026-06-10'), task: 'F07', supervisor: 'Z1', notedOn: day('2026-06-11') } as const

const RECORDED = { id: 7, listed: true, state: 'current|…', done: ['F02'] } as const

/** Every list has an entry with everything, and one that leaves out what can be left out. */
const FULL: CaseHistory = {
  firstSeen: day('2026-05-02'),
  firstPremium: fen(123_456),
  firstBucket: 'grace1',
  listCame: day('2026-06-01'),
  contacts: [CONTACT, { ...CONTACT, time: '', channel: '', outcome: '', promised: undefined, reason: '' }],
  debits: [{ day: day('2026-06-02'), status: 'failed', reason: 'T01', rawReason: '余额不足' }],
  payments: [
    { day: day('2026-06-05'), amount: fen(1) },
    { day: undefined, amount: undefined },
  ],
  changes: [
    { day: day('2026-06-03'), detail: '电话', doneOn: day('2026-06-04') },
    { day: day('2026-06-03'), detail: '地址', doneOn: undefined, remark: '缺复印件' },
  ],
  handovers: [
    { ...HANDOVER, decision: '面访', nextStep: '周五同访' },
    { ...HANDOVER, notedOn: undefined },
  ],
  assignments: [{ day: day('2026-05-02'), collector: 'S1', name: '岑山', rule: 2, reasonCode: 'A2' }],
  sent: [{ day: day('2026-06-03'), kind: 'due' }],
  since: { F02: day('2026-06-01') },
  recorded: RECORDED,
}

describe('a history put aside', () => {
  it('comes back as it was, full or empty', () => {
    expect(again(FULL)).toStrictEqual(FULL)
    expect(again(EMPTY)).toStrictEqual(EMPTY)
    expect(again(undefined)).toBeUndefined()
  })

  it('comes back however long it is, with whatever people typed', () => {
    const notes = ['', '短', `${'长'.repeat(41)}末`, 'x'.repeat(5_000), '😀 \ud83d alone', '"\\\u0000\n']
    const contacts = Array.from({ length: 3_000 }, (_, i) => ({ ...CONTACT, note: notes[i % notes.length] ?? '' }))
    const since = Object.fromEntries(TASK_CODES.map((code, i) => [code, addDays(day('2026-06-01'), i)]))
    const long: CaseHistory = { ...FULL, contacts, since, recorded: { ...RECORDED, done: TASK_CODES } }
    expect(again(long)).toStrictEqual(long)
  })

  it('loses no field that a history has', () => {
    const names = (history: CaseHistory) => Object.keys(history).sort()
    expect(names(again(FULL) ?? EMPTY)).toEqual(names(FULL))
    for (const list of ['contacts', 'debits', 'payments', 'changes', 'handovers', 'assignments', 'sent'] as const)
      expect(again(FULL)?.[list][0], list).toStrictEqual(FULL[list][0])
  })
})
