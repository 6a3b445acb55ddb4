/** The streams of an OLE compound file by their names in lower case. */
export type OleStreams = ReadonlyMap<string, () => Buffer>

const HEADER = 512
const ENTRY = 128
const LAST_SECTOR = 0xfffffffa
const NO_SECTOR = -1
const STREAM = 2
const ROOT = 5

/**
 * Reads an OLE compound file. Libraries follow the sector chains of a cut file for ever; here every chain is bounded by the
 * number of sectors that the file has.
 * @throws Error where the chains do not hold together
 */
export function readOle(file: Buffer): OleStreams {
  if (file.length < HEADER) throw new Error('header')
  const sectorSize = 1 << file.readUInt16LE(30)
  const smallSize = 1 << file.readUInt16LE(32)
  const smallLimit = file.readUInt32LE(56)
  if ((sectorSize !== 512 && sectorSize !== 4096) || smallSize !== 64) throw new Error('sector size')
  const sectors = Math.ceil(file.length / sectorSize) - 1
  const table = readAllocation(file, sectorSize, sectors)
  const directory = chain(file.readUInt32LE(48), sectors, (sector) => table[sector] ?? NO_SECTOR)
  const entries = readEntries(Buffer.concat(directory.map((sector) => sectorAt(file, sector, sectorSize))))
  const root = entries.find((entry) => entry.type === ROOT)
  const smallTable = chain(file.readUInt32LE(60), sectors, (sector) => table[sector] ?? NO_SECTOR)
  const large = (start: number, size: number) => {
    const list = chain(start, sectors, (sector) => table[sector] ?? NO_SECTOR)
    return take(
      list.map((sector) => sectorAt(file, sector, sectorSize)),
      size,
    )
  }
  const small = (start: number, size: number) => {
    const links = Buffer.concat(smallTable.map((sector) => sectorAt(file, sector, sectorSize)))
    const store = root === undefined ? Buffer.alloc(0) : large(root.start, root.size)
    const next = (sector: number) => (sector * 4 + 4 <= links.length ? links.readInt32LE(sector * 4) : NO_SECTOR)
    const list = chain(start, Math.ceil(store.length / smallSize), next)
    return take(
      list.map((sector) => store.subarray(sector * smallSize, (sector + 1) * smallSize)),
      size,
    )
  }
  const streams = new Map<string, () => Buffer>()
  for (const { name, type, start, size } of entries) {
    if (type !== STREAM || streams.has(name)) continue
    streams.set(name, () =>
      size === 0 ? Buffer.alloc(0) : size < smallLimit ? small(start, size) : large(start, size),
    )
  }
  return streams
}

function sectorAt(file: Buffer, sector: number, size: number): Buffer {
  return file.subarray((sector + 1) * size, (sector + 2) * size)
}

/** For each sector the next one of its chain. */
function readAllocation(file: Buffer, sectorSize: number, sectors: number): Int32Array {
  const table = new Int32Array(sectors).fill(NO_SECTOR)
  const lists: Buffer[] = [file.subarray(76, HEADER)]
  let more = file.readUInt32LE(68)
  for (let i = 0; i < sectors && more < sectors; i += 1) {
    const list = sectorAt(file, more, sectorSize)
    if (list.length < sectorSize) break
    lists.push(list.subarray(0, -4))
    more = list.readUInt32LE(sectorSize - 4)
  }
  let first = 0
  for (const list of lists) {
    for (let at = 0; at + 4 <= list.length && first < sectors; at += 4) {
      const sector = list.readUInt32LE(at)
      if (sector >= LAST_SECTOR) continue
      const part = sectorAt(file, sector, sectorSize)
      for (let i = 0; i * 4 + 4 <= part.length && first + i < sectors; i += 1)
        table[first + i] = part.readInt32LE(i * 4)
      first += sectorSize / 4
    }
  }
  return table
}

function chain(start: number, most: number, next: (sector: number) => number): number[] {
  const sectors: number[] = []
  for (let sector = start; sector >= 0 && sector < LAST_SECTOR; sector = next(sector)) {
    if (sector >= most || sectors.length >= most) throw new Error('chain')
    sectors.push(sector)
  }
  return sectors
}

function take(parts: readonly Buffer[], size: number): Buffer {
  const bytes = Buffer.concat(parts)
  if (bytes.length < size) throw new Error('stream')
  return bytes.subarray(0, size)
}

interface Entry {
  readonly name: string
  readonly type: number
  readonly start: number
  readonly size: number
}

function readEntries(bytes: Buffer): readonly Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
    const length = Math.max(0, Math.min(64, bytes.readUInt16LE(at + 64)) - 2)
    entries.push({
      name: bytes.toString('utf16le', at, at + length).toLowerCase(),
      type: bytes[at + 66] ?? 0,
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    })
  }
  return entries
}
