import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addToMonth, type Day, monthOf } from '../../src/model/day.ts'
import { fen } from '../../src/model/money.ts'
import type { CaseRecord, PastState } from '../../src/model/progress.ts'
import type { Figures } from '../../src/model/standing.ts'
import { type Disposition, type Stage, wordsOf } from '../../src/model/words.ts'
import { openProgress, openStanding } from '../../src/progress/index.ts'
import { contact, day, question, RUNS, state } from './samples.ts'

const dispositions: readonly (Disposition | 'gone')[] = [...wordsOf('disposition'), 'gone']
const stages: readonly Stage[] = wordsOf('stage')

interface Drawn {
  readonly run: number
  readonly disposition: Disposition | 'gone'
  readonly stage: Stage
  readonly failed: boolean
  readonly premium: number
  readonly branch: string
  readonly collector: string
}

const drawnState = fc.record({
  run: fc.integer({ min: 1, max: 4 }),
  disposition: fc.constantFrom(...dispositions),
  stage: fc.constantFrom(...stages),
  failed: fc.boolean(),
  premium: fc.integer({ min: 1, max: 1_000_000 }),
  branch: fc.constantFrom('3701', '3702', ''),
  collector: fc.constantFrom('C1', 'C2', ''),
})

const drawnCase = fc
  .record({
    due: fc.integer({ min: -120, max: 40 }),
    states: fc.array(drawnState, { minLength: 1, maxLength: 5 }),
    contacts: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
    debits: fc.array(fc.record({ ago: fc.integer({ min: 0, max: 90 }), failed: fc.boolean() }), { maxLength: 3 }),
    paidAgo: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
    noted: fc.boolean(),
  })
  .map(({ due, states, contacts, debits, paidAgo, noted }): CaseRecord => {
    const today = day('2026-06-10')
    const dueDate = addDays(today, due)
    const seen = statesOf(states, dueDate, noted)
    const [first] = seen
    return {
      policyNo: 'P1',
      dueDate,
      firstDay: first.day,
      firstPremium: first.premium,
      firstBucket: first.bucket,
      states: seen,
      lastRun: seen.findLast(({ disposition }) => disposition !== 'gone')?.run ?? first.run,
      listings: [-1, 0].map((ago) => {
        const month = addToMonth(monthOf(today), ago)
        return { month, run: ago === 0 ? 3 : 1, day: RUNS[ago === 0 ? 2 : 0]?.asOf ?? today }
      }),
      contacts: contacts.map((ago) => ({ ...contact('2026-06-10'), day: addDays(today, -ago) })),
      debits: debits.map(({ ago, failed }) => ({
        day: addDays(today, -ago),
        status: failed ? 'failed' : 'succeeded',
        reason: failed ? 'T01' : '',
        rawReason: '',
        run: 4,
      })),
      payments: paidAgo === undefined ? [] : [{ day: addDays(today, -paidAgo), amount: undefined, run: 5 }],
    }
  })

/** As a book holds them: by run, the first one seen, gone only after it was there. */
function statesOf(drawn: readonly Drawn[], dueDate: Day, noted: boolean): readonly [PastState, ...PastState[]] {
  const [first, ...more] = [...drawn].sort((a, b) => a.run - b.run)
  if (!first) throw new Error('no state')
  const made = ({ run, disposition, stage, failed, premium, branch, collector }: Drawn) =>
    state(run, dueDate, {
      disposition,
      stage,
      transferStatus: failed ? 'failed' : 'pending',
      premium: fen(premium),
      collector,
      details: noted ? { branch } : null,
    })
  return [
    made({ ...first, disposition: first.disposition === 'gone' ? 'worklist' : first.disposition }),
    ...more.map(made),
  ]
}

const counted = (cases: readonly CaseRecord[]) => {
  const asked = question()
  const count = openProgress(asked)
  const standings = cases.map(openStanding(asked))
  for (const standing of standings) count.take(standing)
  return { standings, progress: count.result() }
}

/** Every number in the figures, by where it stands. */
function numbersIn(value: object, at = ''): readonly (readonly [string, number])[] {
  return Object.entries(value).flatMap(([key, one]): readonly (readonly [string, number])[] =>
    typeof one === 'number'
      ? [[`${at}.${key}`, one]]
      : typeof one === 'object' && one !== null
        ? numbersIn(one, `${at}.${key}`)
        : [],
  )
}

describe('the figures of the follow-up report', () => {
  it('add up: branches, teams and collectors each to the whole, number by number', () => {
    fc.assert(
      fc.property(fc.array(drawnCase, { maxLength: 12 }), (cases) => {
        const { progress } = counted(cases)
        const total = Object.fromEntries(numbersIn(progress.total))
        for (const groups of Object.values(progress.groups)) {
          const sums: Record<string, number> = {}
          for (const { figures } of groups)
            for (const [at, value] of numbersIn(figures)) sums[at] = (sums[at] ?? 0) + value
          if (groups.length > 0) expect(sums).toEqual(total)
        }
      }),
    )
  })

  it('balance: who was on the lists, came, came back and left, to who is there', () => {
    fc.assert(
      fc.property(fc.array(drawnCase, { maxLength: 12 }), (cases) => {
        const { progress } = counted(cases)
        const { new: fresh, returned, gone, goneOfPlan, goneSettled } = progress.total.changes
        const left = gone.cases + goneOfPlan.cases + goneSettled.cases
        expect(progress.presentBefore + fresh.cases + returned.cases - left).toBe(progress.present)
      }),
    )
  })

  it('never say two things of one case that exclude each other', () => {
    fc.assert(
      fc.property(drawnCase, (one) => {
        const { standings } = counted([one])
        const { changes = [], isOpen, paid, isGone } = standings[0] ?? {}
        const of = (...names: readonly string[]) => changes.filter((change) => names.includes(change)).length
        expect(of('new', 'returned', 'gone', 'goneOfPlan', 'goneSettled')).toBeLessThanOrEqual(1)
        expect(of('paid', 'reinstated', 'lapsed')).toBeLessThanOrEqual(1)
        expect(of('paid', 'reopened')).toBeLessThanOrEqual(1)
        if (isOpen) expect({ paid, isGone }).toEqual({ paid: undefined, isGone: false })
        else expect(of('failed', 'day45', 'lapsed', 'reopened')).toBe(0)
      }),
    )
  })

  it('hold each case once: what was collected is part of the receivable, what was reached of what was tried', () => {
    fc.assert(
      fc.property(fc.array(drawnCase, { maxLength: 12 }), (cases) => {
        const { progress } = counted(cases)
        const { collection, contacted, failures }: Figures = progress.total
        for (const { receivable, paid, byBank, late } of Object.values(collection)) {
          expect(paid.cases).toBeLessThanOrEqual(receivable.cases)
          expect(byBank.cases).toBeLessThanOrEqual(paid.cases)
          expect(late.cases).toBeLessThanOrEqual(receivable.cases)
        }
        expect(contacted.reached.cases).toBeLessThanOrEqual(contacted.attempted.cases)
        expect(contacted.attempted.cases).toBeLessThanOrEqual(contacted.open.cases)
        expect(failures.within.reduce((sum, one) => sum + one, 0)).toBe(failures.mended.cases)
        expect(failures.days).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
