import { TextDecoder } from 'node:util'
import { refuse } from '../../model/refusal.ts'
import type { ByteSource } from '../source.ts'
import type { Encoding } from './encoding.ts'

/** Strings of more than 64 Ki characters go to V8's large-object space: measured 1 s of system time a million rows. */
const DECODED_AT_ONCE = 64 * 1024
const READ_AT_ONCE = 8 * DECODED_AT_ONCE

/** Decodes a source from some place on, strictly; the byte order mark is no text. */
export interface SourceDecoder {
  /** the place in bytes up to which was read */
  readonly place: number
  /** the text up to a place, in pieces of at most 64 KiB */
  upTo(place: number): AsyncGenerator<string>
  /** the text of the next line, or as much of it as is read at once; undefined at the end of the source */
  line(): Promise<string | undefined>
  /** what the end of the source cuts off: a character as U+FFFD (a cut file is a finding, not a refusal), or nothing */
  end(): string
}

/**
 * Refuses R005 with the row near the first byte that is not of the encoding, R004 where NUL characters show that it is no text.
 * @param seen gets every byte once, in order
 */
export function openDecoder(
  source: ByteSource,
  encoding: Encoding,
  path: string,
  from: number,
  seen: (bytes: Buffer) => void,
): SourceDecoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  let place = from

  const decode = async (bytes: Buffer): Promise<string> => {
    const isFirst = place === 0
    place += bytes.length
    const text = await decodePiece(decoder, bytes, source, encoding, path)
    return isFirst ? text.replace(BYTE_ORDER_MARKS, '') : text
  }
  return {
    get place() {
      return place
    },
    async *upTo(end) {
      while (place < end) {
        const bytes = await source.read(place, Math.min(READ_AT_ONCE, end - place))
        if (bytes.length === 0) break
        seen(bytes)
        for (let at = 0; at < bytes.length; at += DECODED_AT_ONCE)
          yield await decode(bytes.subarray(at, at + DECODED_AT_ONCE))
      }
    },
    async line() {
      const bytes = await source.read(place, DECODED_AT_ONCE)
      if (bytes.length === 0) return undefined
      const end = endOfLine(bytes, encoding)
      const line = end === -1 ? bytes : bytes.subarray(0, end)
      seen(line)
      return decode(line)
    },
    end: () => (endsWhole(decoder) ? '' : '\ufffd'),
  }
}

/** Programs that add a mark to a text that has one leave two. */
const BYTE_ORDER_MARKS = /^\ufeff{1,2}/
const LF = 10

/** Where the first line of these bytes ends, behind its line feed; −1 if it does not. They begin with a whole character. */
export function endOfLine(bytes: Buffer, encoding: Encoding): number {
  if (!encoding.startsWith('utf-16')) return bytes.indexOf(LF) + 1 || -1
  const low = encoding === 'utf-16le' ? 0 : 1
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1))
    if (at % 2 === low && bytes[at + 1 - 2 * low] === 0) return at + 2 - low
  return -1
}

/** Whether a text of this encoding can be cut behind any line feed: no byte of it is part of another character, nothing goes on behind it. */
export function isDivisible(encoding: Encoding): boolean {
  return ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'].includes(encoding)
}

async function decodePiece(
  decoder: TextDecoder,
  bytes: Buffer,
  source: ByteSource,
  encoding: Encoding,
  path: string,
): Promise<string> {
  let text: string
  try {
    text = decoder.decode(bytes, { stream: true })
  } catch (error) {
    throw refuse('R005', { path, row: await rowOfFirst('\ufffd', source, encoding), encoding }, error)
  }
  if (!text.includes('\0')) return text
  const row = await rowOfFirst('\0', source, encoding)
  throw refuse('R004', {
    path,
    what: {
      zh: `第 ${row} 行附近有空字节，文件已损坏`,
      en: `NUL bytes near row ${row}, the file is damaged`,
    },
  })
}

function endsWhole(decoder: TextDecoder): boolean {
  try {
    return decoder.decode() === ''
  } catch {
    return false
  }
}

/** Reads the source once more, leniently, and counts lines up to the first such character. Line breaks inside quotes count here. */
async function rowOfFirst(character: string, source: ByteSource, encoding: Encoding): Promise<number> {
  const decoder = new TextDecoder(encoding)
  let row = 1
  for (let offset = 0; offset < source.size; offset += READ_AT_ONCE) {
    const text = decoder.decode(await source.read(offset, READ_AT_ONCE), { stream: true })
    const at = text.indexOf(character)
    row += (at === -1 ? text : text.slice(0, at)).split(/\r\n|[\r\n]/).length - 1
    if (at !== -1) break
  }
  return row
}
