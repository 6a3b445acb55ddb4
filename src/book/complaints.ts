import { complaintDays, complaintOf } from '../model/complaint.ts'
import { asDay, type Day } from '../model/day.ts'
import type { Contact, Handover, PolicyComplaint } from '../model/history.ts'
import type { Connection, SqlValue } from './connection.ts'
import { CONTACT_COLUMNS, contactsOf, handoverColumns, handoversOf } from './entries.ts'
import type { BookSource } from './known.ts'
import { listIn, openRowsOf } from './rows.ts'
import { numberOf, textOf } from './values.ts'

/** Every case of the policies of whose customers somebody wrote down a complaint; ?1 last run known */
const CASES_SQL = `
  SELECT json_group_array(json_array(case_id, policy_no, due_date)) FROM cases WHERE policy_no IN (
    SELECT policy_no FROM contacts JOIN cases USING (case_id) WHERE outcome = 'complaint' AND run <= ?1)`

/** What was written down of one instalment of such a policy. */
interface Told {
  readonly due: Day
  readonly contacts: readonly Contact[]
  readonly handovers: readonly Handover[]
}

/**
 * The complaints on policies, whichever instalment they were noted and answered on: one that was paid since, or has left the lists, is none that a
 * run asks about, and the customer waits for an answer all the same.
 */
export function complaintsIn(
  connection: Connection,
  { upTo, asOf }: Pick<BookSource, 'upTo' | 'asOf'>,
): ReadonlyMap<string, PolicyComplaint> {
  const cases = listIn<readonly SqlValue[]>(connection.prepare(CASES_SQL).first([upTo]))
  const ids = JSON.stringify(cases.map(([id]) => id))
  const contacts = openRowsOf(connection, 'contacts', `run, ${CONTACT_COLUMNS}`, upTo)(ids)
  const handovers = openRowsOf(connection, 'handovers', `run, ${handoverColumns(connection)}`, upTo)(ids)
  const told = new Map<string, Told[]>()
  for (const [place, [, policyNo, due]] of cases.entries()) {
    const one = {
      due: asDay(numberOf(due)),
      contacts: contactsOf(contacts(place), asOf).contacts,
      handovers: handoversOf(handovers(place), asOf).filter(({ day }) => day < asOf),
    }
    const known = told.get(textOf(policyNo))
    if (known === undefined) told.set(textOf(policyNo), [one])
    else known.push(one)
  }
  const complaints = new Map<string, PolicyComplaint>()
  for (const [policyNo, instalments] of told) {
    const complaint = complaintOver(instalments, asOf)
    if (complaint !== undefined) complaints.set(policyNo, complaint)
  }
  return complaints
}

/** undefined: what was written down first was corrected, and nobody complained. */
function complaintOver(instalments: readonly Told[], asOf: Day): PolicyComplaint | undefined {
  const noted = instalments.filter(({ contacts }) => complaintDays(contacts).length > 0)
  const days = noted.flatMap(({ contacts }) => complaintDays(contacts)).sort((a, b) => a - b)
  const complaint = complaintOf(
    days,
    instalments.flatMap(({ handovers }) => handovers),
    asOf,
  )
  if (complaint === undefined) return undefined
  const { day, answer } = complaint
  const isOpen = ({ contacts }: Told) => answer !== undefined || complaintDays(contacts).some((on) => on >= day)
  const answered = instalments.find(({ handovers }) => handovers.some(({ notedOn }) => notedOn === answer?.day))
  return {
    ...complaint,
    notedOn: noted.filter(isOpen).map(({ due }) => due),
    answeredOn: answer === undefined ? undefined : answered?.due,
  }
}
