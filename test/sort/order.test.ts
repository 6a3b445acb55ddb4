import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/model/case.ts'
import { addDays, formatDay } from '../../src/model/day.ts'
import { openOrder, openOrderPart, parseAxes } from '../../src/sort/index.ts'
import { classifyOne, contextOf, day, failed, type InstalmentSample, NO_DEBIT } from '../classify/samples.ts'

const CONTEXT = contextOf('2026-05-20')

/** A case of a customer of its own, unless the sample says otherwise. */
function caseOf(policyNo: string, row: Omit<InstalmentSample, 'policyNo'>): Case {
  return classifyOne({ holderIdNo: `37000019900101${policyNo}`, ...row, policyNo }, CONTEXT)
}

function arrange(cases: readonly Case[], axes: readonly string[] = []): string[] {
  const parsed = parseAxes(axes)
  if ('unknown' in parsed) throw new Error(parsed.unknown)
  const order = openOrder(
    (a, b) => {
      const [one, other] = [cases[a]?.policyNo ?? '', cases[b]?.policyNo ?? '']
      return one < other ? -1 : Number(one > other)
    },
    parsed,
    1,
  )
  cases.forEach((c, id) => {
    order.add(id, c)
  })
  return [...order.arrange(Int32Array.from(cases.keys()), parsed)].map((id) => cases[id]?.policyNo ?? '')
}

describe('the default order', () => {
  it('is: in grace by days left, not due by due date, lapsed with the latest lapse first', () => {
    const cases = [
      caseOf('lapsed early', { due: '2026-01-10' }),
      caseOf('not due late', { due: '2026-05-30' }),
      caseOf('grace late', { due: '2026-05-10' }),
      caseOf('lapsed late', { due: '2026-03-10' }),
      caseOf('not due soon', { due: '2026-05-25' }),
      caseOf('grace soon', { due: '2026-03-25' }),
      caseOf('lapsed by status', { due: '2026-05-01', policyStatus: 'lapsed' }),
      caseOf('deferred', { due: '2026-02-10', productName: '万能' }),
    ]
    expect(arrange(cases)).toEqual([
      'grace soon',
      'grace late',
      'not due soon',
      'not due late',
      'lapsed by status',
      'lapsed late',
      'deferred',
      'lapsed early',
    ])
  })

  it('puts large ones first on the same day, then premium downwards, then the policy number', () => {
    const due = '2026-05-10'
    const cases = [
      caseOf('b', { due, yuan: 700 }),
      caseOf('a', { due, yuan: 700 }),
      caseOf('large by year', { due, yuan: 900, frequency: 'monthly' }),
      caseOf('most', { due, yuan: 9000 }),
      caseOf('large', { due, yuan: 20_000 }),
    ]
    expect(arrange(cases)).toEqual(['large', 'large by year', 'most', 'a', 'b'])
  })

  it('puts what is on no worklist behind it: future, paid, excluded', () => {
    const cases = [
      caseOf('excluded', { due: '2026-03-25', policyStatus: 'waived' }),
      caseOf('paid', { due: '2026-03-25', paidFlag: 'paid' }),
      caseOf('future', { due: '2026-06-01' }),
      caseOf('lapsed', { due: '2025-03-25' }),
      caseOf('not due', { due: '2026-05-30' }),
    ]
    expect(arrange(cases)).toEqual(['not due', 'lapsed', 'future', 'paid', 'excluded'])
  })

  it("lets a customer's cases stand together at the place of the most urgent one", () => {
    const same = { holderIdNo: '370000199001010001' }
    const cases = [
      caseOf('x later', { due: '2026-05-30', ...same }),
      caseOf('b', { due: '2026-04-01' }),
      caseOf('x first', { due: '2026-03-25', ...same }),
      caseOf('a', { due: '2026-03-23' }),
      caseOf('x lapsed', { due: '2026-01-01', ...same }),
    ]
    expect(arrange(cases)).toEqual(['a', 'x first', 'x later', 'x lapsed', 'b'])
  })
})

describe('an order over the axes', () => {
  it('goes by premium downwards', () => {
    const cases = [
      caseOf('a', { due: '2026-05-10', yuan: 1000 }),
      caseOf('b', { due: '2026-05-11', yuan: 9000 }),
      caseOf('c', { due: '2026-05-12', yuan: 1500 }),
    ]
    expect(arrange(cases, ['premium'])).toEqual(['b', 'c', 'a'])
  })

  it('makes groups by each axis in turn, then compares exactly', () => {
    const cases = [
      caseOf('band 1 late', { due: '2026-05-25', yuan: 4000 }),
      caseOf('band 1 early, less', { due: '2026-05-01', yuan: 1000 }),
      caseOf('band 1 early, more', { due: '2026-05-09', yuan: 2000 }),
      caseOf('band 2 late', { due: '2026-05-25', yuan: 6000 }),
    ]
    expect(arrange(cases, ['premium', 'tenday'])).toEqual([
      'band 2 late',
      'band 1 early, more',
      'band 1 early, less',
      'band 1 late',
    ])
  })

  it('knows policy year, tenday, agent, transfer, due date, days left, product, branch and frequency', () => {
    const due = '2026-05-10'
    expect(
      arrange(
        [
          caseOf('u', { due }),
          caseOf('5', { due, policyYear: 5 }),
          caseOf('2', { due, policyYear: 2 }),
          caseOf('4', { due, policyYear: 4 }),
        ],
        ['policyYear'],
      ),
    ).toEqual(['2', '4', '5', 'u'])
    expect(arrange([caseOf('late', { due: '2026-05-21' }), caseOf('early', { due })], ['tenday'])).toEqual([
      'early',
      'late',
    ])
    expect(
      arrange([caseOf('orphan', { due }), caseOf('own', { due, agentCode: 'A', collectorCode: 'A' })], ['agent']),
    ).toEqual(['own', 'orphan'])
    expect(
      arrange(
        [
          caseOf('failed', { due, transfer: failed('T01') }),
          caseOf('none', { due, transfer: { ...NO_DEBIT, status: 'notEnrolled' } }),
        ],
        ['transfer'],
      ),
    ).toEqual(['none', 'failed'])
    expect(arrange([caseOf('later', { due: '2026-05-12' }), caseOf('sooner', { due: '2026-01-12' })], ['due'])).toEqual(
      ['sooner', 'later'],
    )
    expect(
      arrange([caseOf('more', { due: '2026-05-12' }), caseOf('less', { due: '2026-05-01' })], ['daysLeft']),
    ).toEqual(['less', 'more'])
    expect(
      arrange([caseOf('b', { due, yuan: 900, productCode: '2' }), caseOf('a', { due, productCode: '1' })], ['product']),
    ).toEqual(['a', 'b'])
    expect(
      arrange([caseOf('b', { due, yuan: 900, branchCode: '2' }), caseOf('a', { due, branchCode: '1' })], ['branch']),
    ).toEqual(['a', 'b'])
    expect(
      arrange(
        [
          caseOf('m', { due, yuan: 900, frequency: 'monthly' }),
          caseOf('a', { due }),
          caseOf('?', { due, frequency: '' }),
        ],
        ['frequency'],
      ),
    ).toEqual(['a', 'm', '?'])
    expect(arrange([caseOf('no', { due, yuan: 900 }), caseOf('yes', { due, codes: ['V030'] })], ['difficult'])).toEqual(
      ['yes', 'no'],
    )
  })

  it('keeps customers together among cases that the axes leave equal', () => {
    const same = { holderIdNo: '370000199001010001' }
    const cases = [
      caseOf('x late', { due: '2026-05-25', ...same }),
      caseOf('x early 1', { due: '2026-05-01', ...same }),
      caseOf('y early', { due: '2026-05-02' }),
      caseOf('x early 2', { due: '2026-05-03', ...same }),
    ]
    expect(arrange(cases, ['tenday'])).toEqual(['x early 1', 'x early 2', 'y early', 'x late'])
  })

  it('follows a relation to the agent that became known later', () => {
    const cases = [
      caseOf('a', { due: '2026-05-10', agentCode: 'A' }),
      caseOf('b', { due: '2026-05-11', agentCode: 'A' }),
    ]
    const order = openOrder((a, b) => a - b, ['agent'], 2)
    cases.forEach((c, id) => {
      order.add(id, c)
    })
    expect([...order.arrange(Int32Array.of(0, 1), ['agent'])]).toEqual([0, 1])
    order.serve(1, 'own')
    expect([...order.arrange(Int32Array.of(0, 1), ['agent'])]).toEqual([1, 0])
  })
})

describe('an order of parts that other threads looked at', () => {
  const due = '2026-05-10'
  const cases = [
    caseOf('a', { due, productCode: 'C' }),
    caseOf('b', { due: '2026-05-25', productCode: 'B' }),
    caseOf('c', { due, productCode: 'B' }),
    caseOf('d', { due: '2026-05-12', productCode: 'A' }),
    caseOf('e', { due: '2026-05-01', productCode: 'C' }),
  ]
  const axes = ['product', 'tenday'] as const

  it('is that of the cases themselves, also where there are more than were expected', () => {
    const order = openOrder((a, b) => a - b, axes, 1)
    for (const ids of [
      [4, 1],
      [0, 3, 2],
    ]) {
      const part = openOrderPart(axes)
      for (const [place, id] of ids.entries()) {
        const c = cases[id]
        if (c) part.add(place, c)
      }
      order.take(Int32Array.from(ids), structuredClone(part.part(ids.length)))
    }
    const names = [...order.arrange(Int32Array.from(cases.keys()), axes)].map((id) => cases[id]?.policyNo)
    expect(names).toEqual(arrange(cases, axes))
    expect(names).toEqual(['d', 'c', 'b', 'e', 'a'])
  })

  it('takes no part that was made for other axes, and reads no column that nobody asked for', () => {
    const order = openOrder((a, b) => a - b, axes, 1)
    expect(() => order.take(Int32Array.of(0), openOrderPart([]).part(0))).toThrow('a part of')
    expect(() => order.arrange(Int32Array.of(0, 1), ['branch'])).toThrow('nobody asked for the column branch')
  })
})

describe('the names of axes', () => {
  it('are read in any case, with their other names, once each', () => {
    expect(parseAxes(['premium', ' Policyyear', 'tenday', 'agent', 'transfer'])).toEqual([
      'premium',
      'policyYear',
      'tenday',
      'agent',
      'transfer',
    ])
    expect(parseAxes(['servicing', 'transferStatus', 'dueDate', 'agent'])).toEqual(['agent', 'transfer', 'due'])
    expect(parseAxes([])).toEqual([])
  })

  it('that nobody knows are named', () => {
    expect(parseAxes(['premium', 'colour'])).toEqual({ unknown: 'colour' })
  })
})

describe('properties of the order', () => {
  const START = day('2025-12-01')
  const row = fc.record({
    due: fc.integer({ min: 0, max: 200 }).map((days) => formatDay(addDays(START, days))),
    yuan: fc.constantFrom(100, 500, 900, 20_000),
    holderIdNo: fc.constantFrom('370000199001010001', '370000199001010002', '370000199001010003', '370000199001010004'),
    paidFlag: fc.constantFrom('paid', '', '' as const),
    policyYear: fc.constantFrom(1, 2, 3, 9),
  })
  const lists = fc
    .array(row, { maxLength: 30 })
    .map((rows) => rows.map((one, i) => caseOf(`P${String(i).padStart(3, '0')}`, one)))
  const axes = fc.subarray(['premium', 'policyYear', 'tenday', 'due', 'daysLeft', 'large'])

  it('every case stands in the list once', () => {
    fc.assert(
      fc.property(lists, axes, (cases, by) => {
        expect(arrange(cases, by).sort()).toEqual(cases.map((c) => c.policyNo).sort())
      }),
    )
  })

  it('the order of the input does not matter, so that sorting twice is sorting once', () => {
    fc.assert(
      fc.property(lists, axes, (cases, by) => {
        const once = arrange(cases, by)
        const sorted = once.flatMap((policyNo) => cases.filter((c) => c.policyNo === policyNo))
        expect(arrange(sorted, by)).toEqual(once)
        expect(arrange([...cases].reverse(), by)).toEqual(once)
      }),
    )
  })

  it('no customer appears at two places of the default order', () => {
    fc.assert(
      fc.property(lists, (cases) => {
        const customers = arrange(cases).map((policyNo) => cases.find((c) => c.policyNo === policyNo)?.customer)
        const runs = customers.filter((customer, i) => customer !== customers[i - 1])
        expect(new Set(runs).size).toBe(runs.length)
      }),
    )
  })
})
