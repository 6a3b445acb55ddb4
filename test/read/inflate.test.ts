import { describe, expect, it } from 'vitest'
import { memorySource } from '../../src/read/source.ts'
import { inflateEntry } from '../../src/read/xlsx/inflate.ts'
import { readZipDirectory, type ZipEntry } from '../../src/read/xlsx/zip.ts'
import { zip } from './package.ts'

const MIB = 1024 * 1024

/** A part that does not shrink to nothing. */
function content(bytes: number): Buffer {
  const part = Buffer.alloc(bytes)
  for (let i = 0; i < bytes; i++) part[i] = (i * 7 + (i >> 8)) & 0xff
  return part
}

/** The part as it comes out, its directory entry changed. */
async function inflated(part: Buffer, change: (entry: ZipEntry) => Partial<ZipEntry> = () => ({}), stored = false) {
  const source = memorySource(zip({ part }, { stored }))
  const entry = (await readZipDirectory(source, 'a.xlsx')).get('part')
  if (entry === undefined) throw new Error('no part')
  let read = 0
  const pieces: Buffer[] = []
  for await (const piece of inflateEntry(source, { ...entry, ...change(entry) }, 'a.xlsx', (bytes) => {
    read += bytes
  }))
    pieces.push(Buffer.from(piece))
  return { bytes: Buffer.concat(pieces), read, entry }
}

describe('a part of a zip', () => {
  it.each([0, 1, 4 * MIB - 1, 4 * MIB, 4 * MIB + 1])('of %i bytes comes out as it was', async (size) => {
    const part = content(size)
    for (const stored of [false, true]) {
      const { bytes, read, entry } = await inflated(part, undefined, stored)
      expect(bytes.equals(part)).toBe(true)
      expect(read).toBe(entry.compressed)
    }
  })

  it('that holds more than the directory says is damaged, however much more', async () => {
    for (const real of [101, 4 * MIB, 5 * MIB])
      await expect(inflated(content(real), () => ({ size: 100 }))).rejects.toMatchObject({ items: [{ code: 'R008' }] })
  })

  it('that holds less, has another checksum, or is cut is damaged, small or large', async () => {
    const damages: ((entry: ZipEntry) => Partial<ZipEntry>)[] = [
      ({ size }) => ({ size: size + 1 }),
      ({ crc }) => ({ crc: crc ^ 1 }),
      ({ compressed }) => ({ compressed: compressed - 5 }),
    ]
    for (const size of [1000, 5 * MIB])
      for (const damage of damages)
        await expect(inflated(content(size), damage)).rejects.toMatchObject({ items: [{ code: 'R008' }] })
  })
})
