import type { Figures, Progress, Standing } from '../../model/standing.ts'
import type { Lang } from '../../model/text.ts'
import type { Change, ProgressBy } from '../../model/words.ts'

/** What a follow-up report tells of. */
export interface ProgressInput {
  readonly progress: Progress
  readonly lang: Lang
  /** name of the company, '' = not said */
  readonly company: string
  /** the name that the book knows for a key, '' = none */
  nameOf(by: ProgressBy, key: string): string
  readonly lines: CaseLines
  /** a line for each case and change, by change and then by premium */
  readonly changed: ChangedLines
}

/** The cases that the workbook lists, by branch, team, collector, bucket and due date. */
export interface CaseLines {
  readonly standings: readonly Standing[]
  /** all of them; otherwise those that somebody has to look at */
  readonly isComplete: boolean
}

export interface ChangedLines {
  readonly lines: readonly { readonly change: Change; readonly standing: Standing }[]
  /** of these only the largest stand there */
  readonly cut: readonly Change[]
}

/** A branch, team or collector with its figures; the whole. */
export interface GroupLine {
  readonly key: string
  readonly name: string
  readonly figures: Figures
}
