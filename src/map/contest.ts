import type { FieldName } from '../model/field.ts'
import type { Candidate } from './decisions.ts'
import type { Values } from './values.ts'

/** Fields that any number of columns may fill: seven pairs 附加险种/附加险保费 are ordinary. */
const MANY: ReadonlySet<FieldName | undefined> = new Set(['riderNames', 'riderPremium'])

/** Where several columns claim one field, the one with the more specific name keeps it; the others are left without a field. */
export function settleContests(candidates: readonly Candidate[], values: Values): readonly Candidate[] {
  const winners = new Map<FieldName, Candidate>()
  for (const candidate of candidates) {
    const { field } = candidate
    if (field === undefined || MANY.has(field)) continue
    const holder = winners.get(field)
    if (!holder || beats(candidate, holder, values)) winners.set(field, candidate)
  }
  const riderTotal = candidates.find((each) => each.field === 'riderPremium' && /合计|总/.test(each.header))
  return candidates.map((candidate) => {
    const { field } = candidate
    if (field === undefined) return candidate
    const winner =
      field === 'riderPremium' ? (riderTotal ?? candidate) : MANY.has(field) ? candidate : winners.get(field)
    return !winner || winner === candidate
      ? candidate
      : { ...candidate, field: undefined, because: lost(winner, candidate, values) }
  })
}

/** Named in the settings beats everything; a column without any value never beats one with values; then the name decides, then the place. */
function beats(challenger: Candidate, holder: Candidate, values: Values): boolean {
  const [a, b] = [priority(challenger), priority(holder)]
  if (a < 0 || b < 0) return a < b
  const [filledA, filledB] = [values.of(challenger.column).filled > 0, values.of(holder.column).filled > 0]
  return filledA === filledB ? a < b : filledA
}

/** @returns the smaller the more specific; a column that only its values brought to the field comes after those named so */
function priority({ claim, field }: Candidate): number {
  if (!claim) return 3000
  return claim.rank + (claim.field === field ? 0 : 2000) + (claim.bySynonym ? 0.5 : 0)
}

function lost(winner: Candidate, loser: Candidate, values: Values): Candidate['because'] {
  const empty = values.of(loser.column).filled === 0 && values.of(winner.column).filled > 0
  return empty
    ? {
        zh: `与“${winner.header}”同指一项，这一列没有值，不用`,
        en: `means the same as "${winner.header}" and is empty: not used`,
      }
    : {
        zh: `与“${winner.header}”同指一项，那一列更明确，这一列不用`,
        en: `means the same as "${winner.header}", which is more specific: not used`,
      }
}
