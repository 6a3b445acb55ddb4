import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { isTroubleOfPlace } from './descriptor.ts'

/** Says whose a temporary folder is, as long as it is one. */
export const RUNNING_MARK = '.xuqi-running'

/** Temporary folders of this very process: a mark with our own number that is not among them was left by another life. */
const running = new Set<string>()

/** How the temporary folders beside an output begin. */
export function temporaryPrefix(name: string): string {
  return `.${[...name].slice(0, 40).join('')}.tmp-`
}

/** Marks a temporary folder as this process's own, so that a later run knows whether it may be cleared away. */
export function markRunning(folder: string): void {
  running.add(folder)
  writeFileSync(join(folder, RUNNING_MARK), JSON.stringify({ pid: process.pid, host: hostname() }), { mode: 0o600 })
}

/** The folder is finished: this process no longer answers for it. */
export function forgetRunning(folder: string): void {
  running.delete(folder)
}

/** What `mkdtemp` makes of the prefix. */
const TEMPORARY = /^\..+\.tmp-\w{6}$/

/**
 * Removes what killed runs left in a folder, of whatever output: only folders with our mark, only of this machine, only if that process is gone.
 * @param name of the output that is about to be written: its empty folders go, too
 */
export function clearLeftovers(parent: string, name?: string): void {
  const own = name === undefined ? undefined : temporaryPrefix(name)
  for (const entry of readdirSync(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || !TEMPORARY.test(entry.name)) continue
    const folder = join(parent, entry.name)
    const isOwn = own !== undefined && entry.name.startsWith(own)
    if (running.has(folder) || !(isAbandoned(folder) || (isOwn && isEmptyAndOld(folder)))) continue
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      // another user's: it is in nobody's way
      if (!isTroubleOfPlace(error)) throw error
    }
  }
}

function isAbandoned(folder: string): boolean {
  try {
    const mark: unknown = JSON.parse(readFileSync(join(folder, RUNNING_MARK), 'utf8'))
    if (typeof mark !== 'object' || mark === null || !('pid' in mark) || !('host' in mark)) return false
    if (mark.host !== hostname() || typeof mark.pid !== 'number') return false
    return mark.pid === process.pid || !isAlive(mark.pid)
  } catch {
    return false
  }
}

/** A run killed between making its folder and marking it leaves an empty one. */
function isEmptyAndOld(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0 && Date.now() - statSync(folder).mtimeMs > 60_000
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
