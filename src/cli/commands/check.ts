import { runPipeline } from '../../pipeline.ts'
import { exitCodeOf, runArguments } from '../arguments.ts'
import { findingList } from '../finding-list.ts'
import { openProgress } from '../progress.ts'
import type { Action } from '../session.ts'

/** How many findings of one code are shown one by one. */
const SHOWN = 5

/** `xuqi check`: verifies and tells, writes nothing. */
export const check: Action = async (inputs, given, session) => {
  const json = given.json === true
  const verbose = given.verbose === true
  const options = {
    ...(await runArguments(inputs, given, session)),
    checkOnly: true,
    dryRun: true,
    findingsShown: json || verbose ? Number.POSITIVE_INFINITY : SHOWN,
  }
  const quiet = given.quiet === true || json
  const progress = await openProgress(session, options.lang, { quiet, verbose })
  try {
    const result = await runPipeline(options, progress.watch)
    progress.end()
    const document = { ...result.manifest, findingLines: result.findingLines }
    session.terminal.out(
      json ? `${JSON.stringify(document, null, 2)}\n` : findingList(result, options.lang, session.terminal, quiet),
    )
    return exitCodeOf(result.worst, given.failOn, 'reject')
  } finally {
    progress.end()
  }
}
