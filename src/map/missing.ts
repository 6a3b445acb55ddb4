import type { FieldName } from '../model/field.ts'
import { ALIASES } from './aliases.ts'
import type { Candidate } from './decisions.ts'
import { canonicalName } from './fold.ts'

/** The fields without which a row of a list of receivables cannot be worked on. */
export const NEEDED: readonly FieldName[] = ['policyNo', 'dueDate', 'premium']

/** Those of the needed fields that no column gives; a main premium stands in for the total. */
export function missingFields(
  candidates: readonly Candidate[],
  needed: readonly FieldName[] = NEEDED,
): readonly FieldName[] {
  const has = (field: FieldName) => candidates.some((each) => each.field === field)
  return needed.filter((field) => !has(field) && !(field === 'premium' && has('mainPremium')))
}

const MOST_NEAREST = 3
const LEAST_LIKENESS = 0.3

/** The headers no field claims that look most like a field's names. Only shown to the user: nothing is ever mapped by likeness. */
export function nearestHeaders(field: FieldName, candidates: readonly Candidate[]): readonly string[] {
  const names = ALIASES[field].map(canonicalName)
  return candidates
    .filter((each) => each.field === undefined && each.header !== '')
    .map(({ header }) => {
      const name = canonicalName(header)
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
