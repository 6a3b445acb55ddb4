import { runPipeline } from '../../pipeline.ts'
import { exitCodeOf, runArguments } from '../arguments.ts'
import { openProgress } from '../progress.ts'
import { runSummary } from '../run-summary.ts'
import type { Action } from '../session.ts'

/** `xuqi run`: the main job. */
export const run: Action = async (inputs, given, session) => {
  const options = await runArguments(inputs, given, session)
  const how = { quiet: given.quiet === true || given.json === true, verbose: given.verbose === true }
  const progress = await openProgress(session, options.lang, how)
  try {
    const result = await runPipeline(options, progress.watch)
    progress.end()
    if (given.json === true) session.terminal.out(`${JSON.stringify(result.manifest, null, 2)}\n`)
    else session.terminal.out(runSummary(result, options, session.terminal, how))
    return exitCodeOf(result.worst, given.failOn, 'never')
  } finally {
    progress.end()
  }
}
