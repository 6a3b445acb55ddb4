import type { Case, TransferVerdict } from '../model/case.ts'
import type { FieldName } from '../model/field.ts'
import type { CheckPage, Finding } from '../model/finding.ts'
import type { Receivable } from '../model/receivable.ts'
import type { RosterEntry } from '../model/roster.ts'
import type { RunContext } from '../model/run.ts'
import type { Text } from '../model/text.ts'
import type { Severity } from '../model/words.ts'

/** What a predicate returns when the check strikes: what is to be said beside the check's own field and the cell's value. */
export interface Hit {
  /** fills the message's blanks; personal values already masked */
  readonly facts?: Finding['facts']
  /** other than the check's own field */
  readonly field?: FieldName
  /** other than the field's value in the row */
  readonly value?: string
}

/** An example row: cells as text (days YYYY-MM-DD, amounts in yuan, words by their key). Its keys are the table's columns. */
export type Example = Readonly<Partial<Record<FieldName, string>>>

/** An example case: its row, and what classify and transfer made of it where that matters. */
export interface CaseExample {
  readonly row: Example
  readonly judged?: Partial<Pick<Case, 'dayState' | 'policyYear' | 'paidFen' | 'paidInPart' | 'paidAfterLapse'>>
  readonly transfer?: Partial<TransferVerdict>
  readonly roster?: readonly Partial<RosterEntry>[]
}

/** A column that a check cannot do without, or several of which one is enough. */
export type Need = FieldName | readonly FieldName[]

/** Everything people read about a check. */
interface CheckText extends CheckPage {
  readonly field?: FieldName
  /** where a field is graver than the check in general */
  readonly severityByField?: Readonly<Partial<Record<FieldName, Severity>>>
  /** the exact condition */
  readonly when: Text
  /** once is too often, for it puts the whole list or its sums in question: a list of the most frequent findings names it all the same */
  readonly wholeList?: true
}

/** About one row alone. */
export interface RowCheck extends CheckText {
  readonly kind: 'row'
  /** without these columns the check is off */
  readonly needs: readonly Need[]
  readonly bad: Example
  readonly good: Example
  readonly find: (row: Receivable, context: RunContext) => Hit | undefined
}

/** About the agreement of a row with what was computed for it and its case. */
export interface CaseCheck extends CheckText {
  readonly kind: 'case'
  /** about the case as a whole: asked once, of its first row; otherwise each of its rows is asked */
  readonly once?: true
  readonly needs: readonly Need[]
  readonly bad: CaseExample
  readonly good: CaseExample
  readonly find: (c: Case, context: RunContext) => Hit | undefined
}

/** About the rows of the whole input together: decided by an index, see `table/`. The finding is about the first example row. */
export interface TableCheck extends CheckText {
  readonly kind: 'table'
  readonly needs: readonly Need[]
  readonly bad: readonly Example[]
  readonly good: readonly Example[]
}

/** Found by another stage, where cells are read (`cell`), where a file ends or rows are put together (`input`), or a refusal. */
export interface ElsewhereCheck extends CheckText {
  readonly kind: 'cell' | 'input' | 'refusal'
  /** what the input holds, in words or as it stands */
  readonly bad: Text
  readonly good: Text
  /** the finding that the bad example leads to */
  readonly sample: Omit<Finding, 'code'>
}

export type Check = RowCheck | CaseCheck | TableCheck | ElsewhereCheck
