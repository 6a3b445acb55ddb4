import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { refuse } from '../model/refusal.ts'
import { systemWords } from '../model/system-words.ts'
import { type Connection, connect, isInUse } from './connection.ts'
import { codeOf } from './header.ts'

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
    connection = connect(path, 0)
    connection.exec('BEGIN EXCLUSIVE')
    writeFileSync(note, `${who}\n`, { mode: 0o600 })
  } catch (error) {
    connection?.close()
    if (isInUse(error)) throw refuse('R060', { who: readNote(note) }, error)
    throw refusePlace(path, error)
  }
  const held = connection
  return {
    release() {
      held.rollback()
      held.close()
    },
  }
}

/** Trouble of the place is a refusal R034; of a file that it may not open the library says only that it cannot connect. */
function refusePlace(path: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if ('syscall' in error) return refuse('R034', { path, what: systemWords(codeOf(error)) }, error)
  return error.message.startsWith('ConnectionFailed') ? refuse('R034', { path, what: CLOSED }, error) : error
}

const CLOSED = { zh: '打不开，多半是没有权限', en: 'it cannot be opened: no permission, most likely' }

/**
 * Who holds the lock, '' while nobody does. Makes nothing and changes nothing.
 * @throws Refusal R034 where it is there and cannot be used
 */
export function holderOf(path: string): string {
  if (!existsSync(path)) return ''
  let connection: Connection
  try {
    connection = connect(path, 0)
  } catch (error) {
    throw refusePlace(path, error)
  }
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
