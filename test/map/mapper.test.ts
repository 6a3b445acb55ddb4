import { describe, expect, it } from 'vitest'
import { dayOf } from '../../src/model/day.ts'
import type { RawCell } from '../../src/model/raw.ts'
import { codesOf, mapped, type Options } from './tables.ts'

const HEADER = ['保单号', '应缴日期', '应缴保费']

/** One row with the given columns on top of good ones. */
function one(cells: Readonly<Record<string, RawCell>>, options: Options = {}) {
  const all: Record<string, RawCell> = { 保单号: 'P000000001', 应缴日期: '2026-05-03', 应缴保费: '100.00', ...cells }
  const result = mapped([Object.keys(all), Object.values(all)], options)
  const row = result.receivables[0]
  if (!row) throw new Error('the row is gone')
  return { row, codes: codesOf(result), result }
}

const workbook: Options = { textual: false }

describe('a row', () => {
  it('knows where it came from and which columns its table has', () => {
    const { row } = one({ 投保人: '张三' })
    expect(row.origin).toEqual({ table: 0, row: 2 })
    expect([...row.columns].sort()).toEqual(['dueDate', 'holderName', 'policyNo', 'premium'])
  })

  it('is mapped in any batch size alike', () => {
    const rows = [HEADER, ...Array.from({ length: 7 }, (_, i) => [`P00000000${i}`, '2026-05-03', `${i + 1}`])]
    expect(mapped(rows).receivables.map((row) => row.premium)).toEqual([100, 200, 300, 400, 500, 600, 700])
  })

  it('leaves empty cells empty, and raises nothing for them', () => {
    const { row, codes } = one({ 应缴日期: '', 应缴保费: ' ', 投保人: '', 性别: '', 生效日期: '', 附加险保费: '' })
    expect(row).toMatchObject({
      dueDate: undefined,
      premium: undefined,
      holderName: '',
      holderSex: '',
      effectiveDate: undefined,
      riderPremium: undefined,
    })
    expect(codes).toEqual([])
  })

  it('takes - 无 NULL N/A for nothing where nothing may be', () => {
    const { row, codes } = one({
      投保人: '无',
      生效日期: '-',
      实收保费: 'NULL',
      性别: '—',
      失败原因: 'N/A',
      实收日期: '0000-00-00',
      手机: '\\N',
      保单年度: '/',
      保单号: 'P000000009',
    })
    expect(row).toMatchObject({
      holderName: '',
      effectiveDate: undefined,
      paidAmount: undefined,
      holderSex: '',
      failReason: '',
      paidDate: undefined,
      mobile: '',
      policyYear: undefined,
    })
    expect(codes).toEqual([])
  })

  it('takes 10023.0 for 10023 in numbers and days, as programs write whole numbers beside empty cells', () => {
    const { row, codes } = one({
      保单号: '86370000000001.0',
      手机: '13800001234.0',
      银行账号: '6222021234567890.0',
      业务员代码: '10023.0',
      实收日期: '20260503.0',
      身份证号: '0.0',
    })
    expect(row).toMatchObject({
      policyNo: '86370000000001',
      mobile: '13800001234',
      bankAccount: '6222021234567890',
      agentCode: '10023',
      paidDate: dayOf(2026, 5, 3),
      holderIdNo: '0.0',
    })
    expect(codes).toEqual([])
  })

  it('reads a mobile number whatever hyphens stand in it', () => {
    expect(one({ 手机: '138\u20110000\u20111234' }).row.mobile).toBe('13800001234')
  })

  it('does not take them for an empty due date or premium: they are unreadable', () => {
    expect(one({ 应缴日期: '-' }).codes).toEqual(['M002 dueDate'])
    expect(one({ 应缴保费: '无' }).codes).toEqual(['M003 premium'])
    expect(one({ 应缴日期: 0 }, workbook).codes).toEqual(['M002 dueDate'])
  })
})

describe('M002', () => {
  it('keeps the value as written and leaves the field empty', () => {
    const { row, result } = one({ 应缴日期: ' 2026-02-30 ' })
    expect(row.dueDate).toBeUndefined()
    expect(result.findings[0]).toEqual([{ code: 'M002', field: 'dueDate', value: '2026-02-30' }])
  })

  it("reads a workbook's serials in both epochs, and none of 1–60", () => {
    expect(one({ 应缴日期: 46145 }, workbook).row.dueDate).toBe(46145 - 25569)
    expect(one({ 应缴日期: 46145.75 }, workbook).row.dueDate).toBe(46145 - 25569)
    expect(one({ 应缴日期: 46145 - 1462 }, { textual: false, epoch1904: true }).row.dueDate).toBe(46145 - 25569)
    expect(one({ 应缴日期: 60 }, workbook).codes).toEqual(['M002 dueDate'])
    expect(one({ 应缴日期: 20260503 }, workbook).row.dueDate).toBe(46145 - 25569)
  })

  it('takes serials in text only if the whole column is serials', () => {
    const rows = (...days: readonly string[]) => [HEADER, ...days.map((day, i) => [`P00000000${i}`, day, '100'])]
    expect(mapped(rows('46145', '46146')).receivables.map((row) => row.dueDate)).toEqual([46145 - 25569, 46146 - 25569])
    const mixed = mapped(rows('46145', '2026-05-03'))
    expect(mixed.receivables.map((row) => row.dueDate)).toEqual([undefined, 46145 - 25569])
    expect(codesOf(mixed, 0)).toEqual(['M002 dueDate'])
    expect(codesOf(mapped(rows('60', '46145')), 0)).toEqual(['M002 dueDate'])
  })
})

describe('M003', () => {
  it('is about the premium where its parts cannot be read and no total is there', () => {
    const header = ['保单号', '应缴日', '主险保费', '附加险保费']
    const result = mapped([
      header,
      ['P000000001', '2026-05-03', 'abc', '5'],
      ['P000000002', '2026-05-03', '10', '1.005'],
      ['P000000003', '2026-05-03', '', '5'],
    ])
    expect([0, 1, 2].map((i) => codesOf(result, i))).toEqual([['M003 premium'], ['M003 premium'], []])
    expect(result.receivables.map((row) => row.premium)).toEqual([undefined, undefined, 500])
  })

  it('is about the part where a total is there', () => {
    expect(one({ 附加险保费: 'abc' }).codes).toEqual(['M003 riderPremium'])
    expect(one({ 附加险保费: 'abc' }).row.premium).toBe(10000)
  })

  it('takes the total where there is one, whatever the parts', () => {
    expect(one({ 主险保费: '70', 附加险保费: '20' }).row.premium).toBe(10000)
    expect(one({ 应缴保费: '', 主险保费: '70' }).row.premium).toBeUndefined()
  })

  it('is raised for a number that is larger than any premium: a phone number in the wrong column', () => {
    expect(one({ 应缴保费: '13800001234' }).codes).toEqual(['M003 premium'])
    expect(one({ 应缴保费: '-13800001234' }).codes).toEqual(['M003 premium'])
    expect(one({ 应缴保费: 13800001234 }, workbook).codes).toEqual(['M003 premium'])
    expect(one({ 应缴保费: '999999999999999' }).codes).toEqual(['M003 premium'])
    expect(one({ 应缴保费: '9999999999.99' }).row.premium).toBe(999_999_999_999)
  })

  it("rounds a workbook's noise away", () => {
    expect(one({ 应缴保费: 0.1 + 0.2 }, workbook).row.premium).toBe(30)
    expect(one({ 应缴保费: 12.345 }, workbook).codes).toEqual(['M003 premium'])
  })

  it('counts in 万元 where a title above the header says so, unless the header names a unit', () => {
    const rows = (header: string, title: string) => [
      ['续期应收清单', '', title],
      ['保单号', '应缴日', header],
      ['P1', '2026-05-03', '1.2'],
      ['合计', '', '1.2'],
    ]
    for (const title of ['单位：万元', '（单位：人民币万元）', '金额单位:万元']) {
      const { receivables, plan, end } = mapped(rows('应缴保费', title))
      expect([receivables[0]?.premium, end]).toEqual([1_200_000, []])
      expect(plan.columns[2]?.because.zh).toBe('列名“应缴保费”；上方写明单位是万元')
    }
    expect(mapped(rows('应缴保费\n万元', '')).receivables[0]?.premium).toBe(1_200_000)
    for (const [header, title] of [
      ['应缴保费（元）', '单位：万元'],
      ['应缴保费', '单位：元'],
    ] as const)
      expect(mapped(rows(header, title)).receivables[0]?.premium).toBe(120)
    // nobody's premium is twelve million yuan: the title speaks of a total
    const yuan = rows('应缴保费', '单位：万元').map((row) => row.map((cell) => cell.replace('1.2', '1,200.00')))
    expect(mapped(yuan).receivables[0]?.premium).toBe(120_000)
  })

  it('takes the sum of a policy below its products for a total, and one that stands alone for data', () => {
    const header = ['保单号', '险种名称', '应缴日', '应缴保费']
    const sum = ['P000000001', '合计', '2026-05-03', '1200.00']
    const products = [
      ['P000000001', '康宁终身', '2026-05-03', '1000.00'],
      ['P000000001', '附加住院', '2026-05-03', '200.00'],
    ]
    const detailed = mapped([header, ...products, sum])
    expect([detailed.receivables.map(({ premium }) => premium), detailed.end]).toEqual([[100_000, 20_000], []])
    expect(
      mapped([header, ...products, [...sum.slice(0, 3), '1300.00']]).end.map(({ finding }) => finding.code),
    ).toEqual(['V070'])
    expect(mapped([header, sum, ['P000000002', ...sum.slice(1)]]).receivables).toHaveLength(2)
  })

  it('counts in 万元 where the header says so', () => {
    const result = mapped([
      ['保单号', '应缴日', '应缴保费（万元）'],
      ['P000000001', '2026-05-03', '1.2'],
    ])
    expect(result.receivables[0]?.premium).toBe(1200000)
  })
})

describe('M004', () => {
  it.each([
    ['缴费频次', '年交', 'frequency', 'annual'],
    ['缴费频次', '6', 'frequency', 'semiannual'],
    ['缴费频次', '-1', 'frequency', 'irregular'],
    ['缴费频次', '一次性', 'frequency', 'single'],
    ['收费方式', '微信支付', 'payChannel', 'online'],
    ['收费方式', 'POS刷卡', 'payChannel', 'counter'],
    ['收费方式', '建行银行代扣', 'payChannel', 'transfer'],
    ['收费方式', '批扣', 'payChannel', 'transfer'],
    ['收费方式', '银行柜面', 'payChannel', 'counter'],
    ['收费方式', '网上银行', 'payChannel', 'online'],
    ['转账状态', '扣款成功', 'transferStatus', 'succeeded'],
    ['转账状态', '划款失败', 'transferStatus', 'failed'],
    ['转账状态', '不成功', 'transferStatus', 'failed'],
    ['转账状态', '转帐在途', 'transferStatus', 'inFlight'],
    ['转账状态', '未送盘', 'transferStatus', 'pending'],
    ['转账状态', '无需转账', 'transferStatus', 'notEnrolled'],
    ['转账状态', '已划款', 'transferStatus', 'succeeded'],
    ['转账状态', '待回盘', 'transferStatus', 'inFlight'],
    ['业务员状态', '脱落', 'agentStatus', 'left'],
    ['业务员状态', '正常', 'agentStatus', 'active'],
    ['保单状态', '效力中止', 'policyStatus', 'lapsed'],
    ['保单状态', '理赔终止', 'policyStatus', 'claim'],
    ['保单状态', '合同终止', 'policyStatus', 'terminated'],
    ['保单状态', '保费豁免', 'policyStatus', 'waived'],
    ['保单状态', '自动垫交', 'policyStatus', 'autoLoan'],
    ['保单状态', '正常', 'policyStatus', 'inForce'],
    ['保单状态', '尚未失效', 'policyStatus', 'inForce'],
    ['保单状态', '已失效', 'policyStatus', 'lapsed'],
    ['保单状态', '未豁免，有效', 'policyStatus', 'inForce'],
    ['收费方式', '非柜面（网银）', 'payChannel', 'online'],
    ['收费方式', '银行代收', 'payChannel', 'transfer'],
    ['收费状态', '已交', 'paidFlag', 'paid'],
    ['收费状态', '未缴', 'paidFlag', 'unpaid'],
    ['是否已收', '否', 'paidFlag', 'unpaid'],
    ['币种', 'ＲＭＢ', 'currency', 'CNY'],
    ['币种', '美元', 'currency', 'foreign'],
    ['孤儿单标志', 'Y', 'orphanFlag', 'yes'],
    ['自保互保件', '0', 'selfFlag', 'no'],
    ['客户垫交意愿', '同意', 'autoLoan', 'yes'],
  ] as const)('%s %s is %s %s', (header, word, field, value) => {
    const { row, codes } = one({ [header]: word })
    expect(row[field]).toBe(value)
    expect(codes).toEqual([])
  })

  it('is raised for a word nobody knows, which stays empty', () => {
    const { row, codes, result } = one({ 缴费频次: '双周缴' })
    expect(row.frequency).toBe('')
    expect(codes).toEqual(['M004 frequency'])
    expect(result.findings[0]?.[0]?.value).toBe('双周缴')
  })

  it('knows no status by a word with a negative before it', () => {
    for (const word of ['未终止', '非正常', '未退保', '无效', '不豁免'])
      expect(one({ 保单状态: word })).toMatchObject({ row: { policyStatus: '' }, codes: ['M004 policyStatus'] })
  })

  it('keeps that a channel is named, whatever it is called', () => {
    expect(one({ 收费方式: '惠民码' })).toMatchObject({ row: { payChannel: 'unknown' }, codes: ['M004 payChannel'] })
    expect(one({ 收费方式: '-' })).toMatchObject({ row: { payChannel: '' }, codes: [] })
  })

  it('matches whole words except for channel and status', () => {
    expect(one({ 转账状态: '银行返回成功' }).codes).toEqual(['M004 transferStatus'])
    expect(one({ 业务员状态: '在职待岗' }).codes).toEqual(['M004 agentStatus'])
  })

  it("knows the user's words first", () => {
    const settings = {
      words: { frequency: { monthly: ['每两周'] }, payChannel: { doorstep: ['柜面'], online: ['惠民码'] } },
    }
    expect(one({ 缴费频次: '每两周' }, { settings }).row.frequency).toBe('monthly')
    expect(one({ 收费方式: '柜面' }, { settings }).row.payChannel).toBe('doorstep')
    expect(one({ 收费方式: '扫惠民码缴费' }, { settings }).row.payChannel).toBe('online')
  })

  it('is not raised for the code that core systems put before or behind a word', () => {
    const { row, codes } = one({
      性别: '1-男',
      缴费频率: '12:年交',
      币种: '01-人民币',
      转账状态: '失败(E01)',
      孤儿单标志: 'N-否',
      证件类型: '0-身份证',
      收费状态: '未收/0',
    })
    expect(row).toMatchObject({
      holderSex: 'male',
      frequency: 'annual',
      currency: 'CNY',
      transferStatus: 'failed',
      orphanFlag: 'no',
      holderIdType: '身份证',
      paidFlag: 'unpaid',
    })
    expect(codes).toEqual([])
    for (const currency of ['人民币（元）', 'CNY-人民币', '人民币/CNY'])
      expect(one({ 币种: currency }).row.currency).toBe('CNY')
    for (const currency of ['02-美元', '美元(USD)']) expect(one({ 币种: currency }).row.currency).toBe('foreign')
  })

  it('never lets an unknown currency pass for yuan', () => {
    expect(one({ 币种: 'XAU' })).toMatchObject({ row: { currency: 'foreign' }, codes: ['M004 currency'] })
  })
})

describe('M005', () => {
  it('sees scientific notation and numbers of more than 15 digits', () => {
    expect(one({ 保单号: '1.10101E+17' }).codes).toEqual(['M005 policyNo'])
    expect(one({ 银行账号: '6.22202E+18' }).codes).toEqual(['M005 bankAccount'])
    expect(one({ 银行账号: 6222021234567890000 }, workbook)).toMatchObject({
      row: { bankAccount: '6222021234567890000' },
      codes: ['M005 bankAccount'],
    })
    expect(one({ 保单号: 123456789012345 }, workbook)).toMatchObject({
      row: { policyNo: '123456789012345' },
      codes: [],
    })
    expect(one({ 保单号: 1234567890123456 }, workbook).codes).toEqual(['M005 policyNo'])
  })

  it('sees a whole text column that ends in zeros, from three values on', () => {
    const rows = (...accounts: readonly string[]) => [
      [...HEADER, '银行账号'],
      ...accounts.map((account, i) => [`P00000000${i}`, '2026-05-03', '100', account]),
    ]
    const codes = (...accounts: readonly string[]) =>
      accounts.map((_, i) => codesOf(mapped(rows(...accounts)), i).join())
    expect(codes('6222021234567890000', '6222021234567810000', '6222 0212 3456 7820 000', '123')).toEqual([
      'M005 bankAccount',
      'M005 bankAccount',
      'M005 bankAccount',
      '',
    ])
    expect(codes('6222021234567890000', '6222021234567810000')).toEqual(['', ''])
    expect(codes('6222021234567890000', '6222021234567810000', '6222021234567810001')).toEqual(['', '', ''])
  })
})

describe('M006, M007, M009', () => {
  it('M007 sees U+FFFD anywhere, runs of ? in names and addresses only', () => {
    expect(one({ 投保人: '张\ufffd' }).codes).toEqual(['M007 holderName'])
    expect(one({ 投保人: '张??' }).codes).toEqual(['M007 holderName'])
    expect(one({ 地址: '济南市？？路' }).codes).toEqual(['M007 address'])
    expect(one({ 投保人: '张?' }).codes).toEqual([])
    expect(one({ 失败原因: '原因??' }).codes).toEqual([])
    expect(one({ 失败原因: '原因\ufffd' }).codes).toEqual(['M007 failReason'])
  })

  it('M009 sees a cell too many, and in delimited text a cell too few', () => {
    const rows = [
      [...HEADER, '投保人'],
      ['P000000001', '2026-05-03', '100', '张三'],
      ['P000000002', '2026-05-03', '100', '李', '四'],
      ['P000000003', '2026-05-03', '100'],
      ['P000000004', '2026-05-03', '100', '赵六', ' ', ''],
    ]
    const text = mapped(rows)
    expect([0, 1, 2, 3].map((i) => codesOf(text, i).join())).toEqual(['', 'M009', 'M009', ''])
    expect(text.findings[1]?.[0]?.facts).toEqual({ cells: 5, columns: 4 })
    const sheet = mapped(rows, workbook)
    expect([0, 1, 2, 3].map((i) => codesOf(sheet, i).join())).toEqual(['', 'M009', '', ''])
  })

  it('M009 is not raised where the export leaves out empty cells at the end', () => {
    const rows = [
      [...HEADER, '备注'],
      ...Array.from({ length: 5 }, (_, i) => [`P00000000${i}`, '2026-05-03', '100']),
      ['P000000009', '2026-05-03', '100', 'x'],
    ]
    expect(mapped(rows).findings.every((found) => found === undefined)).toBe(true)
  })

  it('M009 in a workbook counts filled cells only: a remark beside a row with empty cells is no fault', () => {
    const rows = [
      [...HEADER, '投保人'],
      ['P000000001', '2026-05-03', '100', ''],
      ['P000000002', '2026-05-03', '100', '', '已核'],
    ]
    expect(codesOf(mapped(rows, workbook), 1)).toEqual([])
    expect(codesOf(mapped(rows), 1)).toEqual(['M009'])
  })

  it('takes columns without a title at the end for columns', () => {
    const rows = [HEADER, ...Array.from({ length: 4 }, (_, i) => [`P00000000${i}`, '2026-05-03', '100', 'x'])]
    const result = mapped(rows)
    expect(result.findings.every((found) => found === undefined)).toBe(true)
    expect(result.plan.findings).toMatchObject([{ finding: { code: 'M006', value: '', facts: { header: 'D' } } }])
  })
})

describe('codes and numbers', () => {
  it('are narrow and without blanks where blanks mean nothing', () => {
    expect(one({ 银行账号: '６２２２ 0212-3456 7890' }).row.bankAccount).toBe('6222021234567890')
    expect(one({ 证件号码: '11000019491231002x' }).row.holderIdNo).toBe('11000019491231002X')
    expect(one({ 手机: '+86 138-0000-1234' }).row.mobile).toBe('13800001234')
    expect(one({ 手机: '008613800001234' }).row.mobile).toBe('13800001234')
    expect(one({ 手机: '138000012' }).row.mobile).toBe('138000012')
    expect(one({ 手机: 13800001234 }, workbook).row.mobile).toBe('13800001234')
    expect(one({ 联系电话: '0531-88881234' }).row.phone).toBe('0531-88881234')
    expect(one({ 保单号: '＝' }).row.policyNo).toBe('=')
  })

  it('keep leading zeros', () => {
    expect(one({ 保单号: '="0012345678"' }).row.policyNo).toBe('0012345678')
    expect(one({ 业务员代码: "'00123" }).row.agentCode).toBe('00123')
  })
})

describe('counts', () => {
  it('derive the instalment number from what is paid', () => {
    expect(one({ 已交费次数: '4' }).row).toMatchObject({ paidCount: 4, instalmentNo: 5 })
    expect(one({ 已交费次数: '4', 交费次数: '7' }).row).toMatchObject({ paidCount: 4, instalmentNo: 7 })
  })

  it('divide 缴费期数 by the instalments a year', () => {
    expect(one({ 缴费期数: '120', 缴费频次: '月交' }).row.payTerm).toBe(10)
    expect(one({ 缴费期数: '20', 缴费频次: '年交' }).row.payTerm).toBe(20)
    expect(one({ 缴费期数: '40', 缴费频次: '季交' }).row.payTerm).toBe(10)
    expect(one({ 缴费期数: '40' }).row.payTerm).toBeUndefined()
  })

  it('subtract the age at effect from 交至N岁', () => {
    expect(one({ 缴费年期: '交至60岁', 投保人出生日期: '1980-05-04', 生效日期: '2020-05-03' }).row.payTerm).toBe(21)
    expect(
      one({ 缴费年期: '至60周岁', 投保人证件号码: '110000198005030013', 生效日期: '2020-05-03' }).row.payTerm,
    ).toBe(20)
    expect(one({ 缴费年期: '至60岁' })).toMatchObject({ row: { payTerm: undefined }, codes: [] })
    expect(one({ 缴费年期: '终身' })).toMatchObject({ row: { payTerm: undefined }, codes: [] })
    expect(one({ 缴费年期: '十年' }).codes).toEqual(['M004 payTerm'])
  })
})
