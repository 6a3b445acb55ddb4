import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/refusal.ts'
import { openSpill, openSpillReader, type Spill, type SpillShare } from '../../src/write/index.ts'

let folder: string
let spill: Spill | undefined
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-spill-'))
})
afterAll(() => {
  spill?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a spill', () => {
  it('gives every record back, in any order, also while it is being written', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.oneof(
              fc.string({ unit: 'binary', maxLength: 40 }),
              fc.integer(),
              fc.boolean(),
              fc.constantFrom(null, undefined, ['a', null]),
            ),
            { maxLength: 50 },
          ),
          {
            minLength: 1,
            maxLength: 60,
          },
        ),
        fc.array(fc.nat(), { maxLength: 80 }),
        (records, jumps) => {
          const one = openSpill(folder)
          try {
            records.forEach((record, n) => {
              expect(one.append(record)).toBe(n)
              const id = (jumps[n] ?? 0) % (n + 1)
              expect(one.read(id)).toEqual(JSON.parse(JSON.stringify(records[id])))
            })
            for (const jump of jumps) {
              const id = jump % records.length
              expect(one.read(id)).toEqual(JSON.parse(JSON.stringify(records[id])))
            }
            expect(one.count).toBe(records.length)
          } finally {
            one.close()
          }
        },
      ),
    )
  })

  it('holds records larger than its buffer, and hundreds of thousands of small ones', () => {
    const one = openSpill(folder)
    const long = '长'.repeat(600_000)
    one.append(['first'])
    one.append([long])
    for (let n = 2; n < 300_000; n++) one.append([`P${n}`, n, null, '张三'])
    expect(one.read(1)).toEqual([long])
    for (let n = 2; n < 300_000; n++) if (one.read(n)[1] !== n) throw new Error(`record ${n}`)
    for (let n = 299_999; n > 2; n -= 997) expect(one.read(n)[0]).toBe(`P${n}`)
    expect(one.read(0)).toEqual(['first'])
    one.close()
  })

  it('refuses ids that it has not given', () => {
    const one = openSpill(folder)
    one.append([1])
    for (const id of [1, -1, 0.5]) expect(() => one.read(id)).toThrow('no record')
    one.close()
  })

  it.skipIf(process.platform === 'win32')('leaves no name in the folder: a killed run leaves nothing', () => {
    const one = openSpill(folder)
    one.append(['x'])
    expect(readdirSync(folder)).toEqual([])
    one.close()
  })

  it('can be read by a worker thread of the same process', async () => {
    spill = openSpill(folder)
    const record = (n: number) => [n, `record ${n}`, `word ${n % 7}`, ['a', n % 3], { status: n % 2 === 0 }, n / 2]
    for (let n = 0; n < 5_000; n++) spill.append(record(n))
    const code = `
      const { parentPort, workerData } = require('node:worker_threads')
      const { readSync } = require('node:fs')
      const bytes = Buffer.alloc(100)
      readSync(workerData.descriptor, bytes, 0, bytes.length, workerData.offsets[4321])
      parentPort.postMessage({ bytes, share: workerData })`
    const { bytes, share } = await new Promise<{ bytes: Uint8Array; share: SpillShare }>((resolve, reject) => {
      const worker = new Worker(code, { eval: true, workerData: spill?.share() })
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    expect(Buffer.from(bytes).toString('utf16le')).toContain('record 4321')
    const reader = openSpillReader(share)
    for (const n of [4321, 0, 4999, 600]) expect(reader.read(n)).toEqual(record(n))
  })

  it('keeps what repeats and what never does, numbers of any size, and lists that nobody can change', () => {
    const one = openSpill(folder)
    const longs = ['长'.repeat(81), '长'.repeat(5_000)]
    const record = (n: number) => [
      `ID${n}`,
      ['济南', '潍坊', '青岛'][n % 3],
      longs[n % 2],
      [0, -1, 0.5, 2 ** 29, -(2 ** 29), 2 ** 29 - 1, 2 ** 53, -1e-7][n % 8],
      n % 5 === 0 ? null : n % 2 === 0,
      [n % 4],
      { serial: n },
    ]
    for (let n = 0; n < 40_000; n++) one.append(record(n))
    for (let n = 0; n < 40_000; n += 7) expect(one.read(n)).toEqual(record(n))
    const list = one.read(0)[5]
    expect(Array.isArray(list) && Object.isFrozen(list)).toBe(true)
    one.append([Number.NaN, undefined, ''])
    expect(one.read(40_000)).toEqual([null, null, ''])
    one.close()
  })

  it('is a refusal where it cannot be made', () => {
    const notThere = join(folder, 'file')
    expect(() => openSpill(join(notThere, 'x'))).toThrow()
    try {
      openSpill('/dev/null')
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
    }
  })
})
