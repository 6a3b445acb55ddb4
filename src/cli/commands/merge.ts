import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { mergeRuns } from '../../pipeline/merge/merge.ts'
import { mergeSummary } from '../merge-summary.ts'
import { openProgress } from '../progress.ts'
import type { Action } from '../session.ts'

/** `xuqi merge`: puts the results of several runs together. */
export const merge: Action = async (runs, given, session) => {
  const out = typeof given.out === 'string' ? given.out : ''
  const problems: RefusalItem[] = []
  if (runs.length === 0) problems.push(usage(NO_RUNS))
  if (out === '') problems.push(usage(NO_OUT))
  if (problems.length > 0) throw new Refusal(problems)

  const quiet = given.quiet === true || given.json === true
  const progress = await openProgress(session, session.lang, { quiet, verbose: false })
  try {
    const result = await mergeRuns(
      {
        runs,
        out,
        force: given.force === true,
        partial: given.partial === true,
        version: session.version,
        startedAt: new Date().toISOString(),
      },
      progress.watch,
    )
    progress.end()
    const lang = session.langGiven ? session.lang : result.manifest.lang
    session.terminal.out(
      given.json === true
        ? `${JSON.stringify(result.manifest, null, 2)}\n`
        : mergeSummary(result, out, lang, session.terminal, quiet),
    )
    return 0
  } finally {
    progress.end()
  }
}

const NO_RUNS: Text = {
  zh: 'merge 后面要写 xuqi run 写出的文件夹，例如：xuqi merge parts/1 parts/2 --out all。',
  en: 'Name the folders that xuqi run wrote, for example: xuqi merge parts/1 parts/2 --out all.',
}
const NO_OUT: Text = { zh: 'merge 要用 --out 写明合并结果放在哪里。', en: 'merge needs --out: where to write.' }

const usage = (what: Text): RefusalItem => ({ code: 'R017', facts: { what } })
