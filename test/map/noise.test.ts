import { describe, expect, it } from 'vitest'
import type { RawCell } from '../../src/model/raw.ts'
import { mapped } from './tables.ts'

const HEADER = ['机构名称', '保单号', '应缴日期', '应缴保费', '投保人', '业务员']
const row = (n: number, premium = '100.00') => ['济南', `P00000000${n}`, '2026-05-03', premium, '张三', '王五']

/** What becomes of a row among good ones. */
function fateOf(cells: readonly RawCell[]): 'data' | 'noise' {
  const result = mapped([HEADER, row(1), row(2), cells, row(3)])
  expect(result.receivables.length + result.noise.length).toBe(4)
  return result.noise.length === 1 ? 'noise' : 'data'
}

describe('noise', () => {
  it.each([
    [['一、个险渠道', '', '', '', '', '']],
    [['银保渠道']],
    [['', '', '济南中心支公司', '', '', '']],
    [['', '个险业务', '', '', '', '']],
    [HEADER],
    [['机构名称', '保单号', '应缴日期', '', '', '']],
    [['机构名称 ', '保 单号', '应缴日期', '应缴保费', '投保人', '业务员']],
    [['制表人：', '李四', '', '', '', '']],
    [['制表人:李四', '', '', '', '审核人:王五', '']],
    [['制表时间：2026-06-18 09:00:00']],
    [['制表时间', '', '2026-06-18', '', '', '']],
    [['打印日期：2026-06-18']],
    [['合计', '3', '', '300.00', '', '']],
    [['合 计：', '', '', '300.00', '', '']],
    [['', '合计', '', 300, '', '']],
    [['总计(3件)', '', '', '', '', '']],
    [['济南小计', '3件', '', '300.00', '', '']],
    [['Total', '3', '', '300', '', '']],
    [['合计', '', '', '', '', '']],
    [['共3件，保费合计300.00元']],
    [['以上共3件']],
    [['', '总计', '', '', '', '']],
    [['本页小计', '', '', '300']],
    [['累计：3件 300.00元']],
    [['***处理保单P000000009出错']],
    [['', '***处理保单P000000009 出错***', '', '', '', '']],
    [['********']],
    [['处理保单 P000000009 时出错：空指针', '', '', '', '', '']],
    [['注：本表数据截至5月底', '请核对', '', '', '', '']],
    [['备注：宽限期60天']],
    [['第1页 共3页']],
    [['（1）续期部分', '', '', '', '', '']],
    [['审核：', '', '', '复核：', '', '']],
    [['', '小计', '2026-05-03', '300', '', '']],
    [['济南', '小计（3件）', '2026-05-03', '300', '', '']],
    [['济南小计', '', '2026-05-03', '300', '', '']],
    [['10023 汇总', '', '', '300', '', '']],
    [['', 'P000000001 汇总', '', '300', '', '']],
    [['', '', '2026-5-3 汇总', '300', '', '']],
    [['10023 Total', '', '', '300', '', '']],
    [['-----']],
    [['说明', '', '', '', '', '']],
    [['标题', '标题', '标题', '标题', '标题', '标题']],
  ])('is %j', (cells) => {
    expect(fateOf(cells)).toBe('noise')
  })

  it.each([
    [['合肥', 'P000000009', '2026-05-03', '100', '合计', '小计']],
    [['合计', 'P000000009', '2026-05-03', '100', '张三', '王五']],
    [['合计', 'P000000009', '', '100', '张三', '王五']],
    [['济南', 'P000000009', '', '100', '张三', '合计']],
    [['备注', 'P000000009', '', '', '', '']],
    [['济南', '', '2026-05-03', '100', '合某', '王五']],
    [['济南', 'P000000009', '', '', '', '']],
    [['', 'P000000009', '', '', '', '']],
    [['', '1234567', '', '', '', '']],
    [['济南', '', '', '100', '张三', '王五']],
    [['', '', '', '100', '', '']],
    [['37020016']],
    [['济南', 'P00000']],
    [['济南', 'P000000009', '2026-02-30', '100', '张三', '王五']],
    [['济南', '', '2026-05-03', '', '', '']],
    [['制表', 'P000000009', '待定', '100', '张三', '王五']],
    [['注册地', '', '2026-05-03', '100', '张三', '王五']],
    [['济南', '保单', '2026-05-03', '100', '张三', '王五']],
    [['总公司', '', '', '100', '张三', '王五']],
    [['', '***P000000009', '2026-05-03', '100', '张三', '王五']],
    [['济南', '鲁2020001号', '2026-05-03', '100', '张三', '王五']],
  ])('is not %j', (cells) => {
    expect(fateOf(cells)).toBe('data')
  })

  it('is both lines of a header repeated on each page', () => {
    const lines = [
      ['保单信息', '', '', '投保人信息', ''],
      ['保单号', '应缴日期', '应缴保费', '姓名', '性别'],
    ]
    const good = ['P000000001', '2026-05-03', '100', '张三', '男']
    const result = mapped([...lines, good, ...lines, good])
    expect(result.noise.map((each) => each.row)).toEqual([4, 5])
    expect(result.receivables.length).toBe(2)
  })

  it('is listed with its row number and its text masked', () => {
    const { noise } = mapped([HEADER, row(1), ['制表人：', '李四光', '', '', '联系电话13800001234', '']])
    expect(noise).toEqual([{ row: 3, text: '制表人： 李*光 联系电话138******34' }])
  })

  it('is not a row of blanks, which is not even counted', () => {
    const result = mapped([HEADER, row(1), [' ', '\u3000', '', '\u200b', '', ''], row(2)])
    expect([result.receivables.length, result.noise.length]).toEqual([2, 0])
  })

  it('never holds findings or enters the columns looked at', () => {
    const { findings, noise } = mapped([HEADER, ['合计', '', '', 'abc', '', ''], row(1)])
    expect(findings).toEqual([undefined])
    expect(noise.length).toBe(1)
  })
})

describe('V070', () => {
  const findingsOf = (...rows: readonly (readonly RawCell[])[]) =>
    mapped([HEADER, ...rows]).end.map(
      ({ row: at, finding }) => `${finding.code} ${at} ${finding.facts?.stated} ≠ ${finding.facts?.read}`,
    )

  it('is silent where a total line agrees in count and sum', () => {
    expect(findingsOf(row(1), row(2), ['合计', '2', '', '200.00', '', ''])).toEqual([])
    expect(findingsOf(row(1), row(2), ['合计', '2件', '', '￥200.00', '', ''])).toEqual([])
    expect(findingsOf(row(1), row(2), ['合计', '', '', 200, '', ''])).toEqual([])
    expect(findingsOf(row(1), row(2), ['共2件，保费合计200.00元', '', '', '', '', ''])).toEqual([])
    expect(findingsOf(row(1), row(2), ['合计', '', '', '', '', ''])).toEqual([])
    expect(findingsOf(row(1, '1234.5'), ['合计：1件，1,234.50元'])).toEqual([])
  })

  it('is raised at the total line where count or sum differ', () => {
    expect(findingsOf(row(1), row(2), ['合计', '3', '', '200.00', '', ''])).toEqual(['V070 4 3 / 200.00 ≠ 2 / 200.00'])
    expect(findingsOf(row(1), row(2), ['合计', '', '', '200.01', '', ''])).toEqual(['V070 4 200.01 ≠ 200.00'])
    expect(findingsOf(row(1), ['总计（2件）', '', '', '', '', ''])).toEqual(['V070 3 2 ≠ 1'])
    expect(findingsOf(row(1), ['共2件，保费合计100.00元', '', '', '', '', ''])).toEqual([
      'V070 3 2 / 100.00 ≠ 1 / 100.00',
    ])
  })

  it('compares the subtotals of days, and of the subtotals that Excel makes, which nest, the grand total alone', () => {
    const ofDay = (sum: string) => ['', '小计', '2026-05-03', sum, '', '']
    expect(findingsOf(row(1), row(2), ofDay('200'), row(3), ofDay('100'), ['合计', '', '', '300', '', ''])).toEqual([])
    expect(findingsOf(row(1), ofDay('200'))).toEqual(['V070 3 200.00 ≠ 100.00'])
    const excels = (label: string, sum: number) => [label, '', '', sum, '', '']
    const nested = [
      row(1),
      row(2),
      excels('10023 汇总', 200),
      row(3),
      excels('10024 汇总', 100),
      excels('济南 汇总', 300),
    ]
    expect(
      findingsOf(...nested, row(4), excels('10025 汇总', 100), excels('青岛 汇总', 100), excels('总计', 400)),
    ).toEqual([])
    expect(findingsOf(...nested, excels('总计', 400))).toEqual(['V070 8 400.00 ≠ 300.00'])
  })

  it('compares a subtotal with the rows since the last one, a total with all', () => {
    const subtotal = (sum: string) => ['小计', '', '', sum, '', '']
    expect(
      findingsOf(row(1), subtotal('100'), row(2), row(3), subtotal('200'), ['合计', '3', '', '300', '', '']),
    ).toEqual([])
    expect(findingsOf(row(1), subtotal('100'), row(2), subtotal('200'))).toEqual(['V070 5 200.00 ≠ 100.00'])
  })

  it('accepts a 合计 of its own section', () => {
    const total = (sum: string) => ['合计', '', '', sum, '', '']
    expect(findingsOf(row(1), total('100'), row(2), row(3), total('200'), total('300'))).toEqual([])
  })

  it('takes a bare number for a count only where nothing else can stand', () => {
    const header = ['保额', '机构名称', '保单号', '应缴日期', '应缴保费']
    const rows = [header, ['50000', '济南', 'P000000001', '2026-05-03', '100'], ['', '合计', '1', '', '100']]
    expect(mapped(rows).end).toEqual([])
    expect(
      mapped([
        ['序号', '保额', ...HEADER],
        ['1', '50000', ...row(1)],
        ['合计', '50000', '', '', '', '100'],
      ]).end,
    ).toEqual([])
  })

  it('takes a bare number for the sum where it equals the sum', () => {
    expect(findingsOf(row(1), row(2), ['合计', '200', '', '', '', ''])).toEqual([])
    expect(findingsOf(row(1), row(2), ['合计', '200', '', '200.00', '', ''])).toEqual([])
    expect(findingsOf(row(1), row(2), ['合计', '200', '', '100.00', '', ''])).toHaveLength(1)
    expect(findingsOf(row(1), row(2), ['合计', '200', '3件', '', '', ''])).toHaveLength(1)
    expect(findingsOf(row(1), row(2), ['合计', '7', '', '', '', '', '200'])).toHaveLength(1)
    const untitled = [['', '保单号', '应缴日', '应缴保费', '']]
    const one = ['', 'P000000001', '2026-05-03', '7', '']
    expect(mapped([...untitled, one, ['合计', '7', '', '', '']]).end).toEqual([])
    expect(mapped([...untitled, one, ['合计', '', '', '', '7']]).end).toEqual([])
    expect(mapped([...untitled, one, ['合计', '', '', '', '9']]).end).toEqual([])
  })

  it('reads 万元 like the column', () => {
    const rows = [
      ['保单号', '应缴日', '应缴保费（万元）'],
      ['P000000001', '2026-05-03', '1.2'],
      ['合计', '', '1.2'],
    ]
    expect(mapped(rows).end).toEqual([])
  })

  it('lets a count be rows or cases', () => {
    const rider = ['济南', 'P000000001', '2026-05-03', '20', '张三', '王五']
    expect(findingsOf(row(1), rider, row(2), ['合计', '3件', '', '220', '', ''])).toEqual([])
    expect(findingsOf(row(1), rider, row(2), ['合计', '2件', '', '220', '', ''])).toEqual([])
    expect(findingsOf(row(1), rider, row(2), ['合计', '1件', '', '220', '', ''])).toEqual([
      'V070 5 1 / 220.00 ≠ 3 / 220.00',
    ])
  })

  it('counts rows that will be rejected: they were read', () => {
    expect(
      findingsOf(row(1), ['济南', 'P000000002', '2026-02-30', '100', '张三', '王五'], ['合计', '2', '', '200', '', '']),
    ).toEqual([])
  })

  it('looks at a total in the titles above the header too', () => {
    const titled = (title: string) =>
      mapped([[title], HEADER, row(1), row(2)]).end.map(({ row: at, finding }) => `${finding.code} ${at}`)
    expect(titled('5月应收清单 共2件 保费合计200.00元')).toEqual([])
    expect(titled('5月应收清单 共3件 保费合计200.00元')).toEqual(['V070 1'])
    expect(titled('共3页')).toEqual([])
  })

  it('takes the main premium where there is no total column', () => {
    const header = ['保单号', '应缴日', '主险保费', '附加险保费']
    const rows = [header, ['P000000001', '2026-05-03', '100', '5'], ['合计', '', '100', '5']]
    expect(mapped(rows).end).toEqual([])
  })
})

describe('V071', () => {
  const end = (rows: readonly (readonly RawCell[])[], openQuote = false, textual = true) =>
    mapped([HEADER, ...rows], { textual, end: { openQuote, endsWithLineBreak: false } }).end.map(
      ({ row: at, finding }) => `${finding.code} ${at}`,
    )

  it('is raised for a last record that is short', () => {
    expect(end([row(1), row(2), ['济南', 'P0000']])).toEqual(['V071 4'])
    expect(end([row(1), row(2), ['济南', 'P000000003', '2026-05-03', '1']])).toEqual(['V071 4'])
  })

  it('is raised for an open quote', () => {
    expect(end([row(1), row(2)], true)).toEqual(['V071 3'])
  })

  it('is not raised for a full last record, a signature, or a workbook', () => {
    expect(end([row(1), row(2)])).toEqual([])
    expect(end([row(1), row(2), ['制表人：李四']])).toEqual([])
    expect(end([row(1), row(2), ['济南', 'P000000003', '2026-05-03', '1']], false, false)).toEqual([])
  })
})
