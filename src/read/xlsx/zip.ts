import { refuse } from '../../model/refusal.ts'
import type { ByteSource } from '../source.ts'

/** One file inside a zip, as the central directory describes it. */
export interface ZipEntry {
  readonly name: string
  /** 0 = stored, 8 = deflated */
  readonly method: number
  readonly crc: number
  readonly compressed: number
  readonly size: number
  readonly offset: number
  readonly encrypted: boolean
}

/** The files of a zip by their name in lower case, because Excel does not tell case apart either. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const CENTRAL = 0x02014b50
const LONGEST_END = 22 + 65_535
const MOST_ENTRIES = 20_000
const LARGEST_DIRECTORY = 16 * 1024 * 1024
const FULL32 = 0xffffffff
const FULL16 = 0xffff

interface DirectoryPlace {
  readonly entries: number
  readonly size: number
  readonly offset: number
}

/** Reads the directory at the end of a zip, ZIP64 too. Refuses R008 where there is none (a cut file), R018 where it is too great. */
export async function readZipDirectory(source: ByteSource, path: string): Promise<ZipDirectory> {
  const place = await findDirectory(source)
  if (place === undefined)
    throw broken(path, {
      zh: '压缩包不完整，文件可能没有传完',
      en: 'the package is incomplete; the file was probably cut',
    })
  if (place.entries > MOST_ENTRIES || place.size > LARGEST_DIRECTORY) {
    throw refuse('R018', {
      path,
      what: { zh: `压缩包里有 ${place.entries} 个文件`, en: `${place.entries} files in the package` },
    })
  }
  const bytes = await source.read(place.offset, place.size)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let i = 0; i < place.entries; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL)
      throw broken(path, { zh: '压缩包目录损坏', en: 'the package directory is damaged' })
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const name = bytes
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\//, '')
    entries.set(name.toLowerCase(), { name, ...readSizes(bytes, at, extra) })
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function readSizes(bytes: Buffer, at: number, extra: Buffer): Omit<ZipEntry, 'name'> {
  const wide = wideFields(extra)
  const take = (value: number) => (value === FULL32 ? (wide.shift() ?? value) : value)
  // the order of the ZIP64 field is fixed: size, compressed size, offset
  const size = take(bytes.readUInt32LE(at + 24))
  const compressed = take(bytes.readUInt32LE(at + 20))
  const offset = take(bytes.readUInt32LE(at + 42))
  return {
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    compressed,
    size,
    offset,
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
  }
}

/** The 64-bit numbers of the ZIP64 extra field. */
function wideFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) {
      const fields: number[] = []
      for (let field = at + 4; field + 8 <= Math.min(extra.length, at + 4 + length); field += 8)
        fields.push(Number(extra.readBigUInt64LE(field)))
      return fields
    }
    at += 4 + length
  }
  return []
}

async function findDirectory(source: ByteSource): Promise<DirectoryPlace | undefined> {
  const tailStart = Math.max(0, source.size - LONGEST_END)
  const tail = await source.read(tailStart, LONGEST_END)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue
    const entries = tail.readUInt16LE(at + 10)
    const size = tail.readUInt32LE(at + 12)
    const offset = tail.readUInt32LE(at + 16)
    const place =
      entries === FULL16 || size === FULL32 || offset === FULL32
        ? await findDirectory64(source, tailStart + at)
        : { entries, size, offset }
    if (place !== undefined && place.offset + place.size <= source.size) return place
  }
  return undefined
}

async function findDirectory64(source: ByteSource, endOffset: number): Promise<DirectoryPlace | undefined> {
  const locator = await source.read(Math.max(0, endOffset - 20), 20)
  if (locator.length < 20 || locator.readUInt32LE(0) !== LOCATOR64) return undefined
  const end = await source.read(Number(locator.readBigUInt64LE(8)), 56)
  if (end.length < 56 || end.readUInt32LE(0) !== END64) return undefined
  return {
    entries: Number(end.readBigUInt64LE(32)),
    size: Number(end.readBigUInt64LE(40)),
    offset: Number(end.readBigUInt64LE(48)),
  }
}

/** R008 with the reason in both languages. */
export function broken(path: string, what: { readonly zh: string; readonly en: string }, cause?: unknown) {
  return refuse('R008', { path, what: what }, cause)
}
