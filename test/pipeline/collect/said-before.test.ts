import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { xuqi } from '../../cli/xuqi.ts'
import { failedDebit, textOf } from '../../laws/run.ts'

it('a failure without a day or due date is not taken for that of last month where the next debit was still to come', {
  timeout: 60_000,
}, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuqi-said-')))
  try {
    const monthly = { frequency: '月缴', premium: '100.00' }
    const waiting = { transfer: '待扣款', reason: '' }
    const say = async (...args: string[]) => {
      const said = await xuqi([...args, '--book', 'book.db'], folder)
      expect(said, args.join(' ')).toMatchObject({ exitCode: 0, err: '' })
      return said.out
    }
    const run = async (on: string, ...lines: Parameters<typeof textOf>[0]) => {
      writeFileSync(join(folder, 'list.csv'), textOf(lines))
      await say('run', 'list.csv', '--as-of', on, '--out', on, '--quiet')
    }
    const collect = async (on: string, name: string, more = '') => {
      if (more !== '') writeFileSync(join(folder, name), `保单号,转账状态,失败原因\nP1,失败,余额不足\n${more}\n`)
      const { totals, findings } = JSON.parse(await say('collect', name, '--as-of', on, '--json'))
      return [totals.debits, findings.map(({ code, policyNo }: Record<string, string>) => `${code} ${policyNo}`)]
    }
    const may = failedDebit(1, '2026-05-20', { ...monthly, ...waiting })
    const other = failedDebit(2, '2026-05-20', { ...monthly, ...waiting })
    await run('2026-05-25', may, other)
    expect(await collect('2026-05-26', 'may.csv', 'P2,失败,户名不符')).toEqual([2, []])
    // the return of that list, read again before the next run
    expect(await collect('2026-05-27', 'again.csv', 'P2,失败,户名不符\n')).toEqual([0, []])
    await run('2026-06-18', may, other, { ...may, due: '2026-06-20' })
    // the same file lies there still: it has nothing new to say
    expect(await collect('2026-06-19', 'may.csv')).toEqual([0, []])
    expect(await collect('2026-06-21', 'june.csv', 'P2,成功,')).toEqual([1, ['K049 P1']])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
