import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/refusal.ts'
import {
  openBudget,
  openRecordReader,
  openRecordWriter,
  openSpill,
  openSpillFile,
  openSpillReader,
  openValuesReader,
  openValuesWriter,
  type SpillFile,
  type SpillShare,
} from '../../src/write/index.ts'

let folder: string
const files: SpillFile[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-spill-'))
})
afterEach(() => {
  for (const file of files.splice(0)) file.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const MIB = 1 << 20

/** A spill of which so many bytes stay in memory. */
function newSpill(memory: number) {
  const file = openSpillFile(folder)
  files.push(file)
  return openSpill({ no: files.length - 1, path: file.path, descriptor: file.descriptor, budget: openBudget(memory) })
}

/** Writes and reads lists of values of one length. */
function lists(length: number, memory: number) {
  const spill = newSpill(memory)
  return {
    spill,
    write: openValuesWriter(spill, length),
    read: openValuesReader(openSpillReader([spill]), length),
  }
}

const VALUE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, undefined, ['a', null], 0.5, 2 ** 40, -(2 ** 31)),
)
const asJson = (values: unknown) => JSON.parse(JSON.stringify(values))

describe('a spill', () => {
  it('gives every record back, in any order, also while it is being written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(VALUE, VALUE, VALUE), { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 80 }),
        (records, jumps) => {
          const { write, read } = lists(3, 0)
          const addresses: number[] = []
          for (const [n, record] of records.entries()) {
            addresses.push(write(record))
            const id = (jumps[n % jumps.length] ?? 0) % (n + 1)
            expect(read(addresses[id] ?? -1)).toEqual(asJson(records[id]))
          }
          for (const file of files.splice(0)) file.close()
        },
      ),
    )
  })

  it.each([0, 2 * MIB, 1000 * MIB])(
    'holds records larger than its blocks, and hundreds of thousands of small ones, with %i bytes of memory',
    (memory) => {
      const { write, read } = lists(4, memory)
      const long = '长'.repeat(1_600_000)
      const addresses = [write(['first']), write([long, 1])]
      for (let n = 2; n < 200_000; n++) addresses.push(write([`P${n}`, n, null, '张三']))
      const at = (n: number) => read(addresses[n] ?? -1)
      expect(at(1)).toEqual([long, 1, null, null])
      for (let n = 2; n < 200_000; n++) if (at(n)[1] !== n) throw new Error(`record ${n}`)
      for (let n = 199_999; n > 2; n -= 997) expect(at(n)).toEqual([`P${n}`, n, null, '张三'])
      expect(at(0)[0]).toBe('first')
      expect(at(1)[0]).toBe(long)
    },
  )

  it('refuses addresses of spills that are not there', () => {
    const { write, read } = lists(1, 0)
    const address = write([1])
    expect(read(address)).toEqual([1])
    for (const wrong of [-1, 2 ** 40 * 7]) expect(() => read(wrong)).toThrow('no record')
  })

  it.skipIf(process.platform === 'win32')('leaves no name in the folder: a killed run leaves nothing', () => {
    const { write } = lists(1, 0)
    for (let n = 0; n < 50; n++) write(['x'.repeat(100_000)])
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([0, 3 * MIB])(
    'can be read by another thread of the same process, with %i bytes of memory',
    async (memory) => {
      const { spill, write } = lists(7, memory)
      const record = (n: number) => [
        n,
        `record ${n}`,
        `word ${n % 7}`,
        ['a', n % 3],
        { status: n % 2 === 0 },
        n / 2,
        '长',
      ]
      const addresses = Array.from({ length: 100_000 }, (_, n) => write(record(n)))
      const code = `
      const { parentPort, workerData } = require('node:worker_threads')
      const { readSync } = require('node:fs')
      const block = Buffer.from(workerData.blocks.find((memory) => memory))
      const bytes = Buffer.alloc(1 << 20)
      readSync(workerData.descriptor, bytes, 0, bytes.length, 3 << 20)
      parentPort.postMessage({ kept: block.toString('utf16le'), filed: bytes.toString('utf16le'), share: workerData })`
      const told = await new Promise<{ kept: string; filed: string; share: SpillShare }>((resolve, reject) => {
        const worker = new Worker(code, { eval: true, workerData: spill.share() })
        worker.once('message', resolve)
        worker.once('error', reject)
      })
      expect(told.kept).toContain('record ')
      expect(told.filed).toContain('record ')
      const read = openValuesReader(openSpillReader([told.share]), 7)
      for (const n of [4321, 0, 99_999, 600]) expect(read(addresses[n] ?? -1)).toEqual(record(n))
    },
  )

  it.each([0, 3 * MIB])(
    'is read as it was when it was shared, however much is written later, with %i bytes of memory',
    (memory) => {
      const { spill, write } = lists(2, memory)
      const record = (n: number) => [`record ${n}`, n]
      const addresses = Array.from({ length: 120_000 }, (_, n) => write(record(n)))
      const read = openValuesReader(openSpillReader([spill.share()]), 2)
      for (let n = 120_000; n < 240_000; n++) write(record(n))
      for (let n = 0; n < 120_000; n++) if (read(addresses[n] ?? -1)[1] !== n) throw new Error(`record ${n}`)
    },
  )

  it('keeps what repeats and what never does, and numbers of any size', () => {
    const { write, read } = lists(7, 0)
    const longs = ['长'.repeat(81), '长'.repeat(5_000)]
    const record = (n: number) => [
      `ID${n}`,
      ['济南', '潍坊', '青岛'][n % 3],
      longs[n % 2],
      [0, -1, 0.5, 2 ** 29, -(2 ** 31), 2 ** 31 - 1, 2 ** 53, -1e-7][n % 8],
      n % 5 === 0 ? null : n % 2 === 0,
      [n % 4],
      { serial: n },
    ]
    const addresses = Array.from({ length: 40_000 }, (_, n) => write(record(n)))
    for (let n = 0; n < 40_000; n += 7) expect(read(addresses[n] ?? -1)).toEqual(record(n))
    expect(read(write([Number.NaN, undefined, '']))).toEqual([null, null, '', null, null, null, null])
  })

  it('is a refusal where it cannot be made', () => {
    expect(() => openSpillFile(join(folder, 'not there', 'x'))).toThrow()
    try {
      openSpillFile('/dev/null')
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
    }
  })
})

describe('a record', () => {
  const LARGE = [undefined, 0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, -(2 ** 53) + 1, 123_456_789_012]
  const WHOLE = [undefined, 0, 1, -1, 2 ** 31 - 1, -(2 ** 31) + 1]

  it('gives back whole numbers of 32 and of 53 bits, and nothing as nothing', () => {
    const spill = newSpill(0)
    const out = openRecordWriter(spill)
    out.begin(WHOLE.length + 2 * LARGE.length + 1)
    for (const value of WHOLE) out.whole(value)
    for (const value of LARGE) out.large(value)
    out.text('')
    const address = out.end()
    const record = openRecordReader(openSpillReader([spill]))
    record.begin(address)
    for (const value of WHOLE) expect(record.whole()).toBe(value)
    for (const value of LARGE) expect(record.large()).toBe(value)
    expect(record.text()).toBe('')
  })

  it('is not ended before all is said', () => {
    const out = openRecordWriter(newSpill(0))
    out.begin(2)
    out.whole(1)
    expect(() => out.end()).toThrow('1 numbers')
  })
})
