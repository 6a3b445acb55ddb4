import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkBook } from '../../src/book/index.ts'

const BIN = resolve(import.meta.dirname, '../../bin/xuqi.js')
const folder = mkdtempSync(join(tmpdir(), 'xuqi-disk-full-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(
  join(folder, 'list.csv'),
  '保单号,投保人,手机号码,应缴日期,应缴保费,收费员工号\nP3701880000000011,测一,13900100011,2026-06-10,1200.00,S1\n',
)
writeFileSync(
  join(folder, 'paid.csv'),
  '保单号,应缴日期,实收保费,实收日期\nP3701880000000011,2026-06-10,1200.00,2026-06-17\n',
)

/** Runs the built program in a shell. @param before what the shell is told first, @param after where the output goes */
function xuqi(args: string, { before = ':', after = '' } = {}) {
  const command = `${before}; "$0" "$1" ${args} --as-of 2026-06-18 ${after}`
  const { status, stderr } = spawnSync('bash', ['-c', command, process.execPath, BIN], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { exitCode: status, err: stderr }
}

/** No file may grow beyond 60 KB: that is enough for every output of a small run, and too little for a book. */
const LITTLE_ROOM = { before: 'ulimit -f 60' }

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  it('for the book leaves the output in its place, and says so; nothing is left of the book', () => {
    const { exitCode, err } = xuqi('run list.csv --out o1 --book b1.db', LITTLE_ROOM)
    expect(err).toContain('b1.db：跟进簿不能读写')
    expect(err).toContain('xuqi run 加\n  --force')
    expect(err).toContain('结果已写在 o1，其余的没有写。')
    expect(err).not.toMatch(/rollback|什么都没有写/)
    expect(exitCode).toBe(2)
    expect(existsSync(join(folder, 'o1', 'manifest.json'))).toBe(true)
    expect(existsSync(join(folder, 'b1.db'))).toBe(false)
    expect(xuqi('run list.csv --out o1 --book b1.db --force')).toMatchObject({ exitCode: 0 })
  })

  it('while answers are collected leaves the book as it was', () => {
    expect(xuqi('run list.csv --out o2 --book b2.db').exitCode).toBe(0)
    const before = readFileSync(join(folder, 'b2.db'))
    const { exitCode, err } = xuqi('collect paid.csv --book b2.db --out found.csv', LITTLE_ROOM)
    expect(err).toContain('b2.db：跟进簿不能读写')
    expect(err).toContain('什么都没有写')
    expect(exitCode).toBe(2)
    // the limit does not even let the old pages be written back, which a full disk does: the next opening does it from the journal
    expect(checkBook(join(folder, 'b2.db'))).toEqual([])
    expect(readFileSync(join(folder, 'b2.db')).equals(before)).toBe(true)
    expect(existsSync(join(folder, 'found.csv'))).toBe(false)
    expect(xuqi('collect paid.csv --book b2.db').exitCode).toBe(0)
  })
})

describe.skipIf(!existsSync('/dev/full'))('standard output that cannot be written', () => {
  const said = '标准输出写不进去：磁盘已满。'

  it('is told when the work is done, with the exit code of a fault', () => {
    const { exitCode, err } = xuqi('run list.csv --out o3', { after: '> /dev/full' })
    expect({ exitCode, err }).toEqual({ exitCode: 3, err: expect.stringContaining(said) })
    expect(err).not.toContain('    at ')
    expect(existsSync(join(folder, 'o3', 'manifest.json'))).toBe(true)
    expect(xuqi('check list.csv --json', { after: '> /dev/full' })).toMatchObject({ exitCode: 3 })
  })

  it('is told where half of it had room', () => {
    // 1 KB = less than the manifest
    const { exitCode, err } = xuqi('check list.csv --json', { before: 'ulimit -f 1', after: '> half.json' })
    expect({ exitCode, err }).toEqual({ exitCode: 3, err: expect.stringContaining('标准输出写不进去') })
    expect(readFileSync(join(folder, 'half.json')).length).toBe(1024)
  })

  it('is of no consequence where the reader has seen enough, or the command was refused', () => {
    expect(xuqi('check list.csv --json', { before: 'set -o pipefail', after: '| head -c 1' }).exitCode).toBe(0)
    expect(xuqi('run nowhere.csv', { after: '> /dev/full' })).toMatchObject({ exitCode: 2 })
    expect(xuqi('run list.csv --out o4', { after: '2> /dev/full' })).toMatchObject({ exitCode: 0 })
  })
})
