import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const RUN = join(import.meta.dirname, '../../bench/run.mjs')
const NIGHT = join(import.meta.dirname, '../../bench/nightly.mjs')

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

test('the benchmark measures a night from the inbox to its end', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'xuqi-bench-night-'))
  try {
    const options = ['--rows', '600', '--worklists', '3', '--folder', folder]
    const told = execFileSync(process.execPath, [NIGHT, ...options], { encoding: 'utf8' })
    expect(told).toMatch(/begin · inbox [\d.]+ · collected [\d.]+ · lists [\d.]+ · run [\d.]+ .*end/)
    expect(told).toMatch(/收回 5 份：联系 \d{3} 条、回盘 \d+ 条、实收 \d+ 条；收费清单 3 本；账平/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
