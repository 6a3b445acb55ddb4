import { array, assert, constantFrom, integer, option, property, record, shuffledSubarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type Day, formatDay } from '../../src/model/day.ts'
import { fen } from '../../src/model/money.ts'
import type { PolicyFact, PolicyRow } from '../../src/model/policy.ts'
import { isSetApart, mergePolicy, openPersistency } from '../../src/persistency/index.ts'
import { day, policyRow, question } from './samples.ts'

const FIRST = day('2023-01-01')
const ASKED = question('2026-02')

/** A policy as its row, from 2023 to early 2025, that paid years 2 and 3 early, in time, late, or never. */
const rows = array(
  record({
    start: integer({ min: 0, max: 820 }),
    premium: integer({ min: 1, max: 1_000_000 }),
    year2: option(integer({ min: -20, max: 90 }), { nil: undefined }),
    year3: option(integer({ min: -20, max: 90 }), { nil: undefined }),
    status: constantFrom('inForce' as const, 'surrendered' as const, 'coolingOff' as const, ''),
    frequency: constantFrom(
      'annual' as const,
      'annual' as const,
      'annual' as const,
      'single' as const,
      'monthly' as const,
    ),
    agent: constantFrom('A1', 'A2', 'A3'),
  }),
  { maxLength: 60 },
).map((all) =>
  all.map(({ start, premium, year2, year3, status, frequency, agent }, index): PolicyRow => {
    const effectiveDate = addDays(FIRST, start)
    const on = (months: number, late: number | undefined): Day | undefined =>
      late === undefined ? undefined : addDays(addMonths(effectiveDate, months), late)
    const amount = fen(premium)
    return policyRow({
      policyNo: `P${index}`,
      effectiveDate,
      frequency,
      firstPremium: amount,
      contractStatus: status,
      agentCode: agent,
      columns: new Set([
        'policyNo',
        'effectiveDate',
        'frequency',
        'firstPremium',
        'year2Amount',
        'year2Date',
        'year3Amount',
        'year3Date',
      ]),
      year2Amount: year2 === undefined ? undefined : amount,
      year2Date: on(12, year2),
      year3Amount: year3 === undefined ? undefined : amount,
      year3Date: on(24, year3),
    })
  }),
)

function factOf(...all: [PolicyRow, ...PolicyRow[]]): PolicyFact {
  const policy = mergePolicy(all, { frequencyIfMissing: '', paymentsGiven: false })
  if (isSetApart(policy)) throw new Error(policy.why)
  return policy
}

function measured(facts: readonly PolicyFact[]) {
  const count = openPersistency(ASKED)
  for (const fact of facts) count.take(fact)
  return count.result()
}

/** The 13 months of one effective month, told again in the plainest way: as text, without any of the stage's code. */
function plainly(all: readonly PolicyRow[], effectiveMonth: string, judgedOn: string) {
  const told = { policies: 0, received: 0, due: 0, receivedFen: 0, inGrace: 0, leftOut: 0 }
  for (const row of all) {
    if (row.effectiveDate === undefined || !formatDay(row.effectiveDate).startsWith(effectiveMonth)) continue
    if (row.frequency !== 'annual' || row.contractStatus === 'coolingOff') {
      told.leftOut += 1
      continue
    }
    const due = addMonths(row.effectiveDate, 12)
    const paidOn = row.year2Date === undefined ? '' : formatDay(row.year2Date)
    const graceEnd = formatDay(addDays(due, 60))
    const isPaid = paidOn !== '' && paidOn <= graceEnd && paidOn <= judgedOn
    if (!isPaid && judgedOn <= graceEnd && row.contractStatus !== 'surrendered') {
      told.inGrace += 1
      continue
    }
    told.policies += 1
    told.due += row.firstPremium ?? 0
    if (!isPaid) continue
    told.received += 1
    told.receivedFen += row.year2Amount ?? 0
  }
  return told
}

describe('persistency, whatever the policies', () => {
  it('is what the plainest count of the same rows gives', () => {
    assert(
      property(rows, (all) => {
        const { total, leftOut } = measured(all.map((row) => factOf(row)))
        const { leftOut: left, ...sums } = plainly(all, '2024-12', '2026-02-28')
        expect(total.month13.month).toMatchObject(sums)
        expect(Object.values(leftOut).reduce((sum, one) => sum + one.month13.month.policies, 0)).toBe(left)
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on the order of the policies', () => {
    const withOrder = rows.chain((all) =>
      shuffledSubarray(all, { minLength: all.length }).map((other) => ({ all, other })),
    )
    assert(
      property(withOrder, ({ all, other }) => {
        expect(measured(other.map((row) => factOf(row)))).toEqual(measured(all.map((row) => factOf(row))))
      }),
    )
  })

  it('is the same whether a policy stands on one row or on a row for each product', () => {
    assert(
      property(rows, integer({ min: 0, max: 100 }), (all, percent) => {
        const split = all.map((row) => {
          const part = (amount: PolicyRow['firstPremium'], main: boolean) => {
            if (amount === undefined) return undefined
            const mains = fen(Math.floor((amount * percent) / 100))
            return main ? mains : fen(amount - mains)
          }
          const product = (code: string, main: boolean): PolicyRow => ({
            ...row,
            productCode: code,
            firstPremium: part(row.firstPremium, main),
            year2Amount: part(row.year2Amount, main),
            year3Amount: part(row.year3Amount, main),
          })
          return factOf(product('M', true), product('R', false))
        })
        const whole = measured(all.map((row) => factOf(row)))
        expect(measured(split).total).toEqual(whole.total)
      }),
    )
  })

  it('adds up: the groups of each dimension, and the months, are the whole', () => {
    assert(
      property(rows, (all) => {
        const { total, groups, months } = measured(all.map((row) => factOf(row)))
        for (const measure of ['month13', 'month25', 'compound'] as const)
          for (const key of ['policies', 'received', 'due', 'receivedFen', 'inGrace'] as const) {
            const whole = total[measure].rolling[key]
            expect(months[measure].reduce((sum, one) => sum + one.sums[key], 0)).toBe(whole)
            for (const list of Object.values(groups))
              expect(list.reduce((sum, one) => sum + one.sums[measure].rolling[key], 0)).toBe(whole)
          }
      }),
    )
  })
})
