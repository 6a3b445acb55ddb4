import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Day, parseIsoDay } from '../../model/day.ts'
import { Refusal } from '../../model/refusal.ts'
import { NIGHT_NOTES } from '../../read/index.ts'
import { clearLeftovers, inspectEarlier, isTroubleOfPlace, MANIFEST_NAME } from '../../write/index.ts'

export interface OldOutputs {
  /** deleted, relative to the outbox */
  readonly deleted: readonly string[]
  /** kept although they are old: worklists in them were filled in and are not the manifest's */
  readonly filledIn: readonly string[]
  /** kept although they are old: they cannot be deleted, for want of rights, or because somebody has a file of them open */
  readonly stuck: readonly string[]
}

/** Outputs lie in the folder of their month. */
const MONTH = /^\d{4}-\d{2}$/
const OUTPUT = /^.{10}(-\d+)?(\.replaced-.*)?$/

/**
 * Deletes outputs whose as-of day is more than `keepDays` before `asOf`, and only what is certainly ours: `MONTH/DAY` with our manifest,
 * earlier versions of the same night (`DAY.replaced-…`), what collecting found (`DAY-collected.csv`) and what was to be looked into (`DAY-attention.txt`) included. An output with a worklist that somebody has filled
 * in stays.
 */
export async function deleteOldOutputs(outbox: string, asOf: Day, keepDays: number): Promise<OldOutputs> {
  const found: Record<keyof OldOutputs, string[]> = { deleted: [], filledIn: [], stuck: [] }
  for (const month of await readdir(outbox).catch(() => [])) {
    if (!MONTH.test(month)) continue
    for (const name of await readdir(join(outbox, month)).catch(() => [])) {
      const day = parseIsoDay(name.slice(0, 10))
      if (day === undefined || asOf - day <= keepDays || !(NIGHT_NOTES.test(name) || OUTPUT.test(name))) continue
      const became = await tidy(join(outbox, month, name), NIGHT_NOTES.test(name))
      if (became !== 'other') found[became].push(`${month}/${name}`)
    }
  }
  return found
}

/** Deletes one of them, unless it is to be kept. That it cannot be is no reason to end the night. */
async function tidy(path: string, isFound: boolean): Promise<'deleted' | 'filledIn' | 'stuck' | 'other'> {
  try {
    const state = isFound ? 'ours' : stateOf(path)
    if (state !== 'ours') return state
    await remove(path)
    return 'deleted'
  } catch (error) {
    if (!isTroubleOfPlace(error)) throw error
    return 'stuck'
  }
}

/** The manifest last: what is left by a night that is killed meanwhile is still known for ours. */
async function remove(path: string): Promise<void> {
  for (const name of await readdir(path).catch(() => []))
    if (name !== MANIFEST_NAME) await rm(join(path, name), { recursive: true, force: true })
  await rm(path, { recursive: true, force: true })
}

/** Deletes what killed nights left half-written, of whatever day: the next night has another name. */
export async function deleteHalfWritten(outbox: string): Promise<void> {
  for (const month of await readdir(outbox).catch(() => [])) {
    if (!MONTH.test(month)) continue
    try {
      clearLeftovers(join(outbox, month))
    } catch (error) {
      // the next night tries again
      if (!isTroubleOfPlace(error)) throw error
    }
  }
}

function stateOf(path: string): 'ours' | 'filledIn' | 'other' {
  try {
    return inspectEarlier(path, path, true) === 'ours' ? 'ours' : 'other'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.items[0]?.code === 'R014' ? 'filledIn' : 'other'
  }
}
