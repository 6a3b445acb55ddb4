import type { Hash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import { refuse } from '../../model/refusal.ts'
import type { ByteSource } from '../source.ts'
import type { Encoding } from './encoding.ts'

/** Strings of more than 64 Ki characters go to V8's large-object space: measured 1 s of system time a million rows. */
const DECODED_AT_ONCE = 64 * 1024
const READ_AT_ONCE = 8 * DECODED_AT_ONCE

/**
 * The text of a source in pieces of at most 64 KiB, decoded strictly; without byte order mark. `seen` gets every byte once, in order.
 * Only a character that the end of the file cuts off is let through, as U+FFFD: a cut file is a finding, not a refusal.
 * Refuses R005 with the row near the first byte that is not of the encoding, R004 where NUL characters show that it is no text.
 */
export async function* decodeText(
  source: ByteSource,
  encoding: Encoding,
  path: string,
  seen: Hash,
  advance: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let first = true
  for (let offset = 0; offset < source.size; ) {
    const bytes = await source.read(offset, READ_AT_ONCE)
    if (bytes.length === 0) break
    offset += bytes.length
    seen.update(bytes)
    advance(bytes.length)
    for (let at = 0; at < bytes.length; at += DECODED_AT_ONCE) {
      const text = await decodePiece(decoder, bytes.subarray(at, at + DECODED_AT_ONCE), source, encoding, path)
      yield first && text.startsWith('\ufeff') ? text.slice(1) : text
      first = false
    }
  }
  if (!endsWhole(decoder)) yield '\ufffd'
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
