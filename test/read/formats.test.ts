import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RawCell } from '../../src/model/raw.ts'
import { collect } from './collect.ts'

const FOLDER = 'fixtures/formats'
const PASSWORD = 'xuqi-2026'
const names = readdirSync(FOLDER).filter((name) => /\.(csv|tsv|txt|xls|xlsx)$/.test(name))

const HEADER = ['保单号', '投保人', '证件号码', '应缴日期', '应缴保费', '银行账号', '备注']
const ROWS = [
  ['880012345678900001', '测试甲', '110000199003070018', '2026-05-03', '1234.50', '6222000000000000017', ''],
  [
    '880012345678900002',
    '试验㛃',
    '110000198512120026',
    '2026-05-31',
    '300.00',
    '6222000000000000025',
    '先打座机，再打手机',
  ],
  ['880012345678900003', '样例䶮', '110000197001010033', '2026-06-01', '98765.43', '', '他说"下月"缴, 勿催'],
  ['000012345678900004', '虚构丁', '11000019600229004X', '2026-06-18', '0.10', '6222000000000000041', '<甲&乙>'],
]

/** Premiums are numbers in workbooks; rows of workbooks end with their last cell; GBK has no 㛃 and 䶮. */
function alike(row: readonly RawCell[], old: boolean): readonly string[] {
  return HEADER.map((_, column) => {
    const cell = row[column] ?? ''
    const text = typeof cell === 'number' ? cell.toFixed(2) : cell
    return old ? text.replace(/[㛃䶮]/, '?') : text
  })
}

describe('the same list in every format', () => {
  it('is there', () => expect(names.length).toBeGreaterThan(20))

  it.each(names)('%s gives the same cells', async (name) => {
    const { tables, facts } = await collect(`${FOLDER}/${name}`, { passwords: ['no', PASSWORD] })
    const [table] = tables
    expect(tables).toHaveLength(1)
    const old = name.startsWith('biff2') || name.startsWith('biff5')
    expect(table?.rowNos).toEqual([1, 2, 3, 4, 5])
    expect(table?.rows.map((row) => alike(row, old))).toEqual([HEADER, ...ROWS].map((row) => alike(row, old)))
    expect(facts.sha256).toBe(
      createHash('sha256')
        .update(readFileSync(`${FOLDER}/${name}`))
        .digest('hex'),
    )
    expect(facts.bytes).toBe(readFileSync(`${FOLDER}/${name}`).length)
    expect(table?.end).toMatchObject({ openQuote: false, endsWithLineBreak: true })
  })

  it.each([
    ['utf-8.csv', 'csv', 'utf-8'],
    ['gb18030.csv', 'csv', 'gb18030'],
    ['utf-16be.csv', 'csv', 'utf-16be'],
    ['tabs-called.xls', 'tsv', 'utf-16le'],
    ['html-called.xls', 'html', 'gb18030'],
    ['spreadsheetml-called.xls', 'spreadsheetml', 'utf-8'],
    ['biff8.xls', 'xls', ''],
    ['inline-strings.xlsx', 'xlsx', ''],
  ])('%s is recognised as %s in %s, whatever its name', async (name, format, encoding) => {
    expect((await collect(`${FOLDER}/${name}`)).facts).toMatchObject({ path: `${FOLDER}/${name}`, format, encoding })
  })

  it('a workbook of 1904 says so and its days are right all the same', async () => {
    const { tables } = await collect(`${FOLDER}/epoch-1904.xlsx`)
    expect(tables[0]?.epoch1904).toBe(true)
    expect(tables[0]?.rows[1]?.[3]).toBe('2026-05-03')
  })
})

describe('workbooks with a password', () => {
  it.each(['encrypted.xlsx', 'encrypted-standard.xlsx', 'encrypted.xls'])('%s asks for one', async (name) => {
    await expect(collect(`${FOLDER}/${name}`)).rejects.toMatchObject({ items: [{ code: 'R006' }] })
  })

  it.each(['encrypted.xlsx', 'encrypted-standard.xlsx', 'encrypted.xls'])('%s refuses a wrong one', async (name) => {
    await expect(collect(`${FOLDER}/${name}`, { passwords: ['wrong', ''] })).rejects.toMatchObject({
      items: [{ code: 'R007' }],
    })
  })

  it('what is merely recommended to be read only opens without one', async () => {
    expect((await collect(`${FOLDER}/read-only-recommended.xlsx`)).tables).toHaveLength(1)
  })
})
