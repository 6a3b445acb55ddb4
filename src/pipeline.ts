import type { RunContext } from './model/run.ts'
import { type BookOfRun, openBookOfRun } from './pipeline/book/book-of-run.ts'
import { openContext } from './pipeline/context.ts'
import { type Crew, openCrew } from './pipeline/crew.ts'
import { openFindingLog } from './pipeline/finding-log.ts'
import type { Found } from './pipeline/found.ts'
import { judgeCases } from './pipeline/judging/cases.ts'
import { arrangeLists } from './pipeline/judging/lists.ts'
import { tellAndWrite } from './pipeline/outcome.ts'
import { openPlace } from './pipeline/place.ts'
import { settleFates } from './pipeline/reading/fates.ts'
import { readRows } from './pipeline/reading/rows.ts'
import { openScratch } from './pipeline/scratch.ts'
import type { Progress, RunOptions, RunResult } from './pipeline/types.ts'
import type { Workshop } from './pipeline/workshop.ts'

export { explainColumns } from './pipeline/explain-columns.ts'

/**
 * The journey of a list, in two passes over the data: the first sees each row alone and fills the indexes that know the whole
 * input, the second judges each policy. Then everything is written at once, or nothing is; the books must balance.
 * A follow-up book, if there is one, tells the run what happened before, and is told of the run when its output is in place.
 * @throws Refusal when the run cannot go on; nothing was written then
 */
export async function runPipeline(options: RunOptions, watch: Progress): Promise<RunResult> {
  const place = openPlace(options)
  const scratch = openScratch()
  let book: BookOfRun | undefined
  let crew: Crew | undefined
  try {
    book = await openBookOfRun(options, watch.signal)
    const context = await openContext(options, book.recollection)
    crew = openCrew(options, context, book.source, scratch, watch.signal)
    const told = await findOut(options, context, { log: openFindingLog(scratch), watch, scratch, crew })
    const found = { options, context, book, ...told }
    const result = await place.settle(await tellAndWrite(found, place.output, watch))
    book.commit(result.manifest.runId)
    return result
  } finally {
    await crew?.close()
    book?.close()
    place.abandon()
    scratch.close()
  }
}

/** read → judge → arrange. The indexes over the rows are let go when it is done, and the threads before the lists are arranged. */
async function findOut(
  options: RunOptions,
  context: RunContext,
  workshop: Workshop,
): Promise<Pick<Found, 'log' | 'rows' | 'cases' | 'lists'>> {
  const { log, crew } = workshop
  const read = await readRows(options, context, workshop)
  const rows = await settleFates(read, options, context, log)
  const judged = await judgeCases(read, options, context, workshop)
  await crew.close()
  return { log, rows, cases: judged.cases, lists: arrangeLists(judged, options.sort) }
}
