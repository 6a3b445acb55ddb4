import type { FieldName } from '../model/field.ts'
import type { ColumnPresence } from '../model/receivable.ts'
import { CHECKS } from './catalogue.ts'
import type { Need } from './check.ts'

/** The first column that is needed and missing. Of several that serve equally the first is named. */
export function missingNeed(needs: readonly Need[], presence: ColumnPresence): FieldName | undefined {
  for (const need of needs) {
    if (typeof need === 'string') {
      if (!presence.has(need)) return need
    } else if (!need.some((field) => presence.has(field))) return need[0]
  }
  return undefined
}

/** A check that is off for a table, and the column it misses. */
export interface CheckOff {
  readonly code: string
  readonly field: FieldName
}

/** The checks that a table's missing columns switch off, each with one column it misses. Worth a note, no finding. */
export function checksOff(presence: ColumnPresence): readonly CheckOff[] {
  return CHECKS.flatMap((check) => {
    const field = 'needs' in check ? missingNeed(check.needs, presence) : undefined
    return field ? [{ code: check.code, field }] : []
  })
}
