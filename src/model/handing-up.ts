import type { Day } from './day.ts'
import type { Handover, SentNotice } from './history.ts'

/** A case as the book names one. */
interface CaseName {
  readonly policyNo: string
  readonly dueDate: Day
}

/** What a run handed up and out, for the book: one entry for each case and task, and for each case and notice. */
export interface HandedOn {
  readonly handovers: readonly (CaseName & Handover)[]
  readonly notices: readonly (CaseName & SentNotice)[]
}
