import { FIELDS, type FieldName } from './field.ts'
import { maskValue } from './mask.ts'
import { type Facts, fill, type Lang, type Text } from './text.ts'
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
  /** only where it differs from the check's own: one check may find a grave and a slight form of the same trouble */
  readonly severity?: Severity
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

/**
 * What a finding says in the reader's language: the check's message, its blanks filled with the finding's facts. `{field}` is the name
 * of the finding's field and `{value}` its value, masked, in every message.
 */
export function messageOf(page: Pick<CheckPage, 'message'>, finding: Finding, lang: Lang): string {
  const { field, value = '', facts } = finding
  return fill(page.message[lang], {
    field: field ? FIELDS[field].title[lang] : '',
    value: maskValue(field, value),
    ...facts,
  })
}
