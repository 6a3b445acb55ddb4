import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/refusal.ts'
import { openSpill, openSpillReader, type Spill } from '../../src/write/index.ts'

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
    for (let n = 0; n < 5_000; n++) spill.append([n, `record ${n}`])
    const share = spill.share()
    const code = `
      const { parentPort, workerData } = require('node:worker_threads')
      const { readSync } = require('node:fs')
      const { descriptor, offsets } = workerData
      const from = offsets[4321], bytes = Buffer.alloc(offsets[4322] - from)
      readSync(descriptor, bytes, 0, bytes.length, from)
      parentPort.postMessage(bytes.toString('utf16le').slice(2))`
    const message = await new Promise((resolve, reject) => {
      const worker = new Worker(code, { eval: true, workerData: share })
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    expect(message).toBe('[4321,"record 4321"]')
    expect(openSpillReader(share).read(4321)).toEqual([4321, 'record 4321'])
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
