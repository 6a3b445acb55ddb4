import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuseWriting, writeFully } from './descriptor.ts'
import { openSpillReader, type SpillReader, type SpillShare } from './spill-reader.ts'
import { openBlock, openRecordEncoder } from './spill-record.ts'

/** Records put aside on disk. Order of appending = record id = 0, 1, 2 … */
export interface Spill {
  /** appends a record of JSON values (undefined comes back as null); returns its id */
  append(values: readonly unknown[]): number
  /** reads any record, also one just appended; neighbours and ascending ids are cheap. Lists and objects are frozen. */
  read(id: number): unknown[]
  readonly count: number
  /** bytes on disk and waiting to be written */
  readonly bytes: number
  /** for worker threads; records appended later are not in it. Keep the spill open as long as they read. */
  share(): SpillShare
  close(): void
}

const BUFFER = 1 << 20

/**
 * Opens an append-only store of records in a temporary file that only the owner can read. On POSIX the file is unlinked
 * at once, so that a killed run leaves nothing; on Windows it is deleted by `close`.
 * @param folder where the file lies; default: the system's folder for temporary files
 */
export function openSpill(folder: string = tmpdir()): Spill {
  const path = join(folder, `xuqi-${process.pid}-${randomBytes(6).toString('hex')}.spill`)
  const descriptor = create(path)
  const unlinked = process.platform !== 'win32'
  if (unlinked) unlinkSync(path)

  let block = openBlock(BUFFER)
  const encoder = openRecordEncoder()
  let filled = 0
  let flushed = 0
  let count = 0
  let offsets = sharedOffsets(1 << 12)
  let reader: SpillReader | undefined
  let readable = 0

  const flush = () => {
    if (filled === 0) return
    writeFully(descriptor, block.bytes.subarray(0, filled), flushed, path)
    flushed += filled
    filled = 0
  }
  const mark = () => {
    count += 1
    if (count === offsets.length) {
      const grown = sharedOffsets(offsets.length * 2)
      grown.set(offsets)
      offsets = grown
      reader = undefined
    }
    offsets[count] = flushed + filled
    return count - 1
  }
  const share = (): SpillShare => {
    flush()
    return { descriptor, offsets, count, words: encoder.words }
  }

  return {
    append(values) {
      encoder.encode(values)
      const { size } = encoder
      if (size > block.bytes.length - filled) flush()
      if (size > block.bytes.length) block = openBlock(size)
      encoder.put(block, filled)
      filled += size
      return mark()
    },
    read(id) {
      if (reader === undefined || id >= readable) {
        reader = openSpillReader(share())
        readable = count
      }
      return reader.read(id)
    },
    get count() {
      return count
    },
    get bytes() {
      return flushed + filled
    },
    share,
    close() {
      closeSync(descriptor)
      if (!unlinked) rmSync(path, { force: true })
    },
  }
}

function create(path: string): number {
  try {
    return openSync(path, 'wx+', 0o600)
  } catch (error) {
    throw refuseWriting(path, error)
  }
}

function sharedOffsets(length: number): Float64Array<SharedArrayBuffer> {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT))
}
