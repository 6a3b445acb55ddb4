import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { xuqi } from '../../cli/xuqi.ts'
import { failedDebit, textOf } from '../../laws/run.ts'
import { lineOf, openBook, type } from './desk.ts'

it('a contact is of the collector in whose list its line stood, although the lists of two were put into one workbook', {
  timeout: 120_000,
}, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuqi-whose-')))
  try {
    const lines = [1, 2].map((policy) => failedDebit(policy, '2026-05-03', { collector: `C${policy}` }))
    writeFileSync(join(folder, 'list.csv'), textOf(lines))
    await xuqi(['run', 'list.csv', '--as-of', '2026-05-20', '--out', 'out', '--book', 'book.db', '--quiet'], folder)
    const lists = join(folder, 'out', 'worklists')
    const listOf = (code: string) =>
      openBook(
        join(lists, readdirSync(lists, { recursive: true, encoding: 'utf8' }).find((n) => n.includes(code)) ?? ''),
      )
    const [first, second] = [await listOf('C1_'), await listOf('C2_')]
    const typed = { date: new Date('2026-05-20'), outcome: '无人接听' }
    type(first, 'P1', typed)
    type(second, 'P2', typed)
    const copy = first.addWorksheet('二')
    lineOf(second, 'P2').sheet.eachRow((row, at) => {
      row.eachCell((cell, column) => {
        copy.getRow(at).getCell(column).value = cell.value
      })
    })
    await first.xlsx.writeFile(join(folder, 'both.xlsx'))
    const said = await xuqi(['collect', 'both.xlsx', '--as-of', '2026-05-21', '--book', 'book.db', '--json'], folder)
    expect(JSON.parse(said.out).lists).toMatchObject({ handedOut: 2, silent: [] })
    await xuqi(['book', 'export', 'csv', '--book', 'book.db'], folder)
    const [head = '', ...rows] = readFileSync(join(folder, 'csv', 'contacts.csv'), 'utf8')
      .trim()
      .split('\n')
    const at = head.split(',').indexOf('collector')
    expect(rows.map((row) => [row.split(',')[0], row.split(',')[at]])).toEqual([
      ['P1', 'C1'],
      ['P2', 'C2'],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
