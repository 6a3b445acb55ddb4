import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { addDays, formatDay } from '../../src/model/day.ts'
import { openCollectingBook } from '../../src/pipeline/collect/book.ts'
import { collectFiles } from '../../src/pipeline/collect/collect.ts'
import { AS_OF, failedDebit, type Line, QUIET, textOf, USUAL, withRun } from '../laws/run.ts'

const DUE = '2026-05-10'
const unpaid = (policy: number, more: Partial<Line> = {}) => failedDebit(policy, DUE, { paid: '未收', ...more })
const onDay = (days: number) => formatDay(addDays(AS_OF, days))

/** What a run tells `later` days after a paid list was collected on the first day, of the money of that day for policy 100. */
async function toldAfter(later: number, lists: readonly (readonly Line[])[], amount = '1200.00'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'xuqi-doubted-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const book = join(folder, 'book.db')
  const first = lists.map((lines) => textOf(lines.map((line) => ({ ...line, paid: '未收', paidOn: '' }))))
  await withRun(first, { book }, () => undefined)
  const paid = join(folder, 'paid.csv')
  writeFileSync(paid, `保单号,应缴日期,实收日期,实收金额\nP100,${DUE},${onDay(0)},${amount}\n`)
  const { settings, startedAt, version } = USUAL
  const openBook = () => openCollectingBook(book, { fileMode: 0o600, startedAt, version, signal: QUIET.signal })
  const collected = await collectFiles(
    { inputs: [paid], settings, lang: 'zh', asOf: AS_OF, passwords: [], jobs: 1, dryRun: false, openBook },
    QUIET,
  )
  expect(collected.findings).toEqual([])
  return withRun(lists.map(textOf), { book, asOf: addDays(AS_OF, later) }, ({ result }) =>
    result.notices.map(({ zh }) => zh).join('\n'),
  )
}

const paidOn = (days: number) => unpaid(200, { transfer: '', reason: '', paid: '已收', paidOn: onDay(days) })
const SAID =
  '跟进簿按实收清单、回盘（或以前清单写的扣款成功）记着已收的 1 件（1,200.00 元），清单过了 14 天还写未收，别的件更晚的钱它都知道：P100。'

it('a case that a paid list paid is doubted where its list, which knows of money two weeks later, says unpaid', async () => {
  expect(await toldAfter(14, [[unpaid(100), paidOn(14)]])).toContain(SAID)
  expect(await toldAfter(13, [[unpaid(100), paidOn(13)]])).not.toContain('还写未收')
  expect(await toldAfter(20, [[unpaid(100), paidOn(13)]])).not.toContain('还写未收')
})

it('a list that stands still cannot say, whatever others know', async () => {
  expect(await toldAfter(20, [[unpaid(100)], [paidOn(20)]])).not.toContain('还写未收')
})

it('nor is it doubted where the list says paid, says nothing, or a part came only', async () => {
  expect(await toldAfter(14, [[unpaid(100, { paid: '已收' }), paidOn(14)]])).not.toContain('还写未收')
  expect(await toldAfter(14, [[unpaid(100, { paid: '' }), paidOn(14)]])).not.toContain('还写未收')
  expect(await toldAfter(14, [[unpaid(100), paidOn(14)]], '500.00')).not.toContain('还写未收')
})
