import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { refuse } from '../model/refusal.ts'
import { type Connection, connect, isInUse } from './connection.ts'

/** Held by one process at a time. */
export interface Lock {
  release(): void
}

/**
 * Holds a lock that the system releases when the process ends, however it ends: an exclusive transaction on a small database of its own.
 * Who holds it, and since when, stands in a text file beside, for the one who comes second; that file alone locks nothing.
 * @param who e.g. `pid 4711, 2026-06-18 02:30`
 * @throws Refusal R060 when another process holds it, R034 where the place cannot be written
 */
export function holdLock(path: string, who: string): Lock {
  const note = `${path}.txt`
  let connection: Connection | undefined
  try {
    mkdirSync(dirname(path), { recursive: true })
    // the library says of a place that may not be written only that it cannot connect
    closeSync(openSync(path, 'a', 0o600))
    connection = connect(path, 0)
    connection.exec('BEGIN EXCLUSIVE')
    writeFileSync(note, `${who}\n`, { mode: 0o600 })
  } catch (error) {
    connection?.close()
    if (isInUse(error)) throw refuse('R060', { who: readNote(note) }, error)
    throw error instanceof Error && 'syscall' in error
      ? refuse('R034', { path, what: String(error.message) }, error)
      : error
  }
  const held = connection
  return {
    release() {
      held.rollback()
      held.close()
    },
  }
}

/** Who holds the lock, '' while nobody does. Makes nothing and changes nothing. */
export function holderOf(path: string): string {
  if (!existsSync(path)) return ''
  const connection = connect(path, 0)
  try {
    connection.exec('BEGIN EXCLUSIVE')
    connection.rollback()
    return ''
  } catch {
    return readNote(`${path}.txt`)
  } finally {
    connection.close()
  }
}

function readNote(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return '?'
  }
}
