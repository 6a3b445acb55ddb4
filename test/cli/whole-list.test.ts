import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { xuqi } from './xuqi.ts'

it('a list that was cut short is told among the findings that are named, however many others there are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xuqi-whole-list-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const list = readFileSync('fixtures/demo/exports/01_应收清单_个险.csv')
  const half = list.subarray(0, Math.floor(list.length * 0.9))
  // in the middle of a row
  writeFileSync(join(folder, 'cut.csv'), half.subarray(0, half.lastIndexOf('\n') + 30))
  const { out } = await xuqi(['run', 'cut.csv', '--no-book', '--as-of', '2026-06-18'], folder)
  const named = [...out.matchAll(/^ {2}([MV]\d{3}) +\d+ /gm)].map(([, code]) => code)
  expect(out).toContain('--verbose 全部列出')
  expect(named).toHaveLength(8)
  expect(named.at(-1)).toBe('V071')
})
