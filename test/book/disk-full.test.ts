import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../src/book/connection.ts'
import { checkBook, statsOfBook } from '../../src/book/index.ts'
import { openPen } from '../../src/book/pen.ts'
import { openRun, SEEN, tempFolder, WRITING } from './samples.ts'

/** The database takes a limit of its own for a disk that is full. */
function fill(connection: Connection): void {
  connection.exec('PRAGMA max_page_count = 30')
  for (let n = 0; n < 10_000; n++)
    connection.prepare('INSERT INTO cases (policy_no, due_date) VALUES (?, ?)').run([`P${n}`.padEnd(100), n])
}

async function record(path: string): Promise<void> {
  const recorder = await openRun(path, '2026-06-18')
  recorder.see(SEEN, undefined)
  recorder.commit('20260618-000000000000')
}

describe('a disk that is full', () => {
  it('is what is told, though the database has ended its transaction by itself', async () => {
    const path = join(tempFolder(), 'book.db')
    await record(path)
    const before = readFileSync(path)
    const pen = await openPen(path, WRITING)
    const what = { zh: '磁盘已满', en: 'disk full' }
    expect(() => fill(pen.connection)).toThrow(
      expect.objectContaining({ items: [{ code: 'R034', facts: { path, what } }] }),
    )
    pen.abandon()
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(checkBook(path)).toEqual([])
  })

  it('takes a new book away, unless another run has filled it meanwhile', async () => {
    const path = join(tempFolder(), 'book.db')
    const pen = await openPen(path, WRITING)
    expect(() => fill(pen.connection)).toThrow('R034')
    pen.abandon()
    expect(existsSync(path)).toBe(false)
    const late = await openPen(path, WRITING)
    expect(() => fill(late.connection)).toThrow('R034')
    await record(path)
    late.abandon()
    expect(statsOfBook(path)).toMatchObject({ cases: 1 })
  })
})
