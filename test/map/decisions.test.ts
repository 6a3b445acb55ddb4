import { describe, expect, it } from 'vitest'
import type { RawCell } from '../../src/model/raw.ts'
import { codesOf, fieldsOf, mapped, planned } from './tables.ts'

/** A table with the three columns every table needs, and the columns of the case at hand. */
function withColumns(headers: readonly string[], ...rows: readonly (readonly RawCell[])[]): (readonly RawCell[])[] {
  return [
    ['保单号', '应缴日', '应缴保费', ...headers],
    ...rows.map((row, i) => [`P00000000${i}`, '2026-05-03', '100', ...row]),
  ]
}

const fields = (headers: readonly string[], ...rows: readonly (readonly RawCell[])[]) =>
  planned(withColumns(headers, ...rows))
    .columns.slice(3)
    .map((column) => column.field)

describe('values decide', () => {
  it('whether 缴费方式 is the frequency or the channel, in either spelling', () => {
    expect(fields(['缴费方式'], ['年交'], ['月交'])).toEqual(['frequency'])
    expect(fields(['缴费方式'], ['银行转账'], ['柜面'])).toEqual(['payChannel'])
    expect(fields(['交费方式'], ['年缴'], ['趸交'])).toEqual(['frequency'])
    expect(fields(['交费方式'], ['银行'], ['上门'])).toEqual(['payChannel'])
    expect(fields(['缴费方式', '交费方式'], ['年交', '银行'], ['月交', '柜台'])).toEqual(['frequency', 'payChannel'])
    expect(fields(['缴费方式', '缴费频次'], ['微信支付', '12'], ['POS刷卡', '1'])).toEqual(['payChannel', 'frequency'])
    expect(fields(['缴费形式'], ['年交'], ['季交'])).toEqual(['frequency'])
  })

  it('whether 保单状态 is the status or says what is paid', () => {
    expect(fields(['保单状态'], ['有效'], ['失效'])).toEqual(['policyStatus'])
    expect(fields(['保单状态'], ['已收'], ['未收'])).toEqual(['paidFlag'])
    expect(fields(['保单状态', '保单当前状态'], ['未收', '有效'], ['已收', '宽限期'])).toEqual([
      'paidFlag',
      'policyStatus',
    ])
  })

  it('whether 银行编码 is a name; a code of a bank is no field', () => {
    expect(fields(['银行编码'], ['中国工商银行'], ['农业银行'])).toEqual(['bankName'])
    expect(fields(['银行编码', '开户行'], ['0102', '中国工商银行'], ['0103', '农业银行'])).toEqual([
      undefined,
      'bankName',
    ])
  })

  it('whether a branch, a product, an agent is a code or a name', () => {
    expect(fields(['管理机构'], ['86370101'], ['86370102'])).toEqual(['branchCode'])
    expect(fields(['管理机构'], ['济南分公司'], ['青岛分公司'])).toEqual(['branchName'])
    expect(fields(['管理机构', '营业部'], ['86370101', '历下营业部'])).toEqual(['branchCode', 'branchName'])
    expect(fields(['险种'], ['1101'], ['1102'])).toEqual(['productCode'])
    expect(fields(['险种代码', '险种'], ['1101', '终身寿险'])).toEqual(['productCode', 'productName'])
    expect(fields(['业务员'], ['A2001001'], ['A2001002'])).toEqual(['agentCode'])
    expect(fields(['收费员'], ['王五'])).toEqual(['collectorName'])
    expect(fields(['维护人员'], ['S100001'])).toEqual(['collectorCode'])
  })

  it('whether 转账标志 is a status, and what yes means there', () => {
    expect(fields(['转账标志'], ['银行转账'], ['柜面'])).toEqual(['payChannel'])
    expect(fields(['转账标志'], ['转账成功'], ['在途'])).toEqual(['transferStatus'])
  })

  it.each([
    ['是', '否'],
    ['Y', 'N'],
    ['1', '0'],
    ['√', '×'],
    ['有', '没有'],
    ['已办理', '未办理'],
  ])('that %s in a transfer flag is the transfer and %s is none, and never a frequency', (yes, no) => {
    for (const header of ['转账标志', '是否转账', '是否银行转账', '银行代扣标识']) {
      const { receivables, findings } = mapped(withColumns([header], [yes], [no], ['']))
      expect(receivables.map((row) => [row.payChannel, row.frequency])).toEqual([
        ['transfer', ''],
        ['other', ''],
        ['', ''],
      ])
      expect(findings).toEqual([undefined, undefined, undefined])
      // one value alone says the same
      expect(mapped(withColumns([header], [no])).receivables.map((row) => row.payChannel)).toEqual(['other'])
    }
  })

  it('nothing by the text of a repeated header, however it is written', () => {
    const headers = ['管理机构：', '险种：', '返回码：', '*缴费方式']
    const again = ['保单号', '应缴日', '应缴保费', ...headers]
    const table = withColumns(headers, ['3701', '1101', '3008', '1'], ['3701', '1101', '3008', '12'])
    const wide = again.map((name) => ` ${name.replace('：', ':')}`)
    const { columns } = planned([...table.slice(0, 2), again, ...table.slice(2), wide])
    expect(columns.slice(3).map((column) => [column.field, column.samples.length])).toEqual([
      ['branchCode', 1],
      ['productCode', 1],
      ['failCode', 1],
      ['frequency', 2],
    ])
  })

  it('whether 保单标识 is about the agent', () => {
    expect(mapped(withColumns(['保单标识'], ['在职单'], ['孤儿单'])).receivables.map((row) => row.agentStatus)).toEqual(
      ['active', 'left'],
    )
    expect(fields(['保单标识'], ['自保件'], ['非自保件'])).toEqual(['selfFlag'])
  })

  it("whether 转账结果 holds the bank's words", () => {
    expect(fields(['转账结果'], ['成功'], ['失败'])).toEqual(['transferStatus'])
    expect(fields(['转账结果'], ['余额不足'], ['户名不符'])).toEqual(['failReason'])
    expect(fields(['失败原因'], ['3008'], ['3031'])).toEqual(['failCode'])
  })

  it('what yes and no mean of an agent, by the header', () => {
    const left = (header: string, ...words: readonly string[]) =>
      mapped(withColumns([header], ...words.map((word) => [word]))).receivables.map((row) => row.agentStatus)
    expect(left('是否在职', '是', '否')).toEqual(['active', 'left'])
    expect(left('离职标志', 'Y', 'N')).toEqual(['left', 'active'])
  })

  it('what 1, 0 and 2 mean as a sex', () => {
    const sexes = (...values: readonly string[]) =>
      mapped(withColumns(['性别'], ...values.map((value) => [value]))).receivables.map((row) => row.holderSex)
    expect(sexes('1', '2', '1')).toEqual(['male', 'female', 'male'])
    expect(sexes('0', '1')).toEqual(['male', 'female'])
    expect(sexes('0', '1', '2')).toEqual(['', 'male', 'female'])
    expect(sexes('0', '2')).toEqual(['male', 'female'])
    expect(sexes('M', 'F', '男', '女')).toEqual(['male', 'female', 'male', 'female'])
  })
})

describe('the kind of file decides', () => {
  it('that 缴费日期 and 交费日期 are the due date in a list of receivables', () => {
    expect(
      fieldsOf([
        ['保单号', '缴费日期', '应收保费'],
        ['P000000001', '2026-05-03', '1'],
      ]),
    ).toMatchObject({ 缴费日期: 'dueDate' })
    expect(
      fieldsOf([
        ['保单号', '交费日期', '应收保费'],
        ['P000000001', '2026-05-03', '1'],
      ]),
    ).toMatchObject({ 交费日期: 'dueDate' })
  })

  it('that they are the day of payment beside a due date', () => {
    expect(
      fieldsOf([
        ['保单号', '交费日期', '应收保费', '缴费对应日'],
        ['P000000001', '2026-05-03', '1', '2026-05-01'],
      ]),
    ).toMatchObject({ 交费日期: 'paidDate', 缴费对应日: 'dueDate' })
    expect(
      fieldsOf([
        ['保单号', '交费日期', '应收保费', '缴费日期'],
        ['P000000001', '2026-05-03', '1', '2026-05-01'],
      ]),
    ).toMatchObject({ 交费日期: 'paidDate', 缴费日期: 'dueDate' })
  })

  it('that 交费日期 is the day of payment in a list of successes, which then lacks a due date', () => {
    const rows = [
      ['保单号', '交费日期', '实收保费', '投保人'],
      ['P000000001', '2026-05-03', '1', '张三'],
    ]
    expect(() => planned(rows)).toThrow('missing')
    expect(() =>
      planned([
        ['5月转账成功清单'],
        ['保单号', '交费日期', '保费', '投保人'],
        ['P000000001', '2026-05-03', '1', '张三'],
      ]),
    ).toThrow('missing')
  })
})

describe("an agent's phone", () => {
  const phones = (headers: readonly string[], ...rows: readonly (readonly string[])[]) => fields(headers, ...rows)

  it('beside the agent is the same for each agent', () => {
    expect(
      phones(
        ['手机号码', '业务员姓名', '电话'],
        ['1', '王五', '13800001111'],
        ['2', '王五', '13800001111'],
        ['3', '赵六', '13800002222'],
      ),
    ).toEqual(['mobile', 'agentName', 'agentPhone'])
  })

  it("is the holder's where one agent's rows have several", () => {
    expect(
      phones(['业务员姓名', '手机号码'], ['王五', '13800001111'], ['王五', '13800003333'], ['赵六', '13800002222']),
    ).toEqual(['agentName', 'mobile'])
  })

  it("is the holder's where nothing else is and nothing can be told", () => {
    expect(phones(['业务员姓名', '电话'], ['王五', '13800001111'])).toEqual(['agentName', 'phone'])
  })

  it('has a name of its own often enough', () => {
    expect(phones(['电话', '代理人电话'], ['1', '2'])).toEqual(['phone', 'agentPhone'])
  })
})

describe('two columns of one field', () => {
  it('leave it to the more specific name; the other is M006', () => {
    const plan = planned(withColumns(['投保人', '投保人姓名'], ['张三', '张三丰']))
    expect(plan.columns.slice(3).map((column) => column.field)).toEqual([undefined, 'holderName'])
    expect(plan.findings).toMatchObject([
      { row: 1, finding: { code: 'M006', value: '投保人', facts: { header: '投保人', column: 'D' } } },
    ])
    expect(fields(['手机', '投保人手机'], ['1', '2'])).toEqual([undefined, 'mobile'])
    expect(fields(['合计', '应收保费合计'], ['1', '2']).length).toBe(2)
    expect(
      fieldsOf([
        ['保单号', '应缴日', '合计', '应收保费'],
        ['P000000001', '2026-05-03', '1', '2'],
      ]),
    ).toMatchObject({ 合计: '-', 应收保费: 'premium' })
    expect(
      fieldsOf([
        ['关联业务号码', '保单号', '应缴日', '合计'],
        ['B1', 'P000000001', '2026-05-03', '1'],
      ]),
    ).toMatchObject({ 关联业务号码: '-', 保单号: 'policyNo', 合计: 'premium' })
  })

  it('are both used where their values differ in kind', () => {
    expect(fields(['联系电话', '家电'], ['13800001111', '0531-88881111'], ['13900001111', '0531-88882222'])).toEqual([
      'mobile',
      'phone',
    ])
  })

  it('do not count where one has no value', () => {
    expect(fields(['投保人手机', '手机号码'], ['', '13800001111'])).toEqual([undefined, 'mobile'])
  })

  it('go to the one that the settings name', () => {
    const settings = { columns: { holderName: ['客户'] } }
    expect(fieldsOf(withColumns(['投保人姓名', '客户'], ['张三', '李四']), { settings })).toMatchObject({
      投保人姓名: '-',
      客户: 'holderName',
    })
  })

  it('of one name are taken from the left', () => {
    expect(fields(['联系地址', '联系地址'], ['甲', '乙'])).toEqual(['address', undefined])
  })
})

describe('riders', () => {
  it('in seven pairs of columns are joined and added', () => {
    const pairs = Array.from({ length: 7 }, () => ['附加险种', '附加险保费']).flat()
    const result = mapped([
      ['保单号', '应缴日', '主险保费', ...pairs],
      [
        'P000000001',
        '2026-05-03',
        '1000',
        '住院医疗',
        '200.50',
        '意外',
        '30',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '豁免',
        '9.5',
      ],
    ])
    expect(result.receivables[0]).toMatchObject({
      riderNames: '住院医疗;意外;豁免',
      riderPremium: 24000,
      mainPremium: 100000,
      premium: 124000,
    })
    expect(result.plan.presence.has('premium')).toBe(false)
  })

  it('may be numbered', () => {
    const headers = [
      '附险1',
      '附险1保费',
      '附加险种2',
      '附加险保费2',
      '附加险种.3',
      '附加险保费.3',
      '附加险（四）',
      '附加险（四）保费',
    ]
    expect(fields(headers, ['a', '1', 'b', '2', 'c', '3', 'd', '4'])).toEqual([
      'riderNames',
      'riderPremium',
      'riderNames',
      'riderPremium',
      'riderNames',
      'riderPremium',
      'riderNames',
      'riderPremium',
    ])
  })

  it('are not added twice where their total has a column', () => {
    expect(fields(['附加险保费', '附加险保费', '附加险保费合计'], ['1', '2', '3'])).toEqual([
      undefined,
      undefined,
      'riderPremium',
    ])
  })
})

describe('a decision', () => {
  it('says why, in both languages, with masked samples', () => {
    const plan = planned(withColumns(['缴费方式', '要保人姓名', '备注'], ['年交', '张三丰', '李四光']))
    const [mode, holder, remark] = plan.columns.slice(3)
    expect(mode?.because).toEqual({
      zh: '列里的值是“年交”，所以是缴费频次',
      en: 'its values are “年交”, hence the frequency',
    })
    expect(holder).toMatchObject({ field: 'holderName', because: { zh: '列名“要保人姓名”' }, samples: ['张*丰'] })
    expect(remark).toMatchObject({ field: undefined, samples: ['李*光'] })
  })

  it('lets the columns of a rejected-rows workbook pass without a note', () => {
    const plan = planned(withColumns(['退回代码', '退回原因'], ['M002', '…']))
    expect(plan.findings).toEqual([])
  })

  it('never makes findings of a tidy row', () => {
    expect(codesOf(mapped(withColumns(['投保人'], ['张三'])))).toEqual([])
  })
})
