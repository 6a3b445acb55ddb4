import type { AssignedCase } from '../model/case.ts'
import type { RunContext } from '../model/run.ts'
import type { ReportContext } from '../report/index.ts'
import type { Output, WrittenFile } from '../write/index.ts'
import type { BookOfRun } from './book/book-of-run.ts'
import type { FindingLog } from './finding-log.ts'
import type { CasesJudged } from './judging/cases.ts'
import type { Lists } from './judging/lists.ts'
import type { RowsSettled } from './reading/fates.ts'
import type { OutputKind, RunOptions } from './types.ts'

/**
 * Everything a run found out, before a line of it is written. Nothing in it holds on to the rows that were read: the indexes over them take more
 * memory than all the rest.
 */
export interface Found {
  readonly options: RunOptions
  readonly context: RunContext
  readonly log: FindingLog
  readonly rows: RowsSettled
  readonly cases: CasesJudged
  readonly lists: Lists
  readonly book: BookOfRun
}

/** Takes the cases one by one, in order of first appearance: counts them, and hands each on. */
export type CaseWalk = (each: (c: AssignedCase, id: number) => void) => Promise<void>

/** A run on its way to disk. */
export interface Writing {
  readonly found: Found
  readonly report: ReportContext
  readonly place: Output
  /** permission bits */
  readonly fileMode: number
  /** records a file that was written */
  record(path: string, kind: OutputKind, file: WrittenFile): void
}
