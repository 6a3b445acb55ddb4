import type { Assignment } from '../../assign/index.ts'
import type { AssignmentRule, Collector, FormerCollector } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { Disposition } from '../../model/words.ts'
import type { AssignableCase } from './case-record.ts'
import type { CasesJudged } from './cases.ts'
import type { Lists } from './lists.ts'

/** Cases as a thread needs them, column by column, in the order of the list: their records, and what was decided since these were written. Plain data, thirty-six bytes a case. */
export interface CaseBatch {
  /** addresses of the cases */
  readonly records: Float64Array
  readonly collectors: Repeating<Collector | undefined>
  readonly dispositions: Repeating<Disposition>
  readonly rules: Repeating<AssignmentRule>
  readonly firstRules: Repeating<AssignmentRule>
  readonly reasonCodes: Repeating<string>
  /** {@link NO_DAY} where a case has none */
  readonly since: Int32Array
  /** by place; of the few that have one */
  readonly previous: ReadonlyMap<number, FormerCollector>
  /** 0 where a case has none */
  readonly priorities: Int32Array
}

/** A column of few values: each once, and where a case's stands among them. */
interface Repeating<T> {
  readonly values: readonly T[]
  readonly places: Int32Array
}

const NO_DAY = -(2 ** 31)

/** What a batch asks of the cases. */
interface CasesDecided extends Pick<CasesJudged, 'addressOf' | 'dispositionOf'> {
  readonly assignment: Pick<
    Assignment,
    'collectorOf' | 'ruleOf' | 'firstRuleOf' | 'reasonCodeOf' | 'sinceOf' | 'previousOf'
  >
}

/** @param ids numbers of the cases, in the order of the list */
export function batchOf(ids: Int32Array, cases: CasesDecided, lists: Pick<Lists, 'priorityOf'>): CaseBatch {
  const { assignment } = cases
  const previous = new Map<number, FormerCollector>()
  for (const [place, id] of ids.entries()) {
    const former = assignment.previousOf(id)
    if (former) previous.set(place, former)
  }
  return {
    records: Float64Array.from(ids, (id) => cases.addressOf(id)),
    collectors: repeating(ids, assignment.collectorOf),
    dispositions: repeating(ids, cases.dispositionOf),
    rules: repeating(ids, assignment.ruleOf),
    firstRules: repeating(ids, assignment.firstRuleOf),
    reasonCodes: repeating(ids, assignment.reasonCodeOf),
    since: ids.map((id) => assignment.sinceOf(id) ?? NO_DAY),
    previous,
    priorities: ids.map((id) => lists.priorityOf(id)),
  }
}

/** Puts what was decided into the case that was read from its record. */
export function assignedAt(batch: CaseBatch, place: number, c: AssignableCase): AssignableCase {
  const since = batch.since[place] ?? NO_DAY
  c.collector = valueAt(batch.collectors, place)
  c.assignedBy = valueAt(batch.rules, place) ?? 7
  c.reasonCode = valueAt(batch.reasonCodes, place) ?? ''
  c.assignedSince = since === NO_DAY ? undefined : (since as Day)
  c.assignedFirstBy = valueAt(batch.firstRules, place) ?? 7
  c.previousCollector = batch.previous.get(place)
  c.disposition = valueAt(batch.dispositions, place) ?? 'worklist'
  c.priority = batch.priorities[place] ?? 0
  return c
}

function repeating<T>(ids: Int32Array, ask: (id: number) => T): Repeating<T> {
  const known = new Map<T, number>()
  const places = ids.map((id) => {
    const value = ask(id)
    const place = known.get(value) ?? known.size
    if (place === known.size) known.set(value, place)
    return place
  })
  return { values: [...known.keys()], places }
}

function valueAt<T>({ values, places }: Repeating<T>, place: number): T | undefined {
  return values[places[place] ?? -1]
}
