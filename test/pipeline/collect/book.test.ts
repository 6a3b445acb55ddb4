import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { xuqi } from '../../cli/xuqi.ts'
import { failedDebit, textOf } from '../../laws/run.ts'
import { fillIn } from './desk.ts'

it('a run, what comes back, and the next run go through one book', { timeout: 120_000 }, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuqi-book-')))
  try {
    writeFileSync(
      join(folder, 'list.csv'),
      textOf([failedDebit(1, '2026-05-03'), failedDebit(2, '2026-05-04'), failedDebit(3, '2026-05-05')]),
    )
    const run = async (asOf: string) => {
      const said = await xuqi(
        ['run', 'list.csv', '--as-of', asOf, '--out', asOf, '--book', 'book.db', '--quiet'],
        folder,
      )
      expect(said).toMatchObject({ exitCode: 0, err: '' })
      return readFileSync(join(folder, asOf, 'data', 'cases.csv'), 'utf8')
    }
    const columnIn = (csv: string, name: string) => {
      const [header = '', ...rows] = csv.trim().split('\n')
      const at = header.split(',').indexOf(name)
      return rows.map((row) => row.split(',')[at])
    }
    expect(columnIn(await run('2026-05-20'), 'disposition')).toEqual(['worklist', 'worklist', 'worklist'])
    const lists = join(folder, '2026-05-20', 'worklists')
    const name = readdirSync(lists, { recursive: true, encoding: 'utf8' }).find((each) => /C1.*xlsx$/.test(each)) ?? ''
    await fillIn(join(lists, name), join(folder, 'filled.xlsx'), {
      P1: { date: new Date('2026-05-21'), channel: '电话', outcome: '无人接听' },
    })
    writeFileSync(join(folder, 'bank.csv'), '保单号,应缴日,转账状态,回盘日期\nP2,2026-05-04,成功,2026-05-21\n')
    writeFileSync(join(folder, 'paid.csv'), '保单号,实收日期,实收保费\nP3,2026-05-22,1200.00\n')
    const collect = () =>
      xuqi(
        ['collect', 'filled.xlsx', 'bank.csv', 'paid.csv', '--as-of', '2026-05-22', '--book', 'book.db', '--json'],
        folder,
      )
    const first = await collect()
    expect(first.exitCode).toBe(0)
    const { totals, findings } = JSON.parse(first.out)
    expect([totals.contacts, totals.debits, totals.payments, findings]).toEqual([1, 1, 1, []])
    expect(JSON.parse((await collect()).out).totals).toMatchObject({ contacts: 0, debits: 0, payments: 0, known: 3 })
    const next = await run('2026-05-23')
    expect(columnIn(next, 'disposition')).toEqual(['worklist', 'paid', 'paid'])
    expect(columnIn(next, 'transferStatus')).toEqual(['failed', 'succeeded', 'failed'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('two equal payments of one list, with their due date or without, are two, and the next run sees the case paid', {
  timeout: 120_000,
}, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuqi-book-')))
  try {
    const premium = { premium: '1200.00' }
    writeFileSync(
      join(folder, 'list.csv'),
      textOf([failedDebit(1, '2026-05-03', premium), failedDebit(2, '2026-05-04', premium)]),
    )
    const run = async (asOf: string) => {
      await xuqi(['run', 'list.csv', '--as-of', asOf, '--out', asOf, '--book', 'book.db', '--quiet'], folder)
      return readFileSync(join(folder, asOf, 'data', 'cases.csv'), 'utf8')
    }
    const collect = async (...files: readonly string[]) => {
      const said = await xuqi(['collect', ...files, '--as-of', '2026-05-22', '--book', 'book.db', '--json'], folder)
      const { totals, findings } = JSON.parse(said.out)
      return [totals.payments, totals.known, findings]
    }
    await run('2026-05-20')
    const dated = '保单号,应缴日,实收日期,实收保费\nP1,2026-05-03,2026-05-22,600.00\nP1,2026-05-03,2026-05-22,600.00\n'
    for (const name of ['dated.csv', 'copy.csv']) writeFileSync(join(folder, name), dated)
    writeFileSync(join(folder, 'bare.csv'), '保单号,实收日期,实收保费\nP2,2026-05-22,600.00\nP2,2026-05-22,600.00\n')
    expect(await collect('dated.csv', 'bare.csv')).toEqual([4, 0, []])
    expect(await collect('dated.csv', 'bare.csv')).toEqual([0, 4, []])
    expect(await collect('copy.csv')).toEqual([0, 2, []])
    expect((await run('2026-05-23')).split(',paid,')).toHaveLength(3)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
