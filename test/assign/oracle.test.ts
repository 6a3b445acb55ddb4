import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/model/case.ts'
import type { Day } from '../../src/model/day.ts'
import type { Recollection } from '../../src/model/history.ts'
import type { RosterEntry } from '../../src/model/roster.ts'
import { contextOf, day } from '../classify/samples.ts'
import { historyOf } from '../follow/samples.ts'
import { decide, type Entry, holding, type Verdict } from './oracle.ts'
import { assignCases, casesOf, EMPTY_BOOK, remember, type Sample } from './samples.ts'

const CODES = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6']
const NAMES = ['甲', '乙', '丙', '丁', '戊', '同名', '同名']
const some = <T>(...values: readonly T[]) => fc.constantFrom(...values)

const entry = fc.record({
  status: some<RosterEntry['status']>('active', 'active', 'active', 'left'),
  away: some(false, false, false, true),
  collects: some(true, true, true, false),
  limit: some(undefined, undefined, undefined, 0, 1, 3),
  substitute: some('', ...CODES, 'S9'),
  branchCode: some('B0', 'B1', ''),
  branchName: some('', '一部', '二部'),
})
/** In any order, and not everybody: people are taken off the roster, too. */
const roster = fc
  .tuple(...CODES.map(() => entry))
  .map((entries) =>
    entries.map((one, i): Partial<RosterEntry> => ({ ...one, code: CODES[i] ?? '', name: NAMES[i] ?? '' })),
  )
  .chain((people) => fc.shuffledSubarray(people, { minLength: 3 }))

const row = fc.record({
  policy: fc.integer({ min: 0, max: 14 }),
  due: some('2026-05-10', '2026-04-02', '2026-03-25', '2026-06-30', '2026-01-05'),
  yuan: fc.integer({ min: 1, max: 5 }),
  branchCode: some('B0', 'B1', 'B2', ''),
  branchName: some('', '一部'),
  collectorCode: some('', '', '', 'S0', 'S5', 'S9'),
  collectorName: some('', '', '甲', '同名', '外人'),
  agentCode: some('', '', 'S1', 'S3', 'S9'),
  agentName: some('', '乙', '同名'),
  paidFlag: some<NonNullable<Sample['paidFlag']>>('', '', '', 'paid'),
  policyStatus: some<NonNullable<Sample['policyStatus']>>('', '', '', 'surrendered'),
})
/** Instalments of a policy stand together, as they do where the rules are asked; customers have several policies. */
const list = fc.array(row, { maxLength: 25 }).map((rows) =>
  rows
    .sort((a, b) => a.policy - b.policy)
    .map(
      ({ policy, ...one }): Sample => ({
        ...one,
        policyNo: `P${policy}`,
        holderIdNo: `37000019900101${String(policy % 6).padStart(4, '0')}`,
      }),
    ),
)
const assignments = fc.dictionary(some('P0', 'P3', 'P7', 'P99'), some('S1', 'S2', '乙', '外人', '同名'), { maxKeys: 2 })
const run = fc.record({ roster: fc.option(roster, { nil: undefined, freq: 6 }), list, assignments })

describe('rules 1 to 7, decided once more by somebody else', () => {
  it('the same collector, rule and reason for every case, since when, by which rule at first and whose before, over several runs with people who come and go', () => {
    let kept = 0
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), fc.boolean(), (runs, withBook) => {
        let ledger: readonly Entry[] = []
        let book: Recollection | undefined = withBook ? EMPTY_BOOK : undefined
        for (const [nth, one] of runs.entries()) {
          const asOf = `2026-05-${String(10 + nth).padStart(2, '0')}`
          const context = contextOf(asOf, {
            assignments: one.assignments,
            ...(one.roster ? { roster: one.roster } : {}),
            ...(book ? { book } : {}),
          })
          const cases = casesOf(one.list, context)
          const result = assignCases(cases, context)
          const verdicts = decide(cases, context, ledger)
          expect(cases.map((_, id) => [result.collectors[id], result.rules[id], result.reasons[id]])).toEqual(
            verdicts.map(({ collector, rule, reason }) => [collector, rule, reason]),
          )
          const { assignment } = result
          expect(
            cases.map((_, id) => [assignment.sinceOf(id), assignment.firstRuleOf(id), assignment.previousOf(id)?.key]),
          ).toEqual(cases.map((c, id) => holding(c, verdicts[id] ?? NOBODY, context, ledger)))
          kept += verdicts.filter(({ rule }) => rule === 3 || rule === 4).length
          if (!book) continue
          book = remember(result, asOf, book)
          const again = assignCases(recorded(result, day(asOf)), { ...context, book })
          expect([again.collectors, again.rules, again.reasons]).toEqual([
            result.collectors,
            result.rules,
            result.reasons,
          ])
          ledger = entered(ledger, result, day(asOf), one.roster ?? [])
        }
      }),
      { numRuns: 300 },
    )
    expect(kept).toBeGreaterThan(100)
  })
})

/** The same cases as a second run of the day has them: the book knows of each that is new to somebody. */
function recorded({ assignment, cases }: ReturnType<typeof assignCases>, on: Day): readonly Case[] {
  return cases.map((c, id) => {
    const collector = assignment.collectorOf(id)
    if (!collector || !assignment.isNew(id)) return { ...c, history: historyOf() }
    const { key, name } = collector
    const entry = {
      day: on,
      collector: key,
      name,
      rule: assignment.ruleOf(id),
      reasonCode: assignment.reasonCodeOf(id),
    }
    return { ...c, history: historyOf({ assignments: [entry] }) }
  })
}

const NOBODY: Verdict = { collector: undefined, rule: 7, reason: '' }

/**
 * Whoever has a policy now and had it not last; of several the one of the last instalment. Who was known by name, and is on the roster with a
 * code now, is nobody new.
 */
function entered(
  ledger: readonly Entry[],
  { assignment, cases }: ReturnType<typeof assignCases>,
  at: number,
  staff: readonly Partial<RosterEntry>[],
): readonly Entry[] {
  const codeOf = (key: string) => {
    const named = staff.filter(({ name }) => name === key)
    return named.length === 1 && !staff.some(({ code }) => code === key) ? named[0]?.code : key
  }
  const entries: Entry[] = []
  cases.forEach(({ policyNo }, id) => {
    const collector = assignment.collectorOf(id)
    const last = ledger.findLast((one) => one.policyNo === policyNo)
    if (collector && (last === undefined || collector.key !== codeOf(last.collector)))
      entries.push({ policyNo, day: at, collector: collector.key, name: collector.name, rule: assignment.ruleOf(id) })
  })
  return [...ledger, ...entries]
}
