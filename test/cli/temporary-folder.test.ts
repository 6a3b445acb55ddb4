import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { xuqi } from './xuqi.ts'

const folder = mkdtempSync(join(tmpdir(), 'xuqi-no-tmp-'))
afterAll(() => rmSync(folder, { recursive: true }))
const missing = join(folder, 'gone', 'tmp')
const NO_TMP = { TMPDIR: missing, TEMP: missing, TMP: missing }

describe('a folder for temporary files that is not there', () => {
  it.each([
    ['run', '--out', 'out', '--book', 'b.db'],
    ['check', '--jobs', '1'],
  ])('is refused by xuqi %s, which says what to do and leaves nothing', async (command, ...more) => {
    writeFileSync(
      join(folder, 'list.csv'),
      '保单号,投保人,手机号码,应缴日期,应缴保费\nP1,测一,13900100011,2026-06-10,1200.00\n',
    )
    const { exitCode, err } = await xuqi([command, 'list.csv', '--as-of', '2026-06-18', ...more], folder, NO_TMP)
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining('放临时文件的文件夹不存在') })
    expect(err).toContain(missing)
    expect(err).toContain('TMPDIR')
    expect(readdirSync(folder)).toEqual(['list.csv'])
  })

  it('is a line of xuqi doctor', async () => {
    const { exitCode, out, err } = await xuqi(['doctor'], folder, NO_TMP)
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' })
    expect(out).toMatch(/磁盘空间（临时文件）.*没有，或不能写/)
  })
})
