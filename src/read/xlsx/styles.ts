import { lookOf, type NumberLook } from '../serial.ts'
import { type Package, walkPart } from './parts.ts'
import type { ZipEntry } from './zip.ts'

/** Workbooks of one program have the same styles, byte for byte: those read last are kept, unless they are larger than this. */
const LARGEST_KEPT = 1024 * 1024
let last: { readonly bytes: Buffer; readonly looks: readonly NumberLook[] } | undefined

/** For each cell style (the `s` of a cell) what its number format makes of a number. */
export async function readLooks(pack: Package, entry: ZipEntry | undefined): Promise<readonly NumberLook[]> {
  if (entry === undefined) return []
  if (entry.size > LARGEST_KEPT) return looksIn(pack, entry)
  const pieces: Buffer[] = []
  for await (const piece of pack.read(entry)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  if (last?.bytes.equals(bytes)) return last.looks
  const looks = await looksIn({ ...pack, read: () => once(bytes) }, entry)
  last = { bytes, looks }
  return looks
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

async function looksIn(pack: Package, entry: ZipEntry): Promise<readonly NumberLook[]> {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCellFormats = false
  await walkPart(
    pack,
    entry,
    ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) ids.push(Number(attributes.get('numFmtId') ?? 0))
    },
    (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  )
  const looks = new Map<number, NumberLook>()
  return ids.map((id) => {
    const look = looks.get(id) ?? lookOf(id, codes.get(id))
    looks.set(id, look)
    return look
  })
}
