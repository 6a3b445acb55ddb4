import { describe, expect, it } from 'vitest'
import { openFollowUp } from '../../../src/follow/index.ts'
import type { AssignedCase } from '../../../src/model/case.ts'
import { addToMonth, type Day, formatDay } from '../../../src/model/day.ts'
import type { CaseHistory } from '../../../src/model/history.ts'
import { TASK_CODES, type TaskCode } from '../../../src/model/task.ts'
import { HAND_UP_REASONS } from '../../../src/report/handup/rules.ts'
import { openChance } from '../../quarter/world.ts'
import { contextOf, policyCases } from '../../report/samples.ts'
import { factsOf } from './facts.ts'
import { handUpOf } from './hand-up.ts'
import { historyUntil, type Life, lifeOf, rowOn } from './life.ts'
import { tasksOf } from './oracle.ts'

/** task → since, as a book keeps it from run to run: forgotten as soon as the condition is not there any more. */
type Since = Partial<Record<TaskCode, Day>>

interface Told {
  readonly code: TaskCode | ''
  readonly state: string
  readonly due: Day | undefined
  readonly doneOn: Day | undefined
}

function keep(before: Since, tasks: readonly Told[], asOf: Day): Since {
  return Object.fromEntries(tasks.flatMap(({ code }) => (code === '' ? [] : [[code, before[code] ?? asOf]])))
}

function contextOn(life: Life, asOf: Day) {
  const context = contextOf(formatDay(asOf))
  return life.isAhead ? { ...context, month: addToMonth(context.month, 1) } : context
}

/** The case as the run of a day has it before it is said what follows. */
function caseOn(life: Life, asOf: Day, since: CaseHistory['since']): AssignedCase {
  const row = rowOn(life, asOf)
  const older = life.older === undefined ? [] : [{ ...row, due: formatDay(life.older) }]
  const history = life.withBook ? historyUntil(life, asOf, since) : undefined
  const own = { ...row, due: formatDay(life.due), unassigned: life.unassigned, history }
  const c = policyCases([...older, own], contextOn(life, asOf)).at(-1)
  if (c === undefined) throw new Error('no case')
  if (!life.withBook) return c
  const isAsked = c.disposition !== 'excluded' && (life.carriedComplaint ?? asOf) < asOf
  const carriedComplaint = isAsked ? life.carriedComplaint : undefined
  if (c.collector === undefined) return { ...c, carriedComplaint }
  const given = life.handedOverOn
  if (given === undefined || given > asOf) return { ...c, carriedComplaint, assignedSince: life.runs[0] }
  return {
    ...c,
    carriedComplaint,
    assignedSince: given,
    previousCollector: { key: 'C000', name: '前任' },
    assignedFirstBy: 4,
  }
}

/** A day that comes with each day, or ends what it is about, is never over; what ends with the payment is never shown as done. */
const NEVER = 'F00 overdue · F04 overdue · F06 overdue · F08 done · F09 done · F11 open · F17 overdue'

const dayOf = (day: Day | undefined) => (day === undefined ? '–' : formatDay(day))
const told = ({ code, state, due, doneOn }: Told) => `${code} ${state} ${dayOf(due)} ${dayOf(doneOn)}`

describe('tasks F00 to F19, decided once more by somebody who has read the rules only', () => {
  it('are the same, with the same states and days, and so is why it goes to the supervisor, for each invented case on each of its days', {
    timeout: 60_000,
  }, () => {
    const chance = openChance(20260618)
    const seen = new Map<string, number>()
    const why = new Set<string>()
    for (let n = 0; n < 600; n++) {
      const life = lifeOf(chance)
      let ours: Since = {}
      let theirs: Since = {}
      for (const asOf of life.runs) {
        const context = contextOn(life, asOf)
        const c = caseOn(life, asOf, theirs)
        const facts = factsOf(c, context, new Map(Object.entries(ours) as [TaskCode, Day][]))
        const expected = tasksOf(facts)
        const { tasks, handUp } = openFollowUp(context)(c)
        const actual = tasks.filter(({ code }) => code !== '')
        const place = `case ${n}, due ${formatDay(life.due)}, on ${formatDay(asOf)}`
        expect([place, ...actual.map(told).toSorted()]).toEqual([place, ...expected.map(told).toSorted()])
        const reasons = handUpOf(facts, expected)
        expect([place, ...handUp.toSorted()]).toEqual([place, ...reasons.toSorted()])
        for (const reason of reasons) why.add(reason)
        ours = keep(ours, expected, asOf)
        theirs = keep(theirs, actual, asOf)
        for (const { code, state } of expected) seen.set(`${code} ${state}`, (seen.get(`${code} ${state}`) ?? 0) + 1)
      }
    }
    expect([...why].toSorted()).toEqual([...HAND_UP_REASONS].toSorted())
    // the invented lives come by every task in every state that it can have
    const never = new Set(NEVER.split(' · '))
    const states = ['open', 'dueToday', 'overdue', 'done']
    const all = TASK_CODES.flatMap((code) => states.map((state) => `${code} ${state}`))
    expect(all.filter((one) => !never.has(one) && (seen.get(one) ?? 0) === 0)).toEqual([])
    expect(all.filter((one) => never.has(one) && seen.has(one))).toEqual([])
  })
})
