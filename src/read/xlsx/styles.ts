import { lookOf, type NumberLook } from '../serial.ts'
import { type Package, walkPart } from './parts.ts'
import type { ZipEntry } from './zip.ts'

/** For each cell style (the `s` of a cell) what its number format makes of a number. */
export async function readLooks(pack: Package, entry: ZipEntry | undefined): Promise<readonly NumberLook[]> {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCellFormats = false
  if (entry === undefined) return []
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
