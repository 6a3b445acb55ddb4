import { CHECK_GRADES } from '../../codes.ts'
import { formatDay, formatMonth } from '../../model/day.ts'
import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import { AXES } from '../../pipeline/axes.ts'
import { runReport } from '../../pipeline/report/report.ts'
import { readSettings } from '../../read/index.ts'
import { bookFileNamed } from '../book-file.ts'
import { optional, ownArguments } from '../own-arguments.ts'
import { reportSummary } from '../report-summary.ts'
import type { Action } from '../session.ts'

/** `xuqi report`: the follow-up report of the last run, from the book alone. */
export const report: Action = async (_, given, session) => {
  const problems: RefusalItem[] = []
  const { asOf } = ownArguments(given, problems)
  if (problems.length > 0) throw new Refusal(problems)
  const { settings } = await readSettings(optional(given.config), { checks: CHECK_GRADES, axes: AXES })
  const lang = session.langGiven ? session.lang : settings.lang
  const result = await runReport({
    book: bookFileNamed(given, settings),
    asOf,
    settings,
    lang,
    out: (last) => optional(given.out) ?? `xuqi-out/${formatMonth(last.month)}/report-${formatDay(last.asOf)}`,
    force: given.force === true,
    html: given.html !== false,
    version: session.version,
    startedAt: new Date().toISOString(),
    signal: session.signal,
  })
  session.terminal.out(
    given.json === true
      ? `${JSON.stringify(result.manifest, null, 2)}\n`
      : reportSummary(result, lang, session.terminal, given.quiet === true),
  )
  return 0
}
