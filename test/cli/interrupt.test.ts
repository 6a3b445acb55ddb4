import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const BIN = resolve(import.meta.dirname, '../../bin/xuqi.js')
const folder = mkdtempSync(join(tmpdir(), 'xuqi-interrupt-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A list long enough to be interrupted. */
function longList(rows: number): string {
  const lines = ['保单号,投保人,手机号码,应缴日期,应缴保费,收费员工号']
  for (let n = 0; n < rows; n += 1) {
    const day = String((n % 28) + 1).padStart(2, '0')
    lines.push(
      `P${String(n).padStart(9, '0')},张三,1380000${String(n % 10_000).padStart(4, '0')},2026-06-${day},${1000 + (n % 900)}.00,S${n % 40}`,
    )
  }
  return `${lines.join('\n')}\n`
}

describe('an interrupted run', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`ends with 130 after ${signal} and leaves nothing half-written`, async () => {
      writeFileSync(join(folder, 'list.csv'), longList(200_000))
      const child = spawn(
        process.execPath,
        [BIN, 'run', 'list.csv', '--as-of', '2026-06-18', '--out', 'out', '--verbose'],
        { cwd: folder },
      )
      let err = ''
      // the first word on standard error comes when reading begins
      child.stderr.on('data', (chunk: Buffer) => {
        if (err === '') child.kill(signal)
        err += String(chunk)
      })
      const exitCode = await new Promise((done) => child.on('close', done))
      expect(exitCode).toBe(130)
      expect(err).toContain('已中断')
      expect(readdirSync(folder)).toEqual(['list.csv'])
    })
  }
})
