import { fullYears } from '../model/day.ts'
import type { Receivable } from '../model/receivable.ts'
import { INTERVAL_MONTHS, type PolicyYearBand } from '../model/words.ts'

/**
 * The policy year that the instalment opens or falls into: full years from effective date to due date + 1, so that a due
 * date on the anniversary opens the new year. Without a usable effective date: the export's own year, else from the instalment number.
 */
export function policyYearOf(row: Receivable): number | undefined {
  if (row.effectiveDate !== undefined && row.dueDate !== undefined) {
    const year = fullYears(row.effectiveDate, row.dueDate) + 1
    if (year >= 1) return year
  }
  if (row.policyYear !== undefined && row.policyYear >= 1) return row.policyYear
  return yearOfInstalment(row)
}

function yearOfInstalment(row: Receivable): number | undefined {
  const no = row.instalmentNo ?? (row.paidCount === undefined ? undefined : row.paidCount + 1)
  const months = row.frequency === '' ? 0 : INTERVAL_MONTHS[row.frequency]
  if (no === undefined || no < 1 || months === 0) return undefined
  return Math.floor(((no - 1) * months) / 12) + 1
}

/** The band that targets are set by; a year before the first does not exist. */
export function policyYearBandOf(year: number | undefined): PolicyYearBand {
  if (year === undefined) return 'unknown'
  if (year <= 1) return 'first'
  if (year === 2) return 'second'
  return year === 3 ? 'third' : 'later'
}
