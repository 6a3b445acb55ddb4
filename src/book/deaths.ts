import { asDay, type Day } from '../model/day.ts'
import type { Connection } from './connection.ts'
import { entryNumbers } from './entries.ts'
import type { BookSource } from './known.ts'
import { numberOf, textOf } from './values.ts'

/** Every reason recorded on policies where a death once was; ?1 last run known */
const REASONS_SQL = `
  SELECT policy_no, entry, day, reason, replaces FROM contacts JOIN cases USING (case_id)
  WHERE run <= ?1 AND (reason <> '' OR replaces <> '') AND policy_no IN (
    SELECT policy_no FROM contacts JOIN cases USING (case_id) WHERE reason = 'death')
  ORDER BY day, entry`

/**
 * Policies of which a death is the reason for not paying that was recorded last, on whichever of their cases → the day of that. A case that was
 * paid and has left the lists is none that a run asks about, and the death stands all the same.
 */
export function deathsIn(
  connection: Connection,
  { upTo, asOf }: Pick<BookSource, 'upTo' | 'asOf'>,
): ReadonlyMap<string, Day> {
  const rows = connection.prepare(REASONS_SQL).rows([upTo])
  const replaced = new Set(rows.flatMap((row) => entryNumbers(textOf(row[4]))))
  const deaths = new Map<string, Day>()
  for (const [policyNo, entry, day, reason] of rows) {
    if (numberOf(day) > asOf || textOf(reason) === '' || replaced.has(numberOf(entry))) continue
    if (reason === 'death') deaths.set(textOf(policyNo), asDay(numberOf(day)))
    else deaths.delete(textOf(policyNo))
  }
  return deaths
}
