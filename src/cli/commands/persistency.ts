import { formatDay, formatMonth, monthOf } from '../../model/day.ts'
import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import { runPersistency } from '../../pipeline/persistency/persistency.ts'
import { beside, readingArguments } from '../arguments.ts'
import { todayIn } from '../clock.ts'
import { optional, ownArguments } from '../own-arguments.ts'
import { persistencySummary } from '../persistency-summary.ts'
import { openProgress } from '../progress.ts'
import type { Action } from '../session.ts'

/** `xuqi persistency`: from policy lists to 13-month and 25-month persistency. */
export const persistency: Action = async (inputs, given, session) => {
  const book = optional(given.book)
  // the book alone is refused with the reasons
  const list = inputs.length === 0 && book !== undefined ? async () => [] : undefined
  const problems: RefusalItem[] = []
  const own = ownArguments(given, problems)
  const reading = await beside(problems, () => readingArguments(inputs, given, session, list))
  if (problems.length > 0 || !reading) throw new Refusal(problems)
  const asOf = own.asOf ?? todayIn(reading.settings.timezone)
  const month = own.month ?? monthOf(asOf)
  const out = optional(given.out) ?? `xuqi-out/${formatMonth(month)}/persistency-${formatDay(asOf)}`
  const quiet = given.quiet === true || given.json === true
  const progress = await openProgress(session, reading.lang, { quiet, verbose: false })
  try {
    const result = await runPersistency(
      {
        ...reading,
        asOf,
        month,
        out,
        force: given.force === true,
        withPersonalData: given.withPersonalData === true,
        ...(book === undefined ? {} : { book }),
        version: session.version,
        startedAt: new Date().toISOString(),
      },
      progress.watch,
    )
    progress.end()
    session.terminal.out(
      given.json === true
        ? `${JSON.stringify(result.manifest, null, 2)}\n`
        : persistencySummary(result, out, reading.lang, session.terminal, quiet),
    )
    return 0
  } finally {
    progress.end()
  }
}
