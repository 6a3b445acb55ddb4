import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namedEncoding } from '../../src/read/text/encoding.ts'
import { collect, collectTable, temporaryFiles } from './collect.ts'

const write = temporaryFiles()
const gbk = readFileSync('fixtures/formats/gb18030.csv')
const utf8 = readFileSync('fixtures/formats/utf-8.csv')
const ascii = Buffer.from('880012345678900001,a,110000199003070018,2026-05-03,1234.50,,\r\n')

describe('the encoding of a text', () => {
  it('is found though the first megabytes are plain ASCII', async () => {
    const path = await write('late.csv', Buffer.concat([Buffer.alloc(ascii.length * 40_000, ascii), gbk]))
    const { tables, facts } = await collect(path)
    expect(facts.encoding).toBe('gb18030')
    expect(tables[0]?.rows).toHaveLength(40_005)
    expect(tables[0]?.rows[40_001]?.[1]).toBe('测试甲')
  })

  it('is UTF-8 where the first megabytes are plain ASCII and UTF-8 follows', async () => {
    const path = await write('late-utf8.csv', Buffer.concat([Buffer.alloc(ascii.length * 40_000, ascii), utf8]))
    expect((await collect(path)).facts.encoding).toBe('utf-8')
  })

  it('does not depend on where a piece of the file ends', async () => {
    const line = Buffer.from('测试甲,㛃䶮𠮷\n')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 65_520, max: 65_545 }), async (offset) => {
        const path = await write('border.csv', Buffer.concat([Buffer.alloc(offset, 'a'), Buffer.from(',\n'), line]))
        expect((await collectTable(path)).rows.at(-1)).toEqual(['测试甲', '㛃䶮𠮷'])
      }),
      { numRuns: 26 },
    )
  })

  it('stated by the user is held to strictly, and the refusal says near which row', async () => {
    const path = await write('list.csv', Buffer.concat([Buffer.alloc(ascii.length * 3000, ascii), gbk]))
    await expect(collect(path, { encoding: 'utf-8' })).rejects.toMatchObject({
      items: [{ code: 'R005', facts: { row: 3001, encoding: 'utf-8' } }],
    })
    expect((await collect(path, { encoding: 'GBK' })).facts.encoding).toBe('gb18030')
  })

  it.each([
    ['utf-16le', 'utf-8.csv'],
    ['utf-16be', 'utf-16le.csv'],
    ['utf-8', 'utf-16le.csv'],
    ['gb18030', 'utf-8-mark.csv'],
    ['utf-8', 'gb18030.csv'],
    ['gb18030', 'utf-16be-mark.csv'],
  ])('stated as %s is refused for %s', async (encoding, name) => {
    await expect(collect(`fixtures/formats/${name}`, { encoding })).rejects.toMatchObject({ items: [{ code: 'R005' }] })
  })

  it('that nobody knows is a bad option', async () => {
    await expect(collect('fixtures/formats/utf-8.csv', { encoding: 'ebcdic-zz' })).rejects.toMatchObject({
      items: [{ code: 'R017' }],
    })
  })

  it.each([
    ['UTF8', 'utf-8'],
    ['GB2312', 'gb18030'],
    ['cp936', 'gb18030'],
    ['utf-16', 'utf-16le'],
    ['UTF-16BE', 'utf-16be'],
    ['big5', 'big5'],
    ['nothing', undefined],
  ])('%s means %s', (name, encoding) => expect(namedEncoding(name)).toBe(encoding))
})

describe('reading', () => {
  it('leaves wholly blank rows out and counts them', async () => {
    const path = await write('blank.csv', 'a,b\n\n , \n,\nc,d\n')
    const table = await collectTable(path)
    expect(table.rowNos).toEqual([1, 5])
  })

  it('hands cells over as written', async () => {
    const path = await write('spaces.csv', ' a ,b\t\nc,d\n')
    expect((await collectTable(path)).rows).toEqual([
      [' a ', 'b\t'],
      ['c', 'd'],
    ])
  })

  it.each([
    ['tabs though amounts have commas', '保单号\t保费\t保额\n1\t1,234.00\t9,999.00\n2\t2,345.00\t8,888.00\n', 3],
    ['commas though addresses have semicolons', '保单号,地址\n1,甲;乙;丙\n2,丁;戊;己\n', 2],
    ['commas though tabs pad the cells', '保单号\t,投保人\t,保费\t\n1\t,甲\t,300\t\n', 3],
    ['commas below a title', '续期应收清单\n\n保单号,保费,备注\n1,2,3\n', 3],
    ['a separator line that does not count as a row', 'sep=;\n保单号;保费\n1;2\n', 2],
  ])('recognises %s', async (_, text, width) => {
    expect((await collectTable(await write('dialect.csv', text))).rows.at(-1)).toHaveLength(width)
  })

  it('takes a file of one column', async () => {
    expect((await collectTable(await write('one.csv', '保单号\n1\n2'))).rows).toHaveLength(3)
  })

  it('refuses what has no line ends', async () => {
    await expect(collect(await write('endless.csv', Buffer.alloc(5_000_000, 'a')))).rejects.toMatchObject({
      items: [{ code: 'R004' }],
    })
  })

  it('never needs the whole file in memory', () => {
    // a heap of 40 MB for a file of 60 MB
    const script = `
      import { openInput } from './dist/read/index.js'
      const input = await openInput(process.argv[1], {})
      let rows = 0
      for await (const table of input.tables()) for await (const batch of table.batches()) rows += batch.rows.length
      console.log(rows)`
    return write('large.csv', Buffer.concat([gbk, Buffer.alloc(ascii.length * 1_000_000, ascii)])).then((path) => {
      const out = execFileSync(
        process.execPath,
        ['--max-old-space-size=40', '--input-type=module', '-e', script, path],
        { encoding: 'utf8' },
      )
      expect(out.trim()).toBe('1000005')
    })
  })
})
