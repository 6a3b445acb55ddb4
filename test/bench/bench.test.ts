import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const RUN = join(import.meta.dirname, '../../bench/run.mjs')

// it starts a dozen processes, one after the other
test('the benchmark measures a small list to the end, and the floor builds the same XML', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'xuqi-bench-test-'))
  try {
    const json = join(folder, 'figures.json')
    const options = [
      '--rows',
      '2000',
      '--collectors',
      '3',
      '--rounds',
      '1',
      '--no-peer',
      '--folder',
      folder,
      '--json',
      json,
    ]
    const told = execFileSync(process.execPath, [RUN, ...options], { encoding: 'utf8' })
    expect(told).toContain('the CPU of the floor')
    const { scenarios } = JSON.parse(readFileSync(json, 'utf8'))
    const { xuqi, floor } = scenarios['2kx3']
    expect(Object.keys(xuqi.median.stages)).toEqual(expect.arrayContaining(['start', 'read', 'judge', 'write']))
    expect(xuqi.median.cpu).toBeGreaterThan(floor.median.cpu)
    expect(xuqi.median.written).toBeGreaterThan(floor.median.written)
    expect(floor.median.also.xmlBytes).toBeGreaterThan(2000 * 1000)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
