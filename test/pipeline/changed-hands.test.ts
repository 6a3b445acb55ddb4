import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { RunOptions } from '../../src/pipeline/types.ts'
import { AS_OF, failedDebit, type Line, textOf, withRun } from '../laws/run.ts'

const list = (collector: string) => [failedDebit(100, '2026-05-10', { collector }), failedDebit(200, '2026-05-10')]

function openDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'xuqi-hands-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const assignments = join(folder, 'assignments.csv')
  writeFileSync(assignments, '保单号,收费员工号\nP100,C3\n')
  let day = AS_OF - 1
  return {
    assignments,
    /** what a run of the next day tells */
    async run(lines: readonly Line[], more: Partial<RunOptions> = {}): Promise<string> {
      day += 1
      const options = { book: join(folder, 'book.db'), asOf: day as typeof AS_OF, ...more }
      return withRun([textOf(lines)], options, ({ result }) => result.notices.map(({ zh }) => zh).join('\n'))
    },
  }
}

it('cases that changed hands are counted, with where each stands', async () => {
  const { run } = openDesk()
  expect(await run(list('C1'))).not.toContain('换了收费员')
  expect(await run(list('C1'))).not.toContain('换了收费员')
  expect(await run(list('C2'))).toContain('换了收费员的有 1 件：原来是谁、现在是谁、为什么，逐件见 reports/分派.xlsx')
})

it('what the assignment file gave to somebody, and is not in it any more, is told when it goes to somebody else', async () => {
  const { run, assignments } = openDesk()
  const said = '上次按分派表给了人、这次分派表里没有的有 1 件，又换了人：P100（逐件见 reports/分派.xlsx）。'
  await run(list('C1'))
  expect(await run(list('C1'), { assignments })).not.toContain(said)
  expect(await run(list('C1'), { assignments })).not.toContain(said)
  const undone = await run(list('C1'))
  expect(undone).toContain(said)
  expect(undone).not.toContain('换了收费员')
  expect(await run(list('C1'))).not.toContain(said)
})

it('nothing is told where the list names nobody, and the book leaves it with whom it was given to', async () => {
  const { run, assignments } = openDesk()
  await run(list(''), { assignments })
  expect(await run(list(''))).not.toContain('换了')
})
