import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listsBack } from '../../../src/pipeline/collect/lists-back.ts'
import type { FileRead } from '../../../src/pipeline/collect/types.ts'
import { xuqi } from '../../cli/xuqi.ts'
import { day } from '../../collect/days.ts'
import { failedDebit, type Line, textOf } from '../../laws/run.ts'
import { fillIn } from './desk.ts'

const READ: FileRead = {
  sha256: '',
  tables: [{ sheet: '', kind: 'worklist', because: { zh: '', en: '' }, lines: 1 }],
  lines: 1,
  runId: 'today',
  named: new Set(),
  entries: [],
  answers: [],
  results: [],
  strays: [],
  findings: [],
  refused: [],
}
const LAST = {
  asOf: day('2026-05-20'),
  runIds: new Set(['today', 'today too']),
  holders: [
    { collector: 'C1', name: '收甲', cases: 3, noted: true },
    { collector: 'C2', name: '', cases: 2, noted: false },
  ],
}

it('is said of the last lists only, and only where a worklist of them came back', () => {
  const book = { lastLists: () => LAST }
  const silent = [{ collector: 'C2', name: '', cases: 2 }]
  expect(listsBack([READ], [], book)).toEqual({ asOf: LAST.asOf, handedOut: 2, silent })
  expect(listsBack([{ ...READ, runId: 'today too' }], [], book)?.silent).toEqual(silent)
  expect(listsBack([{ ...READ, runId: 'yesterday' }], [], book)).toBeUndefined()
  expect(listsBack([{ ...READ, tables: [] }], [], book)).toBeUndefined()
  expect(listsBack([], [], book)).toBeUndefined()
  expect(listsBack([READ], [], { lastLists: () => undefined })).toBeUndefined()
})

it('names who has handed in nothing, or an empty list, until something comes', { timeout: 120_000 }, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuqi-lists-')))
  try {
    // C4 has only a case of next month, C5 one that is paid: nobody waits for them
    const of = (policy: number, collector: string, more: Partial<Line> = {}) =>
      failedDebit(policy, '2026-05-03', { collector, ...more })
    const [future, paid] = [{ due: '2026-06-10' }, { paid: '1200.00', paidOn: '2026-05-10' }]
    const lines = [of(1, 'C1'), of(2, 'C2'), of(3, 'C3'), of(6, 'C3'), of(4, 'C4', future), of(5, 'C5', paid)]
    writeFileSync(join(folder, 'list.csv'), textOf(lines))
    const run = await xuqi(
      ['run', 'list.csv', '--as-of', '2026-05-20', '--out', 'out', '--book', 'book.db', '--quiet'],
      folder,
    )
    expect(run).toMatchObject({ exitCode: 0, err: '' })
    const lists = join(folder, 'out', 'worklists')
    const listOf = (code: string) =>
      join(lists, readdirSync(lists, { recursive: true, encoding: 'utf8' }).find((each) => each.includes(code)) ?? '')
    const call = { date: new Date('2026-05-21'), channel: '电话', outcome: '无人接听' }
    await fillIn(listOf('C1'), join(folder, 'one.xlsx'), { P1: call })
    await fillIn(listOf('C3'), join(folder, 'three.xlsx'), { P6: call })
    const collect = (...files: string[]) =>
      xuqi(['collect', ...files, '--as-of', '2026-05-21', '--book', 'book.db'], folder)
    const silentIn = (out: string) => JSON.parse(out).lists?.silent.map((one: { collector: string }) => one.collector)

    const tried = await collect('one.xlsx', listOf('C2'), '--dry-run')
    expect(tried.out).toContain('2026-05-20 的清单，3 位收费员中 2 位还没有记录：C2（1 件）、C3（2 件）')
    expect(tried.out).toMatch(/还没有记录的收费员 2 位\n$/)
    expect(silentIn((await collect('one.xlsx', '--json')).out)).toEqual(['C2', 'C3'])
    const both = await collect('three.xlsx', '--lang', 'en')
    expect(both.out).toContain('Worklists of 2026-05-20: nothing noted yet by 1 of 3 collectors: C2 (1 case)')
    await fillIn(listOf('C2'), join(folder, 'two.xlsx'), { P2: call })
    expect((await collect('two.xlsx')).out).not.toContain('还没有记录')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
