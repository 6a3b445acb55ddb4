import type { CaseSource } from '../context.ts'
import type { PersonSums } from './people.ts'
import type { HandUpSurvey } from './survey.ts'

/** Whose workbook it is. All '' = the cases whose supervisor nobody names. */
export interface SupervisorFacts {
  /** code, else name: unique in a run */
  readonly key: string
  readonly code: string
  readonly name: string
  readonly branchCode: string
  readonly branchName: string
}

/** What a supervisor's workbook is made from. */
export interface SupervisorInput {
  readonly supervisor: SupervisorFacts
  /** their people, those with nothing handed up included */
  readonly people: readonly PersonSums[]
  /** the cases that are handed up, and those whose grace ends within seven days; each once */
  readonly cases: CaseSource
  /** what was found when they were looked at, in the same order */
  readonly found: HandUpSurvey
}
