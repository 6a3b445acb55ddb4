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
    expect(await saidAfter(april, april.slice(0, 1))).not.toContain('少了一份清单')
    expect(await saidAfter(april.slice(0, 19), [])).not.toContain('少了一份清单')
  })

  it('is none where they were paid, or lapsed', async () => {
    const paid = many(25, 100, '2026-04-10').map((line) => ({ ...line, transfer: '成功', reason: '', paid: '已收' }))
    expect(await saidAfter(paid, [])).not.toContain('少了一份清单')
    expect(await saidAfter(many(25, 100, '2026-03-10'), [])).not.toContain('少了一份清单')
  })
})

describe('cases that the lists no longer hold', () => {
  const inBranch = (branch: string, lines: ReturnType<typeof many>) =>
    textOf(lines)
      .trimEnd()
      .split('\n')
      .map((line, n) => `${line},${n === 0 ? '管理机构' : branch}`)
  const ofBranches = (one: ReturnType<typeof many>, two: ReturnType<typeof many>) =>
    `${[...inBranch('370101', one), ...inBranch('370201', two).slice(1)].join('\n')}\n`

  /** What the last of several runs says, a day apart, with one book. */
  async function saidAfterAll(...texts: readonly (string | { text: string; onlyBranch: readonly string[] })[]) {
    const folder = mkdtempSync(join(tmpdir(), 'xuqi-vanished-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    let said = ''
    for (const [n, one] of texts.entries()) {
      const { text, ...more } = typeof one === 'string' ? { text: one } : one
      const options = { ...more, book: join(folder, 'book.db'), asOf: (AS_OF + n) as typeof AS_OF }
      said = await withRun([text], options, ({ result }) => result.notices.map(({ zh }) => zh).join('\n'))
    }
    return said
  }
  const [one, two] = [many(30, 100, '2026-05-10'), many(20, 200, '2026-05-11')]

  it('are asked about where they were those of a branch, and none of it is left, the first time', async () => {
    const both = ofBranches(one, two)
    const told = '上次的清单里机构 370201 没有收到钱的有 20 件，这次这个机构一件也没有'
    expect(await saidAfterAll(both, ofBranches(one, []))).toContain(told)
    expect(await saidAfterAll(both, ofBranches(one, two.slice(0, 1)))).not.toContain('请核对')
    expect(await saidAfterAll(ofBranches(one, two.slice(1)), ofBranches(one, []))).not.toContain('请核对')
    expect(await saidAfterAll(both, ofBranches(one, []), ofBranches(one.slice(1), []))).not.toContain('请核对')
  })

  it('are not where a part of a list leaves a branch to others', async () => {
    const both = ofBranches(one, two)
    expect(await saidAfterAll(both, { text: both, onlyBranch: ['370101'] })).not.toContain('请核对')
  })

  it('are asked about where they were most of all', async () => {
    const all = many(45, 100, '2026-05-10')
    const told = '上次清单里没有收到钱、还在宽限期内的，有 23 件这次不在清单里，还在的只有 22 件'
    expect(await saidAfterAll(textOf(all), textOf(all.slice(23)))).toContain(told)
    expect(await saidAfterAll(textOf(all), textOf(all.slice(22)))).not.toContain('请核对')
    // new ones do not make up for them
    expect(await saidAfterAll(textOf(all), textOf([...all.slice(23), ...many(60, 300, '2026-05-12')]))).toContain(told)
    const few = many(25, 100, '2026-05-10')
    expect(await saidAfterAll(textOf(few), textOf(few.slice(20)))).toContain('有 20 件这次不在清单里')
    expect(await saidAfterAll(textOf(few), textOf(few.slice(19)))).not.toContain('请核对')
  })
})
