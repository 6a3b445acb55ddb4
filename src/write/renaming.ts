import { existsSync, renameSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { errorCode } from './descriptor.ts'

/** On Windows a virus scanner or a closing Excel holds a file for a moment: these errors pass. */
const PASSING = new Set(['EPERM', 'EBUSY', 'EACCES'])
const PATIENCE = [50, 100, 200, 400, 800, 1600]

/** Renames a file or folder; on Windows tries again for about three seconds while somebody holds it. */
export async function renameWithPatience(from: string, to: string): Promise<void> {
  const pauses = process.platform === 'win32' ? PATIENCE : []
  for (const pause of pauses) {
    try {
      return renameSync(from, to)
    } catch (error) {
      if (!PASSING.has(errorCode(error))) throw error
      await wait(pause)
    }
  }
  renameSync(from, to)
}

/** A free name for an earlier output: `OUT.replaced-20260618-143005`. */
export function setAsideName(target: string, now: Date = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`
  const stem = `${target}.replaced-${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`
  let name = stem
  for (let n = 2; existsSync(name); n++) name = `${stem}-${n}`
  return name
}
