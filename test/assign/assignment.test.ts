import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Assignment, claimOf, openAssignment } from '../../src/assign/index.ts'
import { supervisorOf } from '../../src/model/case.ts'
import { EMPTY_RECEIVABLE } from '../../src/model/receivable.ts'
import type { RosterEntry } from '../../src/model/roster.ts'
import { classifyOne, contextOf } from '../classify/samples.ts'
import { AS_OF, assign, casesOf, type Sample } from './samples.ts'

describe('without a roster', () => {
  it("the assignment file decides first, then the row's collector, else nobody", () => {
    const { collectors, rules, reasons } = assign(
      [{ collectorCode: 'S1' }, { collectorCode: 'S1' }, {}, { agentCode: 'A1', agentStatus: 'active' }],
      { assignments: { P0: 'S2' } },
    )
    expect(collectors).toEqual(['S2', 'S1', undefined, undefined])
    expect(rules).toEqual([1, 2, 7, 7])
    expect(reasons).toEqual(['05', '07', '', ''])
  })

  it('a collector with a name but no code is keyed by the name', () => {
    const { assignment, collectors } = assign([
      { collectorName: '测甲' },
      { collectorName: '测甲' },
      { collectorCode: 'S1', collectorName: '测甲' },
    ])
    expect(collectors).toEqual(['测甲', '测甲', 'S1'])
    expect(assignment.collectors).toHaveLength(2)
    expect(assignment.collectors[0]).toMatchObject({ key: '测甲', code: '', name: '测甲' })
  })

  it('one code is one collector, with the first name and the branch of the first case', () => {
    const { assignment } = assign([
      { collectorCode: 'S1', collectorName: '测甲', branchCode: 'B1', branchName: '一部', supervisorCode: 'M1' },
      { collectorCode: 'S1', collectorName: '测乙', branchCode: 'B2' },
    ])
    expect(assignment.collectors).toEqual([
      {
        key: 'S1',
        code: 'S1',
        name: '测甲',
        branchCode: 'B1',
        branchName: '一部',
        supervisorCode: 'M1',
        supervisorName: '',
        supervisorListed: false,
      },
    ])
    expect([0, 1].map(assignment.collectorIndexOf)).toEqual([0, 0])
  })

  it('the name of an explicitly assigned collector comes from the rows', () => {
    const { assignment } = assign([{ collectorCode: 'S1' }, { collectorCode: 'S2', collectorName: '测乙' }], {
      assignments: { P0: 'S2', P1: 'S2' },
    })
    expect(assignment.collectors).toMatchObject([{ code: 'S2', name: '测乙' }])
  })

  it('cases of every disposition get their collector', () => {
    const { collectors } = assign([
      { collectorCode: 'S1', paidFlag: 'paid' },
      { collectorCode: 'S1', policyStatus: 'waived' },
      { collectorCode: 'S1', due: '2026-07-01' },
    ])
    expect(collectors).toEqual(['S1', 'S1', 'S1'])
  })

  it('what nobody collects has no place in the list', () => {
    const { assignment } = assign([{}])
    expect(assignment.collectorIndexOf(0)).toBe(-1)
    expect(assignment.collectors).toEqual([])
  })
})

const ROSTER: readonly Partial<RosterEntry>[] = [
  { code: 'S1', name: '测甲' },
  { code: 'S2', name: '测乙' },
  { code: 'S3', name: '测丙', status: 'left' },
  { code: 'S4', name: '测丁', branchCode: 'B2', branchName: '第二营业部' },
  { code: 'A1', name: '测戊', branchCode: 'B3', branchName: '第三营业部' },
  { code: 'A2', name: '测己', collects: false },
]

describe('with a roster', () => {
  it("the row's collector counts only if active, and is found by a name that one person bears", () => {
    const roster = [
      ...ROSTER,
      { code: 'S5', name: '同名', branchCode: 'B9' },
      { code: 'S6', name: '同名', branchCode: 'B9' },
    ]
    const { collectors, rules } = assign(
      [
        { collectorCode: 'S1' },
        { collectorCode: 'S3' },
        { collectorCode: 'S9' },
        { collectorName: '测乙' },
        { collectorName: '同名' },
      ],
      { roster },
    )
    expect(collectors).toEqual(['S1', undefined, undefined, 'S2', undefined])
    expect(rules).toEqual([2, 7, 7, 2, 7])
  })

  it("a collector who may not collect by rule 5 may still be the row's own", () => {
    expect(assign([{ collectorCode: 'A2' }], { roster: ROSTER }).rules).toEqual([2])
  })

  it('an explicit line holds for anybody', () => {
    const { collectors, rules, assignment } = assign([{ collectorCode: 'S1' }, { collectorCode: 'S1' }, {}], {
      roster: ROSTER,
      assignments: { P0: 'S3', P1: 'S9', P2: '测乙' },
    })
    expect(collectors).toEqual(['S3', 'S9', 'S2'])
    expect(rules).toEqual([1, 1, 1])
    expect(assignment.collectorOf(0)?.name).toBe('测丙')
  })

  it('the roster knows name, branch and supervisor better than the row', () => {
    const { assignment } = assign(
      [{ collectorCode: 'S1', collectorName: '旧名', branchCode: 'B7', supervisorCode: 'M7' }],
      { roster: ROSTER },
    )
    expect(assignment.collectors).toMatchObject([{ name: '测甲', branchCode: 'B1', supervisorCode: 'M1' }])
  })

  it('what the roster leaves open comes from the first case', () => {
    const nowhere = { branchCode: '', branchName: '', supervisorCode: '', supervisorName: '' }
    const roster = [
      { code: 'S1', name: '', ...nowhere },
      { code: 'A1', name: '测戊', ...nowhere, supervisorCode: 'M9' },
    ]
    const { assignment } = assign(
      [
        { collectorCode: 'S1', collectorName: '测甲', branchCode: 'B1', supervisorName: '测主管' },
        { collectorCode: 'S1', branchCode: 'B2' },
        { agentCode: 'A1', branchCode: 'B3', supervisorCode: 'M1' },
      ],
      { roster },
    )
    expect(assignment.collectors).toMatchObject([
      { code: 'S1', name: '测甲', branchCode: 'B1', supervisorName: '测主管', supervisorListed: false },
      { code: 'A1', branchCode: 'B3', supervisorCode: 'M9', supervisorListed: true },
    ])
  })

  it('a case keeps the supervisor of its own row unless the roster names another', () => {
    const rows = [
      { collectorCode: 'S1', supervisorCode: 'M7' },
      { collectorCode: 'S1', supervisorCode: 'M8' },
      { collectorCode: 'S1' },
    ]
    const supervisors = (assignment: Assignment) =>
      rows.map((row, id) => {
        const receivable = { ...EMPTY_RECEIVABLE, ...row }
        return supervisorOf({ receivable, collector: assignment.collectorOf(id) }).supervisorCode
      })
    expect(supervisors(assign(rows, {}).assignment)).toEqual(['M7', 'M8', ''])
    expect(supervisors(assign(rows, { roster: ROSTER }).assignment)).toEqual(['M1', 'M1', 'M1'])
  })

  it('rule 5: the selling agent, if active and allowed to collect', () => {
    const { collectors, rules, reasons, assignment } = assign(
      [
        { agentCode: 'A1' },
        { agentCode: 'A2', branchCode: 'B7' },
        { agentCode: 'S3', branchCode: 'B7' },
        { agentName: '测戊' },
      ],
      { roster: ROSTER },
    )
    expect(collectors).toEqual(['A1', undefined, undefined, 'A1'])
    expect(rules).toEqual([5, 7, 7, 5])
    expect(reasons).toEqual(['01', '', '', '01'])
    expect([0, 1, 2, 3].map(assignment.isOwn)).toEqual([true, false, false, true])
  })

  it('rule 6: the same branch, by code or name, least cases, least premium, smaller code', () => {
    const { collectors, rules } = assign(
      [
        { branchCode: 'B1', yuan: 100 },
        { branchCode: 'B1', yuan: 900 },
        { branchName: '第一营业部' },
        { branchCode: 'B2' },
        { branchCode: 'B1' },
        { branchCode: 'B8', branchName: '别处' },
        {},
      ],
      { roster: ROSTER },
    )
    expect(collectors).toEqual(['S1', 'S2', 'S1', 'S4', 'S2', undefined, undefined])
    expect(rules).toEqual([6, 6, 6, 6, 6, 7, 7])
  })

  it('rule 6 is told an orphan from others by its reason code', () => {
    const { reasons } = assign(
      [{ branchCode: 'B2', agentCode: 'S3' }, { branchCode: 'B2', agentCode: 'A2' }, { branchCode: 'B2' }],
      { roster: ROSTER },
    )
    expect(reasons).toEqual(['02', '01', '02'])
  })

  it('load counts what rules 1, 2 and 5 gave before, and only what is on a worklist', () => {
    const { collectors } = assign(
      [
        { branchCode: 'B1' },
        { collectorCode: 'S1' },
        { collectorCode: 'S2', paidFlag: 'paid' },
        { collectorCode: 'S2', policyStatus: 'waived' },
        { collectorCode: 'S2', due: '2026-06-01' },
      ],
      { roster: ROSTER },
    )
    expect(collectors[0]).toBe('S2')
  })

  it('a limit stops rule 6, not the rules before it', () => {
    const roster = [
      { code: 'S1', name: '测甲', limit: 1 },
      { code: 'S2', name: '测乙', limit: 2 },
    ]
    const { collectors, rules } = assign(
      [
        { branchCode: 'B1' },
        { branchCode: 'B1' },
        { branchCode: 'B1' },
        { branchCode: 'B1' },
        { collectorCode: 'S1' },
        { collectorCode: 'S1' },
      ],
      { roster },
    )
    expect(collectors).toEqual(['S2', 'S2', undefined, undefined, 'S1', 'S1'])
    expect(rules).toEqual([6, 6, 7, 7, 2, 2])
  })

  it("a customer's cases stay with one collector where rules 5 and 6 decide", () => {
    const holderIdNo = '370000199001019999'
    const { collectors, rules } = assign(
      [
        { branchCode: 'B1', holderIdNo },
        { branchCode: 'B1' },
        { branchCode: 'B1', holderIdNo },
        { branchCode: 'B2', holderIdNo },
        { collectorCode: 'S4', holderIdNo },
      ],
      { roster: ROSTER },
    )
    expect(collectors).toEqual(['S1', 'S2', 'S1', 'S1', 'S4'])
    expect(rules).toEqual([6, 6, 6, 6, 2])
  })

  it('a customer whose agent collects one case has the agent for all', () => {
    const holderIdNo = '370000199001019999'
    const { collectors, rules } = assign(
      [
        { branchCode: 'B1', holderIdNo },
        { agentCode: 'A1', holderIdNo },
      ],
      { roster: ROSTER },
    )
    expect(collectors).toEqual(['A1', 'A1'])
    expect(rules).toEqual([6, 5])
  })

  it('takes the cases in the order asked for', () => {
    const context = contextOf(AS_OF, { roster: ROSTER })
    const cases = casesOf(
      [{ branchCode: 'B1', yuan: 100 }, { branchCode: 'B1', yuan: 900 }, { branchCode: 'B1' }],
      context,
    )
    const assignment = openAssignment(context, (a, b) => b - a)
    for (const id of [1, 2, 0])
      assignment.claim(id, claimOf(cases[id] ?? cases[0] ?? classifyOne({ due: '2026-05-10' }, context)))
    assignment.conclude()
    expect([0, 1, 2].map((id) => assignment.collectorOf(id)?.code)).toEqual(['S1', 'S2', 'S1'])
  })
})

describe('properties of assignment', () => {
  const roster: Partial<RosterEntry>[] = [0, 1, 2, 3, 4, 5].map((i) => ({
    code: `S${i}`,
    name: `测${i}`,
    branchCode: `B${i % 2}`,
    branchName: '',
    ...(i === 5 ? { limit: 3 } : {}),
  }))
  const samples = fc.array(
    fc.record({
      branchCode: fc.constantFrom('B0', 'B1', 'B2'),
      yuan: fc.integer({ min: 1, max: 900 }),
      collectorCode: fc.constantFrom('', '', 'S0', 'S9'),
    }),
    { maxLength: 60 },
  )
  const withCustomers = (rows: readonly Sample[]) =>
    rows.map((row, i) => ({ ...row, holderIdNo: `3700001990${String(i).padStart(8, '0')}` }))

  it('rule 6 gives each case to one who had the least load then, of the same branch and with room', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const { collectors, rules } = assign(withCustomers(rows), { roster })
        const loads = new Map(roster.map(({ code = '' }) => [code, { cases: 0, fen: 0 }]))
        const load = (i: number) => {
          const of = loads.get(collectors[i] ?? '')
          if (of) {
            of.cases += 1
            of.fen += (rows[i]?.yuan ?? 0) * 100
          }
        }
        rows.forEach((_, i) => {
          if (rules[i] === 2) load(i)
        })
        rows.forEach((row, i) => {
          if (rules[i] === 2) return
          const free = roster.filter(
            ({ code = '', branchCode, limit = 1e9 }) =>
              branchCode === row.branchCode && (loads.get(code)?.cases ?? 0) < limit,
          )
          const [least] = free.sort((a, b) => {
            const [one, other] = [loads.get(a.code ?? ''), loads.get(b.code ?? '')]
            return (
              (one?.cases ?? 0) - (other?.cases ?? 0) ||
              (one?.fen ?? 0) - (other?.fen ?? 0) ||
              ((a.code ?? '') < (b.code ?? '') ? -1 : 1)
            )
          })
          expect(collectors[i]).toBe(least?.code)
          load(i)
        })
      }),
    )
  })

  it('nobody is lost: a case has a collector, or rule 7', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const { collectors, rules } = assign(withCustomers(rows), { roster })
        for (const [i, rule] of rules.entries()) expect(collectors[i] === undefined).toBe(rule === 7)
      }),
    )
  })
})
