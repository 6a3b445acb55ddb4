import { createHash } from 'node:crypto'
import type { RunContext } from '../model/run.ts'
import { SETTING_ROLES } from '../model/settings.ts'
import type { RunOptions } from './types.ts'

const PLACES: ReadonlySet<string> = new Set(
  Object.entries(SETTING_ROLES).flatMap(([key, role]) => (role === 'place' ? [key] : [])),
)

/** The run's identity: the same for the same inputs, settings, day and version, so that the same input gives the same cells. */
export function runIdOf(
  options: RunOptions,
  context: RunContext,
  sha256OfInputs: readonly string[],
  asOf: string,
): string {
  const { settings, roster, assignments } = context
  const decided = {
    settings: Object.fromEntries(Object.entries(settings).filter(([key]) => !PLACES.has(key))),
    month: options.month,
    sort: options.sort,
    version: options.version,
    personal: options.withPersonalData,
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([asOf, decided, roster ? [...roster] : null, [...assignments], sha256OfInputs]))
    .digest('hex')
  return named(asOf, hash)
}

/** The identity of a part, or of several runs together: the same for the same ids in the same order. */
export function combinedRunId(asOf: string, parts: readonly string[]): string {
  return named(asOf, createHash('sha256').update(JSON.stringify(parts)).digest('hex'))
}

function named(asOf: string, hash: string): string {
  return `${asOf.replaceAll('-', '')}-${hash.slice(0, 12)}`
}
