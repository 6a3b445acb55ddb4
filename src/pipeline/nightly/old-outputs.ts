import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Day, parseIsoDay } from '../../model/day.ts'
import { Refusal } from '../../model/refusal.ts'
import { clearLeftovers, inspectEarlier, MANIFEST_NAME } from '../../write/index.ts'

export interface OldOutputs {
  /** deleted, relative to the outbox */
  readonly deleted: readonly string[]
  /** kept although they are old: worklists in them were filled in and are not the manifest's */
  readonly filledIn: readonly string[]
}

/** Outputs lie in the folder of their month. */
const MONTH = /^\d{4}-\d{2}$/
/** What collecting has found on a night. */
const FOUND = /^.{10}-collected(-\d+)?\.csv$/
const OUTPUT = /^.{10}(-\d+)?(\.replaced-.*)?$/

/**
 * Deletes outputs whose as-of day is more than `keepDays` before `asOf`, and only what is certainly ours: `MONTH/DAY` with our manifest,
 * earlier versions of the same night (`DAY.replaced-…`) and what collecting found (`DAY-collected.csv`) included. An output with a worklist that somebody has filled
 * in stays.
 */
export async function deleteOldOutputs(outbox: string, asOf: Day, keepDays: number): Promise<OldOutputs> {
  const deleted: string[] = []
  const filledIn: string[] = []
  for (const month of await readdir(outbox).catch(() => [])) {
    if (!MONTH.test(month)) continue
    for (const name of await readdir(join(outbox, month)).catch(() => [])) {
      const day = parseIsoDay(name.slice(0, 10))
      if (day === undefined || asOf - day <= keepDays || !(FOUND.test(name) || OUTPUT.test(name))) continue
      const path = join(outbox, month, name)
      const state = FOUND.test(name) ? 'ours' : stateOf(path)
      if (state === 'filledIn') filledIn.push(`${month}/${name}`)
      if (state !== 'ours') continue
      await remove(path)
      deleted.push(`${month}/${name}`)
    }
  }
  return { deleted, filledIn }
}

/** The manifest last: what is left by a night that is killed meanwhile is still known for ours. */
async function remove(path: string): Promise<void> {
  for (const name of await readdir(path).catch(() => []))
    if (name !== MANIFEST_NAME) await rm(join(path, name), { recursive: true, force: true })
  await rm(path, { recursive: true, force: true })
}

/** Deletes what killed nights left half-written, of whatever day: the next night has another name. */
export async function deleteHalfWritten(outbox: string): Promise<void> {
  for (const month of await readdir(outbox).catch(() => [])) if (MONTH.test(month)) clearLeftovers(join(outbox, month))
}

function stateOf(path: string): 'ours' | 'filledIn' | 'other' {
  try {
    return inspectEarlier(path, path, true) === 'ours' ? 'ours' : 'other'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.items[0]?.code === 'R014' ? 'filledIn' : 'other'
  }
}
