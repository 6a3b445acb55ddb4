import { createHash } from 'node:crypto'
import { closeFile, createFile, writeFully } from './descriptor.ts'
import type { WrittenFile } from './zip.ts'

/** A UTF-8 file written text by text. */
export interface TextFile {
  write(text: string): void
  close(): WrittenFile
  /** closes the descriptor after a failure */
  abandon(): void
}

/**
 * Text is encoded in small pieces (UTF-16 units), as in the sink of workbooks. Measured on a CSV file: 6.4 instead of 8.4
 * microseconds a line, against pieces of 256 Ki in buffers of their own.
 */
const PIECE = 1 << 14
/** Bytes that are written at once. */
const PACKET = 1 << 18
const BYTES_PER_UNIT = 3

/** Opens a new file. */
export function openTextFile(path: string, fileMode: number): TextFile {
  const descriptor = createFile(path, fileMode)
  const hash = createHash('sha256')
  let buffer = Buffer.allocUnsafe(PACKET)
  let filled = 0
  let waiting = ''
  let bytes = 0

  const pass = () => {
    const packet = buffer.subarray(0, filled)
    writeFully(descriptor, packet, null, path)
    hash.update(packet)
    bytes += filled
    filled = 0
  }
  const encode = () => {
    const most = waiting.length * BYTES_PER_UNIT
    if (most > buffer.length - filled) {
      pass()
      if (most > buffer.length) buffer = Buffer.allocUnsafe(most)
    }
    filled += buffer.write(waiting, filled, 'utf8')
    waiting = ''
  }

  return {
    write(text) {
      waiting += text
      if (waiting.length >= PIECE) encode()
    },
    close() {
      encode()
      pass()
      closeFile(descriptor)
      return { bytes, sha256: hash.digest('hex') }
    },
    abandon: () => closeFile(descriptor),
  }
}
