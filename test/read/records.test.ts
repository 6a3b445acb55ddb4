import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRecordSplitter } from '../../src/read/text/records.ts'

/** The records of a text that arrives in pieces which end at the given places. */
function split(text: string, cuts: readonly number[] = [], separator = ',') {
  const rowNos: number[] = []
  const rows: string[][] = []
  const splitter = openRecordSplitter(separator, (rowNo, cells) => {
    rowNos.push(rowNo)
    rows.push(cells)
  })
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  let from = 0
  for (const place of [...places, text.length]) {
    splitter.push(text.slice(from, place))
    from = place
  }
  return { rowNos, rows, end: splitter.end() }
}

const cell = fc.oneof(
  fc.constantFrom('', '测试', '1234.50', '880012345678900001', 'a b', '㛃'),
  fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', ';', '保', '𠮷', ' '), maxLength: 8 }),
)
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
const record = fc.record({ cells: fc.array(cell, { minLength: 2, maxLength: 4 }), quoteAll: fc.boolean(), lineEnd })
const cuts = fc.array(fc.nat(), { maxLength: 6 })

function write(cells: readonly string[], quoteAll: boolean): string {
  return cells.map((text) => (quoteAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')
}

describe('records of well-formed text', () => {
  it('are what was written, wherever the pieces end and whatever the line ends', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), cuts, (records, places) => {
        const text = records.map(({ cells, quoteAll, lineEnd }) => write(cells, quoteAll) + lineEnd).join('')
        const { rows, rowNos, end } = split(text, places)
        expect(rows).toEqual(records.map(({ cells }) => cells))
        expect(rowNos).toEqual(records.map((_, index) => index + 1))
        expect(end).toEqual({ openQuote: false, endsWithLineBreak: true })
      }),
      { numRuns: 1000 },
    )
  })

  it('are what csv-parse reads', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), cuts, fc.boolean(), (records, places, endsOpen) => {
        const written = records.map(({ cells, quoteAll, lineEnd }) => write(cells, quoteAll) + lineEnd).join('')
        const text = endsOpen ? written.replace(/[\r\n]+$/, '') : written
        const expected = parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] })
        expect(split(text, places).rows).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('are the same in pieces as in one, also where the quotes are wild', () => {
    const wild = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '""', '","', '保'), maxLength: 60 })
    fc.assert(
      fc.property(wild, cuts, (text, places) => {
        expect(split(text, places)).toEqual(split(text))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('row numbers', () => {
  it('count blank lines, but no line break inside quotes', () => {
    expect(split('a,b\n\n"c\nd",e\nf,g\n').rowNos).toEqual([1, 2, 3, 4])
    expect(split('a,b\n\n"c\nd",e\nf,g\n').rows[2]).toEqual(['c\nd', 'e'])
  })
})

describe('stray quotes', () => {
  const line = '880012345678900001,测试甲,2026-05-03,1234.50,备注,x'
  const lines = (...all: readonly string[]) => all.join('\r\n')

  it.each([
    ['inside a cell', '880012345678900001,测"试甲,2026-05-03,1234.50,备注,x', '测"试甲'],
    ['before a cell', '880012345678900001,"测试甲,2026-05-03,1234.50,备注,x', '测试甲'],
    ['behind a cell', '880012345678900001,测试甲",2026-05-03,1234.50,备注,x', '测试甲"'],
    ['behind a quoted cell', '880012345678900001,"测"试甲,2026-05-03,1234.50,备注,x', '"测"试甲'],
    ['escaped with a backslash', '880012345678900001,"测\\"试甲",2026-05-03,1234.50,备注,x', '测"试甲'],
  ])('%s damage one line', (_, stray, name) => {
    const { rows, end } = split(lines(line, line, stray, line, line, ''))
    expect(rows).toHaveLength(5)
    expect(rows.map((row) => row.length)).toEqual([6, 6, 6, 6, 6])
    expect(rows[2]?.[1]).toBe(name)
    expect(end.openQuote).toBe(false)
  })

  it('in two lines do not swallow the lines between', () => {
    const before = '880012345678900001,"测试甲,2026-05-03,1234.50,备注,x'
    const after = '880012345678900001,测试甲",2026-05-03,1234.50,备注,x'
    expect(split(lines(line, line, before, line, line, after, line, '')).rows).toHaveLength(7)
  })

  it('before a very long rest do not make it wait', () => {
    const text = lines(
      line,
      line,
      '880012345678900001,"测试甲,2026-05-03,1234.50,备注,x',
      ...Array.from({ length: 20_000 }, () => line),
      '',
    )
    expect(split(text, [1000, 300_000]).rows).toHaveLength(20_003)
  })

  it('at the end of the file are reported', () => {
    expect(split(lines(line, line, '880012345678900001,"测')).end).toEqual({
      openQuote: true,
      endsWithLineBreak: false,
    })
    expect(split('a,b\n1,"x\ny').end.openQuote).toBe(true)
    expect(split(lines(line, line, '880012345678900001,"测')).rows[2]).toEqual(['880012345678900001', '测'])
  })
})

describe('cells', () => {
  it('that a spreadsheet program wrote as formulas to keep their zeros are read as text', () => {
    expect(split('="00123",a\n"=""00456""",b\n').rows).toEqual([
      ['00123', 'a'],
      ['00456', 'b'],
    ])
  })

  it('are separated by what the dialect says', () => {
    expect(split('a|"b|c"|d\n', [], '|').rows).toEqual([['a', 'b|c', 'd']])
  })
})
