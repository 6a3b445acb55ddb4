import { createHash } from 'node:crypto'
import { closeFile, createFile, writeFully } from './descriptor.ts'
import type { WrittenFile } from './zip.ts'

/** A UTF-8 file, written text by text or byte by byte. */
export interface TextFile {
  write(text: string): void
  /** the bytes that wait to be written, with room for so many more behind {@link filled} */
  room(bytes: number): Buffer
  /** how many bytes wait; whoever fills the buffer sets it again */
  filled: number
  close(): WrittenFile
  /** closes the descriptor after a failure */
  abandon(): void
}

/** Bytes that are written at once. */
const PACKET = 1 << 18
const BYTES_PER_UNIT = 3

/** Opens a new file. */
export function openTextFile(path: string, fileMode: number): TextFile {
  const descriptor = createFile(path, fileMode)
  const hash = createHash('sha256')
  let buffer = Buffer.allocUnsafe(PACKET)
  let bytes = 0

  const pass = () => {
    const packet = buffer.subarray(0, file.filled)
    writeFully(descriptor, packet, null, path)
    hash.update(packet)
    bytes += file.filled
    file.filled = 0
  }
  const file: TextFile = {
    filled: 0,
    room(most) {
      if (most > buffer.length - file.filled) {
        pass()
        if (most > buffer.length) buffer = Buffer.allocUnsafe(most)
      }
      return buffer
    },
    write(text) {
      // making room may pass on what waits, and begin anew
      const bytes = file.room(text.length * BYTES_PER_UNIT)
      file.filled += bytes.write(text, file.filled, 'utf8')
    },
    close() {
      pass()
      closeFile(descriptor)
      return { bytes, sha256: hash.digest('hex') }
    },
    abandon: () => closeFile(descriptor),
  }
  return file
}
