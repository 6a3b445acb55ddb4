import { closeSync, constants, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { type RefusalItem, refuse } from '../model/refusal.ts'
import { APPLICATION_ID, VERSION } from './schema.ts'

/** What lies where the book is to be: nothing, a file that nothing was written into yet, or a book and the version of its schema. */
export type BookFound =
  | { readonly state: 'absent' | 'empty' }
  | { readonly state: 'book'; readonly schema: number; readonly bytes: number }

const HEADER = 100
/** Opening a named pipe would wait for whoever writes into it; Windows has none. */
const { O_RDONLY, O_NONBLOCK = 0 } = constants

/**
 * Looks at the head of the file, which costs nothing: is it a book of ours, of a version that is known, and as long as it says?
 * What lies deeper is found when it is read, or by `xuqi book check`. To be asked before the file is opened as a database in this process, never
 * meanwhile: closing a file takes away the locks that the process has on it (POSIX).
 * @throws Refusal R030 damaged, R031 not a book, R032 of a newer version, R034 not readable
 */
export function inspectBook(path: string): BookFound {
  let file: number
  try {
    file = openSync(path, O_RDONLY | O_NONBLOCK)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { state: 'absent' }
    throw refuse('R034', { path, what: codeOf(error) }, error)
  }
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) throw refuse('R031', { path })
    if (stats.size === 0) return { state: 'empty' }
    const head = Buffer.alloc(HEADER)
    const read = readSync(file, head, 0, HEADER, 0)
    return judgeHeader(path, head.subarray(0, read), stats.size)
  } finally {
    closeSync(file)
  }
}

/** Offsets by the file format of SQLite: page size 16, pages 28, version 60, application 68. */
function judgeHeader(path: string, head: Buffer, bytes: number): BookFound {
  if (head.subarray(0, 16).toString('latin1') !== 'SQLite format 3\0') throw refuse('R031', { path })
  if (head.length < HEADER) throw refuse('R030', damaged(path, 'header'))
  if (head.readUInt32BE(68) !== APPLICATION_ID) throw refuse('R031', { path })
  const schema = head.readUInt32BE(60)
  if (schema > VERSION) throw refuse('R032', { path, schema, known: VERSION })
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16)
  // a journal beside it belongs to a run that was killed: the file is made whole from it when it is opened
  if (bytes < pageSize * head.readUInt32BE(28) && !existsSync(`${path}-journal`))
    throw refuse('R030', damaged(path, `${bytes} < ${pageSize * head.readUInt32BE(28)}`))
  return { state: 'book', schema, bytes }
}

function damaged(path: string, what: string): RefusalItem['facts'] {
  return { path, what }
}

/** The system's word for what went wrong: `EACCES`, `ENOENT` … */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
