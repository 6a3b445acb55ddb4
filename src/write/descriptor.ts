import { closeSync, fchmodSync, openSync, writeSync } from 'node:fs'
import { refuse } from '../model/refusal.ts'
import { systemWords } from '../model/system-words.ts'

/** Permission bits of the files, and of the folders that hold them (who may read a file may enter its folder). */
export interface Modes {
  readonly file: number
  readonly folder: number
}

/** The modes that belong to a file mode: 0o600 → 0o700 for folders, 0o640 → 0o750. */
export function modesOf(fileMode: number): Modes {
  return { file: fileMode, folder: fileMode | ((fileMode & 0o444) >> 2) }
}

/** Errors that say that the program asked for nonsense, not that the place is in trouble. */
const FAULTS = new Set(['', 'ENOENT', 'EBADF', 'EINVAL', 'ENOTEMPTY'])

/** Whether an error says that the place is in trouble: permission, disk full, open in Excel. */
export function isTroubleOfPlace(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && !FAULTS.has(errorCode(error))
}

/** Trouble of the place is a refusal R015; anything else is a fault and stays what it is. */
export function refuseWriting(path: string, error: unknown): unknown {
  return isTroubleOfPlace(error) ? refuse('R015', { path, what: systemWords(errorCode(error)) }, error) : error
}

/** The code of a system error (`ENOENT`), '' for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** A new file with exactly this mode, whatever the umask. */
export function createFile(path: string, mode: number): number {
  try {
    const descriptor = openSync(path, 'w+', mode)
    if (process.platform !== 'win32') fchmodSync(descriptor, mode)
    return descriptor
  } catch (error) {
    throw refuseWriting(path, error)
  }
}

/** Writes all bytes: a single call may write less than it was given. */
export function writeFully(descriptor: number, bytes: Uint8Array, position: number | null, path: string): void {
  let done = 0
  try {
    while (done < bytes.length) {
      const at = position === null ? null : position + done
      done += writeSync(descriptor, bytes, done, bytes.length - done, at)
    }
  } catch (error) {
    throw refuseWriting(path, error)
  }
}

/** Closes a file opened here. */
export function closeFile(descriptor: number): void {
  closeSync(descriptor)
}
