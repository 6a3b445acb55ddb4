import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAge, readCountNumber, readCountText } from '../../src/map/cells/count.ts'
import { isSerialText, readDayNumber, readDayText, readIsoDay } from '../../src/map/cells/day.ts'
import { readMoneyNumber, readMoneyText } from '../../src/map/cells/money.ts'
import { isNothing, isScientific, readProse, readSymbols, scan } from '../../src/map/cells/text.ts'
import { addDays, dayOf, formatDay, partsOf, toSerial } from '../../src/model/day.ts'
import { fen, formatFen, formatFenGrouped } from '../../src/model/money.ts'

const day = (text: string) => {
  const read = readDayText(readSymbols(text))
  return read === undefined ? undefined : formatDay(read)
}
const money = (text: string) => readMoneyText(readSymbols(text), false)

describe('a day', () => {
  it.each([
    '2026-05-03',
    '2026/5/3',
    '2026/05/03',
    '2026.5.3',
    '2026.05.03',
    '20260503',
    '2026年5月3日',
    '2026年05月03日',
    '2026年5月3',
    '2026 年 5 月 3 日',
    '２０２６－０５－０３',
    '２０２６年５月３日',
    '2026／5／3',
    ' 2026-05-03 ',
    '\u3000２０２６0503\u200b',
    '="2026-05-03"',
    "'2026-05-03",
    '2026-05-03 00:00:00',
    '2026-05-03 8:05',
    '2026-05-03T08:30:15',
    '2026-05-03T08:30:15.123Z',
    '2026-05-03T15:59:59Z',
    '2026-05-03T15:59:59.999Z',
    '2026-05-02T16:00:00Z',
    '2026-05-02T16:00:00.000Z',
    '2026-05-02T23:00:00-08:00',
    '2026-05-03T07:59:59-08:00',
    '2026-05-03T23:59:59+08:00',
    '2026-05-03T00:00:00+0800',
    '2026-05-02 16:00Z',
    '2026/5/2 24:00:00 -00:00',
    '20260502T160000Z',
    '2026-05-03T08:30:15+08:00',
    '2026/5/3 0:00',
    '2026.5.3 23:59:59',
    '20260503 12:00:00',
    '20260503120000',
    '20260503 120000',
    '2026年5月3日 8时30分',
    '2026年5月3日08:30:00',
    '2026年5月3日 上午8:30',
    '2026/5/3 8:30 PM',
    '2026-05-03 08：30：00',
    '2026-05-03 00:00:00.0',
    '2026年5月3日星期日',
    '2026年5月3日 星期日 00:00',
    '2026-05-03（周日）',
    '2026-05-03 00:00:00+08',
    '2026-05-02 16:00:00+00',
  ])('is read from %j', (text) => {
    expect(day(text)).toBe('2026-05-03')
  })

  it.each([
    '26-05-03',
    '05/03/2026',
    '3/5/26',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-05-00',
    '2026-05',
    '202605',
    '2026-5/3',
    '2026年5月',
    '260503',
    '20260230',
    '1899-12-31',
    '五月三日',
    '2026-05-03 25:00',
    '2026-05-03T25:00:00Z',
    '2026-05-03T12:00:00+15:00',
    '2026-05-03T12:00:00+08:60',
    '2026-02-30T12:00:00Z',
    '2026-05-03 4:00 PM +08:00',
    '2026-05-03 12:60',
    '2026-05-03x',
    '2026-005-03',
    '12026-05-03',
    '2026-05-031',
    '待定',
    '-',
    '',
    '2025-02-29',
    '2026 05 03',
    'May 3, 2026',
    '20260503123',
    '2026-05-03 星期八',
    '星期日',
    '2026-05-03 00:00:00+15',
  ])('is not read from %j', (text) => {
    expect(day(text)).toBeUndefined()
  })

  it('reads back every day from 1990 to 2035 in every form, and from its serial in both epochs', () => {
    const from = dayOf(1990, 1, 1) ?? never()
    const to = dayOf(2035, 12, 31) ?? never()
    for (let at = from; at <= to; at = addDays(at, 1)) {
      const { year, month, day: d } = partsOf(at)
      const mm = String(month).padStart(2, '0')
      const dd = String(d).padStart(2, '0')
      const forms = [
        `${year}-${mm}-${dd}`,
        `${year}/${month}/${d}`,
        `${year}.${month}.${d}`,
        `${year}${mm}${dd}`,
        `${year}年${month}月${d}日`,
        `${year}-${mm}-${dd} 23:59:59`,
        `${year}${mm}${dd} 00:00`,
      ]
      if (readIsoDay(forms[0] ?? '') !== at) throw new Error(`fast ${forms[0]}`)
      for (const form of forms) if (readDayText(form) !== at) throw new Error(`${form} → ${readDayText(form)}`)
      if (readDayNumber(toSerial(at), false) !== at || readDayNumber(toSerial(at) + 0.75, false) !== at)
        throw new Error(`serial of ${formatDay(at)}`)
      if (readDayNumber(toSerial(at) - 1462, true) !== at) throw new Error(`1904 serial of ${formatDay(at)}`)
      if (readDayNumber(Number(`${year}${mm}${dd}`), false) !== at) throw new Error(`number ${formatDay(at)}`)
    }
  })

  it('takes no serial from 1 to 60, nor a number that is no date', () => {
    for (let serial = 1; serial <= 60; serial++) expect(readDayNumber(serial, false)).toBeUndefined()
    for (const year of [1900, 2026, 2199]) expect(readDayNumber(year, false)).toBeUndefined()
    expect(formatDay(readDayNumber(2200, false) ?? never())).toBe('1906-01-08')
    expect(formatDay(readDayNumber(61, false) ?? never())).toBe('1900-03-01')
    for (const number of [0, -5, 202605, 20260230, 1e9, Number.NaN, Number.POSITIVE_INFINITY])
      expect(readDayNumber(number, false)).toBeUndefined()
  })

  it('knows the look of a serial', () => {
    expect(['46145', '46145.5', '1', '60'].map(isSerialText)).toEqual([true, true, true, true])
    expect(['20260503', '2026-05-03', '202605', '0', '-1', '4.6e4', ''].map(isSerialText)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})

function never(): never {
  throw new Error('unreachable')
}

describe('an amount', () => {
  it.each([
    ['1234', 123400],
    ['1234.5', 123450],
    ['1234.50', 123450],
    ['1,234.50', 123450],
    ['12,345,678.9', 1234567890],
    ['￥1234.5', 123450],
    ['¥1,234.5', 123450],
    ['¥ 1234.5', 123450],
    ['1234.50元', 123450],
    ['1234.5 元', 123450],
    ['￥1,234.50元', 123450],
    ['1.2万元', 1200000],
    ['1.2万', 1200000],
    ['1.23456万元', 1234560],
    ['0.5万元', 500000],
    ['１２３４．５０', 123450],
    ['１，２３４．５', 123450],
    ['1234.50  ', 123450],
    [' 1234.50', 123450],
    ['1234.500', 123450],
    ['1234.5000000', 123450],
    ['0', 0],
    ['0.00', 0],
    ['0.01', 1],
    ['.5', 50],
    ['007', 700],
    ['1234.', 123400],
    ['-100', -10000],
    ['-￥100', -10000],
    ['￥-100', -10000],
    ['(100.00)', -10000],
    ['（100.00）', -10000],
    ['100-', -10000],
    ['+100', 10000],
    ['−100', -10000],
    ['－100', -10000],
    ['-0.00', 0],
    ['RMB 1234.5', 123450],
    ['CNY1234.5', 123450],
    ['人民币1234元', 123400],
    ['1.200000万元', 1200000],
    ['90071992547409.91', 9007199254740991],
    ['="1234.50"', 123450],
    ["'1234.50", 123450],
    ['1234.50\u200b', 123450],
    ['1234.50元整', 123450],
  ])('is read from %j as %i fen', (text, amount) => {
    expect(money(text)).toBe(amount)
    expect(Object.is(money(text), -0)).toBe(false)
  })

  it.each([
    '',
    '-',
    '元',
    '￥',
    '1234.505',
    '1234.001',
    '1.2345678万元',
    '12,34.50',
    '1,2345.00',
    ',123',
    '1,234,56',
    '1.2.3',
    '1 234.50',
    '1e3',
    '1.2E+5',
    '12a',
    'abc',
    '一千',
    '--5',
    '-(5)',
    '(5',
    '5)',
    '1,234.5,0',
    '12%',
    '99999999999999999',
    '999999999999999',
    '$100',
    '100美元',
    '1-2',
    '…',
  ])('is not read from %j', (text) => {
    expect(money(text)).toBeUndefined()
  })

  it('is the same fen however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), (n) => {
        const amount = fen(n)
        const plain = formatFen(amount)
        for (const text of [
          plain,
          formatFenGrouped(amount),
          `${plain}元`,
          `${plain}000 `,
          plain.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
        ]) {
          expect(money(text)).toBe(amount)
        }
        if (Math.abs(n) < 1e13) expect(readMoneyNumber(Number(plain), false)).toBe(amount)
      }),
    )
  })

  it("rounds a workbook's number to 15 digits, as Excel shows it, and no further", () => {
    const numbers: readonly (readonly [number, number | undefined])[] = [
      [0.1 + 0.2, 30],
      [1234.5, 123450],
      [8.165, undefined],
      [1.005, undefined],
      [1e-7, undefined],
      [1234.1 + 0.2, 123430],
      [-0.1 - 0.2, -30],
      [0, 0],
      [-0, 0],
      [1e12, 1e14],
      [19.99 * 3, 5997],
      [4427, 442700],
      [3000.3300000000004, 300033],
      [Number.NaN, undefined],
      [Number.POSITIVE_INFINITY, undefined],
      [1e20, undefined],
      [33.333, undefined],
    ]
    for (const [number, amount] of numbers) expect(readMoneyNumber(number, false)).toBe(amount)
  })

  it('sums of cents that a spreadsheet made read as whole fen', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 12 }), (parts) => {
        const sum = parts.reduce((total, part) => total + part / 100, 0)
        expect(readMoneyNumber(sum, false)).toBe(parts.reduce((total, part) => total + part, 0))
      }),
    )
  })

  it('counts in 万元 where the header says so', () => {
    expect(readMoneyText('1.2', true)).toBe(1200000)
    expect(readMoneyText('1.2万元', true)).toBe(1200000)
    expect(readMoneyText('12000元', true)).toBe(1200000)
    expect(readMoneyNumber(1.2, true)).toBe(1200000)
  })
})

describe('a count', () => {
  it.each([
    ['10', 10],
    ['10年', 10],
    ['10年交', 10],
    ['20年期', 20],
    ['第3期', 3],
    ['第3年', 3],
    ['3次', 3],
    ['10.0', 10],
    ['１０', 10],
    ['0', 0],
    ['60期', 60],
    [' 5 年', 5],
  ])('%j is %i', (text, count) => {
    expect(readCountText(readSymbols(text))).toBe(count)
  })

  it('is nothing else', () => {
    for (const text of ['十年', '3.5', '-1', '12345', 'abc', '至60岁']) expect(readCountText(text)).toBeUndefined()
    expect([3, 3.0000000000000004, 3.5, -1].map(readCountNumber)).toEqual([3, 3, undefined, undefined])
  })

  it('knows the age a term ends at', () => {
    expect(['交至60岁', '缴至55周岁', '至60岁', '60岁', '缴费至被保险人60周岁', '10年'].map(readAge)).toEqual([
      60,
      55,
      60,
      60,
      60,
      undefined,
    ])
  })
})

describe('a text', () => {
  const prose = (text: string) => readProse(text, scan(text))

  it('is trimmed of blanks of every kind and of characters that nobody sees', () => {
    expect(prose(' \u3000张三\u00a0\u200b')).toBe('张三')
    expect(prose('\ufeff张\u2060三\u202e\u00ad')).toBe('张三')
    expect(prose('张 三')).toBe('张 三')
    expect(prose('一号楼,\n(请联系)')).toBe('一号楼,\n(请联系)')
    expect(prose('a\u0000b\u001bc')).toBe('abc')
  })

  it('keeps the width of names, and makes codes narrow', () => {
    expect(prose('ＡＢＣ有限公司（济南）')).toBe('ＡＢＣ有限公司（济南）')
    expect(readSymbols('Ｐ０１－２')).toBe('P01-2')
    expect(prose('㛃䶮𠮷')).toBe('㛃䶮𠮷')
  })

  it('is unwrapped from the formula and from the apostrophe that keep digits', () => {
    expect(readSymbols('="00123"')).toBe('00123')
    expect(readSymbols("'00123")).toBe('00123')
    expect(prose('="00123"')).toBe('00123')
    expect(prose("'=张三")).toBe('=张三')
    expect(prose("'张三")).toBe('张三')
    expect(prose("'张三'")).toBe("'张三'")
    expect(prose("'t Hooft")).toBe("'t Hooft")
  })

  it('says that there is nothing in many ways', () => {
    for (const text of ['', '-', '—', '——', '/', '无', 'NULL', 'null', 'N/A', '\\N', '#N/A', 'None', '暂无'])
      expect(isNothing(text)).toBe(true)
    const failed = ['#NAME?', '#VALUE!', '#DIV/0!', '#NULL!', '#REF!', '#NUM!', '#SPILL!', '#CALC!', '#GETTING_DATA']
    for (const text of failed) expect(isNothing(text)).toBe(true)
    for (const text of ['#1', '#3号', '#VALUE', '##']) expect(isNothing(text)).toBe(false)
    for (const text of ['0', '无锡市', '无此账户', 'Nan Li', '--------', '吴']) expect(isNothing(text)).toBe(false)
  })

  it('shows lost digits in scientific notation only', () => {
    expect(['1.10101E+17', '6.22202E+18', '1E+17', '1.1e+17', '1.10101E17'].map(isScientific)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(['1E5', '2E10', 'E0012345', '12.10101E+17', 'P1.1E+5'].map(isScientific)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('is never changed by tidying what is tidy', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(prose(prose(text))).toBe(prose(text))
        if ((scan(text) & 1) === 0) expect(prose(text)).toBe(text)
      }),
    )
  })
})
