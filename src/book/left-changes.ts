import { asDay, type Day } from '../model/day.ts'
import type { ReportedChange } from '../model/history.ts'
import { type Connection, columnsOf, type SqlValue } from './connection.ts'
import { branchIn } from './details.ts'
import { CONTACT_COLUMNS, changeColumns, changesOf, contactsOf } from './entries.ts'
import type { BookSource } from './known.ts'
import { listIn, openRowsOf } from './rows.ts'
import { numberOf, textOf } from './values.ts'

/** Every case of whose customer somebody reported a change, with what was seen of it last; ?1 last run known, ?2 the first day that counts */
const casesSql = (details: string) => `
  SELECT json_group_array(json_array(case_id, policy_no, due_date,
    (SELECT collector FROM states s WHERE s.case_id = c.case_id ORDER BY entry DESC LIMIT 1),
    (SELECT ${details} FROM states s WHERE s.case_id = c.case_id ORDER BY entry DESC LIMIT 1)))
  FROM (SELECT * FROM cases WHERE case_id IN (
    SELECT case_id FROM contacts WHERE change <> '' AND day >= ?2 AND run <= ?1) ORDER BY policy_no, due_date) c`

/**
 * The changes that were reported since a day and that the back office has not recorded, whatever became of the case on which they were noted: one that was
 * paid and has left the lists is none that a run asks about.
 */
export function openChangesIn(
  connection: Connection,
  { upTo, asOf }: Pick<BookSource, 'upTo' | 'asOf'>,
  since: Day,
): readonly ReportedChange[] {
  const details = columnsOf(connection, 'states').has('details') ? "coalesce(details, '')" : "''"
  const cases = listIn<readonly SqlValue[]>(connection.prepare(casesSql(details)).first([upTo, since]))
  const ids = JSON.stringify(cases.map(([id]) => id))
  const contacts = openRowsOf(connection, 'contacts', `run, ${CONTACT_COLUMNS}`, upTo)(ids)
  const changes = openRowsOf(connection, 'changes', `run, ${changeColumns(connection)}`, upTo)(ids)
  return cases.flatMap(([, policyNo, due, collector, packed], place): ReportedChange[] => {
    const reported = contactsOf(contacts(place), asOf).changes
    return changesOf(reported, changes(place), asOf)
      .filter(({ day, doneOn }) => doneOn === undefined && day >= since)
      .map((change) => ({
        policyNo: textOf(policyNo),
        dueDate: asDay(numberOf(due)),
        branch: branchIn(textOf(packed)),
        collector: textOf(collector),
        change,
      }))
  })
}
