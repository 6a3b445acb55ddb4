import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Settlement, settle } from '../../src/classify/settle.ts'
import { addDays, formatDay } from '../../src/model/day.ts'
import { fen } from '../../src/model/money.ts'
import {
  classifyAll,
  classifyOne,
  contextOf,
  day,
  failed,
  type InstalmentSample,
  instalmentOf,
  SUCCEEDED,
} from './samples.ts'

const TERMS = { graceDays: 60, reinstateYears: 2, lapseBufferDays: 0 }
const settleAll = (samples: readonly InstalmentSample[]) => settle(samples.map(instalmentOf), () => TERMS)
/** Late, in part, both, or '', of each instalment. */
const problemsOf = ({ standings }: Settlement) =>
  standings.map(({ paidInPart, paidAfterLapse }) =>
    [...(paidAfterLapse === undefined ? [] : ['paidAfterLapse']), ...(paidInPart ? ['paidInPart'] : [])].join(' '),
  )
const paidOf = ({ standings }: Settlement) => standings.map(({ paid }) => paid)
const outcome = (sample: InstalmentSample) => {
  const settlement = settleAll([sample])
  return settlement.standings[0]?.paid ? 'paid' : problemsOf(settlement)[0] || 'unpaid'
}

describe('one instalment, due 2026-05-20', () => {
  const due = '2026-05-20'

  it.each<[string, Partial<InstalmentSample>, string]>([
    ['nothing reported', {}, 'unpaid'],
    ['flagged unpaid', { paidFlag: 'unpaid' }, 'unpaid'],
    ['a paid flag', { paidFlag: 'paid' }, 'paid'],
    ['a debit that succeeded, without a date', { transfer: SUCCEEDED }, 'paid'],
    ['a failed debit', { transfer: failed('T01') }, 'unpaid'],
    ['a paid date on the due date', { paidDate: day('2026-05-20') }, 'paid'],
    ['60 days before the due date', { paidDate: day('2026-03-21') }, 'unpaid'],
    ['59 days before the due date', { paidDate: day('2026-03-22') }, 'paid'],
    ['the last day of grace', { paidDate: day('2026-07-19') }, 'paid'],
    ['the day of the lapse', { paidDate: day('2026-07-20') }, 'paidAfterLapse'],
    ['a flag and a date after the lapse', { paidFlag: 'paid', paidDate: day('2026-08-01') }, 'paidAfterLapse'],
    ['a debit 60 days before the due date', { transfer: SUCCEEDED, returnDate: day('2026-03-21') }, 'unpaid'],
    ['a debit 59 days before the due date', { transfer: SUCCEEDED, returnDate: day('2026-03-22') }, 'paid'],
    ['a debit on the day of the lapse', { transfer: SUCCEEDED, returnDate: day('2026-07-20') }, 'paidAfterLapse'],
    [
      'a paid date that overrules that of the debit',
      { transfer: SUCCEEDED, returnDate: day('2026-07-20'), paidDate: day('2026-06-01') },
      'paid',
    ],
    ['a return date alone', { returnDate: day('2026-05-25') }, 'unpaid'],
    ['the exact amount', { paidFlag: 'paid', paidAmount: fen(500_00) }, 'paid'],
    ['more than the amount', { paidFlag: 'paid', paidAmount: fen(500_01) }, 'paid'],
    ['one fen too little', { paidFlag: 'paid', paidAmount: fen(499_99) }, 'paidInPart'],
    ['a part after the lapse', { paidDate: day('2026-07-20'), paidAmount: fen(100_00) }, 'paidAfterLapse paidInPart'],
    ['a part without flag or date', { paidAmount: fen(100_00) }, 'paidInPart'],
    ['nothing, with a date', { paidDate: day('2026-05-20'), paidAmount: fen(0) }, 'paidInPart'],
    ['less than nothing', { paidFlag: 'paid', paidAmount: fen(-500_00) }, 'paidInPart'],
    ['an amount of nothing', { paidFlag: 'unpaid', paidAmount: fen(0) }, 'unpaid'],
    ['a part too early', { paidDate: day('2026-03-01'), paidAmount: fen(100_00) }, 'paidInPart'],
  ])('%s', (_, row, expected) => {
    expect(outcome({ due, ...row })).toBe(expected)
  })

  it.each<[InstalmentSample['frequency'], string, string]>([
    ['monthly', '2026-04-20', '2026-04-21'],
    ['quarterly', '2026-03-21', '2026-03-22'],
    ['semiannual', '2026-03-21', '2026-03-22'],
    ['annual', '2026-03-21', '2026-03-22'],
    ['irregular', '2026-03-21', '2026-03-22'],
    ['', '2026-03-21', '2026-03-22'],
  ])('%s: money of %s is too early, of %s is not', (frequency = '', tooEarly, early) => {
    expect(outcome({ due, frequency, paidDate: day(tooEarly) })).toBe('unpaid')
    expect(outcome({ due, frequency, paidDate: day(early) })).toBe('paid')
  })

  it("a month before a month-end is that month's end", () => {
    expect(outcome({ due: '2026-03-31', frequency: 'monthly', paidDate: day('2026-02-28') })).toBe('unpaid')
    expect(outcome({ due: '2026-03-31', frequency: 'monthly', paidDate: day('2026-03-01') })).toBe('paid')
  })

  it('a buffer moves the lapse, and with it the last day to pay', () => {
    const paidLate = instalmentOf({ due, paidDate: day('2026-07-24') })
    expect(paidOf(settle([paidLate], () => ({ ...TERMS, lapseBufferDays: 5 })))).toEqual([true])
    expect(problemsOf(settle([paidLate], () => ({ ...TERMS, lapseBufferDays: 4 })))).toEqual(['paidAfterLapse'])
  })
})

describe('the day on which an instalment was paid', () => {
  const paidOn = (...samples: readonly InstalmentSample[]) =>
    settleAll(samples).standings.map((one) => one.paidOn && formatDay(one.paidOn))
  const due = '2026-05-20'

  it('is that of its money, of whatever kind; of what has no day nobody knows it', () => {
    expect(paidOn({ due, paidDate: day('2026-06-01') })).toEqual(['2026-06-01'])
    expect(paidOn({ due, transfer: SUCCEEDED, returnDate: day('2026-06-02') })).toEqual(['2026-06-02'])
    expect(paidOn({ due, paidFlag: 'paid' })).toEqual([undefined])
    expect(paidOn({ due })).toEqual([undefined])
    expect(paidOn({ due, paidDate: day('2026-07-20') })).toEqual([undefined])
  })

  it("is that of another instalment's money, where that settled it: of the last that was needed", () => {
    const june = { due: '2026-06-20', paidDate: day('2026-06-21') }
    expect(paidOn({ due }, june)).toEqual(['2026-06-21', undefined])
    const part = { due, paidDate: day('2026-06-01'), paidAmount: fen(100_00) }
    expect(paidOn(part, { ...june, paidAmount: fen(900_00) })).toEqual(['2026-06-21', '2026-06-21'])
    expect(paidOn({ ...part, paidDate: undefined, paidFlag: 'paid' }, june)).toEqual([undefined, undefined])
  })
})

describe('several instalments of a policy', () => {
  const monthly = (due: string, row: Partial<InstalmentSample> = {}): InstalmentSample => ({
    due,
    frequency: 'monthly',
    ...row,
  })

  it('money reported on a later one settles the older one', () => {
    const settlement = settleAll([monthly('2026-05-20'), monthly('2026-06-20', { paidDate: day('2026-06-21') })])
    expect(paidOf(settlement)).toEqual([true, false])
    expect(problemsOf(settlement)).toEqual(['', ''])
    expect(settlement.oldestDue).toBe(day('2026-06-20'))
    expect(settlement.unpaidInstalments).toBe(1)
  })

  it('whatever the order of the rows', () => {
    expect(paidOf(settleAll([monthly('2026-06-20', { paidDate: day('2026-06-21') }), monthly('2026-05-20')]))).toEqual([
      false,
      true,
    ])
  })

  it('each payment moves up by one', () => {
    const settlement = settleAll([
      monthly('2026-04-20'),
      monthly('2026-05-20', { paidDate: day('2026-05-21') }),
      monthly('2026-06-20', { paidDate: day('2026-06-18') }),
    ])
    expect(paidOf(settlement)).toEqual([true, true, false])
  })

  it('its own money comes first', () => {
    const both = [
      monthly('2026-05-20', { paidDate: day('2026-06-21') }),
      monthly('2026-06-20', { paidDate: day('2026-06-21') }),
    ]
    expect(paidOf(settleAll(both))).toEqual([true, true])
  })

  it("money too early for its own instalment can be the older one's", () => {
    const settlement = settleAll([monthly('2026-05-20'), monthly('2026-06-20', { paidDate: day('2026-05-20') })])
    expect(paidOf(settlement)).toEqual([true, false])
  })

  it('money too small for the older one settles its own', () => {
    const settlement = settleAll([
      monthly('2026-05-20', { yuan: 800 }),
      monthly('2026-06-20', { paidDate: day('2026-06-21') }),
    ])
    expect(paidOf(settlement)).toEqual([false, true])
    expect(settlement.oldestDue).toBe(day('2026-05-20'))
    expect(settlement.askedFen).toBe(800_00)
  })

  it('an amount for two settles two', () => {
    const paidTwice = monthly('2026-06-20', { paidDate: day('2026-06-21'), paidAmount: fen(1000_00) })
    expect(paidOf(settleAll([monthly('2026-05-20'), paidTwice]))).toEqual([true, true])
  })

  it('money never moves on to a later one', () => {
    const paidTwice = monthly('2026-05-20', { paidDate: day('2026-05-21'), paidAmount: fen(1000_00) })
    expect(paidOf(settleAll([paidTwice, monthly('2026-06-20')]))).toEqual([true, false])
  })

  describe("an older one's own money, where another's settled it, moves on to the next", () => {
    const april = (row: Partial<InstalmentSample>) => monthly('2026-04-15', { paidFlag: 'paid', ...row })
    const may = (row: Partial<InstalmentSample>) => monthly('2026-05-15', { paidFlag: 'paid', ...row })
    const june = monthly('2026-06-15')

    it.each<[string, InstalmentSample[], boolean[], string[]]>([
      [
        'late for April (lapse 2026-06-15), in time for May',
        [april({ paidDate: day('2026-06-16') }), may({ paidDate: day('2026-06-01') })],
        [true, true],
        ['', ''],
      ],
      [
        'late for April and for May (lapse 2026-07-15)',
        [april({ paidDate: day('2026-07-15') }), may({ paidDate: day('2026-06-01') })],
        [true, false],
        ['', 'paidAfterLapse'],
      ],
      [
        'the day before the lapse of May',
        [april({ paidDate: day('2026-07-14') }), may({ paidDate: day('2026-06-01') })],
        [true, true],
        ['', ''],
      ],
      [
        'a part on the due day of April, before May can be paid',
        [
          april({ paidDate: day('2026-04-15'), paidAmount: fen(250_00) }),
          may({ paidDate: day('2026-05-16'), paidAmount: fen(750_00) }),
        ],
        [true, true],
        ['', ''],
      ],
      [
        'before money of June is asked for',
        [
          april({ paidDate: day('2026-04-20'), paidAmount: fen(250_00) }),
          may({ paidDate: day('2026-05-20'), paidAmount: fen(750_00) }),
          monthly('2026-06-15', { paidDate: day('2026-06-10'), paidFlag: 'paid' }),
        ],
        [true, true, true],
        ['', '', ''],
      ],
      [
        'late for January, and long before July',
        [
          { due: '2026-01-15', frequency: 'semiannual', paidDate: day('2026-03-20') },
          { due: '2026-07-15', frequency: 'semiannual', paidDate: day('2026-03-10') },
        ],
        [true, true],
        ['', ''],
      ],
      [
        'one fen short in April is one fen short in May',
        [april({ paidDate: day('2026-04-20'), paidAmount: fen(499_99) }), may({ paidDate: day('2026-05-20') })],
        [true, false],
        ['', 'paidInPart'],
      ],
      [
        'half in April, one and a half in May',
        [
          april({ paidDate: day('2026-04-20'), paidAmount: fen(250_00) }),
          may({ paidDate: day('2026-05-20'), paidAmount: fen(750_00) }),
        ],
        [true, true],
        ['', ''],
      ],
      [
        'half in April, one fen less in May',
        [
          april({ paidDate: day('2026-04-20'), paidAmount: fen(250_00) }),
          may({ paidDate: day('2026-05-20'), paidAmount: fen(749_99) }),
        ],
        [true, false],
        ['', 'paidInPart'],
      ],
      [
        'half and half: neither is large enough for the older one, both are in part',
        [
          april({ paidDate: day('2026-04-20'), paidAmount: fen(250_00) }),
          may({ paidDate: day('2026-05-20'), paidAmount: fen(250_00) }),
        ],
        [false, false],
        ['paidInPart', 'paidInPart'],
      ],
      [
        'over May, whose money was enough for two, to June',
        [april({ paidDate: day('2026-06-16') }), may({ paidDate: day('2026-06-01'), paidAmount: fen(1000_00) }), june],
        [true, true, true],
        ['', '', ''],
      ],
      [
        'a rest in May that pays nothing is in part',
        [monthly('2026-04-15'), may({ paidDate: day('2026-05-20'), paidAmount: fen(750_00) })],
        [true, false],
        ['', 'paidInPart'],
      ],
      [
        'too early for April: it belongs to one that is not listed',
        [april({ paidDate: day('2026-03-15'), paidAmount: fen(499_00) }), may({ paidDate: day('2026-05-20') })],
        [true, false],
        ['', ''],
      ],
      [
        'not where only an amount says so',
        [monthly('2026-04-15', { paidFlag: 'unpaid', paidAmount: fen(300_00) }), may({ paidDate: day('2026-05-20') })],
        [true, false],
        ['', ''],
      ],
    ])('%s', (_, policy, paid, problems) => {
      const settlement = settleAll(policy)
      expect(paidOf(settlement)).toEqual(paid)
      expect(problemsOf(settlement)).toEqual(problems)
      const backwards = settleAll([...policy].reverse())
      expect([...paidOf(backwards)].reverse()).toEqual(paid)
      expect(problemsOf(backwards).reverse()).toEqual(problems)
    })
  })

  it('after the lapse of the older one money settles neither', () => {
    const settlement = settleAll([monthly('2026-02-20'), monthly('2026-04-20', { paidDate: day('2026-04-22') })])
    expect(formatDay(addDays(day('2026-02-20'), 61))).toBe('2026-04-22')
    expect(paidOf(settlement)).toEqual([false, false])
    expect(problemsOf(settlement)).toEqual(['', 'paidAfterLapse'])
    expect(paidOf(settleAll([monthly('2026-02-20'), monthly('2026-04-20', { paidDate: day('2026-04-21') })]))).toEqual([
      true,
      false,
    ])
  })

  it('the lapse of a newer one counts from its own date once the older is paid', () => {
    const settlement = settleAll([
      monthly('2026-02-20', { paidDate: day('2026-03-01') }),
      monthly('2026-04-20', { paidDate: day('2026-06-10') }),
    ])
    expect(paidOf(settlement)).toEqual([true, true])
    expect(settlement.oldestDue).toBeUndefined()
    expect(settlement.unpaidInstalments).toBe(0)
  })
})

describe('the days of a policy', () => {
  it('count from its oldest unpaid instalment, buckets and overdue days from each own', () => {
    const [june, may] = classifyAll(
      [
        { due: '2026-06-05', frequency: 'monthly' },
        { due: '2026-03-05', frequency: 'monthly' },
      ],
      contextOf('2026-06-10'),
    )
    expect(june).toMatchObject({
      oldestDue: day('2026-03-05'),
      dayState: 'lapsed',
      stage: 'lapsed',
      bucket: 'current',
      overdueDays: 5,
    })
    expect(may).toMatchObject({
      oldestDue: day('2026-03-05'),
      dayState: 'lapsed',
      stage: 'lapsed',
      bucket: 'older',
      overdueDays: 97,
    })
    expect(june).toMatchObject({ unpaidInstalments: 2, askedInstalments: 2, askedFen: 1000_00, daysLeft: 0 })
  })

  it("leave paid instalments out, which still name the policy's oldest unpaid one", () => {
    const [april, may] = classifyAll(
      [
        { due: '2026-04-05', frequency: 'monthly', paidFlag: 'paid' },
        { due: '2026-05-05', frequency: 'monthly' },
      ],
      contextOf('2026-05-10'),
    )
    expect(april).toMatchObject({ disposition: 'paid', oldestDue: day('2026-05-05'), unpaidInstalments: 1 })
    expect(may).toMatchObject({ disposition: 'worklist', oldestDue: day('2026-05-05'), unpaidInstalments: 1 })
  })

  it('count from its own date where everything is paid', () => {
    expect(classifyOne({ due: '2026-04-05', paidFlag: 'paid' }, contextOf('2026-05-10'))).toMatchObject({
      disposition: 'paid',
      oldestDue: day('2026-04-05'),
      unpaidInstalments: 0,
      askedFen: 0,
    })
  })

  it('ask for nothing where the whole sum came after the lapse, and for the others of the policy still', () => {
    const [late, part, none] = classifyAll(
      [
        { due: '2026-03-05', frequency: 'monthly', yuan: 500, paidDate: day('2026-05-08') },
        {
          due: '2026-04-05',
          frequency: 'monthly',
          yuan: 300,
          paidDate: day('2026-05-08'),
          paidAmount: fen(1),
        },
        { due: '2026-05-05', frequency: 'monthly', yuan: 200 },
      ],
      contextOf('2026-05-10'),
    )
    for (const c of [late, part, none])
      expect(c).toMatchObject({ unpaidInstalments: 3, askedInstalments: 2, askedFen: 500_00 })
  })

  it('keep money after the lapse, and money in part, on the worklist', () => {
    const late = classifyOne({ due: '2026-03-05', paidDate: day('2026-05-05') }, contextOf('2026-05-10'))
    expect(late).toMatchObject({
      disposition: 'worklist',
      stage: 'lapsed',
      paidAfterLapse: day('2026-05-05'),
      paidInPart: false,
      unpaidInstalments: 1,
      askedInstalments: 0,
      askedFen: 0,
    })
    const part = classifyOne({ due: '2026-05-05', paidFlag: 'paid', paidAmount: fen(1) }, contextOf('2026-05-10'))
    expect(part).toMatchObject({ disposition: 'worklist', paidFen: 1, paidInPart: true, paidAfterLapse: undefined })
  })
})

describe('properties of settling', () => {
  const START = day('2025-01-15')
  const sample = fc.record({
    due: fc.integer({ min: 0, max: 500 }).map((days) => formatDay(addDays(START, days))),
    yuan: fc.integer({ min: 1, max: 900 }),
    frequency: fc.constantFrom('monthly', 'quarterly', 'annual', '' as const),
    paidFlag: fc.constantFrom('paid', 'unpaid', '' as const),
    paidDate: fc.option(
      fc.integer({ min: -90, max: 600 }).map((days) => addDays(START, days)),
      { nil: undefined },
    ),
    paidAmount: fc.option(fc.integer({ min: 0, max: 2000_00 }).map(fen), { nil: undefined }),
  })
  const samples = fc.uniqueArray(sample, { selector: (one) => one.due, minLength: 1, maxLength: 8 })

  it('what is paid and what is open are all there is, and the oldest open one is the oldest', () => {
    fc.assert(
      fc.property(samples, (policy) => {
        const { standings, oldestDue, unpaidInstalments, askedInstalments, askedFen } = settleAll(policy)
        const open = policy.filter((_, i) => !standings[i]?.paid)
        expect(open.length).toBe(unpaidInstalments)
        const asked = policy.filter((_, i) => {
          const standing = standings[i]
          return standing && !standing.paid && (standing.paidAfterLapse === undefined || standing.paidInPart)
        })
        expect(asked.length).toBe(askedInstalments)
        expect(asked.reduce((sum, one) => sum + one.yuan * 100, 0)).toBe(askedFen)
        expect(oldestDue).toBe(open.length === 0 ? undefined : Math.min(...open.map((one) => day(one.due))))
      }),
    )
  })

  it('no more is settled than was reported', () => {
    fc.assert(
      fc.property(samples, (policy) => {
        const { standings } = settleAll(policy)
        const reported = policy
          .filter((one) => one.paidFlag === 'paid' || one.paidDate !== undefined)
          .reduce((sum, one) => sum + (one.paidAmount ?? one.yuan * 100), 0)
        const settled = policy.filter((_, i) => standings[i]?.paid).reduce((sum, one) => sum + one.yuan * 100, 0)
        expect(settled).toBeLessThanOrEqual(reported)
      }),
    )
  })

  it('money that counts for an open one is told, unless it came too early for it and would be enough', () => {
    fc.assert(
      fc.property(samples, (policy) => {
        for (const [i, { paid, paidFen, paidInPart, paidAfterLapse }] of settleAll(policy).standings.entries()) {
          const cameAtAll = policy[i]?.paidFlag === 'paid' || policy[i]?.paidDate !== undefined
          if (paid || paidInPart || paidAfterLapse !== undefined || paidFen === 0 || !cameAtAll) continue
          const { paidDate = day('2020-01-01'), due = '' } = policy[i] ?? {}
          expect(paidDate).toBeLessThan(day(due))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('no fen that came is lost: it settles an instalment or stands on an open one', () => {
    // undated money is never too early or too late, and nobody pays more than is asked for
    const undated = samples.map((policy) =>
      policy.map((one) => {
        const paidAmount = one.paidFlag === 'paid' ? fen(Math.min(one.paidAmount ?? 500_00, 500_00)) : undefined
        return { ...one, yuan: 500, paidDate: undefined, paidAmount }
      }),
    )
    fc.assert(
      fc.property(undated, (policy) => {
        const reported = policy.reduce((sum, one) => sum + (one.paidAmount ?? 0), 0)
        expect(settleAll(policy).standings.reduce((sum, one) => sum + one.paidFen, 0)).toBe(reported)
      }),
    )
  })

  it('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(samples, fc.integer(), (policy, seed) => {
        const shuffled = [...policy].sort((a, b) => ((day(a.due) * 31 + seed) % 17) - ((day(b.due) * 31 + seed) % 17))
        const paidByDue = (list: typeof policy) => new Map(list.map((one, i) => [one.due, paidOf(settleAll(list))[i]]))
        expect([...paidByDue(shuffled)].sort()).toEqual([...paidByDue(policy)].sort())
      }),
    )
  })
})
