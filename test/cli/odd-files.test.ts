import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const BIN = resolve(import.meta.dirname, '../../bin/xuqi.js')
const folder = mkdtempSync(join(tmpdir(), 'xuqi-odd-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const LIST = `保单号,投保人姓名,投保人手机号,应缴日期,应缴保费,收费员工号
P3701880000000011,测一,13900100011,2026-06-10,1200.00,S1
`
const AS_OF = ['--as-of', '2026-06-18']

/** Runs the built program; one that does not end is killed, and has no exit code. */
function xuqi(...args: string[]): Promise<{ exitCode: number | null; err: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [BIN, ...args, ...AS_OF], {
      cwd: folder,
      timeout: 10_000,
      killSignal: 'SIGKILL',
    })
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => {
      err += String(chunk)
    })
    child.on('close', (exitCode) => done({ exitCode, err }))
  })
}

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  mkdirSync(join(folder, 'pipes'))
  writeFileSync(join(folder, 'pipes', 'list.csv'), LIST)
  execFileSync('mkfifo', [join(folder, 'p.csv'), join(folder, 'pipes', 'p.csv')])

  it.each([
    ['check', 'p.csv'],
    ['run', 'pipes', '--out', 'o1'],
    ['collect', 'p.csv', '--book', 'none.db'],
    ['run', 'pipes/list.csv', '--out', 'o1', '--roster', 'p.csv'],
  ])('is refused, and nobody waits for it: xuqi %s %s', async (...args) => {
    const { exitCode, err } = await xuqi(...args)
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: expect.stringContaining('p.csv：不是可以读取的清单（不是普通文件'),
    })
  })

  it('is no book, and no place for findings', async () => {
    const { exitCode, err } = await xuqi('run', 'pipes/list.csv', '--out', 'o2', '--book', 'p.csv')
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining('R031') })
    expect((await xuqi('run', 'pipes/list.csv', '--out', 'o3', '--book', 'b.db')).exitCode).toBe(0)
    const collected = await xuqi('collect', 'pipes', '--book', 'b.db', '--out', 'p.csv')
    expect(collected).toEqual({ exitCode: 2, err: expect.stringContaining('R015') })
  })

  it('in the folder that is collected is left out, and that is told', async () => {
    const { exitCode } = await xuqi('collect', 'pipes', '--book', 'b.db', '--out', 'found.csv')
    expect(exitCode).toBe(0)
    expect(readFileSync(join(folder, 'found.csv'), 'utf8')).toContain('没有收：pipes/p.csv：不是可以读取的清单')
  })
})

describe('a symbolic link', () => {
  it('to a list is read', async () => {
    writeFileSync(join(folder, 'linked.csv'), LIST)
    symlinkSync('linked.csv', join(folder, 'link.csv'))
    expect((await xuqi('check', 'link.csv')).exitCode).toBe(0)
  })
})

// other systems know no such names
describe.skipIf(process.platform !== 'linux')('a file whose name is not UTF-8', () => {
  mkdirSync(join(folder, 'gbk'))
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/gbk/`), Buffer.from('d3a6cad5', 'hex'), Buffer.from('.csv')]),
    LIST,
  )

  it.each([
    ['check', 'gbk'],
    ['run', 'gbk', '--out', 'o5'],
    // as Node hands over the argument
    ['check', 'gbk/\ufffd\ufffd\ufffd\ufffd.csv'],
    ['collect', 'gbk/\ufffd\ufffd\ufffd\ufffd.csv', '--book', 'none.db'],
  ])('is refused for that: xuqi %s %s', async (...args) => {
    const { exitCode, err } = await xuqi(...args)
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining('文件名不是 UTF-8') })
    expect(err).toContain('convmv')
  })

  it('is told where a whole folder is collected', async () => {
    expect((await xuqi('collect', 'gbk', '--book', 'gbk.db', '--out', 'gbk-found.csv')).exitCode).toBe(0)
    expect(readFileSync(join(folder, 'gbk-found.csv'), 'utf8')).toContain('文件名不是 UTF-8')
  })
})
