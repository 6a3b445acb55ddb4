import { createHash, type Hash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Refusal, type RefusalItem, refuse } from '../model/refusal.ts'

/** Bytes that can be read at any place: an input file (opened read-only), or a workbook decrypted in memory. */
export interface ByteSource {
  readonly size: number
  /** where a child process can read the same bytes; '' for bytes in memory */
  readonly path: string
  /** Up to `length` bytes from `offset`; fewer only at the end. */
  read(offset: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

/** Opens an input file. Refuses R002 (not there), R003 (empty), R004 (a pipe, a folder …, or not readable for this user). */
export async function openSource(path: string): Promise<ByteSource> {
  const file = await openFile(path)
  const { size } = await file.stat().catch(async (error: unknown) => {
    await file.close()
    throw error
  })
  const source = fileSource(file, size, path)
  if (size > 0) return source
  await source.close()
  throw refuse('R003', { path })
}

async function openFile(path: string): Promise<FileHandle> {
  let file: FileHandle
  try {
    file = await openUntouched(path)
  } catch (error) {
    const reason = errorCode(error)
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new Refusal([notThere(path)], { cause: error })
    if (reason === 'ENXIO') throw refuse('R004', { path, what: NO_REGULAR_FILE }, error)
    throw refuse('R004', { path, what: { zh: `打不开：${reason}`, en: `cannot be opened: ${reason}` } }, error)
  }
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw refuse('R004', { path, what: NO_REGULAR_FILE })
}

/**
 * Why a file cannot be found: it is not there; or its name is no UTF-8, as on disks and in archives of old Windows systems: whatever Node cannot
 * read in a name it shows as U+FFFD, and there is no such file then.
 */
export function notThere(path: string): RefusalItem {
  return path.includes('\ufffd')
    ? { code: 'R004', facts: { path, what: NOT_UTF8, remedy: RENAME_IT } }
    : { code: 'R002', facts: { path } }
}

const NOT_UTF8 = { zh: '文件名不是 UTF-8，多半是 GBK', en: 'its name is not UTF-8, but GBK, most likely' }
const RENAME_IT = {
  zh: '把文件或文件夹改名，再运行；例如：convmv -r -f gbk -t utf8 --notest 文件夹',
  en: 'Rename the file or folder and run again, for example: convmv -r -f gbk -t utf8 --notest FOLDER',
}

const NO_REGULAR_FILE = {
  zh: '不是普通文件，是管道、设备或文件夹',
  en: 'not a regular file but a pipe, a device or a folder',
}

/** Windows knows neither of the two. */
const { O_RDONLY, O_NOATIME = 0, O_NONBLOCK = 0 } = constants

/**
 * Not even the time of last access changes, where the system and the owner of the file allow it. Never waits: a named pipe that nobody
 * writes into would stop the program for ever, deaf to every signal.
 */
function openUntouched(path: string): Promise<FileHandle> {
  return open(path, O_RDONLY | O_NONBLOCK | O_NOATIME).catch((error: unknown) => {
    if (errorCode(error) !== 'EPERM') throw error
    return open(path, O_RDONLY | O_NONBLOCK)
  })
}

/** What the system calls an error: `EACCES`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** A file of so many bytes is read once: a workbook is asked for some fifty pieces, and each question takes a thread of the system. */
const SMALL_FILE = 4 * 1024 * 1024

function fileSource(file: FileHandle, size: number, path: string): ByteSource {
  let closed = false
  let whole: Buffer | undefined
  const readFile = async (offset: number, length: number): Promise<Buffer> => {
    const wanted = Math.max(0, Math.min(length, size - offset))
    const bytes = Buffer.allocUnsafe(wanted)
    let got = 0
    while (got < wanted) {
      const { bytesRead } = await file.read(bytes, got, wanted - got, offset + got)
      if (bytesRead === 0) break
      got += bytesRead
    }
    return got === wanted ? bytes : bytes.subarray(0, got)
  }
  return {
    size,
    path,
    async read(offset, length) {
      if (size > SMALL_FILE) return readFile(offset, length)
      whole ??= await readFile(0, size)
      return whole.subarray(offset, offset + length)
    },
    async close() {
      if (closed) return
      closed = true
      await file.close()
    },
  }
}

/** A source over bytes in memory. */
export function memorySource(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    path: '',
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  }
}

const HASHED_AT_ONCE = 1024 * 1024

/** The SHA-256 of a whole source, in hexadecimal. For formats that are not read from front to back. */
export async function sha256Of(source: ByteSource): Promise<string> {
  const hash: Hash = createHash('sha256')
  for (let offset = 0; offset < source.size; offset += HASHED_AT_ONCE)
    hash.update(await source.read(offset, HASHED_AT_ONCE))
  return hash.digest('hex')
}
