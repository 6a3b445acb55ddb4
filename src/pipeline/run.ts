import { createHash } from 'node:crypto'
import type { ColumnPresence } from '../model/receivable.ts'
import type { RunContext, TableFacts } from '../model/run.ts'
import type { RunOptions } from './types.ts'

/** What the rest of the run needs to know about a table that was read. */
export interface ReadTable extends TableFacts {
  readonly presence: ColumnPresence
}

/** The run's identity: the same for the same inputs, settings, day and version, so that the same input gives the same cells. */
export function runIdOf(
  options: RunOptions,
  context: RunContext,
  sha256OfInputs: readonly string[],
  asOf: string,
): string {
  const { settings, roster, assignments } = context
  const decided = {
    settings,
    month: options.month,
    sort: options.sort,
    version: options.version,
    personal: options.withPersonalData,
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([asOf, decided, roster ? [...roster] : null, [...assignments], sha256OfInputs]))
    .digest('hex')
  return `${asOf.replaceAll('-', '')}-${hash.slice(0, 12)}`
}
