import { describe, expect, it } from 'vitest'
import { fieldsOf, planned, planOf } from './tables.ts'

const HEADER = ['保单号', '应缴日期', '应缴保费', '投保人']
const ROW = ['P000000001', '2026-05-03', '100.00', '张三']

describe('the header row', () => {
  it('is the first with three known names, policy number or due date among them, below titles', () => {
    const plan = planned([['某某人寿续期应收清单', '', '', ''], [], ['机构：济南', '', '2026年5月', ''], HEADER, ROW])
    expect(plan.headerRow).toBe(4)
  })

  it('needs three names', () => {
    expect(
      planOf([
        ['保单号', '应缴日期', '摘要'],
        ['P1', '2026-05-03', 'x'],
      ]),
    ).toMatchObject({ skipped: 'noHeader' })
  })

  it('needs policy number or due date among them', () => {
    expect(
      planOf([
        ['投保人', '性别', '地址', '手机'],
        ['张三', '男', 'x', 'y'],
      ]),
    ).toMatchObject({ skipped: 'noHeader' })
    expect(
      planOf([
        ['投保人', '性别', '应缴日期'],
        ['张三', '男', '2026-05-03'],
      ]),
    ).toMatchObject({ missing: ['policyNo', 'premium'] })
  })

  it('is found in row 20 and not in row 21', () => {
    const titles = (n: number) => Array.from({ length: n }, (_, i) => [`标题${i}`])
    expect(planned([...titles(19), HEADER, ROW]).headerRow).toBe(20)
    expect(planOf([...titles(20), HEADER, ROW])).toMatchObject({ skipped: 'noHeader' })
  })

  it('of a sheet without rows is missing because the sheet is empty', () => {
    expect(planOf([])).toEqual({ skipped: 'empty', seen: undefined })
  })

  it('shows what was seen instead, names and numbers masked', () => {
    expect(planOf([['张三丰', '13800001234', '保单号', '山东省济南市历下区经十路1号']])).toMatchObject({
      seen: { zh: '4 列，第 1 行：张*丰 · 1*********4 · 保单号 · 山************号' },
    })
  })

  it('shows the row that comes closest to a header, and that its separator is not known', () => {
    const lines = ['某某人寿', '机构^保单号^应缴日^应缴保费', '3701^P1^2026-05-03^100'].map((line) => [line])
    expect(planOf(lines)).toMatchObject({
      seen: {
        zh: '只有 1 列（列要用逗号、分号、制表符或竖线隔开），第 2 行：机构 · 保单号 · 应缴日 · 应缴保费',
        en: '1 column only (columns are set apart by commas, semicolons, tabs or bars), row 2: 机构 · 保单号 · 应缴日 · 应缴保费',
      },
    })
  })

  it('is found whatever the order of the columns', () => {
    expect(
      fieldsOf([
        ['应缴保费', '备注', '投保人', '应缴日期', '保单号'],
        ['100', '', '张三', '2026-05-03', 'P000000001'],
      ]),
    ).toEqual({
      应缴保费: 'premium',
      备注: '-',
      投保人: 'holderName',
      应缴日期: 'dueDate',
      保单号: 'policyNo',
    })
  })

  it('of two lines takes the groups above bare names into account', () => {
    const rows = [
      ['保单信息', '', '', '投保人信息', '', '被保险人', '', '业务员', ''],
      ['保单号', '应缴日期', '应缴保费', '姓名', '性别', '姓名', '性别', '姓名', '电话'],
      ['P000000001', '2026-05-03', '100', '张三', '男', '李四', '女', '王五', '13800001234'],
    ]
    const plan = planned(rows)
    expect(plan.headerRow).toBe(2)
    expect(plan.columns.map((column) => column.field)).toEqual([
      'policyNo',
      'dueDate',
      'premium',
      'holderName',
      'holderSex',
      'insuredName',
      undefined,
      'agentName',
      'agentPhone',
    ])
  })

  it('below a line that names the collector is no group of the collector', () => {
    const names = ['保单号', '姓名', '应缴日期', '应缴保费', '手机', '电话', '地址']
    for (const title of [
      ['收费员：李四', '', '', '打印日期：2026-06-18'],
      ['机构：济南', '', '', '', '业务员：王五（10023）'],
    ])
      expect(Object.values(fieldsOf([title, names, ROW]))).toEqual([
        'policyNo',
        'holderName',
        'dueDate',
        'premium',
        'mobile',
        'phone',
        'address',
      ])
  })

  it('of two lines is joined where cells were merged downwards', () => {
    const rows = [
      ['保单号', '应缴日期', '应缴保费', '投保人', '', '业务员', ''],
      ['', '', '', '姓名', '手机号', '工号', '姓名'],
      ['P000000001', '2026-05-03', '100', '张三', '13800001234', 'A0000001', '王五'],
    ]
    const plan = planned(rows)
    expect(plan.headerRow).toBe(2)
    expect(plan.columns.map((column) => column.field)).toEqual([
      'policyNo',
      'dueDate',
      'premium',
      'holderName',
      'mobile',
      'agentCode',
      'agentName',
    ])
  })

  it('of one line is not joined with a first row that lacks its keys', () => {
    const rows = [HEADER, ['', '', '', '李四'], ROW]
    expect(planned(rows).headerRow).toBe(1)
  })
})

describe('a missing column', () => {
  it('is refused with the headers found and the nearest candidates, never guessed', () => {
    const plan = planOf([
      ['保单号', '应收年月日', '应缴保费', '投保人'],
      ['P000000001', '2026-05-03', '100', '张三'],
    ])
    expect(plan).toMatchObject({
      missing: ['dueDate'],
      headers: ['保单号', '应收年月日', '应缴保费', '投保人'],
      nearest: { dueDate: ['应收年月日'] },
    })
  })

  it('is found when the settings name it', () => {
    const settings = { columns: { dueDate: ['应收年月日'] } }
    expect(
      fieldsOf(
        [
          ['保单号', '应收年月日', '应缴保费'],
          ['P000000001', '2026-05-03', '100'],
        ],
        { settings },
      ),
    ).toMatchObject({ 应收年月日: 'dueDate' })
  })

  it('is no matter for the premium where the main premium is there', () => {
    expect(
      fieldsOf([
        ['保单号', '应缴日', '主险保费'],
        ['P000000001', '2026-05-03', '100'],
      ]),
    ).toMatchObject({ 主险保费: 'mainPremium' })
  })
})
