import { addToMonth, asDay, type Day, firstDayOf } from '../model/day.ts'
import { type Connection, columnsOf, type SqlValue } from './connection.ts'
import { isLate } from './details.ts'
import type { Known } from './known.ts'
import { GONE } from './presence.ts'
import { listIn } from './rows.ts'
import { standingDebit } from './standing-debit.ts'
import { numberOf, textOf } from './values.ts'

/**
 * Instalments that the plan of the month no longer holds, and that were lapsed and open when a run saw them last, with no money known for them; `details` as text.
 * ?1 policies with their first due dates, ?2 the first day of the plan, ?3 last run known
 */
const leftLapsedSql = (details: string) => `
  SELECT json_group_array(json_array(asked.key, due_date, s.run, ${details}))
  FROM json_each(?1) asked
  CROSS JOIN cases c ON policy_no = asked.value ->> 0 AND due_date < min(asked.value ->> 1, ?2)
  JOIN states s ON s.case_id = c.case_id
    AND s.entry = (SELECT max(entry) FROM states l WHERE l.case_id = c.case_id AND l.run <= ?3)
  WHERE s.day_state = 'lapsed' AND s.stage <> 'deferred'
    AND (SELECT disposition FROM states o WHERE o.case_id = c.case_id AND o.run <= ?3 AND disposition <> '${GONE}'
      ORDER BY entry DESC LIMIT 1) IN ('worklist', 'unassigned')
    AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.case_id = c.case_id AND p.run <= ?3)
    AND NOT EXISTS (SELECT 1 FROM debits d WHERE d.case_id = c.case_id AND d.run <= ?3 AND ${standingDebit('f.run <= ?3')})`

/** Asks for many policies at once. @returns from a JSON list of policies with their first due dates to place → the oldest such due date */
export function openLeftLapsed(connection: Connection, known: Known): (policies: string) => ReadonlyMap<number, Day> {
  // a book of an older version, which is only read, may lack them
  const details = columnsOf(connection, 'states').has('details') ? 's.details' : "''"
  const ask = connection.prepare(leftLapsedSql(details))
  const planFrom = firstDayOf(addToMonth(known.month, -2))
  return (policies) => {
    const oldest = new Map<number, Day>()
    for (const [policy, due, run, noted] of listIn<readonly SqlValue[]>(ask.first([policies, planFrom, known.upTo]))) {
      const seenOn = known.dayOfRun.get(numberOf(run))
      if (seenOn === undefined || seenOn > known.asOf || isLate(textOf(noted))) continue
      const [at, day] = [numberOf(policy), asDay(numberOf(due))]
      if (day < (oldest.get(at) ?? Number.POSITIVE_INFINITY)) oldest.set(at, day)
    }
    return oldest
  }
}
