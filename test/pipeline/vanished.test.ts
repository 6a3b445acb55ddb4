import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AS_OF, failedDebit, textOf, withRun } from '../laws/run.ts'

const many = (count: number, from: number, due: string) =>
  Array.from({ length: count }, (_, n) => failedDebit(from + n, due))
const MAY = many(3, 500, '2026-05-10')

describe('a month of the plan that the lists no longer hold', () => {
  /** What the second of two runs says, a day apart, with one book. */
  async function saidAfter(before: ReturnType<typeof many>, after: ReturnType<typeof many>): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'xuqi-vanished-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const book = join(folder, 'book.db')
    await withRun([textOf([...before, ...MAY])], { book }, () => undefined)
    const next = { book, asOf: (AS_OF + 1) as typeof AS_OF }
    return withRun([textOf([...after, ...MAY])], next, ({ result }) => result.notices.map(({ zh }) => zh).join('\n'))
  }

  it('is asked about where twenty open cases with cover and more were in it, and none is left', async () => {
    const april = many(20, 100, '2026-04-10')
    const said = '上次的清单里 2026-04 应缴、没有收到钱的有 20 件，这次这个月的一件也没有：请核对是不是少了一份清单。'
    expect(await saidAfter(april, [])).toContain(said)
    expect(await saidAfter(april, april.slice(0, 1))).not.toContain('这个月的一件也没有')
    expect(await saidAfter(april.slice(0, 19), [])).not.toContain('这个月的一件也没有')
  })

  it('is none where they were paid, or lapsed', async () => {
    const paid = many(25, 100, '2026-04-10').map((line) => ({ ...line, transfer: '成功', reason: '', paid: '已收' }))
    expect(await saidAfter(paid, [])).not.toContain('这个月的一件也没有')
    expect(await saidAfter(many(25, 100, '2026-03-10'), [])).not.toContain('这个月的一件也没有')
  })
})
