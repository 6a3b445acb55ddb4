import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openZip, pack } from '../../src/write/zip.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-zip-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(parts: readonly (readonly [string, readonly Uint8Array[]])[]): Record<string, Uint8Array> {
  const path = join(folder, 'x.zip')
  const zip = openZip(path, 0o600)
  zip.add(pack('首.xml', '<a/>'))
  for (const [name, pieces] of parts) {
    const part = zip.open(name)
    for (const piece of pieces) part.write(piece)
    part.end()
  }
  const facts = zip.close()
  const bytes = readFileSync(path)
  expect(facts).toEqual({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  const files = unzipSync(new Uint8Array(bytes))
  expect(new TextDecoder().decode(files['首.xml'])).toBe('<a/>')
  return files
}

describe('a zip file', () => {
  it('gives back whatever pieces were written, none and empty ones too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 6 }), { maxLength: 5 }),
        (parts) => {
          const files = written(parts.map((pieces, n) => [`part${n}`, pieces]))
          parts.forEach((pieces, n) => {
            expect(Buffer.from(files[`part${n}`] ?? [])).toEqual(Buffer.concat(pieces))
          })
        },
      ),
    )
  })

  it('holds parts too long to wait for their sizes, and parts after them', () => {
    const pieces = Array.from({ length: 20 }, () => randomBytes(1 << 20))
    const files = written([
      ['long', pieces],
      ['short', [Buffer.from('end')]],
      ['long2', pieces],
    ])
    expect(Buffer.concat(pieces).equals(files.long ?? new Uint8Array(0))).toBe(true)
    expect(Buffer.concat(pieces).equals(files.long2 ?? new Uint8Array(0))).toBe(true)
    expect(Buffer.from(files.short ?? []).toString()).toBe('end')
    // the local header, which streaming readers trust, holds the sizes too
    const bytes = readFileSync(join(folder, 'x.zip'))
    const at = bytes.indexOf('long') - 30
    expect(bytes.readUInt32LE(at)).toBe(0x04034b50)
    expect(bytes.readUInt32LE(at + 22)).toBe(20 << 20)
    expect(bytes.readUInt16LE(at + 6) & 8).toBe(0)
  })
})
