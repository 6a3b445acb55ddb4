import { type Assignment, claimOf, openAssignment } from '../../src/assign/index.ts'
import type { Case } from '../../src/model/case.ts'
import type { LastAssignment, Recollection } from '../../src/model/history.ts'
import type { RunContext } from '../../src/model/run.ts'
import { classifyOne, contextOf, day, type InstalmentSample } from '../classify/samples.ts'

export const AS_OF = '2026-05-20'
export type Sample = Partial<InstalmentSample>

/** Cases with policies P0, P1 … and customers of their own. */
export function casesOf(samples: readonly Sample[], context: RunContext): Case[] {
  return samples.map((row, i) =>
    classifyOne({ due: '2026-05-10', policyNo: `P${i}`, holderIdNo: `37000019900101000${i}`, ...row }, context),
  )
}

export interface Assigned {
  readonly assignment: Assignment
  readonly cases: readonly Case[]
  readonly collectors: readonly (string | undefined)[]
  readonly rules: readonly number[]
  readonly reasons: readonly string[]
}

export function assignCases(
  cases: readonly Case[],
  context: RunContext,
  compareCases?: (a: number, b: number) => number,
): Assigned {
  const assignment = openAssignment(context, compareCases)
  cases.forEach((c, id) => {
    assignment.claim(id, claimOf(c))
  })
  assignment.conclude()
  return {
    assignment,
    cases,
    collectors: cases.map((_, id) => assignment.collectorOf(id)?.key),
    rules: cases.map((_, id) => assignment.ruleOf(id)),
    reasons: cases.map((_, id) => assignment.reasonCodeOf(id)),
  }
}

export function assign(samples: readonly Sample[], sample: Parameters<typeof contextOf>[1] = {}): Assigned {
  const context = contextOf(AS_OF, sample)
  return assignCases(casesOf(samples, context), context)
}

/** Who had a policy: collector, and since when (a month before the run); by rule 2 unless something else is said. */
export function had(
  collector: string,
  more: Partial<Omit<LastAssignment, 'day'>> & { day?: string } = {},
): LastAssignment {
  return {
    collector,
    name: '',
    rule: 2,
    reasonCode: '07',
    before: undefined,
    ...more,
    day: day(more.day ?? '2026-04-20'),
  }
}

/** A book that knows nothing. */
export const EMPTY_BOOK: Recollection = {
  remember: () => [],
  lastAssignmentOf: () => undefined,
  reports: () => ({ deaths: new Map(), complaints: new Map() }),
}

/** A book that knows who had these policies, and nothing else. */
export function bookOf(policies: Readonly<Record<string, LastAssignment>>): Recollection {
  return { ...EMPTY_BOOK, lastAssignmentOf: (policyNo) => policies[policyNo] }
}

/** What a book knows after a run: a new entry for each policy whose collector changed. */
export function remember({ assignment, cases }: Assigned, asOf: string, book: Recollection | undefined): Recollection {
  const entries = new Map<string, LastAssignment>()
  cases.forEach(({ policyNo }, id) => {
    const collector = assignment.collectorOf(id)
    if (!collector || !assignment.isNew(id)) return
    const before = book?.lastAssignmentOf(policyNo)
    entries.set(policyNo, {
      collector: collector.key,
      name: collector.name,
      day: day(asOf),
      rule: assignment.ruleOf(id),
      reasonCode: assignment.reasonCodeOf(id),
      before,
    })
  })
  return {
    ...EMPTY_BOOK,
    lastAssignmentOf: (policyNo) => entries.get(policyNo) ?? book?.lastAssignmentOf(policyNo),
  }
}
