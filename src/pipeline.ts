import { judgeCases } from './pipeline/cases.ts'
import { openContext } from './pipeline/context.ts'
import { settleFates } from './pipeline/fates.ts'
import { openFindingLog } from './pipeline/finding-log.ts'
import { arrangeLists } from './pipeline/lists.ts'
import { tellAndWrite } from './pipeline/outcome.ts'
import { openPlace } from './pipeline/place.ts'
import { readRows } from './pipeline/rows.ts'
import { openScratch } from './pipeline/scratch.ts'
import type { Progress, RunOptions, RunResult } from './pipeline/types.ts'

export { explainColumns } from './pipeline/explain-columns.ts'

/**
 * The journey of a list, in two passes over the data: the first sees each row alone and fills the indexes that know the whole
 * input, the second judges each policy. Then everything is written at once, or nothing is; the books must balance.
 * @throws Refusal when the run cannot go on; nothing was written then
 */
export async function runPipeline(options: RunOptions, watch: Progress): Promise<RunResult> {
  const place = openPlace(options)
  const scratch = openScratch()
  try {
    const context = await openContext(options)
    const log = openFindingLog(scratch)
    const rows = await readRows(options, context, log, watch, scratch)
    const fates = await settleFates(rows, options, context, log)
    const cases = judgeCases(rows, context, log, watch, scratch)
    const lists = arrangeLists(cases, options.sort)
    const result = await tellAndWrite({ options, context, log, rows, fates, cases, lists }, place.output, watch)
    return await place.settle(result)
  } finally {
    place.abandon()
    scratch.close()
  }
}
