import type { TransferVerdict } from '../model/case.ts'
import { addDays, type Day, earlierOf, laterOf } from '../model/day.ts'
import { nextDebitDay } from '../model/debit-day.ts'
import { REASONS } from '../model/reason.ts'
import { type RunContext, workdayOnOrBefore } from '../model/run.ts'

type DeadlineContext = Pick<RunContext, 'asOf' | 'settings' | 'calendar'>

/**
 * Until when a failed debit must be mended: graceEnd − D, or the day before the bank's next debit day if that is earlier;
 * asOf if that is past. On a day off it moves to the last working day before, never before asOf. Nothing unless failed.
 */
export function fixByOf(
  transfer: TransferVerdict,
  bankName: string,
  graceEnd: Day,
  context: DeadlineContext,
): Day | undefined {
  if (transfer.status !== 'failed' || transfer.reason === '') return undefined
  const { asOf, settings, calendar } = context
  let day = addDays(graceEnd, -(settings.deadlines[transfer.reason] ?? REASONS[transfer.reason].days))
  const debitDay = nextDebitDay(bankName, asOf, settings.debitDays)
  if (debitDay !== undefined) day = earlierOf(day, addDays(debitDay, -1))
  return day <= asOf ? asOf : laterOf(workdayOnOrBefore(day, calendar), asOf)
}
