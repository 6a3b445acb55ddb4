import { describe, expect, it } from 'vitest'
import { fen } from '../../src/model/money.ts'
import { ratesOf } from '../../src/model/persistency.ts'
import type { PolicyFact, Receipt } from '../../src/model/policy.ts'
import { formatRate } from '../../src/model/rate.ts'
import { openPersistency } from '../../src/persistency/index.ts'
import { day, fact, paid, question } from './samples.ts'

/** The rates of a work month, as they are printed. */
function measured(facts: readonly PolicyFact[], asked = question('2026-06')) {
  const count = openPersistency(asked)
  for (const one of facts) count.take(one)
  return count.result()
}

const month13 = (facts: readonly PolicyFact[], asked = question('2026-06')) =>
  measured(facts, asked).total.month13.month

describe('the months looked at', () => {
  it('for 13 months are those that took effect 14 months before the work month', () => {
    for (const [effective, policies] of [
      ['2025-03-31', 0],
      ['2025-04-01', 1],
      ['2025-04-30', 1],
      ['2025-05-01', 0],
    ] as const)
      expect(month13([fact(effective)]).policies, effective).toBe(policies)
  })

  it('roll over twelve effective months', () => {
    const rolling = (effective: string) => measured([fact(effective)]).total.month13.rolling.policies
    expect([rolling('2024-04-30'), rolling('2024-05-01'), rolling('2025-04-30')]).toEqual([0, 1, 1])
  })

  it('for 25 months are those that took effect 26 months before the work month', () => {
    const { total } = measured([fact('2024-04-15', { year2: paid('2025-04-15') }), fact('2024-05-15')])
    expect(total.month25.month.policies).toBe(1)
    expect(total.compound.month.policies).toBe(1)
  })
})

describe('13 months', () => {
  it('count what was received on the 60th day after the due date, and not on the 61st', () => {
    expect(month13([fact('2025-04-12', { year2: paid('2026-06-11') })]).received).toBe(1)
    expect(month13([fact('2025-04-12', { year2: paid('2026-06-12') })]).received).toBe(0)
  })

  it('divide what was received by the first-year premium, by premium and by cases, and take the mean', () => {
    const facts = [
      fact('2025-04-01', { firstPremium: fen(300_000), year2: paid('2026-04-01', 300_000) }),
      fact('2025-04-02'),
    ]
    const { premium, cases, overall } = ratesOf(month13(facts), 50)
    expect([premium, cases, overall].map(formatRate)).toEqual(['75.00%', '50.00%', '62.50%'])
    expect(formatRate(ratesOf(month13(facts), 80).overall)).toBe('70.00%')
  })

  it('print — where nothing stands below the line, and mark what is over 100 %', () => {
    expect(formatRate(ratesOf(month13([]), 50).overall)).toBe('—')
    const more = fact('2025-04-01', { year2: paid('2026-04-01', 120_000) })
    expect(formatRate(ratesOf(month13([more]), 50).premium)).toBe('120.00% ⚠')
  })

  it('count a receipt without a day, and say how many there are', () => {
    expect(month13([fact('2025-04-01', { year2: paid(undefined) })])).toMatchObject({ received: 1, undated: 1 })
  })

  it('count of several payments those that came within grace, as far as nothing was taken back', () => {
    const [inTime, late] = [paid('2026-04-20', 60_000), paid('2026-06-20', 40_000)]
    const received = (...year2: (readonly Receipt[])[]) => month13([fact('2025-04-10', { year2: year2.flat() })])
    expect(received(inTime, late)).toMatchObject({ received: 1, receivedFen: 60_000 })
    // a small payment that comes afterwards does not make a premium late that was paid in time
    expect(received(paid('2026-04-20'), paid('2026-06-20', 500))).toMatchObject({ received: 1, receivedFen: 100_000 })
    const reversal = paid('2026-06-25', -60_000)
    expect(received(inTime, reversal)).toMatchObject({ policies: 1, received: 0, receivedFen: 0 })
    expect(received(inTime, paid('2026-04-22', -60_000), late)).toMatchObject({ received: 0, receivedFen: 0 })
    // reversed after the day of judging: not seen
    expect(received(inTime, paid('2026-07-01', -60_000))).toMatchObject({ received: 1, receivedFen: 60_000 })
  })

  it('set nothing aside of which nobody knows: such a policy stands on neither side', () => {
    expect(month13([fact('2025-04-01', { year2: 'unknown' })])).toMatchObject({ policies: 0, unknown: 1 })
  })
})

describe('cases still in grace on the last day of the work month', () => {
  // due 2025-12-31, in grace to 2026-03-01: February ends before
  const late = '2024-12-31'

  it('are shown apart, on neither side', () => {
    expect(month13([fact(late)], question('2026-02'))).toMatchObject({ policies: 0, inGrace: 1, inGraceFen: 100_000 })
  })

  it('are counted once they have paid', () => {
    const one = fact(late, { year2: paid('2026-01-05') })
    expect(month13([one], question('2026-02'))).toMatchObject({ policies: 1, received: 1, inGrace: 0 })
  })

  it('are those of the as-of day if that comes before the end of the month', () => {
    const asked = question('2026-06', { asOf: day('2026-06-28') })
    expect(month13([fact('2025-04-30')], asked)).toMatchObject({ policies: 0, inGrace: 1 })
    expect(month13([fact('2025-04-28')], asked)).toMatchObject({ policies: 1, inGrace: 0 })
    expect(month13([fact('2025-04-29')], asked)).toMatchObject({ policies: 0, inGrace: 1 })
  })

  it('are not those that surrendered or lapsed by their status', () => {
    const gone = fact(late, { ended: { since: day('2026-01-20') } })
    expect(month13([gone], question('2026-02'))).toMatchObject({ policies: 1, inGrace: 0 })
    const later = fact(late, { ended: { since: day('2026-03-20') } })
    expect(month13([later], question('2026-02'))).toMatchObject({ policies: 0, inGrace: 1 })
  })

  it('do not see what was received after the day of judging', () => {
    const asked = question('2026-06', { asOf: day('2026-05-20') })
    expect(month13([fact('2025-04-10', { year2: paid('2026-05-21') })], asked)).toMatchObject({ inGrace: 1 })
  })
})

describe('25 months', () => {
  const facts = [
    fact('2024-04-10', { year2: paid('2025-04-10'), year3: paid('2026-04-10') }),
    fact('2024-04-11', { year2: paid('2025-04-11') }),
    fact('2024-04-12'),
    // year 2 came after its grace: reinstated
    fact('2024-04-13', { year2: paid('2025-09-01'), year3: paid('2026-06-20') }),
  ]

  it('ask only for those whose year 2 was received; compound asks for all', () => {
    const { total } = measured(facts)
    expect(total.month25.month).toMatchObject({ policies: 3, received: 2, due: 300_000, receivedFen: 200_000 })
    expect(total.compound.month).toMatchObject({ policies: 4, received: 2, due: 400_000, receivedFen: 200_000 })
  })

  it('ask for grace in every year if the settings say so', () => {
    const { total } = measured(facts, question('2026-06', { withinGrace: 'all' }))
    expect(total.month25.month).toMatchObject({ policies: 2, received: 1 })
    expect(total.compound.month).toMatchObject({ policies: 4, received: 1 })
  })

  it('show apart who is in grace for year 3: not who owes year 2, but who paid it late, and whose year 2 nobody knows', () => {
    const asked = question('2026-06', { asOf: day('2026-06-10') })
    const open = (year2: PolicyFact['year2'], withinGrace: 'month13' | 'all' = 'month13') =>
      measured([fact('2024-04-20', { year2 })], { ...asked, withinGrace }).total
    expect(open([]).compound.month).toMatchObject({ policies: 1, inGrace: 0 })
    expect(open(paid('2025-09-01')).compound.month).toMatchObject({ policies: 0, inGrace: 1 })
    expect(open(paid('2025-09-01'), 'all').compound.month).toMatchObject({ policies: 0, inGrace: 1 })
    expect(open(paid('2025-09-01'), 'all').month25.month).toMatchObject({ policies: 0, inGrace: 0 })
    expect(open('unknown').compound.month).toMatchObject({ policies: 0, inGrace: 1 })
    expect(open('unknown').month25.month).toMatchObject({ policies: 0, unknown: 1 })
  })
})

describe('those left out', () => {
  it('stand on neither side, and are counted by reason', () => {
    const one = fact('2025-04-01', { leftOut: { why: 'coolingOff', since: day('2025-04-11') } })
    const { total, leftOut } = measured([one])
    expect(total.month13.month.policies).toBe(0)
    expect(leftOut.coolingOff.month13).toMatchObject({ month: { policies: 1, fen: 100_000 }, rolling: { policies: 1 } })
    expect(leftOut.coolingOff.month25.rolling.policies).toBe(0)
  })

  it('are not left out yet if it happened after the day of judging', () => {
    const one = fact('2025-04-01', { leftOut: { why: 'claim', since: day('2026-07-01') } })
    expect(month13([one]).policies).toBe(1)
  })
})

describe('ranks', () => {
  const group = (code: string, policies: number, received: number) =>
    Array.from({ length: policies }, (_, index) =>
      fact('2025-04-01', {
        agent: { code, name: '' },
        ...(index < received ? { year2: paid('2026-04-01') } : {}),
      }),
    )

  it('go by the overall 13-month rate, share places, and leave out who has few policies', () => {
    const facts = [...group('A', 10, 5), ...group('B', 10, 9), ...group('C', 20, 10), ...group('D', 9, 9)]
    const { agent } = measured(facts).groups
    expect(agent.map(({ code, rank }) => [code, rank])).toEqual([
      ['B', 1],
      ['A', 2],
      ['C', 2],
      ['D', undefined],
    ])
  })

  it('are not given to policies without an agent', () => {
    const facts = Array.from({ length: 12 }, () => fact('2025-04-01', { agent: { code: '', name: '' } }))
    expect(measured(facts).groups.agent.map(({ rank }) => rank)).toEqual([undefined])
  })
})
