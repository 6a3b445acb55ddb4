import type { FieldName } from './field.ts'
import type { Facts, Text } from './text.ts'
import type { Severity } from './words.ts'

/** What a check found wrong with a row: facts, no sentence. The sentence is made at the edge, in the reader's language. */
export interface Finding {
  /** code of the check, e.g. `V021` */
  readonly code: string
  readonly field?: FieldName
  /** the cell's value as written, unmasked; masked wherever it leaves the program */
  readonly value?: string
  /** fills the blanks of the check's message; personal values already masked */
  readonly facts?: Facts
}

/** A finding about one row of the input (the row number that Excel shows). */
export interface RowFinding {
  readonly row: number
  readonly finding: Finding
}

/** A finding with its severity: the check's own, or the settings'. */
export interface GradedFinding extends Finding {
  readonly severity: Severity
}

/** What people read about a check. The part of a check that reports and files need. */
export interface CheckPage {
  readonly code: string
  /** e.g. `id-check-digit` */
  readonly name: string
  readonly severity: Severity
  readonly title: Text
  /** with `{fact}` blanks */
  readonly message: Text
  /** what to do */
  readonly remedy: Text
}
