import { collectFiles } from '../../pipeline/collect/collect.ts'
import { collectArguments, exitCodeOf } from '../arguments.ts'
import { collectDocument, collectSummary } from '../collect-summary.ts'
import { openProgress } from '../progress.ts'
import type { Action } from '../session.ts'

/** `xuqi collect`: what collectors wrote, banks answered and customers paid goes into the book. */
export const collect: Action = async (inputs, given, session) => {
  const options = await collectArguments(inputs, given, session)
  const json = given.json === true
  const how = { quiet: given.quiet === true || json, verbose: given.verbose === true }
  const progress = await openProgress(session, options.lang, how)
  try {
    const result = await collectFiles(options, progress.watch)
    progress.end()
    session.terminal.out(
      json
        ? `${JSON.stringify(collectDocument(result, options), null, 2)}\n`
        : collectSummary(result, options, session.terminal, how),
    )
    return exitCodeOf(result.worst, given.failOn, 'never')
  } finally {
    progress.end()
  }
}
