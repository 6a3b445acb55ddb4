import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHandedOver } from '../../src/model/case.ts'
import { formatDay } from '../../src/model/day.ts'
import type { CaseHistory } from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'
import type { RosterEntry } from '../../src/model/roster.ts'
import { contextOf, day } from '../classify/samples.ts'
import { AS_OF, type Assigned, assign, assignCases, bookOf, casesOf, had, remember, type Sample } from './samples.ts'

const ROSTER: readonly Partial<RosterEntry>[] = [
  { code: 'S1', name: '测甲' },
  { code: 'S2', name: '测乙' },
  { code: 'S3', name: '测丙', status: 'left', substitute: 'S2' },
  { code: 'S4', name: '测丁', status: 'left', substitute: 'S3' },
  { code: 'S5', name: '测戊', status: 'left', substitute: 'S6' },
  { code: 'S6', name: '测己', status: 'left', substitute: 'S5' },
  { code: 'S7', name: '测庚', away: true },
  { code: 'S8', name: '测辛', collects: false, branchCode: 'B2', branchName: '' },
]

/** Nowhere: rule 6 finds nobody. */
const APART = { branchCode: 'B9' }

describe('rule 3: the collector who had the policy last', () => {
  it('keeps the case if active on the roster, also somebody who may not be given new ones', () => {
    const { collectors, rules, reasons } = assign([APART, APART, APART], {
      roster: ROSTER,
      book: bookOf({ P0: had('S1'), P1: had('S8'), P2: had('测乙', { name: '测乙' }) }),
    })
    expect(collectors).toEqual(['S1', 'S8', 'S2'])
    expect(rules).toEqual([3, 3, 3])
    expect(reasons).toEqual(['01', '01', '01'])
  })

  it("comes after the row's own collector and before the selling agent", () => {
    const { collectors, rules } = assign(
      [{ collectorCode: 'S2' }, { collectorCode: 'S4', ...APART }, { agentCode: 'S2' }],
      { roster: ROSTER, book: bookOf({ P0: had('S1'), P1: had('S1'), P2: had('S1') }) },
    )
    expect(collectors).toEqual(['S2', 'S1', 'S1'])
    expect(rules).toEqual([2, 3, 3])
  })

  it('does not hold for somebody who has left, is away, or is not on the roster', () => {
    const { rules } = assign([APART, APART, APART], {
      roster: [...ROSTER, { code: 'S0', status: 'left' }],
      book: bookOf({ P0: had('S0'), P1: had('S7'), P2: had('S99') }),
    })
    expect(rules).toEqual([7, 7, 7])
  })

  it('holds without a roster, where nobody is known to be inactive; code and name stay what they were', () => {
    const { assignment, rules } = assign([{}, {}, { collectorCode: 'S2' }, {}], {
      book: bookOf({ P0: had('S1', { name: '测甲' }), P1: had('测乙', { name: '测乙' }), P2: had('S1') }),
    })
    expect(rules).toEqual([3, 3, 2, 7])
    expect([0, 1].map(assignment.collectorOf)).toMatchObject([
      { key: 'S1', code: 'S1', name: '测甲' },
      { key: '测乙', code: '', name: '测乙' },
    ])
  })

  it('makes the case its own if the keeper sold the policy', () => {
    const book = bookOf({ P0: had('S1'), P1: had('S1') })
    const rows = [{ agentCode: 'S1' }, { agentCode: 'S2' }]
    for (const roster of [undefined, ROSTER]) {
      const { assignment } = assign(rows, roster ? { roster, book } : { book })
      expect([0, 1].map(assignment.isOwn)).toEqual([true, false])
    }
  })
})

describe('rule 4: substitutes', () => {
  it("whoever had it last and is gone is followed by the substitute, or the substitute's substitute", () => {
    const { collectors, rules, reasons } = assign([APART, APART], {
      roster: ROSTER,
      book: bookOf({ P0: had('S3'), P1: had('S4') }),
    })
    expect(collectors).toEqual(['S2', 'S2'])
    expect(rules).toEqual([4, 4])
    expect(reasons).toEqual(['06', '06'])
  })

  it('substitutes who stand in for each other lead to nobody, and the next rules decide', () => {
    const { collectors, rules } = assign([APART, { branchCode: 'B1' }], {
      roster: ROSTER,
      book: bookOf({ P0: had('S5'), P1: had('S6') }),
    })
    expect(collectors).toEqual([undefined, 'S1'])
    expect(rules).toEqual([7, 6])
  })

  it("as long as the book knows nobody, the row's own collector is the one who had it last", () => {
    for (const book of [undefined, bookOf({})]) {
      const { collectors, rules } = assign(
        [
          { collectorCode: 'S4', ...APART },
          { collectorName: '测丙', ...APART },
          { collectorCode: 'S7', ...APART },
        ],
        book ? { roster: ROSTER, book } : { roster: ROSTER },
      )
      expect(collectors).toEqual(['S2', 'S2', undefined])
      expect(rules).toEqual([4, 4, 7])
    }
  })

  it("what the book knows goes before the row's own collector", () => {
    const { collectors, rules } = assign([{ collectorCode: 'S3', ...APART }], {
      roster: ROSTER,
      book: bookOf({ P0: had('S6') }),
    })
    expect(collectors).toEqual([undefined])
    expect(rules).toEqual([7])
  })

  it('is off without a roster', () => {
    expect(assign([{}], { book: bookOf({ P0: had('S3') }) }).collectors).toEqual(['S3'])
  })
})

describe("a customer's collector from run to run", () => {
  const holderIdNo = '370000199001019999'

  it("a new policy goes to whoever keeps the customer's other one, before the selling agent and the least loaded", () => {
    const rows = [
      { ...APART, holderIdNo },
      { branchCode: 'B1', holderIdNo },
      { agentCode: 'S1', holderIdNo },
    ]
    const { collectors, rules } = assign(rows, { roster: ROSTER, book: bookOf({ P0: had('S2') }) })
    expect(collectors).toEqual(['S2', 'S2', 'S2'])
    expect(rules).toEqual([3, 6, 5])
  })

  it('likewise to the substitute, up to the limit, and never to somebody who may not be given new ones', () => {
    const rows = [
      { ...APART, holderIdNo },
      { branchCode: 'B1', holderIdNo },
    ]
    const collectors = (roster: readonly Partial<RosterEntry>[], last: string) =>
      assign(rows, { roster, book: bookOf({ P0: had(last) }) }).collectors
    const atLimit = ROSTER.map((entry) => (entry.code === 'S2' ? { ...entry, limit: 1 } : entry))
    const underLimit = ROSTER.map((entry) => (entry.code === 'S2' ? { ...entry, limit: 2 } : entry))
    expect(collectors(ROSTER, 'S3')).toEqual(['S2', 'S2'])
    expect(collectors(underLimit, 'S3')).toEqual(['S2', 'S2'])
    expect(collectors(atLimit, 'S3')).toEqual(['S2', 'S1'])
    expect(collectors(ROSTER, 'S8')).toEqual(['S8', 'S1'])
  })

  it('of several keepers the one of the first case has the rest', () => {
    const rows = [
      { ...APART, holderIdNo },
      { ...APART, holderIdNo },
      { branchCode: 'B1', holderIdNo },
    ]
    const { collectors } = assign(rows, { roster: ROSTER, book: bookOf({ P0: had('S2'), P1: had('S1') }) })
    expect(collectors).toEqual(['S2', 'S1', 'S2'])
  })
})

/** A case that the book has seen, and of which it knows nothing but whose it was. */
function historyOf(assignments: CaseHistory['assignments']): CaseHistory {
  const firstSeen = day('2026-04-01')
  return {
    firstSeen,
    firstPremium: fen(50_000),
    firstBucket: 'current',
    listCame: firstSeen,
    contacts: [],
    debits: [],
    payments: [],
    changes: [],
    handovers: [],
    assignments,
    sent: [],
    since: {},
  }
}

/** Collector, since when, by which rule at first, who before, new to the book, handed over. */
function told({ assignment }: Assigned, id = 0): readonly unknown[] {
  const since = assignment.sinceOf(id)
  const facts = {
    collector: assignment.collectorOf(id),
    assignedFirstBy: assignment.firstRuleOf(id),
    previousCollector: assignment.previousOf(id),
  }
  return [
    facts.collector?.key,
    since === undefined ? undefined : formatDay(since),
    facts.assignedFirstBy,
    facts.previousCollector?.key,
    assignment.isNew(id),
    isHandedOver(facts),
  ]
}

describe('since when, by which rule, and whose before', () => {
  it('what the list names from the beginning is new to the book, and to nobody else', () => {
    const result = assign([{ collectorCode: 'S1' }], { roster: ROSTER, book: bookOf({}) })
    expect(told(result)).toEqual(['S1', AS_OF, 2, undefined, true, false])
  })

  it('what stays with somebody keeps the day and the rule of the beginning', () => {
    const kept = had('S1', { day: '2026-03-01', rule: 6, reasonCode: '02', before: { collector: 'S3', name: '测丙' } })
    const result = assign([APART], { roster: ROSTER, book: bookOf({ P0: kept }) })
    expect(told(result)).toEqual(['S1', '2026-03-01', 6, 'S3', false, true])
    expect(result.assignment.previousOf(0)).toEqual({ key: 'S3', name: '测丙' })
  })

  it('what moves begins on the as-of day, and comes from whoever had it', () => {
    const result = assign([APART, { collectorCode: 'S1' }, { branchCode: 'B1', agentCode: 'S3' }], {
      roster: ROSTER,
      book: bookOf({ P0: had('S4'), P1: had('S2') }),
    })
    expect(told(result, 0)).toEqual(['S2', AS_OF, 4, 'S4', true, true])
    expect(told(result, 1)).toEqual(['S1', AS_OF, 2, 'S2', true, true])
    expect(told(result, 2)).toEqual(['S1', AS_OF, 6, undefined, true, true])
  })

  it("as long as the book knows nobody, the row's own collector is the one before", () => {
    const roster = ROSTER
    const first = assign([{ collectorCode: 'S4', ...APART }], { roster, book: bookOf({}) })
    expect(told(first)).toEqual(['S2', AS_OF, 4, 'S4', true, true])
    const later = assign([{ collectorCode: 'S4', ...APART }], {
      roster,
      book: bookOf({ P0: had('S2', { rule: 4, reasonCode: '06' }) }),
    })
    expect(told(later)).toEqual(['S2', '2026-04-20', 4, 'S4', false, true])
  })

  it('an earlier run of the same day counts with this one: whose it was before is whose it was yesterday', () => {
    const { assignment } = assign([APART, APART, APART, APART], {
      roster: ROSTER,
      book: bookOf({
        P0: had('S2', { day: AS_OF, rule: 4, before: { collector: 'S3', name: '' } }),
        P1: had('S2', { day: AS_OF, rule: 6 }),
        P2: had('S2', { day: AS_OF, rule: 2 }),
        P3: had('S2', { rule: 6, before: { collector: 'S3', name: '' } }),
      }),
    })
    expect([0, 1, 2, 3].map((id) => assignment.lastOf(id)?.key)).toEqual(['S3', undefined, 'S2', 'S2'])
  })

  it('without a book there is no day', () => {
    expect(told(assign([{ collectorCode: 'S3', ...APART }], { roster: ROSTER }))).toEqual([
      'S2',
      undefined,
      4,
      'S3',
      true,
      true,
    ])
  })

  it('what nobody collects was somebody’s, and is nothing to record', () => {
    const result = assign([APART], { roster: ROSTER, book: bookOf({ P0: had('S5') }) })
    expect(told(result)).toEqual([undefined, undefined, 7, 'S5', false, false])
  })

  it('a policy whose instalments are with two people has a past for each', () => {
    const context = contextOf(AS_OF, { roster: ROSTER, book: bookOf({ P: had('S2', { day: '2026-05-01' }) }) })
    const rows = [
      { policyNo: 'P', collectorCode: 'S1', due: '2026-04-10' },
      { policyNo: 'P', collectorCode: 'S2', due: '2026-05-10' },
    ]
    const [one, two] = casesOf(rows, context)
    if (!one || !two) throw new Error('two cases')
    const history = historyOf([had('S1', { day: '2026-04-01' })])
    const result = assignCases([{ ...one, history }, two], context)
    expect(told(result, 0)).toEqual(['S1', '2026-04-01', 2, undefined, false, false])
    expect(told(result, 1)).toEqual(['S2', '2026-05-01', 2, undefined, false, false])
  })
})

describe('cases that are no load yet', () => {
  const future = { branchCode: 'B1', due: '2026-06-10' }
  const three: readonly Partial<RosterEntry>[] = [{ code: 'S1' }, { code: 'S2' }, { code: 'S3' }]

  it('are spread where a book keeps them with whoever gets them', () => {
    const rows = [future, future, future, { branchCode: 'B1' }, future, future, future]
    const { collectors } = assign(rows, { roster: three, book: bookOf({}) })
    for (const { code } of three) expect(collectors.filter((key) => key === code).length).toBeGreaterThanOrEqual(2)
  })

  it('go to the least loaded at that moment without one, as they always did', () => {
    const { collectors } = assign([future, future, future], { roster: three })
    expect(collectors).toEqual(['S1', 'S1', 'S1'])
  })
})

describe('properties of assignment from run to run', () => {
  const people = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5']
  const rosters = fc
    .array(
      fc.record({
        status: fc.constantFrom('active', 'active', 'active', 'left'),
        away: fc.constantFrom(false, false, false, true),
        collects: fc.constantFrom(true, true, false),
        limit: fc.constantFrom(undefined, undefined, 2, 5),
        substitute: fc.constantFrom('', ...people, 'S9'),
        branchCode: fc.constantFrom('B0', 'B1'),
      }),
      { minLength: people.length, maxLength: people.length },
    )
    .map((entries) =>
      entries.map((entry, i): Partial<RosterEntry> => ({ ...entry, code: `S${i}`, name: `测${i}`, branchName: '' })),
    )
  const rows = fc
    .array(
      fc.record({
        branchCode: fc.constantFrom('B0', 'B1', 'B2'),
        yuan: fc.integer({ min: 1, max: 900 }),
        collectorCode: fc.constantFrom('', '', '', 'S0', 'S9'),
        agentCode: fc.constantFrom('', '', 'S1', 'S9'),
        due: fc.constantFrom('2026-05-10', '2026-04-02', '2026-06-30'),
        holder: fc.integer({ min: 0, max: 30 }),
      }),
      { maxLength: 50 },
    )
    .map((list) =>
      list.map(
        ({ holder, ...row }): Sample => ({ ...row, holderIdNo: `3700001990${String(holder).padStart(8, '0')}` }),
      ),
    )

  it('the second run of the same list with the book of the first moves nothing, and adds nothing to it', () => {
    fc.assert(
      fc.property(rosters, rows, (roster, list) => {
        const first = assign(list, { roster, book: bookOf({}) })
        const second = assign(list, { roster, book: remember(first, AS_OF, undefined) })
        for (const [id, key] of first.collectors.entries()) {
          // where nobody had room the first time there may be room now: nothing is taken from anybody
          if (key !== undefined) expect(second.collectors[id]).toBe(key)
          if (key !== undefined) expect(second.assignment.isNew(id)).toBe(false)
        }
      }),
    )
  })

  it('whoever joins or comes back takes nothing from those who are there, unless the list names them', () => {
    fc.assert(
      fc.property(rosters, rosters, rows, (before, after, list) => {
        const first = assign(list, { roster: before, book: bookOf({}) })
        const second = assign(list, { roster: after, book: remember(first, AS_OF, undefined) })
        for (const [id, key] of first.collectors.entries()) {
          const now = second.collectors[id]
          if (key === undefined || now === key) continue
          const keeper = after.find(({ code }) => code === key)
          const gone = keeper?.status !== 'active' || keeper.away === true
          expect(gone || second.rules[id] === 2).toBe(true)
          if (now !== undefined) expect(second.assignment.previousOf(id)?.key).toBe(key)
        }
      }),
    )
  })

  it('the order in which the cases are claimed does not matter', () => {
    fc.assert(
      fc.property(rosters, rows, fc.infiniteStream(fc.nat()), (roster, list, chance) => {
        const context = contextOf(AS_OF, { roster, book: bookOf({ P1: had('S2'), P2: had('S3'), P3: had('S9') }) })
        const cases = casesOf(list, context)
        const asTheyCome = assignCases(cases, context)
        const shuffled = cases.map((c, id) => ({ c, id, at: chance.next().value ?? 0 })).sort((a, b) => a.at - b.at)
        const places = shuffled.map(({ id }) => id)
        const again = assignCases(
          shuffled.map(({ c }) => c),
          context,
          (a, b) => (places[a] ?? 0) - (places[b] ?? 0),
        )
        for (const [place, id] of places.entries()) {
          expect(again.collectors[place]).toBe(asTheyCome.collectors[id])
          expect(again.rules[place]).toBe(asTheyCome.rules[id])
        }
      }),
    )
  })

  it('nobody to whom rule 6 gave something has more than one case above anybody of the branch who had room', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const roster = people.map((code, i) => ({ code, name: code, branchCode: `B${i % 2}`, branchName: '' }))
        const apart = list.map((row, i) => ({ ...row, holderIdNo: `37000019910101${String(i).padStart(4, '0')}` }))
        const result = assign(apart, { roster, book: bookOf({ P0: had('S2'), P1: had('S2'), P2: had('S2') }) })
        const load = (code: string) =>
          result.cases.filter((c, id) => c.disposition === 'worklist' && result.collectors[id] === code).length
        for (const [id, rule] of result.rules.entries()) {
          if (rule !== 6 || result.cases[id]?.disposition !== 'worklist') continue
          const key = result.collectors[id] ?? ''
          const branch = roster.find(({ code }) => code === key)?.branchCode
          const others = roster.filter(({ branchCode }) => branchCode === branch)
          for (const { code } of others) expect(load(key)).toBeLessThanOrEqual(load(code) + 1)
        }
      }),
    )
  })
})
