import type { AssignedCase } from '../model/case.ts'
import type { CheckPage } from '../model/finding.ts'
import type { RunContext, TableFacts } from '../model/run.ts'

/** What every report may know about the run it tells of. */
export interface ReportContext extends RunContext {
  readonly runId: string
  /** the run writes a follow-up report too: it enters what it saw into a book */
  readonly reportsProgress: boolean
  readonly tables: readonly TableFacts[]
  /** code → page of the check */
  readonly checks: ReadonlyMap<string, CheckPage>
}

/**
 * Cases in the order of the list, by position, so that none has to be kept: a spill decodes the case that is asked for.
 * A worklist asks for each position twice (once to survey, once to write its line), mostly in ascending order.
 */
export interface CaseSource {
  readonly count: number
  at(position: number): AssignedCase
}

/** Cases that are in memory already. */
export function sourceOf(cases: readonly AssignedCase[]): CaseSource {
  return {
    count: cases.length,
    at(position) {
      const c = cases[position]
      if (c === undefined) throw new Error(`there is no case ${position} of ${cases.length}`)
      return c
    },
  }
}

/** The cases one after the other; each walk starts anew. */
export function casesOf(source: CaseSource): Iterable<AssignedCase> {
  return {
    *[Symbol.iterator]() {
      for (let position = 0; position < source.count; position++) yield source.at(position)
    },
  }
}
