import { mapAssignments, mapRoster } from '../map/index.ts'
import type { Recollection } from '../model/history.ts'
import type { RunContext } from '../model/run.ts'
import { openCalendar } from '../read/index.ts'
import { readStaffFile } from './staff-file.ts'
import type { RunOptions } from './types.ts'

/** Puts together what every stage may know: settings, calendar, roster, explicit assignments, and what earlier runs left behind. */
export async function openContext(options: RunOptions, book: Recollection | undefined): Promise<RunContext> {
  const { asOf, month, lang, settings } = options
  const roster = options.roster
    ? await readStaffFile(options.roster, options, (rows) => mapRoster(rows, asOf))
    : undefined
  const assignments = options.assignments
    ? await readStaffFile(options.assignments, options, mapAssignments)
    : new Map<string, string>()
  return {
    asOf,
    month,
    lang,
    settings,
    calendar: openCalendar(settings.holidays),
    roster,
    assignments,
    book,
  }
}
