import type { FieldName } from '../model/field.ts'
import { ALIASES } from './aliases.ts'
import type { Candidate } from './decisions.ts'
import { canonicalHeader, foldHeader } from './fold.ts'
import type { ColumnDecision } from './plan.ts'

/** A table with a header row but without a column for policy number, due date or premium (M001): refused, never guessed. */
export interface MissingColumns {
  readonly missing: readonly FieldName[]
  readonly headers: readonly string[]
  /** for each missing field the headers that come closest, the closest first */
  readonly nearest: Readonly<Partial<Record<FieldName, readonly string[]>>>
  readonly headerRow: number
  readonly columns: readonly ColumnDecision[]
}

/** The fields without which no row can be worked on; a main premium stands in for the total. */
export function missingFields(candidates: readonly Candidate[]): readonly FieldName[] {
  const has = (field: FieldName) => candidates.some((each) => each.field === field)
  const missing: FieldName[] = []
  if (!has('policyNo')) missing.push('policyNo')
  if (!has('dueDate')) missing.push('dueDate')
  if (!has('premium') && !has('mainPremium')) missing.push('premium')
  return missing
}

const MOST_NEAREST = 3
const LEAST_LIKENESS = 0.3

/** The headers no field claims that look most like a field's names. Only shown to the user: nothing is ever mapped by likeness. */
export function nearestHeaders(field: FieldName, candidates: readonly Candidate[]): readonly string[] {
  const names = ALIASES[field].map((alias) => canonicalHeader(foldHeader(alias)))
  return candidates
    .filter((each) => each.field === undefined && each.header !== '')
    .map(({ header }) => {
      const name = canonicalHeader(foldHeader(header))
      return { header, likeness: Math.max(...names.map((alias) => likeness(alias, name))) }
    })
    .filter((each) => each.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_NEAREST)
    .map((each) => each.header)
}

/** The share of characters that two names have in common (Dice). */
function likeness(a: string, b: string): number {
  const rest = [...b]
  let common = 0
  for (const char of a) {
    const at = rest.indexOf(char)
    if (at >= 0) {
      rest.splice(at, 1)
      common += 1
    }
  }
  return (2 * common) / Math.max(1, [...a].length + [...b].length)
}
