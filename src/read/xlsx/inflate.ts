import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { refuse } from '../../model/refusal.ts'
import type { ByteSource } from '../source.ts'
import { broken, type ZipEntry } from './zip.ts'

const LOCAL = 0x04034b50
const READ_AT_ONCE = 256 * 1024
const INFLATED_AT_ONCE = 64 * 1024
/** A part of so many bytes is inflated at once: most workbooks have a dozen such parts, and a stream for each takes longer than inflating. */
const SMALL_PART = 4 * 1024 * 1024
/** Worksheets shrink to a tenth or a thirtieth; what shrinks to less than this, and is large, is made to fill the memory. */
const HIGHEST_RATIO = 400
const UNSUSPICIOUS_SIZE = 64 * 1024 * 1024

/**
 * The contents of one file of a zip, inflated piece by piece; `advance` gets the compressed bytes as they are read.
 * Refuses R008 where size or checksum are not what the directory says, R018 for a zip bomb (before inflating it).
 */
export async function* inflateEntry(
  source: ByteSource,
  entry: ZipEntry,
  path: string,
  advance: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  refuseUnreadable(entry, path)
  let size = 0
  let crc = 0
  const pieces =
    entry.method === 0
      ? readCompressed(source, entry, path, advance)
      : (isSmall(entry) ? inflateWhole : inflate)(readCompressed(source, entry, path, advance))
  try {
    for await (const piece of pieces) {
      size += piece.length
      if (size > entry.size) break
      crc = crc32(piece, crc)
      yield piece
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_|^ERR_BUFFER_TOO_LARGE$/.test(String(error.code)))
      throw damaged(entry, path, error)
    throw error
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged(entry, path)
}

function refuseUnreadable(entry: ZipEntry, path: string): void {
  if (entry.encrypted) throw broken(path, { zh: '压缩包有密码', en: 'the package is encrypted' })
  if (entry.method !== 0 && entry.method !== 8)
    throw broken(path, { zh: `压缩方式 ${entry.method}`, en: `compression method ${entry.method}` })
  if (entry.size <= UNSUSPICIOUS_SIZE || entry.size <= entry.compressed * HIGHEST_RATIO) return
  const megabytes = Math.round(entry.size / 1024 / 1024)
  throw refuse('R018', {
    path,
    what: {
      zh: `${entry.name} 解压后有 ${megabytes} MB`,
      en: `${entry.name} inflates to ${megabytes} MB`,
    },
  })
}

async function* readCompressed(
  source: ByteSource,
  entry: ZipEntry,
  path: string,
  advance: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const header = await source.read(entry.offset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) throw damaged(entry, path)
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  for (let done = 0; done < entry.compressed; ) {
    const bytes = await source.read(start + done, Math.min(READ_AT_ONCE, entry.compressed - done))
    if (bytes.length === 0) throw damaged(entry, path)
    done += bytes.length
    advance(bytes.length)
    yield bytes
  }
}

function isSmall({ size, compressed }: ZipEntry): boolean {
  return size <= SMALL_PART && compressed <= SMALL_PART
}

async function* inflateWhole(compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of compressed) pieces.push(piece)
  yield inflateRawSync(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces), {
    maxOutputLength: SMALL_PART,
  })
}

/** zlib runs beside the thread that scans. */
async function* inflate(compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: INFLATED_AT_ONCE })
  const feeding = feed(compressed, inflater)
  try {
    for await (const piece of inflater) yield piece
    await feeding
  } finally {
    inflater.destroy()
    await feeding.catch(() => {})
  }
}

async function feed(compressed: AsyncIterable<Buffer>, inflater: ReturnType<typeof createInflateRaw>): Promise<void> {
  try {
    for await (const bytes of compressed) {
      if (inflater.destroyed) return
      if (!inflater.write(bytes))
        await new Promise<void>((resolve) => {
          const go = () => {
            inflater.off('drain', go)
            inflater.off('close', go)
            resolve()
          }
          inflater.on('drain', go)
          inflater.on('close', go)
        })
    }
    inflater.end()
  } catch (error) {
    inflater.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function damaged(entry: ZipEntry, path: string, cause?: unknown) {
  return broken(path, { zh: `${entry.name} 损坏`, en: `${entry.name} is damaged` }, cause)
}
