import { isUtf8 } from 'node:buffer'
import { refuse } from '../../model/refusal.ts'
import type { ByteSource } from '../source.ts'

/** How the bytes of a text become characters; the names are those of `TextDecoder` and of the manifest. */
export type Encoding = string

const OTHER_NAMES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  // TextDecoder's gbk and gb2312 lose the four-byte characters on Node: rare names
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  '936': 'gb18030',
  ansi: 'gb18030',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  unicode: 'utf-16le',
}

/** The encoding that a user or a page names, or undefined if there is none of that name. */
export function namedEncoding(name: string): Encoding | undefined {
  const folded = name.trim().toLowerCase()
  const known = OTHER_NAMES[folded] ?? folded
  try {
    return OTHER_NAMES[new TextDecoder(known).encoding] ?? new TextDecoder(known).encoding
  } catch {
    return undefined
  }
}

/** The encoding that a byte order mark states. */
export function encodingOfMark(head: Buffer): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0x84 && head[1] === 0x31 && head[2] === 0x95 && head[3] === 0x33) return 'gb18030'
  return undefined
}

/** UTF-16 without a mark: separators, digits and line ends leave NUL bytes, and nearly all of them on one side. */
export function guessUtf16(head: Buffer): Encoding | undefined {
  const even = countNuls(head, 0)
  const odd = countNuls(head, 1)
  if (even + odd < head.length / 64) return undefined
  const encoding = odd > even * 20 ? 'utf-16le' : even > odd * 20 ? 'utf-16be' : undefined
  if (encoding === undefined) return undefined
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  // a binary file has its NUL bytes on one side by chance only when it is short, and then it has no lines
  return /[\r\n]/.test(text) && !text.includes('\0') && !text.includes('\ufffd') ? encoding : undefined
}

function countNuls(bytes: Buffer, from: number): number {
  let count = 0
  for (let i = from; i < bytes.length; i += 2) if (bytes[i] === 0) count += 1
  return count
}

/**
 * The encoding of a text file: what the user says, else the byte order mark, else strict UTF-8 over the whole file, else GB18030
 * (which is then held to strictly while it is read). Refuses R005 where what the user says cannot be, and where a text that is
 * plainly UTF-8 has a damaged place; R017 for a name that is no encoding.
 */
export async function recogniseEncoding(
  source: ByteSource,
  head: Buffer,
  path: string,
  stated: string | undefined,
): Promise<Encoding> {
  const marked = encodingOfMark(head)
  const implied = marked ?? guessUtf16(head)
  if (stated !== undefined) {
    const wanted = namedEncoding(stated)
    if (wanted === undefined)
      throw refuse('R017', {
        what: { zh: `没有这种编码：${stated}`, en: `no such encoding: ${stated}` },
      })
    if (implied?.startsWith('utf-16') === true && /^(utf-?16|unicode)$/i.test(stated.trim())) return implied
    const contradicted = implied === undefined ? wanted.startsWith('utf-16') : implied !== wanted
    if (contradicted) throw refuse('R005', { path, row: 1, encoding: wanted })
    return wanted
  }
  if (implied !== undefined) return implied
  const damage = await findNonUtf8(source)
  if (damage === undefined) return 'utf-8'
  if (damage.strangeBytesBefore < ENOUGH_TO_BE_SURE) return 'gb18030'
  throw refuse('R005', { path, row: damage.row, encoding: 'utf-8' })
}

/** Whether all of a source is UTF-8. */
export async function isUtf8Throughout(source: ByteSource): Promise<boolean> {
  return (await findNonUtf8(source)) === undefined
}

/** Two-byte GBK characters are valid UTF-8 once in five times at most, so this many bytes in a row are no chance. */
const ENOUGH_TO_BE_SURE = 30
const SCANNED_AT_ONCE = 512 * 1024
const LONGEST_CHARACTER = 4

interface Damage {
  /** bytes above 0x7F that were good UTF-8 before the damage */
  readonly strangeBytesBefore: number
  readonly row: number
}

/** Where a source stops to be UTF-8. A character cut off by the end of the file is no damage: the cut is reported by other means. */
async function findNonUtf8(source: ByteSource): Promise<Damage | undefined> {
  let strange = 0
  let row = 1
  let offset = 0
  while (offset < source.size) {
    const bytes = await source.read(offset, SCANNED_AT_ONCE)
    const whole = wholeCharacters(bytes)
    const isLast = offset + bytes.length >= source.size
    if (!isUtf8(bytes.subarray(0, whole))) {
      const valid = bytes.subarray(0, validLength(bytes, whole))
      return { strangeBytesBefore: strange + countStrange(valid), row: row + countLineFeeds(valid) }
    }
    if (isLast) return undefined
    if (strange < ENOUGH_TO_BE_SURE) strange += countStrange(bytes.subarray(0, whole))
    row += countLineFeeds(bytes)
    offset += whole
  }
  return undefined
}

/** How many bytes remain when a character cut off at the end is left out. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back < LONGEST_CHARACTER && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0
    if (length > back) return bytes.length - back
    if (length > 0) break
  }
  return bytes.length
}

/** The length of the longest good beginning, by halving. */
function validLength(bytes: Buffer, end: number): number {
  let good = 0
  let bad = end
  while (bad - good > LONGEST_CHARACTER) {
    const middle = (good + bad) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, wholeCharacters(part)))) good = middle
    else bad = middle
  }
  return good
}

function countStrange(bytes: Buffer): number {
  let count = 0
  for (const byte of bytes) if (byte >= 0x80) count += 1
  return count
}

function countLineFeeds(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}
