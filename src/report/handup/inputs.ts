import { addDays, addToMonth, lastDayOf } from '../../model/day.ts'
import { DECISIONS } from '../../model/decision.ts'
import type { Column, DropDown } from '../../model/sheet.ts'
import { SUPERVISOR_TITLES } from '../../model/worklist-form.ts'
import type { ReportContext } from '../context.ts'
import { both } from '../wording.ts'

const BAND = both('主管填写', 'Supervisor fills in')
const DECISION = SUPERVISOR_TITLES.supervisor_decision

/** The cells that the supervisor fills in, and their defined names: what reading back relies on. */
export function supervisorColumns({ lang, asOf, month }: ReportContext): readonly Column[] {
  const input = { tone: 'input', group: BAND[lang] } as const
  return [
    {
      ...input,
      key: 'supervisor_noted',
      definedName: 'supervisor_noted',
      title: SUPERVISOR_TITLES.supervisor_noted[lang],
      kind: 'day',
      width: 11,
      choice: { dayFrom: addDays(asOf, -31), dayTo: lastDayOf(addToMonth(month, 3)) },
    },
    {
      ...input,
      key: 'supervisor_decision',
      definedName: 'supervisor_decision',
      title: DECISION[lang],
      kind: 'text',
      width: 14,
      choice: { list: 'decision' },
    },
    {
      ...input,
      key: 'supervisor_note',
      definedName: 'supervisor_note',
      title: SUPERVISOR_TITLES.supervisor_note[lang],
      kind: 'wrapped',
      width: 24,
    },
  ]
}

/** The drop-down list of decisions. */
export function decisionList({ lang }: ReportContext): DropDown {
  return { key: 'decision', title: DECISION[lang], values: Object.values(DECISIONS).map((text) => text[lang]) }
}
